"""Copies of the store, and the way back."""

from __future__ import annotations

import asyncio

import pytest

from everwith.core.errors import EverwithError, WrongUse
from everwith.core.ids import RelationshipId
from everwith.storage.backup import backup, restore
from everwith.storage.sqlite import SqliteStore

from .life import KEY, OURS, START, event, lived, opened, said

LINES = [(f"My sister Ana said {n}", "answer") for n in range(30)]
OTHER = RelationshipId("other")


async def test_a_backup_taken_while_running_is_one_moment(tmp_path):
    """While messages pour in the copy holds a beginning of them without a gap, and is sound."""
    store = opened(tmp_path)
    await lived(store, LINES)
    going = True

    async def pour() -> int:
        n = 0
        while going:
            await store.receive(OURS, said(f"w{n}", f"line {n}"))
            n += 1
        return n

    pouring = asyncio.create_task(pour())
    copies = [tmp_path / f"copy{n}.db" for n in range(3)]
    for path in copies:
        await asyncio.to_thread(backup, store.path, KEY, path)
    going = False
    received = await pouring
    for path in copies:
        assert path.stat().st_mode & 0o777 == 0o600
        assert b"sister" not in path.read_bytes()
        copy = SqliteStore.open(path, KEY)
        waiting = [message.id for message in await copy.waiting(OURS)]
        assert waiting == [f"w{n}" for n in range(len(waiting))]
        assert len(waiting) <= received
        assert await copy.events(OURS) == await store.events(OURS)
        assert await copy.faults() == []
        await copy.close()
    await store.close()


async def test_restore_brings_everything_back_and_keeps_the_old(tmp_path):
    """The restored store is the backup; the one that was there lies beside it and still opens."""
    store = opened(tmp_path)
    claim = await lived(store, LINES)
    copy = tmp_path / "copy.db"
    await asyncio.to_thread(backup, store.path, KEY, copy)
    turns = await store.turns(OURS, limit=100)
    await store.create(OTHER, "Anna", "Vera", START)
    assert claim.version == 30
    with pytest.raises(WrongUse, match="running"):
        await asyncio.to_thread(restore, copy, KEY, store.path, replace=True)
    await store.close()
    with pytest.raises(WrongUse, match="already a store"):
        restore(copy, KEY, store.path)
    kept = restore(copy, KEY, store.path, replace=True)
    assert kept is not None
    for path, names in ((store.path, [OURS]), (kept, [OURS, OTHER])):
        again = SqliteStore.open(path, KEY)
        assert [name for name, *_ in await again.relationships()] == names
        assert await again.turns(OURS, limit=100) == turns
        await again.close()
    assert restore(copy, KEY, store.path, replace=True) not in {None, kept}


async def test_a_store_lost_with_its_log_is_restored(tmp_path):
    """Into an empty folder, and over a file that cannot be read any more, a backup goes."""
    store = opened(tmp_path)
    await lived(store, LINES)
    copy = tmp_path / "copy.db"
    await asyncio.to_thread(backup, store.path, KEY, copy)
    await store.close()
    assert restore(copy, KEY, tmp_path / "new" / "everwith.db") is None
    store.path.write_bytes(b"rubbish" * 5000)
    kept = restore(copy, KEY, store.path, replace=True)
    assert kept is not None
    assert kept.read_bytes().startswith(b"rubbish")
    again = opened(tmp_path)
    assert await again.events(OURS) == [
        event(2 * n + side, message)
        for n in range(30)
        for side, message in enumerate(
            (
                said(f"o{n}", LINES[n][0], minute=10 * n),
                said(f"h{n}", "answer", speaker="companion", minute=10 * n + 1),
            )
        )
    ]
    await again.close()


async def test_a_bad_backup_is_not_restored(tmp_path):
    """A damaged, cut off or foreign backup is refused, and the store that is there stays."""
    store = opened(tmp_path)
    await lived(store, LINES)
    copy = tmp_path / "copy.db"
    await asyncio.to_thread(backup, store.path, KEY, copy)
    await store.close()
    before = store.path.read_bytes()
    whole = copy.read_bytes()
    middle = len(whole) // 2
    for bad in (whole[:-4096], whole[:middle], whole[:middle] + b"\0" * 64 + whole[middle + 64 :], b"text", b""):
        copy.write_bytes(bad)
        with pytest.raises(EverwithError):
            restore(copy, KEY, store.path, replace=True)
        assert store.path.read_bytes() == before
    copy.write_bytes(whole)
    with pytest.raises(EverwithError):
        restore(copy, bytes(32), store.path, replace=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "everwith.db"]


async def test_a_backup_overwrites_nothing(tmp_path):
    """An existing file, a folder that is not there, a wrong key: told, and no half file is left."""
    store = opened(tmp_path)
    await lived(store, LINES)
    await store.close()
    (tmp_path / "old.db").write_text("mine")
    for to, key in (("old.db", KEY), ("nowhere/copy.db", KEY), ("copy.db", bytes(32))):
        with pytest.raises(WrongUse):
            backup(store.path, key, tmp_path / to)
    with pytest.raises(WrongUse):
        backup(tmp_path / "nothing.db", KEY, tmp_path / "copy.db")
    assert (tmp_path / "old.db").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["everwith.db", "old.db"]
