"""Opening a file: what is wrong with it is told in plain words, and it is left as it was."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess

import pytest

from everwith.core.errors import WrongUse
from everwith.storage.connection import closing, connect
from everwith.storage.migrations import LATEST
from everwith.storage.sqlite import SqliteStore

from .life import KEY, LEASE, OURS, START, lived, opened, said

LINES = [(f"line {n} of many words to fill a page or two", "answer") for n in range(60)]


@pytest.fixture
def path(tmp_path):
    """Return the path of a closed store with some life in it."""

    async def live() -> None:
        store = opened(tmp_path)
        await lived(store, LINES)
        await store.close()

    asyncio.run(live())
    return tmp_path / "everwith.db"


def refused(path, key=KEY, match=None):
    """Check that the file cannot be opened, is told of in words for people, and keeps its bytes."""
    before = path.read_bytes()
    with pytest.raises(WrongUse, match=match) as caught:
        SqliteStore.open(path, key)
    assert caught.value.remedy
    assert path.read_bytes() == before
    assert "Traceback" not in str(caught.value)


def test_only_its_owner_may_read_the_file(path):
    """The file is made with mode 0600, and a closed store is one file."""
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["everwith.db"]


def test_nothing_in_the_file_is_plain(path):
    """No word and no name of a table is readable in the file."""
    data = path.read_bytes()
    assert not any(word in data for word in (b"SQLite", b"line", b"relationship", b"Daniel", b"CREATE"))


def test_a_wrong_key_is_told(path, capfd):
    """Another key does not open the file; nothing goes to standard error."""
    refused(path, key=bytes(32), match="cannot be read with this key")
    assert capfd.readouterr().err == ""
    refused(path, key=b"short", match="length")


@pytest.mark.parametrize("size", [0, 100, 4096, 9000, 40_960])
def test_a_truncated_file_is_told(path, size):
    """A file that was cut off anywhere is not taken for a shorter life."""
    os.truncate(path, size)
    refused(path)


def test_a_file_without_its_last_page_is_told(path):
    """Even one missing page is noticed at the opening."""
    os.truncate(path, path.stat().st_size - 4096)
    refused(path, match="damaged")


def test_another_file_is_told(tmp_path):
    """Text, another program's database and a folder are refused."""
    text = tmp_path / "notes.txt"
    text.write_text("dear diary " * 2000)
    refused(text)
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.execute("INSERT INTO t VALUES (zeroblob(9000))")
    connection.commit()
    connection.close()
    refused(other, match="not encrypted")
    with pytest.raises(WrongUse):
        SqliteStore.open(tmp_path, KEY)


def test_another_programs_encrypted_database_is_told(tmp_path):
    """A database that opens with the key but has not our tables is refused."""
    path = tmp_path / "other.db"
    path.touch()
    with closing(connect(path, KEY)) as connection:
        connection.execute("CREATE TABLE t (x)")
    refused(path, match="not one of Everwith's")


def test_a_newer_file_is_left_untouched(path):
    """A file of a later version is not opened, and not a byte of it changes."""
    with closing(connect(path, KEY)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(LATEST + 1),))
    refused(path, match="newer Everwith")


def test_a_journal_without_its_file_is_no_new_store(path):
    """Where the file is gone and its log is there, no new life is begun over it."""
    path.with_name("everwith.db-wal").write_bytes(b"log")
    path.unlink()
    with pytest.raises(WrongUse, match="missing"):
        SqliteStore.open(path, KEY)
    assert not path.exists()


async def test_damage_found_later_is_told_and_the_rest_goes_on(path):
    """A page that went bad gives a clear error where it is met; what does not need it still works."""
    data = bytearray(path.read_bytes())
    for page in range(len(data) // 4096 - 30, len(data) // 4096):
        data[page * 4096 + 100] ^= 0xFF
    path.write_bytes(data)
    store = SqliteStore.open(path, KEY)
    with pytest.raises(WrongUse, match=r"damaged|cannot be read"):
        await store.events(OURS)
    assert await store.relationships()
    assert await store.faults()
    await store.close()


@pytest.mark.fault
async def test_a_read_only_disk_is_told(tmp_path):
    """A file that cannot be written is refused at the opening, not at the first message."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", disk], check=False, capture_output=True).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        store = opened(disk)
        await store.create(OURS, "Daniel", "Mira", START)
        await store.close()
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(WrongUse):
            opened(disk)
        with pytest.raises(WrongUse):
            SqliteStore.open(disk / "new.db", KEY)
    finally:
        subprocess.run(["umount", disk], check=True)


async def test_two_that_open_a_new_home_share_one_file(tmp_path):
    """Two processes that start together on an empty folder end up with the same store."""
    one, two = await asyncio.gather(asyncio.to_thread(opened, tmp_path), asyncio.to_thread(opened, tmp_path))
    await one.create(OURS, "Daniel", "Mira", START)
    assert await two.receive(OURS, said("m1", "hello"))
    assert (await one.claim(OURS, "one", START, LEASE)).epoch == 1
    await one.close()
    await two.close()
