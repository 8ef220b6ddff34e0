"""The runtime: receives, takes turns one at a time per relationship, commits, delivers, wakes what is due.

No connection and no transaction is held while a mind finds its words. What was received durably and not answered
(after a crash) is answered on the next start.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import uuid
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

import structlog

from everwith.core import text
from everwith.core.errors import EverwithError, Fenced, WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import Moment
from everwith.memory.model import RecallQuery, Remembered
from everwith.memory.vectors import quantise
from everwith.mind.embedded.library import Library
from everwith.mind.embedded.match import stems
from everwith.mind.thought import Thought
from everwith.persona.character import Character
from everwith.ports import Brief, Claim, Clock, Commit, Embedder, Mind, Outgoing, Store, StoredEvent, Turn, Vectors
from everwith.relationship import forget as forgetting
from everwith.relationship import turn
from everwith.relationship.apply import apply
from everwith.relationship.events import Event, Heard, Met, Spoke
from everwith.relationship.listen import Listened, Senses, listen
from everwith.relationship.say import checked
from everwith.relationship.state import State
from everwith.runtime import codec
from everwith.runtime.notices import Changed, Gone, Notice, Received, Said, Thinking

LEASE_MS = 4_000
RETRY_MS = 250
"""How long a turn may keep others out without being renewed, and how often those look again."""

SNAPSHOT_EVERY = 24
"""Events between snapshots; a start reads at most so many events besides the snapshot."""

LIVE = 512
"""Relationships kept in memory; the least recently used one is let go first."""

PER_EVENT = 16
"""Places in the conversation an event may take: a reply has several messages."""

AT_ONCE = 48
"""Messages of a script that are embedded and committed together."""

_RECALLS = re.compile(r"\?|\b(?:remember|recall|told|said|mention\w*|know|when|what|where|who|how)\b", re.IGNORECASE)

T = TypeVar("T")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Everything a turn needs besides the relationship itself; shared by all relationships, never changed by one."""

    character: Character
    library: Library
    senses: Senses
    help_lines: turn.HelpLines
    embedder: Embedder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """A relationship as loaded: its state and the claim it was loaded under."""

    state: State
    claim: Claim
    seq: int
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is about to be written: the state after these events, and the vectors of the messages in them."""

    state: State
    events: tuple[Event, ...] = ()
    vectors: dict[MessageId, bytes] = field(default_factory=dict)


class Runtime:
    """Turns for any number of relationships over one store."""

    def __init__(self, *, store: Store, company: Company, mind: Mind, clock: Clock) -> None:
        self.store, self.company, self.mind, self.clock = store, company, mind, clock
        self._worker = uuid.uuid4().hex
        self._live: OrderedDict[RelationshipId, Live] = OrderedDict()
        self._locks: dict[RelationshipId, asyncio.Lock] = {}
        self._ears: dict[RelationshipId, set[asyncio.Queue[Notice]]] = {}

    # -- meeting ---------------------------------------------------------------------------------------------------

    async def meet(self, event: Met) -> None:
        """Begin a relationship with that meeting; raises WrongUse where it exists already."""
        await self.store.create(event.relationship, event.owner, event.me, event.at.ms)
        async with self._lock(event.relationship):
            claim = await self._claim(event.relationship)
            live = Live(state=apply(None, event), claim=claim, seq=-1, kept=-1)
            step = Step(state=live.state, events=(event,))
            if live.state.talk.meeting == "hello":
                hello = turn.begin(live.state, event.at, self.company.library)
                step = _joined(step, await self.speak(live.state, hello, event.at))
            self._deliver(await self._commit(live, step), step)

    async def has_met(self, relationship: RelationshipId) -> bool:
        """Return whether the two have met; a program killed just before that leaves a relationship without a life."""
        async with self._lock(relationship):
            if relationship in self._live:
                return True
            claim = await self._claim(relationship, lease_ms=0)
            if claim.snapshot is None and not claim.events:
                return False
            self._keep(await self._loaded(relationship, claim))
            return True

    # -- a turn ----------------------------------------------------------------------------------------------------

    async def receive(self, relationship: RelationshipId, message: Message) -> bool:
        """Make the owner's message durable; False where it was received before. Raises WrongUse for bad input."""
        if message.id.startswith("~") or not message.id or len(message.id) > 200:
            raise WrongUse("That message id cannot be used.", "Use up to 200 characters, not beginning with a tilde.")
        return await self.store.receive(relationship, message)

    async def hear(self, relationship: RelationshipId, message: Message) -> tuple[Said, ...]:
        """Receive a message and answer it; for one received before, return the answer given then."""
        if await self.receive(relationship, message):
            answered = await self.answer_waiting(relationship)
            if own := tuple(said for said in answered if said.in_reply_to == message.id):
                return own
        async with self._lock(relationship):
            return await self._earlier_answer(relationship, message.id)

    async def answer_waiting(self, relationship: RelationshipId) -> tuple[Said, ...]:
        """Answer what was received and not answered yet, oldest first; returns all that was said."""
        async with self._lock(relationship):
            said: list[Said] = []
            # Loaded before looking what waits: an answer another program gives after that fences ours.
            await self._load(relationship)
            for message in await self.store.waiting(relationship):
                said.extend(await self._turn(relationship, message))
            return tuple(said)

    async def _turn(self, relationship: RelationshipId, message: Message) -> tuple[Said, ...]:
        self._tell(relationship, Thinking(about=message.id))
        known = await self._load(relationship)

        async def taken(live: Live) -> tuple[Said, ...]:
            if live is not known and message.id not in {
                waiting.id for waiting in await self.store.waiting(relationship)
            }:
                return ()
            step = await self.take(live.state, message)
            return self._deliver(await self._commit(live, step), step)

        return await self._unfenced(relationship, taken)

    async def _unfenced(self, relationship: RelationshipId, act: Callable[[Live], Awaitable[T]]) -> T:
        """Return what `act` returns on the relationship as loaded; again, where another program went on with it."""
        for attempt in range(3):
            live = await self._load(relationship)
            try:
                return await act(live)
            except Fenced:
                self._live.pop(relationship, None)
                log.info("fenced", attempt=attempt)
        raise EverwithError("Somebody else is talking with her from another program.", "Close it, then try again.")

    async def take(self, state: State, message: Message) -> Step:
        """Return the step a message of the owner makes from that state; nothing is written yet."""
        company, now = self.company, state.moment(message.at.ms)
        state, lived = turn.live_today(state, now, company.library)
        vectors = await self._vectors(message.text)
        sentences = vectors[:-1] if vectors is not None else None
        listened = listen(state, message, sentences, company.senses)
        memories = await self.store.recall(state.relationship, listened.query) if listened.query else []
        thought = turn.think(listened, tuple(memories), company.library, company.help_lines)
        whole = {message.id: quantise(vectors[-1:])[0]} if vectors is not None else {}
        spoken = await self.speak(listened.state, thought, message.at, listened)
        return Step(state=spoken.state, events=(*lived, listened.event, *spoken.events), vectors=whole)

    async def speak(self, state: State, thought: Thought, now: Moment, listened: Listened | None = None) -> Step:
        """Return the step in which that thought is put into words and said."""
        words = checked(await self._words(state, thought, listened), thought, self.company.senses.tier)
        reply_to = listened.event.message.id if listened else None
        state, spoke = turn.answer(state, thought, words, words_by=self.mind.name, now=now, in_reply_to=reply_to)
        return Step(state=state, events=(spoke,))

    async def _words(self, state: State, thought: Thought, listened: Listened | None) -> tuple[str, ...]:
        brief = Brief(
            thought=thought,
            owner=state.owner,
            me=state.me,
            style=self.company.character.style,
            recent=(listened.event.message,) if listened else (),
        )
        return tuple([message async for message in self.mind.words(brief)])

    async def _vectors(self, spoken: str) -> Vectors | None:
        """Return the vectors of the sentences and, in the last row, of the whole, shape (n + 1, 384)."""
        if self.company.embedder is None:
            return None
        return await self.company.embedder.embed(_parts(spoken))

    def _deliver(self, live: Live, step: Step) -> tuple[Said, ...]:
        said: list[Said] = []
        first = live.seq - len(step.events) + 1
        for seq, event in enumerate(step.events, start=first):
            if isinstance(event, Heard):
                self._tell(live.state.relationship, Received(message=event.message, seq=seq * PER_EVENT))
            elif isinstance(event, Spoke):
                said.extend(said_in(event, seq))
        notices: tuple[Notice, ...] = (*said, Changed())
        for notice in notices:
            self._tell(live.state.relationship, notice)
        return tuple(said)

    async def _earlier_answer(self, relationship: RelationshipId, message: MessageId) -> tuple[Said, ...]:
        for row in reversed(await self.store.events(relationship)):
            if row.kind != "spoke" or f"~{message}" not in row.cause:
                continue
            spoke = codec.event(row)
            if isinstance(spoke, Spoke) and spoke.in_reply_to == message:
                return said_in(spoke, row.seq)
        return ()

    # -- time ------------------------------------------------------------------------------------------------------

    async def tick(self, relationship: RelationshipId, now: Moment) -> tuple[Said, ...]:
        """Let time have come to `now`: she may say what is due. Returns what she said."""

        async def ticked(live: Live) -> tuple[Said, ...]:
            local = live.state.moment(now.ms)
            thought = turn.tick(live.state, local, self.company.library)
            if thought is None:
                await self._commit(live, Step(state=live.state), now=local)
                return ()
            step = await self.speak(live.state, thought, local)
            return self._deliver(await self._commit(live, step), step)

        async with self._lock(relationship):
            return await self._unfenced(relationship, ticked)

    async def next_wake(self, relationship: RelationshipId, now: Moment) -> Moment | None:
        """Return when she would next speak first if nothing happened until then."""
        async with self._lock(relationship):
            live = await self._load(relationship, lease_ms=0)
            due = turn.wake(live.state, live.state.moment(now.ms))
            return due.at if due else None

    # -- a life at once -------------------------------------------------------------------------------------------

    async def relive(
        self, relationship: RelationshipId, script: Sequence[Message | Moment]
    ) -> AsyncIterator[tuple[Event, ...]]:
        """Live through messages and moments in order of time, in few large commits; yield the events of each step.

        What she says on her own in between comes out too. Unlike `hear` nothing is durable before its commit, which
        is right where the script is a file that can be read again.
        """
        async with self._lock(relationship):
            live = await self._load(relationship)
            pending = Step(state=live.state)
            for place, entry in enumerate(script):
                if place % AT_ONCE == 0:
                    live, pending = await self._write(live, pending)
                    await self._embed_ahead(script[place : place + AT_ONCE])
                now = pending.state.moment(entry.at.ms if isinstance(entry, Message) else entry.ms)
                async for step in self._until(pending.state, now):
                    pending = _joined(pending, step)
                    yield step.events
                if isinstance(entry, Message):
                    live, pending = await self._write(live, pending, before=entry)
                    step = await self.take(pending.state, entry)
                    pending = _joined(pending, step)
                    yield step.events
            await self._write(live, pending)

    async def _until(self, state: State, now: Moment) -> AsyncIterator[Step]:
        """Yield what she says on her own from now on until that moment."""
        while (due := turn.wake(state, state.moment(state.talk.last_heard))) and due.at.ms < now.ms:
            thought = turn.tick(state, due.at, self.company.library)
            if thought is None:
                return
            step = await self.speak(state, thought, due.at)
            state = step.state
            yield step

    async def _write(self, live: Live, pending: Step, before: Message | None = None) -> tuple[Live, Step]:
        """Commit what is pending; `before` a message only where it may ask for what is not written yet."""
        if not pending.events or (before is not None and not _RECALLS.search(before.text)):
            return live, pending
        live = await self._commit(live, pending)
        return live, Step(state=pending.state)

    async def _embed_ahead(self, script: Sequence[Message | Moment]) -> None:
        """One large batch fills the embedder's cache faster than many small ones."""
        if self.company.embedder is not None:
            parts = [part for entry in script if isinstance(entry, Message) for part in _parts(entry.text)]
            if parts:
                await self.company.embedder.embed(list(dict.fromkeys(parts)))

    # -- what the owner decides ------------------------------------------------------------------------------------

    async def change(self, relationship: RelationshipId, event: Event) -> State:
        """Take in a change the owner decided."""

        async def changed(live: Live) -> Live:
            return await self._commit(live, Step(state=apply(live.state, event), events=(event,)))

        async with self._lock(relationship):
            live = await self._unfenced(relationship, changed)
        self._tell(relationship, Changed())
        return live.state

    async def what_goes(self, relationship: RelationshipId, ids: frozenset[MessageId]) -> frozenset[MessageId]:
        """Return all messages that would go if those were forgotten."""
        return forgetting.what_goes(await self.history(relationship), ids)

    async def forget(self, relationship: RelationshipId, ids: frozenset[MessageId]) -> frozenset[MessageId]:
        """Forget those messages and all that came of them, for good; returns all that went.

        Raises WrongUse where none of them exists.
        """
        async with self._lock(relationship):
            for _ in range(3):
                with contextlib.suppress(Fenced):
                    gone = await self._forgotten(relationship, ids)
                    break
            else:
                raise EverwithError(
                    "Somebody else is talking with her from another program.", "Close it, then try again."
                )
        self._tell(relationship, Gone(ids=gone))
        return gone

    async def _forgotten(self, relationship: RelationshipId, ids: frozenset[MessageId]) -> frozenset[MessageId]:
        # Without a lease, which redacting would leave behind; a turn of another program in between fences it.
        claim = await self._claim(relationship, lease_ms=0)
        rows = await self.store.events(relationship)
        events = [codec.event(row) for row in rows]
        known = {m.id for event in events for m in _messages(event)}
        if not ids & known:
            raise WrongUse("There is no such message.", "It may have been forgotten already.")
        after = forgetting.forget(events, ids & known)
        rewritten = tuple(
            codec.stored(event, rows[place].seq) for place, event in after.rewritten.items() if event.kind != "redacted"
        )
        # Before the bytes are overwritten: her name may have come from what is forgotten.
        await self.store.rename(relationship, after.state.me)
        claim = await self.store.redact(claim, after.gone, rewritten, codec.snapshot(after.state))
        self._keep(Live(state=after.state, claim=claim, seq=rows[-1].seq, kept=rows[-1].seq))
        return after.gone

    # -- looking ---------------------------------------------------------------------------------------------------

    async def state(self, relationship: RelationshipId) -> State:
        """Return the relationship as it last was committed, also while a turn is being thought about."""
        if relationship in self._live:
            return self._live[relationship].state
        async with self._lock(relationship):
            return (await self._load(relationship, lease_ms=0)).state

    async def search(self, relationship: RelationshipId, query: str, limit: int = 10) -> list[Remembered]:
        """Return the turns of both that fit the query best, by meaning and words, best first."""
        sought = text.plain(text.clean(query))
        vectors = await self._vectors(sought)
        return await self.store.recall(
            relationship,
            RecallQuery(
                text=sought,
                terms=tuple(stems(sought)),
                vector=vectors[-1] if vectors is not None else None,
                now=self.clock.now(),
                limit=limit,
            ),
        )

    async def history(self, relationship: RelationshipId) -> list[Event]:
        """Return the whole event log."""
        return [codec.event(row) for row in await self.store.events(relationship)]

    async def spoken(self, relationship: RelationshipId, message: MessageId) -> Spoke | None:
        """Return the event in which she said that message, or None."""
        for row in reversed(await self.store.events(relationship)):
            if row.kind == "spoke":
                spoke = codec.event(row)
                if isinstance(spoke, Spoke) and any(said.id == message for said in spoke.messages):
                    return spoke
        return None

    @contextlib.asynccontextmanager
    async def listening(self, relationship: RelationshipId) -> AsyncIterator[asyncio.Queue[Notice]]:
        """Give a queue of what happens live; a listener too slow for it loses the oldest and resumes by seq."""
        queue: asyncio.Queue[Notice] = asyncio.Queue(maxsize=256)
        ears = self._ears.setdefault(relationship, set())
        ears.add(queue)
        try:
            yield queue
        finally:
            ears.discard(queue)
            if not ears:
                self._ears.pop(relationship, None)

    def _tell(self, relationship: RelationshipId, notice: Notice) -> None:
        for queue in self._ears.get(relationship, ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(notice)

    # -- loading and committing ------------------------------------------------------------------------------------

    def _lock(self, relationship: RelationshipId) -> asyncio.Lock:
        return self._locks.setdefault(relationship, asyncio.Lock())

    async def _load(self, relationship: RelationshipId, lease_ms: int = LEASE_MS) -> Live:
        """Return the relationship as this process knows it, or claim and load it; who only looks keeps nobody out.

        What is cached is trusted: should another process have gone on with it, the commit is fenced, and the turn
        is taken again from what is stored.
        """
        live = self._live.get(relationship)
        if live is not None:
            self._live.move_to_end(relationship)
            return live
        return self._keep(await self._loaded(relationship, await self._claim(relationship, lease_ms)))

    async def _claim(self, relationship: RelationshipId, lease_ms: int = LEASE_MS) -> Claim:
        """Claim it, waiting as long as the lease of a process that died in the middle of a turn may still run."""
        for _ in range(int(2 * LEASE_MS / RETRY_MS)):
            try:
                return await self.store.claim(relationship, self._worker, self.clock.now(), lease_ms)
            except Fenced:
                await asyncio.sleep(RETRY_MS / 1000)
        raise EverwithError("Somebody else is talking with her from another program.", "Close it, then try again.")

    async def _loaded(self, relationship: RelationshipId, claim: Claim) -> Live:
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

    def _keep(self, live: Live) -> Live:
        self._live[live.state.relationship] = live
        self._live.move_to_end(live.state.relationship)
        while len(self._live) > LIVE:
            gone, _ = self._live.popitem(last=False)
            if gone in self._locks and not self._locks[gone].locked():
                del self._locks[gone]
        return live

    async def _commit(self, live: Live, step: Step, now: Moment | None = None) -> Live:
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
            outgoing=tuple(out for event in events if isinstance(event, Spoke) for out in _outgoing(event)),
            answered=tuple(event.message.id for event in events if isinstance(event, Heard)),
            wake_at=due.at.ms if due else None,
        )
        claim = await self.store.commit(live.claim, commit)
        if state.me != live.state.me:
            await self.store.rename(state.relationship, state.me)
        return self._keep(Live(state=state, claim=claim, seq=seq, kept=seq if keep else live.kept))

    def _turns(self, step: Step, rows: tuple[StoredEvent, ...]) -> tuple[Turn, ...]:
        engine = self.company.embedder.engine if self.company.embedder else ""
        return tuple(
            Turn(message=message, seq=row.seq * PER_EVENT + place, vector=step.vectors.get(message.id), engine=engine)
            for event, row in zip(step.events, rows, strict=True)
            for place, message in enumerate(_messages(event))
        )


class SentenceModel(Protocol):
    """What turns a text into its vector at once, for an import."""

    @property
    def engine(self) -> str:
        """Return the tag of the model."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, one row a text."""


def turns_of(row: StoredEvent, model: SentenceModel | None = None) -> tuple[Turn, ...]:
    """Return the turns an event of the log tells of, with the vectors of the owner's if there is a model."""
    turns = []
    for place, message in enumerate(_messages(codec.event(row))):
        vector = None
        if model is not None and message.speaker == "owner":
            vector = quantise(model.embed([text.plain(message.text)]))[0]
        turns.append(
            Turn(
                message=message,
                seq=row.seq * PER_EVENT + place,
                vector=vector,
                engine=model.engine if model is not None else "",
            )
        )
    return tuple(turns)


def said_in(spoke: Spoke, seq: int) -> tuple[Said, ...]:
    """Return what was said in the event at `seq`, message by message, each with its place in the conversation."""
    return tuple(
        Said(
            message=message,
            seq=seq * PER_EVENT + place,
            in_reply_to=spoke.in_reply_to,
            initiative=spoke.in_reply_to is None,
            affect=spoke.thought.affect,
        )
        for place, message in enumerate(spoke.messages)
    )


def _joined(one: Step, other: Step) -> Step:
    return replace(other, events=(*one.events, *other.events), vectors={**one.vectors, **other.vectors})


def _parts(spoken: str) -> list[str]:
    """The sentences of a message and the whole of it, as they are embedded: a memory is found best by all its words."""
    sentences = [text.plain(spoken[start:end]) for start, end in text.sentences(spoken)]
    return [*sentences, text.plain(spoken)]


def _messages(event: Event) -> tuple[Message, ...]:
    match event:
        case Heard():
            return (event.message,)
        case Spoke():
            return event.messages
        case _:
            return ()


def _outgoing(event: Spoke) -> tuple[Outgoing, ...]:
    return tuple(
        Outgoing(message=message, in_reply_to=event.in_reply_to, initiative=event.in_reply_to is None)
        for message in event.messages
    )
