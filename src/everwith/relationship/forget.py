"""Forgetting: the log read anew as if it had never been said, with all that came of it gone.

What goes with a message: her replies to it, and every later message of hers that mentions it or carries a value
it told. What stays is read again in the light of what is now known, so that no later reading holds what was forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from everwith.core.ids import MessageId
from everwith.relationship.apply import apply, fingerprint
from everwith.relationship.events import Event, Heard, Redacted, Spoke
from everwith.relationship.listen import told
from everwith.relationship.state import State

SHORTEST = 3
"""Values shorter than this are too common to be looked for in her words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """A life without those messages: the state, all messages that went, and the events by place that changed."""

    state: State
    gone: frozenset[MessageId]
    rewritten: dict[int, Event]


def what_goes(events: Iterable[Event], ids: frozenset[MessageId]) -> frozenset[MessageId]:
    """Return all messages that go when those of `ids` are forgotten, they themselves included."""
    gone = set(ids)
    values: set[str] = set()
    for event in events:
        if isinstance(event, Heard) and event.message.id in ids:
            values |= {claim.value for claim in event.reading.claims if len(claim.value) >= SHORTEST}
        if isinstance(event, Spoke) and _carries(event, ids, values):
            gone |= {message.id for message in event.messages}
    return frozenset(gone)


def _carries(event: Spoke, ids: frozenset[MessageId], values: set[str]) -> bool:
    said = " ".join(message.text for message in event.messages)
    return (
        event.in_reply_to in ids
        or bool(ids & set(event.thought.mentions))
        or any(message.id in ids for message in event.messages)
        or any(re.search(rf"\b{re.escape(value)}\b", said, re.IGNORECASE) for value in values)
    )


def forget(events: Iterable[Event], ids: frozenset[MessageId]) -> Forgotten:
    """Return the life those events make without the messages of `ids`. Raises ValueError where nothing is left."""
    log = tuple(events)
    gone = what_goes(log, ids)
    state: State | None = None
    rewritten: dict[int, Event] = {}
    for place, event in enumerate(log):
        kept = _without(event, gone, state) if rewritten or _touches(event, gone) else event
        if kept is not event:
            rewritten[place] = kept
        state = apply(state, kept)
    if state is None:
        raise ValueError("there is no life without events")
    return Forgotten(state=state, gone=gone, rewritten=rewritten)


def _touches(event: Event, gone: frozenset[MessageId]) -> bool:
    match event:
        case Heard():
            return event.message.id in gone
        case Spoke():
            return any(message.id in gone for message in event.messages)
        case _:
            return False


def _without(event: Event, gone: frozenset[MessageId], state: State | None) -> Event:
    if _touches(event, gone):
        return Redacted(at=event.at)
    if isinstance(event, Heard) and state is not None:
        return reread(state, event)
    return event


def reread(state: State, event: Heard) -> Heard:
    """Return the message as it reads in the light of `state`: facts, plans, questions and persons anew."""
    about = told(state, event.message)
    reading = replace(
        event.reading,
        claims=about.claims,
        intentions=about.intentions,
        questions=about.questions,
        person=about.person,
        settles=about.settles,
        repeats=event.reading.repeats and fingerprint(event.message.text) in state.talk.heard,
    )
    return event if reading == event.reading else replace(event, reading=reading)
