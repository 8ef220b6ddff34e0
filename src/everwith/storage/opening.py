"""Opening the file for writing: made where there is none, examined, brought up to date, set up."""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from everwith.core.errors import EverwithError, WrongUse
from everwith.storage.connection import (
    Connection,
    closing,
    connect,
    examine,
    first_read,
    settle,
    touch_private,
)
from everwith.storage.faults import DriverError, told
from everwith.storage.migrations import LATEST, migrate, refuse_newer, version_of
from everwith.storage.redaction import overwrite_if_due


def prepare(path: Path, key: bytes | None) -> Connection:
    """Return the writing connection to the file, which is of the present version then."""
    try:
        if not path.exists():
            _make(path, key)
        examine(path, encrypted=key is not None)
        return _writable(path, key)
    except DriverError as error:
        raise told(error) from error
    except OSError as error:
        raise WrongUse(f"{path} cannot be opened ({error.strerror}).", "Check the folder and its rights.") from error


def check_readable(path: Path, key: bytes | None) -> None:
    """Raise WrongUse unless the file opens with the key and is of a version known here; changes nothing."""
    examine(path, encrypted=key is not None)
    with closing(connect(path, key, reader=True)) as connection:
        first_read(connection)
        refuse_newer(version_of(connection))


def _make(path: Path, key: bytes | None) -> None:
    """Make the file complete under another name first: a file that is there is never half a store."""
    if path.with_name(path.name + "-wal").exists():
        raise WrongUse(
            f"{path.name} is missing, but its journal {path.name}-wal is here.",
            "Put the file back where it was, or restore a backup.",
        )
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unborn = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    touch_private(unborn)
    try:
        with closing(connect(unborn, key)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            migrate(connection)
        settle(unborn)
        _name(unborn, path)
    finally:
        unborn.unlink(missing_ok=True)
    settle(path.parent)


def _name(unborn: Path, path: Path) -> None:
    """Give the new file its name; where another process was first, its file is the one."""
    try:
        path.hardlink_to(unborn)
    except FileExistsError:
        return
    except OSError:  # a file system without links (a memory stick): two first starts at once are not told apart
        if not path.exists():
            unborn.rename(path)


def _writable(path: Path, key: bytes | None) -> Connection:
    check_readable(path, key)
    connection = connect(path, key)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")  # a read-only file shows here, not at the first message
        connection.execute("ROLLBACK")
        if version_of(connection) < LATEST:
            migrate(connection)
        with contextlib.suppress(EverwithError):  # still due, and tried again at the next opening
            overwrite_if_due(connection)
    except BaseException:
        connection.close()
        raise
    return connection
