"""The store on one file."""

from __future__ import annotations

import asyncio
import threading

import pytest

from everwith.core.errors import EverwithError, Fenced, WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.ports import Commit, Turn
from everwith.storage.sqlite import SqliteStore
from everwith.storage.statements import FIND_WORDS

from .life import LEASE, OURS, START, event, exchange, lived, opened, said

LINES = [("My sister Ana lives in Lisbon", "Lisbon has good light."), ("Work was long", "Long how?")]


async def test_what_was_written_is_there_after_opening_again(tmp_path):
    """A life written, closed and opened again reads the same: turns, log, snapshot, outbox, timer."""
    store = opened(tmp_path)
    claim = await lived(store, LINES)
    before = (await store.turns(OURS), await store.events(OURS), await store.outbox(OURS))
    await store.close()
    store = opened(tmp_path)
    assert (await store.turns(OURS), await store.events(OURS), await store.outbox(OURS)) == before
    again = await store.claim(OURS, "one", START, LEASE)
    assert (again.version, again.snapshot, again.snapshot_seq, again.events) == (claim.version, '{"seen": 4}', 3, ())
    assert await store.due(START + 1) == [OURS]
    assert await store.due(START) == []
    assert await store.faults() == []
    await store.close()


async def test_a_message_is_received_once(tmp_path):
    """The same id twice, from two devices or after the answer, changes nothing and says so."""
    store = opened(tmp_path)
    await store.create(OURS, "Daniel", "Mira", START)
    message = said("m1", "hello")
    assert await asyncio.gather(store.receive(OURS, message), store.receive(OURS, message)) == [True, False]
    assert await store.waiting(OURS) == [message]
    assert await store.unanswered() == [OURS]
    claim = await store.claim(OURS, "one", START, LEASE)
    await store.commit(claim, exchange(claim, 0, message))
    assert await store.receive(OURS, message) is False
    assert (await store.waiting(OURS), await store.unanswered()) == ([], [])
    await store.close()


async def test_waiting_messages_keep_their_order(tmp_path):
    """Messages sent together are answered in the order they were received, whatever their clocks say."""
    store = opened(tmp_path)
    await store.create(OURS, "Daniel", "Mira", START)
    messages = [said(f"m{n}", f"line {n}", minute=-n) for n in range(100)]
    assert all(await asyncio.gather(*(store.receive(OURS, message) for message in messages)))
    assert await store.waiting(OURS) == messages
    await store.close()


async def test_only_one_worker_holds_a_relationship(tmp_path):
    """While a lease runs another worker is fenced off; when it has run out the first can no longer commit."""
    store = opened(tmp_path)
    await store.create(OURS, "Daniel", "Mira", START)
    first = await store.claim(OURS, "one", START, LEASE)
    with pytest.raises(Fenced):
        await store.claim(OURS, "two", START + LEASE - 1, LEASE)
    second = await store.claim(OURS, "two", START + LEASE, LEASE)
    with pytest.raises(Fenced):
        await store.commit(first, exchange(first, 0, said("m1", "hello")))
    assert await store.turns(OURS) == []
    await store.commit(second, exchange(second, 0, said("m1", "hello")))
    assert len(await store.turns(OURS)) == 1
    await store.close()


async def test_a_clock_that_jumped_locks_nobody_out(tmp_path):
    """A lease taken when the clock stood a year ahead does not hold once the clock is right again."""
    store = opened(tmp_path)
    await store.create(OURS, "Daniel", "Mira", START)
    await store.claim(OURS, "one", START + 365 * 86_400_000, LEASE)
    assert (await store.claim(OURS, "two", START, LEASE)).epoch == 2
    await store.close()


async def test_a_claim_with_the_known_version_loads_nothing(tmp_path):
    """Who already holds the state gets the numbers only; who holds an old one gets the whole."""
    store = opened(tmp_path)
    claim = await lived(store, LINES)
    same = await store.claim(OURS, "one", START, LEASE, known_version=claim.version)
    assert (same.version, same.snapshot, same.events) == (claim.version, None, ())
    old = await store.claim(OURS, "one", START, LEASE, known_version=claim.version - 1)
    assert old.snapshot == '{"seen": 4}'
    committed = await store.commit(old, exchange(old, 4, said("m9", "and on")))
    assert len(await store.events(OURS)) == 5
    assert committed.version == claim.version + 1
    await store.close()


async def test_a_commit_without_snapshot_is_loaded_from_the_one_before(tmp_path):
    """Events after the last snapshot come with the claim, so the state can be rebuilt."""
    store = opened(tmp_path)
    claim = await lived(store, LINES)
    late = event(4, said("m9", "and on"))
    claim = await store.commit(claim, Commit(events=(late,), snapshot=None))
    again = await store.claim(OURS, "one", START, LEASE)
    assert (again.snapshot_seq, again.events) == (3, (late,))
    assert claim.snapshot_seq == 3
    await store.close()


async def test_a_failed_commit_leaves_its_neighbours_alone(tmp_path):
    """Jobs that share a transaction succeed or fail each by itself, and what failed left nothing.

    Of twenty turns that wait together each third is fenced, and each third after that has a gap in its log,
    which shows only when the turn is half written.
    """
    store = opened(tmp_path)
    names = [RelationshipId(f"r{n}") for n in range(20)]
    for name in names:
        await store.create(name, "Daniel", "Mira", START)
    claims = [await store.claim(name, "one", START, LEASE) for name in names]
    for name in names[::3]:
        await store.claim(name, "one", START, LEASE)
    release = threading.Event()
    held = asyncio.create_task(store.write(lambda _: release.wait()))
    tasks = [
        asyncio.create_task(store.commit(claim, exchange(claim, n % 3 // 2, said(f"m{n}", f"word{n}"))))
        for n, claim in enumerate(claims)
    ]
    await asyncio.sleep(0)
    release.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    await held
    for n, (name, result) in enumerate(zip(names, results, strict=True)):
        assert isinstance(result, Fenced) == (n % 3 == 0)
        assert isinstance(result, EverwithError) == (n % 3 != 1)
        assert len(await store.turns(name)) == (n % 3 == 1)
        assert (await store.claim(name, "one", START, LEASE)).version == (n % 3 == 1)
    await store.close()


async def test_a_log_with_a_gap_is_refused(tmp_path):
    """An event out of place is an error and changes nothing."""
    store = opened(tmp_path)
    claim = await lived(store, LINES)
    with pytest.raises(EverwithError):
        await store.commit(claim, exchange(claim, 6, said("m9", "and on")))
    assert len(await store.events(OURS)) == 4
    await store.commit(claim, exchange(claim, 4, said("m9", "and on")))
    await store.close()


async def test_turns_come_in_pages(tmp_path):
    """The last before, the first after, and the last of all, always in order."""
    store = opened(tmp_path)
    await lived(store, [(f"line {n}", f"answer {n}") for n in range(10)])

    async def seqs(**which: int) -> list[int]:
        return [seq for seq, *_ in await store.turns(OURS, **which)]

    assert await seqs(limit=3) == [17, 18, 19]
    assert await seqs(before=17, limit=3) == [14, 15, 16]
    assert await seqs(after=3, limit=3) == [4, 5, 6]
    assert await seqs(after=19) == []
    _, message, answers, initiative = (await store.turns(OURS, limit=1))[0]
    assert (message.id, answers, initiative) == ("h9", "o9", False)
    await store.close()


async def test_delivered_messages_leave_the_outbox(tmp_path):
    """What a client acknowledged is struck, the rest stays in order; unknown ids are no error."""
    store = opened(tmp_path)
    await lived(store, LINES)
    assert [outgoing.message.id for outgoing in await store.outbox(OURS)] == ["h0", "h1"]
    await store.delivered(OURS, [MessageId("h0"), MessageId("nobody")])
    assert [outgoing.message.id for outgoing in await store.outbox(OURS)] == ["h1"]
    await store.close()


async def test_unknown_and_doubled_relationships_are_told(tmp_path):
    """What is not there, or there already, gives a clear error for people."""
    store = opened(tmp_path)
    with pytest.raises(WrongUse, match="no relationship"):
        await store.receive(OURS, said("m1", "hello"))
    with pytest.raises(WrongUse, match="no relationship"):
        await store.claim(OURS, "one", START, LEASE)
    with pytest.raises(WrongUse, match="no relationship"):
        await store.turns(OURS)
    await store.create(OURS, "Daniel", "Mira", START)
    with pytest.raises(WrongUse, match="already"):
        await store.create(OURS, "Daniel", "Mira", START)
    await store.rename(OURS, "Vera")
    assert await store.relationships() == [(OURS, "Daniel", "Vera")]
    assert await store.relationships("Anna") == []
    await store.close()


async def test_one_store_serves_several_event_loops(tmp_path):
    """Threads with loops of their own share the store, and every message arrives once."""
    store = opened(tmp_path)
    await store.create(OURS, "Daniel", "Mira", START)

    async def send(name: str) -> None:
        await asyncio.gather(*(store.receive(OURS, said(f"{name}{n}", f"line {n}")) for n in range(25)))

    threads = [threading.Thread(target=lambda name=name: asyncio.run(send(name))) for name in "abcd"]
    for thread in threads:
        thread.start()
    await asyncio.gather(*(asyncio.to_thread(thread.join) for thread in threads))
    assert len(await store.waiting(OURS)) == 100
    await store.close()


async def test_two_stores_on_one_file_see_and_fence_each_other(tmp_path):
    """A second process on the same file reads what the first wrote, and its commit fences the first's."""
    one, two = opened(tmp_path), opened(tmp_path)
    await one.create(OURS, "Daniel", "Mira", START)
    results = await asyncio.gather(
        *(store.receive(OURS, said(f"{n}", f"line {n}")) for n in range(40) for store in (one, two))
    )
    assert sum(results) == 40
    assert len(await two.waiting(OURS)) == 40
    first = await one.claim(OURS, "one", START, LEASE)
    second = await two.claim(OURS, "two", START + LEASE, LEASE)
    await two.commit(second, exchange(second, 0, said("0", "line 0")))
    with pytest.raises(Fenced):
        await one.commit(first, exchange(first, 0, said("1", "line 1")))
    assert len(await one.turns(OURS)) == 1
    await one.close()
    await two.close()


async def test_the_log_stays_bounded(tmp_path):
    """The write-ahead log is folded into the file as it grows."""
    store = opened(tmp_path)
    await store.create(OURS, "Daniel", "Mira", START)
    for batch in range(12):
        await asyncio.gather(*(store.receive(OURS, said(f"{batch}-{n}", "x" * 15_000)) for n in range(64)))
    assert (tmp_path / "everwith.db-wal").stat().st_size < 16 * 2**20
    assert (tmp_path / "everwith.db").stat().st_size > 8 * 2**20
    await store.close()


async def test_a_closed_store_says_so(tmp_path):
    """After close every call raises WrongUse, and closing again is no error."""
    store = opened(tmp_path)
    await store.create(OURS, "Daniel", "Mira", START)
    await store.close()
    await store.close()
    with pytest.raises(WrongUse, match="closed"):
        await store.receive(OURS, said("m1", "hello"))
    with pytest.raises(WrongUse, match="closed"):
        await store.relationships()


async def test_writing_does_not_hold_up_the_event_loop(tmp_path):
    """While the writer is busy the loop goes on: other tasks run before the write is done."""
    store = opened(tmp_path)
    release = threading.Event()
    task = asyncio.create_task(store.write(lambda _: release.wait(30)))
    await store.relationships()
    assert not task.done()
    release.set()
    assert await task is True
    await store.close()


async def test_a_vector_of_the_wrong_size_is_refused(tmp_path):
    """A vector that is not 384 bytes is an error; no turn, row or index word of its commit stays.

    The commit shares its transaction with a neighbour, and fails at its second turn.
    """
    store = opened(tmp_path)
    claim = await lived(store, LINES)
    messages = [said("m8", "a zebra"), said("m9", "and on")]
    turns = (Turn(message=messages[0], seq=4), Turn(message=messages[1], seq=5, vector=b"x"))
    broken = Commit(events=(event(4, messages[0]), event(5, messages[1])), snapshot=None, turns=turns)
    release = threading.Event()
    held = asyncio.create_task(store.write(lambda _: release.wait()))
    tasks = [asyncio.create_task(each) for each in (store.commit(claim, broken), store.receive(OURS, messages[0]))]
    await asyncio.sleep(0)
    release.set()
    failed, received = await asyncio.gather(*tasks, return_exceptions=True)
    await held
    assert isinstance(failed, EverwithError)
    assert received is True
    assert len(await store.turns(OURS)) == 4
    assert await store.read(lambda c: c.execute(FIND_WORDS, ('"zebra"', 0, 2**62)).fetchall()) == []
    await store.close()


def test_the_file_is_always_encrypted(tmp_path):
    """Without a key no file is made."""
    with pytest.raises(WrongUse):
        SqliteStore.open(tmp_path / "everwith.db", None)
    assert list(tmp_path.iterdir()) == []
