"""Copies of the store: encrypted with the same key, taken while it runs, checked before they count."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from everwith.core.errors import EverwithError, WrongUse
from everwith.storage import statements as sql
from everwith.storage.connection import (
    Connection,
    closing,
    connect,
    first_read,
    settle,
    snapshot,
    touch_private,
)
from everwith.storage.faults import DriverError, StoreFault, told
from everwith.storage.opening import check_readable

_PARTS = ("", "-wal", "-shm")


def backup(store: Path, key: bytes | None, to: Path) -> None:
    """Write a consistent, encrypted copy of a store, which may be in use, to a new file `to`.

    The copy is examined (every page, and the number of rows) and on the disk before it gets its name. Raises
    WrongUse where `to` exists or the store cannot be read, StoreFault where the copy fails; no file is left then.
    """
    if to.exists():
        raise WrongUse(f"There is already a file {to}.", "Name one that does not exist yet.")
    _copy(store, key, to)


def restore(source: Path, key: bytes | None, to: Path, *, replace: bool = False) -> Path | None:
    """Make a backup the store at `to`; return where the store that was there is kept, None if there was none.

    The backup is examined first. A store that is there is only replaced with `replace`, when no program uses
    it, and is kept beside the new one. Raises WrongUse or StoreFault; the old store stays then.
    """
    if to.exists() and not replace:
        raise WrongUse(f"There is already a store at {to}.", "Allow replacing it; the old one is kept beside it.")
    check_readable(source, key)
    kept = None
    incoming = to.with_name(f".{to.name}.incoming")
    incoming.unlink(missing_ok=True)
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _copy(source, key, incoming)
    try:
        if to.exists():
            _refuse_in_use(to, key)
            kept = _set_aside(to)
        incoming.replace(to)
    finally:
        incoming.unlink(missing_ok=True)
    settle(to.parent)
    return kept


def _copy(source: Path, key: bytes | None, to: Path) -> None:
    """Copy and examine under another name, then give the copy its name."""
    unborn = to.with_name(f".{to.name}.{os.getpid()}.new")
    try:
        check_readable(source, key)
        unborn.unlink(missing_ok=True)
        touch_private(unborn)
        expected = _copy_pages(source, key, unborn)
        _examine(unborn, key, expected)
        settle(unborn)
        unborn.rename(to)
        settle(to.parent)
    except DriverError as error:
        raise told(error) from error
    except OSError as error:
        raise WrongUse(f"{to} cannot be written ({error.strerror}).", "Check the folder and free space.") from error
    finally:
        for part in (*_PARTS, "-journal"):
            unborn.with_name(unborn.name + part).unlink(missing_ok=True)


def _copy_pages(source: Path, key: bytes | None, to: Path) -> dict[str, int]:
    """Copy all pages of one view of the store; return how many rows each table has in it."""
    with closing(connect(source, key)) as origin, closing(connect(to, key)) as copy, snapshot(origin):
        counts = _counts(origin)
        origin.backup(copy)
    return counts


def _examine(path: Path, key: bytes | None, expected: dict[str, int]) -> None:
    with closing(connect(path, key)) as copy:
        first_read(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
        sound = [row[0] for row in copy.execute("PRAGMA integrity_check")] == ["ok"]
        if not sound or copy.execute("PRAGMA cipher_integrity_check").fetchall() or _counts(copy) != expected:
            raise StoreFault("The copy does not equal the store, so it was not kept.", "Try again on another disk.")


def _counts(connection: Connection) -> dict[str, int]:
    return {name: int(connection.execute(count).fetchone()[0]) for name, count in sql.COUNTS.items()}


def _refuse_in_use(path: Path, key: bytes | None) -> None:
    """Raise WrongUse where a program has the store open; fold its log into it otherwise, as far as that goes."""
    try:
        check_readable(path, key)
    except EverwithError:
        return  # unreadable: then it cannot be in use with this key, and is set aside with all its parts
    with closing(connect(path, key)) as old:
        old.execute("PRAGMA busy_timeout = 200")
        try:
            mode = old.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        except DriverError as error:
            raise _in_use() from error
    if mode != "delete":
        raise _in_use()


def _in_use() -> WrongUse:
    return WrongUse("Everwith is running with this store.", "Stop it, then restore.")


def _set_aside(path: Path) -> Path:
    """Rename the store with its log, so that nothing of the old one meets the new; return its new name."""
    number = 1
    while (kept := path.with_name(f"{path.name}.before-restore-{number}")).exists():
        number += 1
    for part in _PARTS:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + part).rename(kept.with_name(kept.name + part))
    return kept
