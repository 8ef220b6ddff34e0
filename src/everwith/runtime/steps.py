"""What a turn is made with and what it makes, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from everwith.core import text
from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.memory.vectors import quantise
from everwith.mind.embedded.library import Library
from everwith.persona.character import Character
from everwith.ports import Embedder, Outgoing, StoredEvent, Turn, Vectors
from everwith.relationship import turn
from everwith.relationship.events import Event, Heard, Spoke
from everwith.relationship.listen import Senses
from everwith.relationship.state import State
from everwith.runtime import codec
from everwith.runtime.notices import Said

PER_EVENT = 16
"""Places in the conversation an event may take: a reply has several messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Everything a turn needs besides the relationship itself; shared by all relationships, never changed by one."""

    character: Character
    library: Library
    senses: Senses
    help_lines: turn.HelpLines
    embedder: Embedder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is about to be written: the state after these events, and the vectors of the messages in them."""

    state: State
    events: tuple[Event, ...] = ()
    vectors: dict[MessageId, bytes] = field(default_factory=dict)


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
    for place, message in enumerate(messages_of(codec.event(row))):
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


def joined(one: Step, other: Step) -> Step:
    """Return the two steps as one."""
    return replace(other, events=(*one.events, *other.events), vectors={**one.vectors, **other.vectors})


def parts_of(spoken: str) -> list[str]:
    """Return the sentences of a message, then the whole of it: a memory is found best by all its words."""
    sentences = [text.plain(spoken[start:end]) for start, end in text.sentences(spoken)]
    return [*sentences, text.plain(spoken)]


def messages_of(event: Event) -> tuple[Message, ...]:
    """Return the messages an event tells of, of either side."""
    match event:
        case Heard():
            return (event.message,)
        case Spoke():
            return event.messages
        case _:
            return ()


def outgoing_of(event: Spoke) -> tuple[Outgoing, ...]:
    """Return what of it is to be delivered."""
    return tuple(
        Outgoing(message=message, in_reply_to=event.in_reply_to, initiative=event.in_reply_to is None)
        for message in event.messages
    )
