"""Relationships in memory and in the store: loaded once, committed step by step, one turn at a time each."""

from __future__ import annotations

import asyncio
import uuid
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog

from everwith.core.errors import EverwithError, Fenced
from everwith.core.ids import RelationshipId
from everwith.core.moment import MINUTE, Moment
from everwith.ports import Claim, Clock, Commit, Store, StoredEvent, Turn
from everwith.relationship import turn
from everwith.relationship.apply import apply
from everwith.relationship.events import Heard, Spoke
from everwith.relationship.state import State
from everwith.runtime import codec
from everwith.runtime.steps import PER_EVENT, Step, messages_of, outgoing_of

LEASE_MS = 4_000
RETRY_MS = 250
"""How long a turn may keep others out without being renewed, and how often those look again."""

SNAPSHOT_EVERY = 24
"""Events between snapshots; a start reads at most so many events besides the snapshot."""

LIVE = 512
IDLE_MS = 3 * MINUTE
"""Relationships kept in memory at most, and how long one stays there when nobody talks."""

T = TypeVar("T")
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """A relationship as loaded: its state and the claim it was loaded under."""

    state: State
    claim: Claim
    seq: int
    kept: int


class Keeping:
    """The relationships of one process over a store. `engine` tags the vectors it writes ("" for none)."""

    def __init__(self, store: Store, clock: Clock, engine: str) -> None:
        self.store, self.clock, self._engine = store, clock, engine
        self._worker = uuid.uuid4().hex
        self._live: OrderedDict[RelationshipId, Live] = OrderedDict()
        self._locks: dict[RelationshipId, asyncio.Lock] = {}

    def cached(self, relationship: RelationshipId) -> Live | None:
        """Return it as last committed here, None where it is not in memory."""
        return self._live.get(relationship)

    def let_go(self) -> None:
        """Let go of those with whom nobody has talked for a while; the next word loads them again."""
        now = self.clock.now()
        for relationship, live in list(self._live.items()):
            talk = live.state.talk
            if now - max(talk.last_heard, talk.last_spoke) > IDLE_MS and not self.lock(relationship).locked():
                del self._live[relationship], self._locks[relationship]

    async def unfenced(self, relationship: RelationshipId, act: Callable[[Live], Awaitable[T]]) -> T:
        """Return what `act` returns on the relationship as loaded; again, where another program went on with it."""
        for attempt in range(3):
            live = await self.load(relationship)
            try:
                return await act(live)
            except Fenced:
                self._live.pop(relationship, None)
                log.info("fenced", attempt=attempt)
        raise EverwithError("Somebody else is talking with her from another program.", "Close it, then try again.")

    def lock(self, relationship: RelationshipId) -> asyncio.Lock:
        """Return what is held while a relationship takes its turn."""
        return self._locks.setdefault(relationship, asyncio.Lock())

    async def load(self, relationship: RelationshipId, lease_ms: int = LEASE_MS) -> Live:
        """Return the relationship as this process knows it, or claim and load it; who only looks keeps nobody out.

        What is cached is trusted: should another process have gone on with it, the commit is fenced, and the turn
        is taken again from what is stored.
        """
        live = self._live.get(relationship)
        if live is not None:
            self._live.move_to_end(relationship)
            return live
        return self.keep(await self.loaded(relationship, await self.claim(relationship, lease_ms)))

    async def claim(self, relationship: RelationshipId, lease_ms: int = LEASE_MS) -> Claim:
        """Claim it, waiting as long as the lease of a process that died in the middle of a turn may still run."""
        for _ in range(int(2 * LEASE_MS / RETRY_MS)):
            try:
                return await self.store.claim(relationship, self._worker, self.clock.now(), lease_ms)
            except Fenced:
                await asyncio.sleep(RETRY_MS / 1000)
        raise EverwithError("Somebody else is talking with her from another program.", "Close it, then try again.")

    async def loaded(self, relationship: RelationshipId, claim: Claim) -> Live:
        """Return the relationship as the claim brought it: snapshot and later events, or the whole log."""
        state = codec.restored(claim.snapshot) if claim.snapshot else None
        rows = claim.events
        if state is None and claim.snapshot is not None:
            rows = tuple(await self.store.events(relationship))
        for row in rows:
            state = apply(state, codec.event(row))
        if state is None:
            raise EverwithError("The two have not met yet.", "Run everwith, and say hello.")
        seq = rows[-1].seq if rows else claim.snapshot_seq
        return Live(state=state, claim=claim, seq=seq, kept=claim.snapshot_seq)

    def keep(self, live: Live) -> Live:
        """Keep it in memory, as the one used last; the one used longest ago makes room."""
        self._live[live.state.relationship] = live
        self._live.move_to_end(live.state.relationship)
        while len(self._live) > LIVE:
            gone, _ = self._live.popitem(last=False)
            if gone in self._locks and not self._locks[gone].locked():
                del self._locks[gone]
        return live

    async def commit(self, live: Live, step: Step, now: Moment | None = None) -> Live:
        """Write a step: events, turns, outbox, when to wake, and from time to time the snapshot. Raises Fenced."""
        state, events = step.state, step.events
        rows = tuple(codec.stored(event, live.seq + n) for n, event in enumerate(events, start=1))
        seq = live.seq + len(rows)
        keep = seq - live.kept >= SNAPSHOT_EVERY or live.kept < 0
        at = now or (events[-1].at if events else Moment(ms=self.clock.now()))
        due = turn.wake(state, state.moment(at.ms))
        commit = Commit(
            events=rows,
            snapshot=codec.snapshot(state) if keep else None,
            turns=self._turns(step, rows),
            outgoing=tuple(out for event in events if isinstance(event, Spoke) for out in outgoing_of(event)),
            answered=tuple(event.message.id for event in events if isinstance(event, Heard)),
            wake_at=due.at.ms if due else None,
        )
        claim = await self.store.commit(live.claim, commit)
        if state.me != live.state.me:
            await self.store.rename(state.relationship, state.me)
        return self.keep(Live(state=state, claim=claim, seq=seq, kept=seq if keep else live.kept))

    def _turns(self, step: Step, rows: tuple[StoredEvent, ...]) -> tuple[Turn, ...]:
        engine = self._engine
        return tuple(
            Turn(message=message, seq=row.seq * PER_EVENT + place, vector=step.vectors.get(message.id), engine=engine)
            for event, row in zip(step.events, rows, strict=True)
            for place, message in enumerate(messages_of(event))
        )
