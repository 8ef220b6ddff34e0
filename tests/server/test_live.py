"""The WebSocket: nothing lost, nothing twice, everything in words."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from everwith.core.moment import DAY, HOUR
from everwith.runtime.steps import Company
from tests.server.conftest import Page, Served, Thoughtful, serving


async def _open(socket: Any, after: int | None = None) -> Page:
    page = Page(socket)
    await page.send(type="resume", after=after)
    await page.until("hello")
    return page


def _all(served: Served) -> list[dict[str, Any]]:
    with served.client() as client:
        messages: list[dict[str, Any]] = client.get("/api/messages?limit=200").json()["messages"]
    return messages


async def test_hello_says_who_and_how_she_is(served: Served) -> None:
    """The first frame tells everything the page shows before a word is said, and once a day that she is an AI."""
    async with served.line() as socket:
        page = Page(socket)
        await page.send(type="resume", after=None)
        hello = await page.next()
    assert hello["type"] == "hello"
    assert hello["companion"] == {"id": served.relationship, "name": "Mira", "pronouns": "she"}
    assert hello["owner"] == {"name": "Daniel"}
    assert hello["meeting"] is False
    assert set(hello["affect"]) == {"v", "a", "d", "i", "label"}
    assert hello["feeling"]
    assert hello["asleep"] is False
    assert hello["cursor"] == 0
    assert "is an AI" in hello["notice"]


async def test_the_notice_comes_once_a_day_and_after_three_hours(served: Served) -> None:
    """A second connection of the day is not told again; the next day, and three hours later, it is."""
    notices = []
    for later in (0, HOUR, 2 * HOUR, DAY):
        served.clock.ms += later
        async with served.line() as socket:
            notices.append((await _open(socket)).frames[0]["notice"] is not None)
    assert notices == [True, False, True, True]


async def test_at_night_she_is_asleep(served: Served) -> None:
    """The quiet hours are told."""
    served.clock.ms += 14 * HOUR
    async with served.line() as socket:
        assert (await _open(socket)).frames[0]["asleep"] is True


async def test_a_message_is_received_then_answered(served: Served) -> None:
    """received, thinking, the owner's own message with its place, then hers as delta and whole, then how she is."""
    async with served.line() as socket:
        page = await _open(socket)
        await page.send(type="say", id="m1", text="hello")
        await page.until("state")
    kinds = [frame["type"] for frame in page.frames[1:]]
    assert kinds[:3] == ["received", "thinking", "message"]
    assert kinds[3:-1] == ["delta", "message"] * ((len(kinds) - 4) // 2)
    assert len(kinds) >= 6
    own, *hers = page.messages()
    assert (own["id"], own["from"], own["text"]) == ("m1", "owner", "hello")
    for message in hers:
        assert message["in_reply_to"] == "m1"
        assert message["initiative"] is False
        assert message["affect"] is not None
    seqs = [message["seq"] for message in page.messages()]
    assert seqs == sorted(set(seqs))
    assert [m["id"] for m in _all(served)] == [m["id"] for m in page.messages()]


async def test_the_same_id_is_the_same_message(served: Served) -> None:
    """Sent again after a break it is acknowledged again, and makes no second turn, whatever it says now."""
    async with served.line() as socket:
        page = await _open(socket)
        await page.send(type="say", id="m1", text="hello")
        await page.until("state")
        await page.send(type="say", id="m1", text="hello, hello")
        await page.until("received", id="m1")
        await page.send(type="say", id="m2", text="I had a long day")
        await page.until("state")
    assert [m["text"] for m in _all(served) if m["from"] == "owner"] == ["hello", "I had a long day"]
    assert len([m for m in page.messages() if m["id"] == "m1"]) == 1


async def test_a_reconnect_has_what_was_missed_and_nothing_else(served: Served) -> None:
    """After a break the page asks from where it was, and gets the rest in order."""
    async with served.line() as socket:
        page = await _open(socket)
        await page.send(type="say", id="m1", text="hello")
        await page.until("state")
    seen = page.messages()
    with served.client() as client:
        client.post("/api/say", json={"text": "my sister Ana gets married on Saturday", "id": "m2"})
    async with served.line() as socket:
        again = await _open(socket, after=seen[-1]["seq"])
        await again.send(type="say", id="m3", text="good night")
        await again.until("state")
    assert [m["id"] for m in seen + again.messages()] == [m["id"] for m in _all(served)]


@pytest.mark.parametrize("after", [10**15, -5])
async def test_a_place_that_never_was_loses_nothing(served: Served, after: int) -> None:
    """A page that knows a later place than there is (a backup was restored) gets what there is, and what comes."""
    with served.client() as client:
        client.post("/api/say", json={"text": "hello", "id": "m1"})
    async with served.line() as socket:
        page = await _open(socket, after=after)
        await page.send(type="say", id="m2", text="good night")
        await page.until("state")
    assert [m["id"] for m in page.messages()] == [m["id"] for m in _all(served)]


async def test_a_break_in_mid_answer_loses_nothing(tmp_path: Path, company: Company) -> None:
    """The line breaks while she thinks: what she says then is told on the next one, once."""
    mind = Thoughtful()
    with serving(tmp_path, company, mind=mind) as served:
        async with served.line() as socket:
            page = await _open(socket)
            await page.send(type="say", id="m1", text="hello")
            await page.until("thinking")
            await asyncio.to_thread(mind.begun.wait, 20)
        async with served.line() as socket:
            again = await _open(socket)
            mind.gate.set()
            await again.until("state")
        assert again.messages()
        assert [m["id"] for m in again.messages()] == [m["id"] for m in _all(served)]


async def test_she_hears_more_while_she_thinks(tmp_path: Path, company: Company) -> None:
    """Answering blocks nothing: further messages are received, and each is answered, in order."""
    mind = Thoughtful()
    with serving(tmp_path, company, mind=mind) as served:
        async with served.line() as socket:
            page = await _open(socket)
            await page.send(type="say", id="m1", text="hello")
            await page.until("thinking", **{"for": "m1"})
            for name in ("m2", "m3"):
                await page.send(type="say", id=name, text=f"and {name}")
                await page.until("received", id=name)
            mind.gate.set()
            await page.until("thinking", **{"for": "m3"})
            await page.until("state")
        said = _all(served)
        assert [m["id"] for m in said if m["from"] == "owner"] == ["m1", "m2", "m3"]
        assert {m["in_reply_to"] for m in said if m["from"] == "companion"} == {"m1", "m2", "m3"}


async def test_reconnecting_again_and_again_neither_loses_nor_repeats(served: Served) -> None:
    """Many short lines while somebody talks on another one: together they told everything exactly once."""
    told: list[str] = []
    async with served.line() as talking:
        speaker = await _open(talking)

        async def talk() -> None:
            for n in range(12):
                await speaker.send(type="say", id=f"m{n}", text=f"this is number {n}")
                await speaker.until("received", id=f"m{n}")
                await speaker.settled()

        task = asyncio.create_task(talk())
        cursor: int | None = -1
        while not task.done():
            async with served.line() as socket:
                page = await _open(socket, after=cursor)
                await page.settled()
            for message in page.messages():
                told.append(message["id"])
                cursor = message["seq"]
        await task
    async with served.line() as socket:
        page = await _open(socket, after=cursor)
        await page.send(type="say", id="last", text="good night")
        await page.until("delta", in_reply_to="last")
        await page.until("state")
    told += [m["id"] for m in page.messages()]
    assert told == [m["id"] for m in _all(served)]


async def test_two_devices_stay_in_step(served: Served) -> None:
    """What is said on one is told on the other, with the same ids in the same order."""
    async with served.line() as one, served.line() as other:
        first, second = await _open(one), await _open(other)
        await first.send(type="say", id="a", text="hello")
        await first.until("state")
        await second.until("state")
        await second.send(type="say", id="b", text="I am on my phone now")
        await first.until("state")
        await second.until("state")
    assert [m["id"] for m in first.messages()] == [m["id"] for m in second.messages()]
    assert not [frame for frame in second.frames if frame["type"] == "received" and frame["id"] == "a"]


async def test_what_is_forgotten_leaves_every_device(served: Served) -> None:
    """Both pages are told which messages are gone."""
    async with served.line() as one, served.line() as other:
        first, second = await _open(one), await _open(other)
        await first.send(type="say", id="a", text="my sister is called Ana")
        await first.until("state")
        with served.client() as client:
            gone = client.delete("/api/messages/a").json()["forgotten"]
        assert (await first.until("forgotten"))["ids"] == gone
        assert (await second.until("forgotten"))["ids"] == gone
    assert _all(served) == []


BAD = [
    "not json",
    "[]",
    "null",
    '{"type": "fly"}',
    '{"type": ["say"]}',
    '{"type": "say"}',
    '{"type": "say", "id": 3, "text": "x"}',
    '{"type": "say", "id": "", "text": "x"}',
    '{"type": "say", "id": "~mine", "text": "x"}',
    '{"type": "say", "id": "x", "text": ""}',
    '{"type": "say", "id": "x", "text": "\\u0000\\u200b"}',
    '{"type": "resume", "after": "yes"}',
    '{"type": "resume", "after": null}',
    '{"type": "seen", "ids": "x"}',
    '{"type": "seen", "ids": [1]}',
    b"\x00\xff",
    "[" * 100_000,
]


@pytest.mark.parametrize("frame", BAD, ids=range(len(BAD)))
async def test_what_cannot_be_read_is_answered_in_words(served: Served, frame: str | bytes) -> None:
    """The line stays open, says what is wrong, and nothing has changed."""
    async with served.line() as socket:
        page = await _open(socket)
        await socket.send(frame)
        error = await page.until("error")
        assert error["problem"]
        await page.settled()
    assert _all(served) == []


@pytest.mark.parametrize("size", [21_000, 200_000, 1_000_000])
async def test_too_much_at_once_is_said_to_be_too_much(served: Served, size: int) -> None:
    """A message that is too long is refused by its id, so that the page stops sending it; the next one is heard."""
    async with served.line() as socket:
        page = await _open(socket)
        await page.send(type="say", id="long", text="a" * size)
        error = await page.until("error")
        assert error["for"] == "long"
        assert error["remedy"] == "Send it in parts."
        await page.send(type="say", id="short", text="hello")
        await page.until("received", id="short")


async def test_the_longest_message_she_takes_is_heard_in_any_script(served: Served) -> None:
    """20,000 characters are fine, also where each takes four bytes."""
    async with served.line() as socket:
        page = await _open(socket)
        await socket.send(json.dumps({"type": "say", "id": "m", "text": "🌊" * 20_000}, ensure_ascii=False))
        await page.until("received", id="m")


async def test_seen_messages_leave_the_outbox(served: Served) -> None:
    """What the page has shown need not be delivered again."""
    async with served.line() as socket:
        page = await _open(socket)
        await page.send(type="say", id="m1", text="hello")
        await page.until("state")
        hers = [m["id"] for m in page.messages() if m["from"] == "companion"]
        waiting = [out.message.id for out in served.run(served.house.store.outbox(served.relationship))]
        assert waiting == hers
        await page.send(type="seen", ids=[*hers, "unknown"])
        await page.settled()
    assert served.run(served.house.store.outbox(served.relationship)) == []


async def test_a_slow_page_still_gets_everything(served: Served) -> None:
    """More happens than a line can hold while its page does not read: the store fills the gap."""
    async with served.line() as slow, served.line() as quick:
        page, other = await _open(slow), await _open(quick)
        queues = served.house.runtime.ears.of(served.relationship)

        async def narrow() -> None:
            for queue in queues:
                queue._maxsize = 4  # type: ignore[attr-defined]

        served.run(narrow())
        for n in range(8):
            await other.send(type="say", id=f"m{n}", text=f"number {n}")
        await other.send(type="say", id="end", text="good night")
        while not any(m["in_reply_to"] == "end" for m in other.messages()):
            await other.next()
        expected = [m["id"] for m in _all(served)]
        while len(page.messages()) < len(expected):
            await page.next()
    assert [m["id"] for m in page.messages()] == expected
