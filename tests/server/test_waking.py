"""She speaks first when it is time, and a failure keeps nobody asleep."""

from __future__ import annotations

from everwith.core.errors import EverwithError
from everwith.core.ids import RelationshipId
from everwith.core.moment import DAY, HOUR, MINUTE, Moment
from everwith.runtime.notices import Said
from everwith.server.waking import Waking
from tests.server.conftest import Page, Served

INTERVIEW = "I have a job interview on Monday at 10am"


def _wake_at(served: Served) -> int:
    due = served.run(served.house.runtime.next_wake(served.relationship, Moment(ms=served.clock.ms)))
    assert due is not None
    return due.ms


async def test_what_is_due_is_said_to_every_open_page(served: Served) -> None:
    """Not before its time, then once, marked as her own initiative."""
    async with served.line() as socket:
        page = Page(socket)
        await page.send(type="resume", after=None)
        await page.until("hello")
        await page.send(type="say", id="m1", text=INTERVIEW)
        await page.until("state")
        waking = Waking(served.house.runtime)
        due = _wake_at(served)
        served.clock.ms = due - MINUTE
        served.run(waking.wake())
        served.clock.ms = due + MINUTE
        served.run(waking.wake())
        first = await page.until("delta", in_reply_to=None)
        served.run(waking.wake())
        await page.until("state")
    said = [m for m in page.messages() if m["initiative"]]
    assert [m["id"] for m in said][:1] == [first["id"]]
    assert len({m["id"] for m in said}) == len(said)


async def test_what_was_said_to_nobody_comes_later(served: Served) -> None:
    """With no page open it waits in the outbox, and comes on the next line as what was said."""
    with served.client() as client:
        client.post("/api/say", json={"text": INTERVIEW, "id": "m1"})
    served.clock.ms = _wake_at(served) + MINUTE
    served.run(Waking(served.house.runtime).wake())
    assert [one for one in served.run(served.house.store.outbox(served.relationship)) if one.initiative]
    async with served.line() as socket:
        page = Page(socket)
        await page.send(type="resume", after=None)
        await page.until("hello")
        while not any(m["initiative"] for m in page.messages()):
            await page.next()


def test_one_that_cannot_be_woken_waits_longer_each_time(served: Served) -> None:
    """A failure is not repeated at every look, and the others are woken all the same."""
    with served.client() as client:
        client.post("/api/say", json={"text": INTERVIEW, "id": "m1"})
    tried: list[RelationshipId] = []

    class Broken:
        clock, store = served.clock, served.house.store

        async def tick(self, relationship: RelationshipId, now: Moment) -> tuple[Said, ...]:
            tried.append(relationship)
            raise EverwithError("Not now.")

    waking = Waking(Broken())  # type: ignore[arg-type]
    served.clock.ms = _wake_at(served) + HOUR
    for _ in range(3):
        served.run(waking.wake())
    assert len(tried) == 1
    served.clock.ms += DAY
    served.run(waking.wake())
    assert len(tried) == 2
