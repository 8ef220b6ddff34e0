"""The runtime: receives, takes turns one at a time per relationship, commits, delivers, wakes what is due.

No connection and no transaction is held while a mind finds its words. What was received durably and not answered
(after a crash) is answered on the next start.
"""

from __future__ import annotations

import contextlib

from everwith.core import text
from everwith.core.errors import EverwithError, Fenced, WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import Moment
from everwith.memory.model import RecallQuery, Remembered
from everwith.memory.vectors import quantise
from everwith.mind.embedded.match import stems
from everwith.mind.thought import Thought
from everwith.ports import Brief, Clock, Mind, Store, Vectors
from everwith.relationship import forget as forgetting
from everwith.relationship import turn
from everwith.relationship.apply import apply
from everwith.relationship.events import Event, Heard, Met, Spoke
from everwith.relationship.listen import Listened, listen
from everwith.relationship.say import checked
from everwith.relationship.state import State
from everwith.runtime import codec
from everwith.runtime.ears import Ears
from everwith.runtime.keeping import Keeping, Live
from everwith.runtime.notices import Changed, Gone, Notice, Received, Said, Thinking
from everwith.runtime.steps import PER_EVENT, Company, Step, joined, messages_of, parts_of, said_in


class Runtime:
    """Turns for any number of relationships over one store."""

    def __init__(self, *, store: Store, company: Company, mind: Mind, clock: Clock) -> None:
        self.store, self.company, self.mind, self.clock = store, company, mind, clock
        self.keeping = Keeping(store, clock, company.embedder.engine if company.embedder else "")
        self.ears = Ears()

    # -- meeting ---------------------------------------------------------------------------------------------------

    async def meet(self, event: Met) -> None:
        """Begin a relationship with that meeting; raises WrongUse where it exists already."""
        await self.store.create(event.relationship, event.owner, event.me, event.at.ms)
        async with self.keeping.lock(event.relationship):
            claim = await self.keeping.claim(event.relationship)
            live = Live(state=apply(None, event), claim=claim, seq=-1, kept=-1)
            step = Step(state=live.state, events=(event,))
            if live.state.talk.meeting == "hello":
                hello = turn.begin(live.state, event.at, self.company.library)
                step = joined(step, await self.speak(live.state, hello, event.at))
            self._deliver(await self.keeping.commit(live, step), step)

    async def has_met(self, relationship: RelationshipId) -> bool:
        """Return whether the two have met; a program killed just before that leaves a relationship without a life."""
        async with self.keeping.lock(relationship):
            if self.keeping.cached(relationship):
                return True
            claim = await self.keeping.claim(relationship, lease_ms=0)
            if claim.snapshot is None and not claim.events:
                return False
            self.keeping.keep(await self.keeping.loaded(relationship, claim))
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
        async with self.keeping.lock(relationship):
            return await self._earlier_answer(relationship, message.id)

    async def answer_waiting(self, relationship: RelationshipId) -> tuple[Said, ...]:
        """Answer what was received and not answered yet, oldest first; returns all that was said."""
        async with self.keeping.lock(relationship):
            said: list[Said] = []
            # Loaded before looking what waits: an answer another program gives after that fences ours.
            await self.keeping.load(relationship)
            for message in await self.store.waiting(relationship):
                said.extend(await self._turn(relationship, message))
            return tuple(said)

    async def _turn(self, relationship: RelationshipId, message: Message) -> tuple[Said, ...]:
        self.ears.tell(relationship, Thinking(about=message.id))
        known = await self.keeping.load(relationship)

        async def taken(live: Live) -> tuple[Said, ...]:
            if live is not known and message.id not in {
                waiting.id for waiting in await self.store.waiting(relationship)
            }:
                return ()
            step = await self.take(live.state, message)
            return self._deliver(await self.keeping.commit(live, step), step)

        return await self.keeping.unfenced(relationship, taken)

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
        return await self.company.embedder.embed(parts_of(spoken))

    def _deliver(self, live: Live, step: Step) -> tuple[Said, ...]:
        said: list[Said] = []
        first = live.seq - len(step.events) + 1
        for seq, event in enumerate(step.events, start=first):
            if isinstance(event, Heard):
                self.ears.tell(live.state.relationship, Received(message=event.message, seq=seq * PER_EVENT))
            elif isinstance(event, Spoke):
                said.extend(said_in(event, seq))
        notices: tuple[Notice, ...] = (*said, Changed())
        for notice in notices:
            self.ears.tell(live.state.relationship, notice)
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
                await self.keeping.commit(live, Step(state=live.state), now=local)
                return ()
            step = await self.speak(live.state, thought, local)
            return self._deliver(await self.keeping.commit(live, step), step)

        async with self.keeping.lock(relationship):
            return await self.keeping.unfenced(relationship, ticked)

    async def next_wake(self, relationship: RelationshipId, now: Moment) -> Moment | None:
        """Return when she would next speak first if nothing happened until then."""
        async with self.keeping.lock(relationship):
            live = await self.keeping.load(relationship, lease_ms=0)
            due = turn.wake(live.state, live.state.moment(now.ms))
            return due.at if due else None

    # -- what the owner decides ------------------------------------------------------------------------------------

    async def change(self, relationship: RelationshipId, event: Event) -> State:
        """Take in a change the owner decided."""

        async def changed(live: Live) -> Live:
            return await self.keeping.commit(live, Step(state=apply(live.state, event), events=(event,)))

        async with self.keeping.lock(relationship):
            live = await self.keeping.unfenced(relationship, changed)
        self.ears.tell(relationship, Changed())
        return live.state

    async def what_goes(self, relationship: RelationshipId, ids: frozenset[MessageId]) -> frozenset[MessageId]:
        """Return all messages that would go if those were forgotten."""
        return forgetting.what_goes(await self.history(relationship), ids)

    async def forget(self, relationship: RelationshipId, ids: frozenset[MessageId]) -> frozenset[MessageId]:
        """Forget those messages and all that came of them, for good; returns all that went.

        Raises WrongUse where none of them exists.
        """
        async with self.keeping.lock(relationship):
            for _ in range(3):
                with contextlib.suppress(Fenced):
                    gone = await self._forgotten(relationship, ids)
                    break
            else:
                raise EverwithError(
                    "Somebody else is talking with her from another program.", "Close it, then try again."
                )
        self.ears.tell(relationship, Gone(ids=gone))
        return gone

    async def _forgotten(self, relationship: RelationshipId, ids: frozenset[MessageId]) -> frozenset[MessageId]:
        # Without a lease, which redacting would leave behind; a turn of another program in between fences it.
        claim = await self.keeping.claim(relationship, lease_ms=0)
        rows = await self.store.events(relationship)
        events = [codec.event(row) for row in rows]
        known = {m.id for event in events for m in messages_of(event)}
        if not ids & known:
            raise WrongUse("There is no such message.", "It may have been forgotten already.")
        after = forgetting.forget(events, ids & known)
        rewritten = tuple(
            codec.stored(event, rows[place].seq) for place, event in after.rewritten.items() if event.kind != "redacted"
        )
        # Before the bytes are overwritten: her name may have come from what is forgotten.
        await self.store.rename(relationship, after.state.me)
        claim = await self.store.redact(claim, after.gone, rewritten, codec.snapshot(after.state))
        self.keeping.keep(Live(state=after.state, claim=claim, seq=rows[-1].seq, kept=rows[-1].seq))
        return after.gone

    # -- looking ---------------------------------------------------------------------------------------------------

    async def state(self, relationship: RelationshipId) -> State:
        """Return the relationship as it last was committed, also while a turn is being thought about."""
        if live := self.keeping.cached(relationship):
            return live.state
        async with self.keeping.lock(relationship):
            return (await self.keeping.load(relationship, lease_ms=0)).state

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
