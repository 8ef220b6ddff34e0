"""Living through a script at once: simulated time, few large commits."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence

from everwith.core.ids import RelationshipId
from everwith.core.message import Message
from everwith.core.moment import Moment
from everwith.relationship import turn
from everwith.relationship.events import Event
from everwith.relationship.state import State
from everwith.runtime.keeping import Live
from everwith.runtime.runtime import Runtime
from everwith.runtime.steps import Step, joined, parts_of

AT_ONCE = 48
"""Messages of a script that are embedded and committed together."""

_RECALLS = re.compile(r"\?|\b(?:remember|recall|told|said|mention\w*|know|when|what|where|who|how)\b", re.IGNORECASE)


async def relive(
    runtime: Runtime, relationship: RelationshipId, script: Sequence[Message | Moment]
) -> AsyncIterator[tuple[Event, ...]]:
    """Live through messages and moments in order of time, in few large commits; yield the events of each step.

    What she says on her own in between comes out too. Unlike `hear` nothing is durable before its commit, which
    is right where the script is a file that can be read again.
    """
    async with runtime.keeping.lock(relationship):
        live = await runtime.keeping.load(relationship)
        pending = Step(state=live.state)
        for place, entry in enumerate(script):
            if place % AT_ONCE == 0:
                live, pending = await _write(runtime, live, pending)
                await _embed_ahead(runtime, script[place : place + AT_ONCE])
            now = pending.state.moment(entry.at.ms if isinstance(entry, Message) else entry.ms)
            async for step in _until(runtime, pending.state, now):
                pending = joined(pending, step)
                yield step.events
            if isinstance(entry, Message):
                live, pending = await _write(runtime, live, pending, before=entry)
                step = await runtime.take(pending.state, entry)
                pending = joined(pending, step)
                yield step.events
        await _write(runtime, live, pending)


async def _until(runtime: Runtime, state: State, now: Moment) -> AsyncIterator[Step]:
    """Yield what she says on her own from now on until that moment."""
    while (due := turn.wake(state, state.moment(state.talk.last_heard))) and due.at.ms < now.ms:
        thought = turn.tick(state, due.at, runtime.company.library)
        if thought is None:
            return
        step = await runtime.speak(state, thought, due.at)
        state = step.state
        yield step


async def _write(runtime: Runtime, live: Live, pending: Step, before: Message | None = None) -> tuple[Live, Step]:
    """Commit what is pending; `before` a message only where it may ask for what is not written yet."""
    if not pending.events or (before is not None and not _RECALLS.search(before.text)):
        return live, pending
    live = await runtime.keeping.commit(live, pending)
    return live, Step(state=pending.state)


async def _embed_ahead(runtime: Runtime, script: Sequence[Message | Moment]) -> None:
    """One large batch fills the embedder's cache faster than many small ones."""
    if runtime.company.embedder is not None:
        parts = [part for entry in script if isinstance(entry, Message) for part in parts_of(entry.text)]
        if parts:
            await runtime.company.embedder.embed(list(dict.fromkeys(parts)))
