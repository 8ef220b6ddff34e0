"""Relationships over a real store, for the tests of the runtime."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import MINUTE
from everwith.mind.embedded.mind import EmbeddedMind
from everwith.relationship.events import Heard, Spoke
from everwith.runtime.runtime import Runtime
from everwith.runtime.steps import Company
from everwith.storage.sqlite import SqliteStore
from everwith.testing import FixedClock
from tests.lives import START, met

KEY = bytes(range(32))
OURS = RelationshipId("r1")


def says(text: str, number: int = 0, *, minutes: int | None = None) -> Message:
    """Return a message so many minutes after the start."""
    after = number + 1 if minutes is None else minutes
    return Message(id=MessageId(f"m{number}"), speaker="owner", text=text, at=START.plus(after * MINUTE))


def runs(store: SqliteStore, company: Company) -> Runtime:
    """Return a runtime of its own over that store, as another program would have."""
    return Runtime(store=store, company=company, mind=EmbeddedMind(), clock=FixedClock(START.ms))


@contextlib.asynccontextmanager
async def opened(folder: Path, company: Company, *, key: bytes | None = KEY) -> AsyncIterator[Runtime]:
    """Give a runtime over the store in that folder, which is closed afterwards."""
    store = SqliteStore.open(folder / "everwith.db", key, _unencrypted=key is None)
    try:
        yield runs(store, company)
    finally:
        await store.close()


async def begun(runtime: Runtime, company: Company, name: str = "r1", *, meeting: bool = False, seed: int = 7) -> None:
    """Let the two meet."""
    await runtime.meet(met(company, relationship=name, seed=seed, meeting=meeting))


async def counted(runtime: Runtime, relationship: RelationshipId = OURS) -> tuple[list[str], list[str]]:
    """Return the ids of what was heard, and of what was answered, as the log has them."""
    log = await runtime.history(relationship)
    heard = [str(event.message.id) for event in log if isinstance(event, Heard)]
    answered = [str(event.in_reply_to) for event in log if isinstance(event, Spoke) and event.in_reply_to]
    return heard, answered
