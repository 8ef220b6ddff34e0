"""Connections to the file: how it is made, unlocked and set up."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import sqlcipher3.dbapi2 as driver

from everwith.core.errors import WrongUse
from everwith.storage.faults import DriverError, damaged, told

PAGE = 4096
_PLAIN = b"SQLite format 3\0"
_PATIENCE = 10_000  # ms to wait for another process's write
_WAL_LIMIT = 16 * 2**20  # bytes the log keeps after a checkpoint
_SETTINGS = (
    f"PRAGMA busy_timeout = {_PATIENCE}",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA wal_autocheckpoint = 1000",
    f"PRAGMA journal_size_limit = {_WAL_LIMIT}",
)


class Rows(Protocol):
    """What a statement gives."""

    rowcount: int

    def fetchone(self) -> Any:
        """Return the next row or None."""

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """An open database."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ..., /) -> Rows:
        """Run one statement."""

    def executemany(self, sql: str, rows: Sequence[Any], /) -> Rows:
        """Run one statement for each row."""

    def backup(self, target: Any) -> None:
        """Copy all pages to another connection."""

    def close(self) -> None:
        """Close it."""


def connect(path: Path, key: bytes | None, *, reader: bool = False) -> Connection:
    """Open an existing file with its 32-byte key; a wrong key is only noticed at the first read."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    try:
        connection: Connection = driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    except DriverError as error:
        raise told(error) from error
    try:
        _unlock(connection, key)
        for setting in (*_SETTINGS, f"PRAGMA query_only = {'ON' if reader else 'OFF'}"):
            connection.execute(setting)
    except BaseException as error:
        connection.close()
        raise told(error) from error
    return connection


def _unlock(connection: Connection, key: bytes | None) -> None:
    if key is None:
        return
    connection.execute("PRAGMA cipher_log_level = NONE")  # a wrong key is told in our words, not on stderr
    connection.execute(f"PRAGMA key = \"x'{checked_key(key).hex()}'\"")


def checked_key(key: bytes) -> bytes:
    """Return `key`, or raise WrongUse where it has not 32 bytes."""
    if len(key) != 32:
        raise WrongUse("The key has the wrong length.", "It is 32 bytes; see everwith.storage.keys.")
    return key


def examine(path: Path, *, encrypted: bool) -> None:
    """Raise WrongUse where the file is plainly none of ours, before any database code touches it."""
    if not path.is_file():
        raise WrongUse(f"{path.name} is not a file.", "Name the right one.")
    try:
        with path.open("rb") as file:
            start = file.read(len(_PLAIN))
    except OSError as error:
        raise WrongUse(f"{path.name} cannot be read.", "Check whose it is and who may read it.") from error
    if path.stat().st_size < PAGE:
        raise damaged()
    if encrypted and start == _PLAIN:
        raise WrongUse(f"{path.name} is a database that is not encrypted, so not Everwith's.", "Name the right file.")


def first_read(connection: Connection) -> None:
    """Read the schema, so that a wrong key or a damaged file shows; raises WrongUse."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DriverError as error:
        raise told(error) from error


@contextlib.contextmanager
def closing(connection: Connection) -> Iterator[Connection]:
    """Close the connection at the end, whatever happened."""
    try:
        yield connection
    finally:
        connection.close()


@contextlib.contextmanager
def snapshot(connection: Connection) -> Iterator[Connection]:
    """Hold one unchanging view of the file for several reads."""
    connection.execute("BEGIN")
    try:
        yield connection
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def touch_private(path: Path) -> None:
    """Make an empty file that only its owner may read (0600); raises FileExistsError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def settle(path: Path) -> None:
    """Return once the file's bytes, or the folder's entries, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
