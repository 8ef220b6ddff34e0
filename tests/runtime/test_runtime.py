"""Turns over a real store: each message answered once, whatever happens in between (promises 2, 4, 5)."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from everwith.core.errors import EverwithError, WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import DAY, MINUTE
from everwith.relationship.apply import refold
from everwith.relationship.events import Changed, Spoke
from everwith.runtime import codec, notices
from everwith.runtime.keeping import LEASE_MS, SNAPSHOT_EVERY
from everwith.runtime.relive import relive
from everwith.runtime.steps import Company, Step
from tests.lives import SAID, START, live, messages
from tests.runtime.lives import OURS, begun, counted, opened, runs, says


async def test_a_turn(tmp_path: Path, company: Company) -> None:
    """What is said is answered, durable, in the outbox, and found again; the state is the fold of the log."""
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        said = await runtime.hear(OURS, says("my sister is called Anna"))
        assert said
        assert all(one.in_reply_to == "m0" and not one.initiative for one in said)
        assert [one.message.id for one in await runtime.store.outbox(OURS)] == [one.message.id for one in said]
        assert refold(await runtime.history(OURS)) == await runtime.state(OURS)
        assert (await runtime.search(OURS, "sister"))[0].source == "m0"
        spoke = await runtime.spoken(OURS, said[0].message.id)
        assert spoke is not None
        assert await runtime.spoken(OURS, MessageId("nobody")) is None


async def test_the_same_id_gets_the_same_answer(tmp_path: Path, company: Company) -> None:
    """Sent again, also with other words or after a restart, a message is answered as it was the first time."""
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        first = await runtime.hear(OURS, says("hi"))
        assert await runtime.hear(OURS, says("something else")) == first
        both = await asyncio.gather(*(runtime.hear(OURS, says("how are you?", 1)) for _ in range(5)))
        assert all(said == both[0] for said in both)
        assert both[0]
    async with opened(tmp_path, company) as runtime:
        assert await runtime.hear(OURS, says("hi")) == first
        assert await counted(runtime) == (["m0", "m1"], ["m0", "m1"])


@pytest.mark.parametrize("bad", ["", "~m", "~m0.1", "x" * 201])
async def test_ids_that_cannot_be_used(tmp_path: Path, company: Company, bad: str) -> None:
    """An id that is empty, too long or shaped like hers is wrong use, and nothing is kept."""
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        with pytest.raises(WrongUse):
            await runtime.hear(OURS, Message(id=MessageId(bad), speaker="owner", text="hi", at=START))
        assert await counted(runtime) == ([], [])


async def test_ids_of_any_kind(tmp_path: Path, company: Company) -> None:
    """An id is any text: marks, other alphabets, one that begins like another."""
    odd = ["m", "m.1", "m'; --", "über", "a b", "%", "_", "x" * 200]
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        for place, name in enumerate(odd):
            message = Message(id=MessageId(name), speaker="owner", text="hi", at=START.plus(place * MINUTE))
            first = await runtime.hear(OURS, message)
            assert {one.in_reply_to for one in first} == {name}
            assert await runtime.hear(OURS, message) == first


async def test_two_relationships_at_once(tmp_path: Path, company: Company) -> None:
    """Two lives lived at the same time are each what they would have been alone."""
    lot = messages(list(SAID[:12]))
    async with opened(tmp_path, company) as runtime:
        names = [RelationshipId("r1"), RelationshipId("r2")]
        await asyncio.gather(*(begun(runtime, company, name) for name in names))

        async def lived(name: RelationshipId) -> None:
            for message in lot:
                await runtime.hear(name, message)

        await asyncio.gather(*map(lived, names))
        ours, theirs = [await runtime.state(name) for name in names]
        log = await runtime.history(names[0])
    assert codec.snapshot(ours) == codec.snapshot(theirs).replace('"r2"', '"r1"')
    spoken = [event.messages for event in log if isinstance(event, Spoke)]
    alone = [event.messages for event in live(company, lot)[1] if isinstance(event, Spoke)]
    assert len(spoken) == len(alone) == 12


async def test_many_messages_at_once_are_answered_in_order(tmp_path: Path, company: Company) -> None:
    """Messages sent without waiting are each answered once, in the order they were received."""
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        answers = await asyncio.gather(*(runtime.hear(OURS, says("and then?", n)) for n in range(20)))
        heard, answered = await counted(runtime)
    assert all(answers)
    assert sorted(heard) == sorted(f"m{n}" for n in range(20))
    assert heard == answered


async def test_what_was_received_is_answered_after_a_crash(tmp_path: Path, company: Company) -> None:
    """A message received, and not answered when the program ended, is answered by the next one, once."""
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        assert await runtime.receive(OURS, says("are you there?"))
        assert not await runtime.receive(OURS, says("are you there?"))
    async with opened(tmp_path, company) as runtime:
        assert await runtime.store.unanswered() == [OURS]
        said = await runtime.answer_waiting(OURS)
        assert {one.in_reply_to for one in said} == {"m0"}
        assert await runtime.answer_waiting(OURS) == ()
        assert await runtime.hear(OURS, says("are you there?")) == said


async def test_cut_off_while_meeting(tmp_path: Path, company: Company) -> None:
    """A program killed between making the relationship and meeting leaves none; her words come with the meeting."""
    async with opened(tmp_path, company) as runtime:
        await runtime.store.create(RelationshipId("half"), "", "", START.ms)
        assert not await runtime.has_met(RelationshipId("half"))
        await begun(runtime, company, meeting=True)
        rows = await runtime.store.events(OURS)
        assert [row.kind for row in rows] == ["met", "spoke"]
        assert await runtime.has_met(OURS)
        with pytest.raises(WrongUse):
            await begun(runtime, company)
        with pytest.raises(EverwithError):
            await runtime.state(RelationshipId("half"))


async def test_two_programs_on_one_file(tmp_path: Path, company: Company) -> None:
    """Turn by turn from two programs: what the other did is noticed, the turn taken again, nothing lost or doubled."""
    async with opened(tmp_path, company) as one:
        two = runs(one.store, company)
        await begun(one, company)
        for n in range(8):
            await (one, two)[n % 2].hear(OURS, says(SAID[n], n))
            for program in (one, two):
                program.clock.forward(2 * LEASE_MS)  # type: ignore[attr-defined]
        heard, answered = await counted(one)
        assert heard == answered == [f"m{n}" for n in range(8)]
        assert refold(await one.history(OURS)) == await two.state(OURS)


async def test_another_programs_answer_is_not_given_twice(tmp_path: Path, company: Company) -> None:
    """Where another program answers a message just before this one would, there is one answer, and both tell it."""
    async with opened(tmp_path, company) as one:
        two = runs(one.store, company)
        await begun(one, company)
        await one.hear(OURS, says("hi"))
        two.clock.forward(DAY)  # type: ignore[attr-defined]
        await one.receive(OURS, says("how was your day?", 1))
        meanwhile: list[tuple[notices.Said, ...]] = []
        taken = one.take

        async def take(state: object, message: Message) -> Step:
            step = await taken(state, message)  # type: ignore[arg-type]
            if not meanwhile:
                meanwhile.append(await two.answer_waiting(OURS))
            return step

        one.take = take  # type: ignore[method-assign]
        one.clock.forward(2 * DAY)  # type: ignore[attr-defined]
        said = await one.answer_waiting(OURS)
        assert meanwhile[0]
        assert said == ()
        assert await counted(one) == (["m0", "m1"], ["m0", "m1"])
        assert await one.hear(OURS, says("how was your day?", 1)) == meanwhile[0]


async def test_ticks_and_changes_notice_the_other_program_too(tmp_path: Path, company: Company) -> None:
    """A program that had loaded the life before goes on after another one's turn, with a tick or a change."""
    async with opened(tmp_path, company) as one:
        two = runs(one.store, company)
        await begun(one, company)
        await one.hear(OURS, says("hi"))
        two.clock.forward(DAY)  # type: ignore[attr-defined]
        await two.hear(OURS, says("my sister is called Anna", 1))
        one.clock.forward(2 * DAY)  # type: ignore[attr-defined]
        await one.tick(OURS, START.plus(5 * MINUTE))
        assert (await one.state(OURS)).knowledge.facts
        await two.hear(OURS, says("ok", 2))
        state = await one.change(OURS, Changed(at=START, settings=(await one.state(OURS)).settings))
        assert state.talk.turn == 3


async def test_restarts_change_nothing(tmp_path: Path, company: Company) -> None:
    """A life with a restart before every message, across snapshots, ends in the very state of one without."""
    lot = messages((list(SAID) * 2)[: SNAPSHOT_EVERY + 10], minutes=7)
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
    for message in lot:
        async with opened(tmp_path, company) as runtime:
            await runtime.hear(OURS, message)
    async with opened(tmp_path, company) as restarted:
        again = await restarted.state(OURS)
        assert refold(await restarted.history(OURS)) == again
    other = tmp_path / "other"
    other.mkdir()
    async with opened(other, company) as runtime:
        await begun(runtime, company)
        for message in lot:
            await runtime.hear(OURS, message)
        assert codec.snapshot(await runtime.state(OURS)) == codec.snapshot(again)


async def test_a_life_at_once_is_the_life_message_by_message(tmp_path: Path, company: Company) -> None:
    """Replayed in large commits a script leaves the state and the words it leaves heard one by one."""
    lot = messages([*SAID, *SAID[:20]], minutes=1)
    logs = []
    for name, at_once in (("a", True), ("b", False)):
        folder = tmp_path / name
        folder.mkdir()
        async with opened(folder, company) as runtime:
            await begun(runtime, company)
            if at_once:
                steps = [step async for step in relive(runtime, OURS, lot)]
                assert len(steps) == len(lot)
            else:
                for message in lot:
                    await runtime.hear(OURS, message)
            logs.append((await runtime.history(OURS), codec.snapshot(await runtime.state(OURS))))
    assert logs[0] == logs[1]


async def test_while_reliving_she_speaks_first_in_time(tmp_path: Path, company: Company) -> None:
    """In a replay what she says on her own stands at its own time, between the messages."""
    script = [says("the interview is on friday at 10"), START.plus(7 * DAY)]
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        steps = [event async for events in relive(runtime, OURS, script) for event in events]
    first = [event for event in steps if isinstance(event, Spoke) and event.in_reply_to is None]
    assert len(first) == 1
    assert first[0].at.local().weekday() == 4
    assert START.ms < first[0].at.ms < START.plus(7 * DAY).ms


async def test_what_is_due_is_said_once(tmp_path: Path, company: Company) -> None:
    """The store wakes what is due; the tick says it and it is due no more; the limits hold over a restart."""
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        await runtime.hear(OURS, says("the interview is on friday at 10"))
        due = await runtime.next_wake(OURS, START.plus(MINUTE))
        assert due is not None
        assert await runtime.store.due(due.ms - 1) == []
        assert await runtime.store.due(due.ms) == [OURS]
        assert await runtime.tick(OURS, due.plus(-1)) == ()
    async with opened(tmp_path, company) as runtime:
        said = await runtime.tick(OURS, due)
        assert said
        assert all(one.initiative for one in said)
        assert await runtime.tick(OURS, due.plus(30 * DAY)) == ()
        assert await runtime.store.due(due.ms + 30 * DAY) == []


async def test_time_running_backwards(tmp_path: Path, company: Company) -> None:
    """Messages dated before the last one are answered like any other; nothing is lost, nothing grows negative."""
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        for n, minutes in enumerate((600, 300, 5000, -100, 0)):
            assert await runtime.hear(OURS, says("guess what, it went well!", n, minutes=minutes))
        state = await runtime.state(OURS)
        assert refold(await runtime.history(OURS)) == state
        assert state.heart.bond.hours >= 0
        assert state.talk.turn == 5
        assert await counted(runtime) == ([f"m{n}" for n in range(5)],) * 2


async def test_what_is_told_to_listeners(tmp_path: Path, company: Company) -> None:
    """Those who listen hear of a message, that she thinks, what she says, that something changed: in this order."""
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        async with runtime.ears.listening(OURS) as one, runtime.ears.listening(OURS) as two:
            said = await runtime.hear(OURS, says("hi"))
            got = [one.get_nowait() for _ in range(one.qsize())]
            assert [two.get_nowait() for _ in range(two.qsize())] == got
        assert isinstance(got[0], notices.Thinking)
        assert isinstance(got[1], notices.Received)
        assert tuple(got[2:-1]) == said
        assert isinstance(got[-1], notices.Changed)
        assert [notice.seq for notice in got[1:-1]] == sorted(notice.seq for notice in got[1:-1])  # type: ignore[union-attr]
        await runtime.hear(OURS, says("ok", 1))
        assert one.empty()


async def test_a_listener_too_slow_loses_the_oldest(tmp_path: Path, company: Company) -> None:
    """A queue nobody empties stays bounded, and holds the newest."""
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        async with runtime.ears.listening(OURS) as queue:
            for n in range(100):
                await runtime.hear(OURS, says("ok", n))
            assert queue.qsize() == queue.maxsize
            last = [queue.get_nowait() for _ in range(queue.qsize())]
        assert isinstance(last[-1], notices.Changed)
        said = [notice for notice in last if isinstance(notice, notices.Said)]
        assert said[-1].in_reply_to == "m99"


async def test_forgetting_leaves_no_byte(tmp_path: Path, company: Company) -> None:
    """Forgotten through the runtime, the words are in no byte of the file, and the state is as if never said."""
    async with opened(tmp_path, company, key=None) as runtime:
        await begun(runtime, company)
        for n, said in enumerate(("my sister is called Anneliese", "it's raining", "what's my sister's name?", "ok")):
            await runtime.hear(OURS, says(said, n))
        assert b"Anneliese" in b"".join(path.read_bytes() for path in tmp_path.glob("everwith.db*"))
        foreseen = await runtime.what_goes(OURS, frozenset({MessageId("m0"), MessageId("m2")}))
        async with runtime.ears.listening(OURS) as queue:
            gone = await runtime.forget(OURS, frozenset({MessageId("m0"), MessageId("m2")}))
            assert queue.get_nowait() == notices.Gone(ids=gone)
        assert gone == foreseen
        for word in (b"Anneliese", b"anneliese"):
            assert word not in b"".join(path.read_bytes() for path in tmp_path.glob("everwith.db*"))
        state = await runtime.state(OURS)
        assert refold(await runtime.history(OURS)) == state
        assert state.knowledge.facts == ()
        with pytest.raises(WrongUse):
            await runtime.forget(OURS, frozenset({MessageId("m0")}))
        assert await runtime.hear(OURS, says("good night", 9))
    async with opened(tmp_path, company, key=None) as runtime:
        assert refold(await runtime.history(OURS)) == await runtime.state(OURS)


async def test_a_name_forgotten_is_gone_from_the_list_too(tmp_path: Path, company: Company) -> None:
    """Where the owner forgets having named her, the list of companions does not go on calling her that."""
    async with opened(tmp_path, company, key=None) as runtime:
        await begun(runtime, company, meeting=True)
        for n, said in enumerate(("Daniel", "how about Zuzannah?")):
            await runtime.hear(OURS, says(said, n))
        assert (await runtime.store.relationships())[0][2] == "Zuzannah"
        await runtime.forget(OURS, frozenset({MessageId("m1")}))
        assert (await runtime.store.relationships())[0][2] == (await runtime.state(OURS)).me != "Zuzannah"
        assert b"Zuzannah" not in b"".join(path.read_bytes() for path in tmp_path.glob("everwith.db*"))


async def test_her_days_are_in_the_log(tmp_path: Path, company: Company) -> None:
    """Each day on which the two talk is lived once, before its first message."""
    async with opened(tmp_path, company) as runtime:
        await begun(runtime, company)
        for n, minutes in enumerate((1, 2, 60 * 24, 60 * 24 + 1)):
            await runtime.hear(OURS, says("hi there", n, minutes=minutes))
        kinds = [event.kind for event in await runtime.history(OURS)]
    assert kinds == ["met", "lived", "heard", "spoke", "heard", "spoke", "lived", "heard", "spoke", "heard", "spoke"]
