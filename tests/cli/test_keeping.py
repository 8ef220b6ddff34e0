"""Nobody can take her away (promise 9): export and import, backup and restore."""

from __future__ import annotations

import asyncio
import zipfile
from pathlib import Path

import pytest

from everwith import app
from everwith.runtime import codec
from tests.cli.conftest import Run
from tests.cli.test_replay import SCRIPT, life


def states(home: Path) -> list[str]:
    """Return the state of every relationship of a home, as text."""

    async def read() -> list[str]:
        async with app.open(home) as everwith:
            known = await everwith.store.relationships()
            return [codec.snapshot(await everwith.runtime.state(relationship)) for relationship, _, _ in known]

    return asyncio.run(read())


def events(archive: Path) -> dict[str, bytes]:
    """Return the event logs in an archive."""
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist() if name.endswith("events.jsonl")}


@pytest.mark.parametrize("forgotten", [False, True])
def test_round_trip(run: Run, home: Path, tmp_path: Path, forgotten: bool) -> None:
    """Exported and imported elsewhere she is the same, also where something was forgotten; exported again, equal."""
    run("replay", "-", "--seed", 3, stdin=SCRIPT.encode())
    if forgotten:
        assert run("forget", "anna", "--yes").status == 0
    other = tmp_path / "other"
    assert run("export", tmp_path / "one.zip").status == 0
    assert run("import", tmp_path / "one.zip", home=other).status == 0
    assert states(other) == states(home)
    assert life(other) == life(home)
    assert run("export", tmp_path / "two.zip", home=other).status == 0
    assert events(tmp_path / "one.zip") == events(tmp_path / "two.zip")
    assert events(tmp_path / "one.zip")
    later = b'{"at": "2026-11-10T18:00:00+01:00", "text": "what\'s my sister\'s name?"}'
    assert run("replay", "-", stdin=later).out == run("replay", "-", stdin=later, home=other).out
    assert run("recall", "interview", "--json", home=other).out == run("recall", "interview", "--json").out


def test_backup_and_restore(run: Run, home: Path, tmp_path: Path) -> None:
    """A copy put back brings back that day; what was there is kept beside it."""
    run("replay", "-", "--seed", 3, stdin=SCRIPT.encode())
    before = life(home)
    assert run("backup", tmp_path / "copy.db").status == 0
    run("replay", "-", stdin=b'{"at": "2026-11-10T18:00:00+01:00", "text": "hello again"}')
    assert life(home) != before
    assert run("restore", tmp_path / "copy.db").refused()
    assert run("restore", tmp_path / "copy.db", "--replace").status == 0
    assert life(home) == before


def test_what_cannot_be_brought_back(run: Run, home: Path, tmp_path: Path) -> None:
    """An archive or a copy that is none is wrong use, and nothing is changed."""
    run("replay", "-", "--seed", 3, stdin=SCRIPT.encode())
    before = life(home)
    junk = tmp_path / "junk"
    junk.write_bytes(b"\x00\x01junk" * 100)
    for command in (("import", junk), ("import", tmp_path / "nothing"), ("import", tmp_path)):
        assert run(*command).refused(), command
    for command in (("restore", junk, "--replace"), ("restore", tmp_path / "nothing", "--replace")):
        assert run(*command).refused(), command
    for command in (("export", tmp_path / "no" / "x.zip"), ("backup", tmp_path / "no" / "x.db"), ("export", tmp_path)):
        assert run(*command).status in {1, 2}, command
    assert life(home) == before


def test_a_life_is_not_brought_back_twice(run: Run, tmp_path: Path, home: Path) -> None:
    """Importing into the home where she lives already changes nothing."""
    run("replay", "-", "--seed", 3, stdin=SCRIPT.encode())
    run("export", tmp_path / "one.zip")
    before = life(home)
    assert run("import", tmp_path / "one.zip").refused()
    assert life(home) == before
