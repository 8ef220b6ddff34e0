"""`everwith export`, `import`, `backup`, `restore`: nobody can take her away."""

from __future__ import annotations

from pathlib import Path

from everwith import app
from everwith.core.errors import WrongUse
from everwith.runtime.steps import turns_of
from everwith.storage.backup import backup, restore
from everwith.storage.keys import find_key
from everwith.storage.portable import export_archive, import_archive


async def run_export(to: Path, *, home: Path | None) -> None:
    """Write the archive."""
    async with app.open(home) as everwith:
        written = await export_archive(everwith.store, to)
    print(
        f"{len(written)} {'life' if len(written) == 1 else 'lives'} written to {to}. It is not encrypted: keep it safe."
    )


async def run_import(archive: Path, *, home: Path | None) -> None:
    """Read an archive into the home; where the model is here, what was said can be found by its meaning again."""
    folder = home or app.Environment.read().home
    async with app.open(folder) as everwith:
        model = None if everwith.company.embedder is None else app.load_model(folder / "cache", folder)
        taken = await import_archive(everwith.store, archive, lambda row: turns_of(row, model))
    print(f"{len(taken)} {'life' if len(taken) == 1 else 'lives'} brought back.")


def run_backup(to: Path, *, home: Path | None) -> None:
    """Copy the file of the home."""
    folder = home or app.Environment.read().home
    store = app.store_path(folder)
    if not store.exists():
        raise WrongUse(f"There is nobody in {folder} yet.", "Run everwith first.")
    backup(store, find_key(folder, passphrase=app.Environment.read().passphrase).secret, to)
    print(f"Copied to {to}, and checked. It opens with the same key.")


def run_restore(source: Path, *, home: Path | None, replace: bool) -> None:
    """Put a copy back in its place."""
    folder = home or app.Environment.read().home
    if not source.is_file():
        raise WrongUse(f"There is no file {source}.", "Name a copy made by everwith backup.")
    app.make_home(folder)
    key = find_key(folder, passphrase=app.Environment.read().passphrase)
    aside = restore(source, key.secret, app.store_path(folder), replace=replace)
    print("Restored." + (f" What was there before is kept as {aside.name}." if aside else ""))
