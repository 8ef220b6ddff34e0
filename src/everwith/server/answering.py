"""Answering what was received: one task per relationship, so that nobody waits for it to be heard."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Awaitable, Callable

import structlog

from everwith.core.errors import EverwithError, Fenced
from everwith.core.ids import RelationshipId
from everwith.core.message import Message
from everwith.ports import StoredEvent
from everwith.relationship.apply import apply
from everwith.relationship.state import State
from everwith.runtime import codec
from everwith.runtime.notices import Said
from everwith.runtime.runtime import Runtime
from everwith.server.errors import FAULT

Told = Callable[[EverwithError], Awaitable[None]]

PAUSES = (1.0, 3.0, 10.0, 30.0, 60.0)
"""Seconds before it is tried again; together longer than another program's lease on a relationship lasts."""

BUSY = 0.5
"""Seconds after which a turn is not waited for any longer to see how she is."""

ELSEWHERE = EverwithError(
    "She is in another conversation on this machine.", "Your words are kept; she answers once that one is closed."
)

log = structlog.get_logger(__name__)


class Answering:
    """Has the messages of each relationship answered, in order, in the background."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self._running: dict[RelationshipId, asyncio.Task[None]] = {}
        self._again: set[RelationshipId] = set()

    def wake(self, relationship: RelationshipId, told: Told) -> None:
        """Have what waits there answered; `told` hears of a failure. Returns at once."""
        if relationship in self._running:
            self._again.add(relationship)
            return
        self._running[relationship] = asyncio.create_task(self._answer(relationship, told))

    async def finish(self, patience: float = 5.0) -> None:
        """Wait for the answers under way; what is not done by then is answered at the next start."""
        running = set(self._running.values())
        if running:
            _, late = await asyncio.wait(running, timeout=patience)
            for task in late:
                task.cancel()

    async def _answer(self, relationship: RelationshipId, told: Told) -> None:
        try:
            for pause in PAUSES:
                if await self._all(relationship, told):
                    return
                await asyncio.sleep(pause)
            await self._all(relationship, told)
        finally:
            self._running.pop(relationship, None)
            self._again.discard(relationship)

    async def _all(self, relationship: RelationshipId, told: Told) -> bool:
        """Answer until nothing waits; False where it has to be tried again."""
        try:
            while True:
                self._again.discard(relationship)
                await self.runtime.answer_waiting(relationship)
                if relationship not in self._again:
                    return True
        except Fenced:
            await told(ELSEWHERE)
        except EverwithError as error:
            await told(error)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            log.error("fault", error=type(error).__name__, file=where.filename.rpartition("/")[2], line=where.lineno)
            await told(FAULT)
        return False


async def answer(runtime: Runtime, relationship: RelationshipId, message: Message) -> tuple[Said, ...]:
    """Receive a message and return what she answers; for one received before, the answer given then."""
    try:
        return await runtime.hear(relationship, message)
    except Fenced:
        raise ELSEWHERE from None


async def state_of(runtime: Runtime, relationship: RelationshipId) -> State:
    """Return the relationship as it is: also while she thinks, or talks in another program.

    The runtime gives the state between turns; during one, and where another program holds the relationship, it is
    read from the log as far as that goes.
    """
    try:
        async with asyncio.timeout(BUSY):
            return await runtime.state(relationship)
    except (Fenced, TimeoutError):
        rows = await runtime.store.events(relationship)
        return await asyncio.to_thread(_folded, rows)


def _folded(rows: list[StoredEvent]) -> State:
    state: State | None = None
    for row in rows:
        state = apply(state, codec.event(row))
    if state is None:
        raise EverwithError("The two have not met yet.", "Run everwith, and say hello.")
    return state
