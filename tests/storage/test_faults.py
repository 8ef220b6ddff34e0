"""Nothing acknowledged is lost (promise 5): killed processes, full disks, and every order of things."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from everwith.core.errors import EverwithError, Fenced
from everwith.core.ids import MessageId, RelationshipId
from everwith.storage.sqlite import SqliteStore

from .life import LEASE, OURS, START, exchange, lived, opened, said

KILLS = int(os.environ.get("EVERWITH_KILLS", "20"))


def killed(path: Path, turn: int, dice: random.Random) -> list[str]:
    """Let the program talk into the store, kill it at a random moment, return what it acknowledged."""
    program = [sys.executable, str(Path(__file__).with_name("chatter.py")), str(path), str(turn)]
    process = subprocess.Popen(program, stdout=subprocess.PIPE)
    assert process.stdout is not None
    handle, heard, end = process.stdout.fileno(), b"", None
    try:
        while end is None or time.monotonic() < end:
            wait = 30 if end is None else max(end - time.monotonic(), 0)
            if not select.select([handle], [], [], wait)[0]:
                break
            data = os.read(handle, 65_536)
            assert data, "the program ended by itself"
            end = end or time.monotonic() + dice.uniform(0, 0.25)
            heard += data
    finally:
        process.kill()
    rest = process.stdout.read()
    process.wait()
    return (heard + rest).decode().splitlines()


@pytest.mark.fault
def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path):
    """After each kill -9 every acknowledged message and turn is there once, and the file is sound."""
    dice, acknowledged = random.Random(11), []
    path = tmp_path / "everwith.db"
    for turn in range(KILLS):
        lines = killed(path, turn, dice)
        assert lines
        acknowledged += lines
        asyncio.run(check(path, acknowledged))
    print(f"{KILLS} kills, {len(acknowledged)} acknowledgements")


async def check(path: Path, acknowledged: list[str]) -> None:
    """Check the store against all acknowledgements so far."""
    store = SqliteStore.open(path, bytes(range(32)))
    assert await store.faults() == []
    promised: dict[str, dict[str, set[str]]] = {}
    for line in acknowledged:
        kind, relationship, message = line.split()
        promised.setdefault(relationship, {"received": set(), "answered": set()})[kind].add(message)
    for name, held in promised.items():
        relationship = RelationshipId(name)
        turns = [message.id for _, message, *_ in await store.turns(relationship, limit=10**6)]
        waiting = [message.id for message in await store.waiting(relationship)]
        events = await store.events(relationship)
        assert len(turns) == len(set(turns)) == len(events)
        assert [event.seq for event in events] == list(range(len(events)))
        assert held["answered"] <= set(turns)
        assert {f"h{message}" for message in held["answered"]} <= set(turns)
        assert held["received"] <= set(turns) | set(waiting)
        assert not set(turns) & set(waiting)
    await store.close()


async def filled(store: SqliteStore) -> list[MessageId]:
    """Send messages until the store refuses one for want of room; return those acknowledged."""
    kept: list[MessageId] = []
    for n in range(10_000):
        messages = [said(f"{n}-{m}", "x" * 4000) for m in range(8)]
        results = await asyncio.gather(*(store.receive(OURS, message) for message in messages), return_exceptions=True)
        kept += [message.id for message, result in zip(messages, results, strict=True) if result is True]
        refused = [result for result in results if result is not True]
        if refused:
            assert all(isinstance(each, EverwithError) and "disk is full" in each.problem for each in refused)
            return kept
    raise AssertionError("the disk never became full")


@pytest.mark.fault
async def test_a_full_disk_is_told_and_survived(tmp_path):
    """On a disk that fills up every refusal is clear, what was acknowledged stays, and room makes it go on."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("mounting is not permitted here; test_a_full_file_is_told_and_survived ran instead")
    try:
        (disk / "ballast").write_bytes(bytes(2**20))
        store = opened(disk)
        await lived(store, [("Hello", "Hello you")])
        kept = await filled(store)
        assert [message.id for message in await store.waiting(OURS)] == kept
        assert len(await store.turns(OURS)) == 2
        (disk / "ballast").unlink()
        assert await store.receive(OURS, said("after", "there is room again"))
        assert await store.faults() == []
        await store.close()
        again = opened(disk)
        assert [message.id for message in await again.waiting(OURS)] == [*kept, "after"]
        await again.close()
    finally:
        subprocess.run(["umount", disk], check=True)


async def test_a_full_file_is_told_and_survived(tmp_path):
    """The same without a disk of its own: a limit on the file's pages stands for the disk's end."""
    store = opened(tmp_path)
    claim = await lived(store, [("Hello", "Hello you")])
    await store.write(lambda work: work.connection.execute("PRAGMA max_page_count = 200").fetchone())
    kept = await filled(store)
    with pytest.raises(EverwithError, match="disk is full"):
        await store.commit(claim, exchange(claim, 2, said("long", "words " * 3000)))
    assert [message.id for message in await store.waiting(OURS)] == kept
    await store.write(lambda work: work.connection.execute("PRAGMA max_page_count = 100000").fetchone())
    await store.commit(claim, exchange(claim, 2, said("long", "words " * 3000)))
    assert await store.faults() == []
    await store.close()


STEPS = st.lists(
    st.tuples(st.sampled_from(["claim", "commit", "receive", "tick"]), st.integers(0, 1), st.integers(1, 3)),
    min_size=10,
    max_size=40,
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_in_every_order_the_log_has_one_author_at_a_time(tmp_path_factory, steps):
    """Workers that claim, commit and stall in any order: the store does what a simple model of the rules does.

    The model: a claim succeeds for the holder, after the lease or after a commit; a commit succeeds only with the newest epoch
    and version; the log is the accepted commits in their order.
    """
    store = opened(tmp_path_factory.mktemp("order"))
    await store.create(OURS, "Daniel", "Mira", START)
    now, holder, until, epoch, version = START, "", 0, 0, 0
    claims, log, inbox, made = {}, [], [], 0
    for act, worker, amount in steps:
        name = f"worker-{worker}"
        if act == "tick":
            now += amount * LEASE // 2
        elif act == "receive":
            fresh = MessageId(f"m{amount}") not in inbox
            assert await store.receive(OURS, said(f"m{amount}", "hello")) is fresh
            inbox += [MessageId(f"m{amount}")] * fresh
        elif act == "claim":
            free = holder == name or until <= now
            with contextlib.nullcontext() if free else pytest.raises(Fenced):
                claims[worker] = await store.claim(OURS, name, now, LEASE)
            if free:
                holder, until, epoch = name, now + LEASE, epoch + 1
                assert (claims[worker].epoch, claims[worker].version) == (epoch, version)
        elif worker in claims:
            claim, made = claims[worker], made + 1
            stands = (claim.epoch, claim.version) == (epoch, version)
            with contextlib.nullcontext() if stands else pytest.raises(Fenced):
                claims[worker] = await store.commit(claim, exchange(claim, len(log), said(f"c{made}", "word")))
            if stands:
                version, log, until = version + 1, [*log, f"c{made}"], now
    assert [event.cause for event in await store.events(OURS)] == log
    assert [message.id for _, message, *_ in await store.turns(OURS)] == log
    assert [message.id for message in await store.waiting(OURS)] == inbox
    await store.close()
