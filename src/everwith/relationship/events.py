"""What can happen to a relationship. The log of these is the truth; everything else is computed from it.

Every event carries what `apply` needs, so that reading the log anew never asks a model, a clock or the dice.
VERSION is the schema version written with each event; history.py brings older ones up to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import Moment
from everwith.core.traits import Traits
from everwith.life.days import LivedDay
from everwith.mind.reading import Reading
from everwith.mind.thought import Thought
from everwith.relationship.state import Settings

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """The two met. `me` is "" where she is still to choose a name; `meeting` whether the first meeting is played."""

    kind: Literal["met"] = "met"
    at: Moment
    relationship: RelationshipId
    seed: int
    character: str
    traits: Traits
    names: tuple[str, ...]
    owner: str
    me: str
    pronouns: str
    adult: bool | None
    meeting: bool
    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The owner said something, and this is what she understood."""

    kind: Literal["heard"] = "heard"
    message: Message
    reading: Reading

    @property
    def at(self) -> Moment:
        """Return when it was said."""
        return self.message.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke:
    """She said something: one thought in one or several messages, worded by `words_by`."""

    kind: Literal["spoke"] = "spoke"
    at: Moment
    messages: tuple[Message, ...]
    in_reply_to: MessageId | None
    thought: Thought
    words_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """A day of hers was lived."""

    kind: Literal["lived"] = "lived"
    at: Moment
    day: LivedDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The owner changed what is the owner's to decide."""

    kind: Literal["changed"] = "changed"
    at: Moment
    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """Something stood here that was forgotten. It says nothing and changes nothing."""

    kind: Literal["redacted"] = "redacted"
    at: Moment


Event = Met | Heard | Spoke | Lived | Changed | Redacted


def cause_of(event: Event) -> MessageId | Literal[""]:
    """Return the message an event tells of, by which it is found when that message is forgotten."""
    match event:
        case Heard():
            return event.message.id
        case Spoke():
            return event.messages[0].id if event.messages else ""
        case _:
            return ""
