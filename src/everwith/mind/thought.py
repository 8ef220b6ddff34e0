"""A thought: what she is about to say, and why. The same for every mind; a mind only gives words to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from everwith.core.affect import Affect
from everwith.core.ids import MessageId
from everwith.memory.model import Asked


class Move(StrEnum):
    """What a part of a reply does."""

    ACKNOWLEDGE = "acknowledge"
    MIRROR = "mirror"
    COMFORT = "comfort"
    CELEBRATE = "celebrate"
    ASK_ONWARD = "ask_onward"
    ASK_PERSON = "ask_person"
    ASK_PLAN = "ask_plan"
    RECALL = "recall"
    ANSWER_MEMORY = "answer_memory"
    ANSWER_SELF = "answer_self"
    ANSWER_NATURE = "answer_nature"
    SHARE = "share"
    OPINE = "opine"
    JOKE = "joke"
    TEASE = "tease"
    ENCOURAGE = "encourage"
    SUGGEST = "suggest"
    TAKE_TASK = "take_task"
    BOUNDARY = "boundary"
    REPAIR = "repair"
    INVITE = "invite"
    GREET = "greet"
    FAREWELL = "farewell"
    GOODNIGHT = "goodnight"
    THANK = "thank"
    APOLOGISE = "apologise"
    RECEIVE = "receive"
    FOLLOW_UP = "follow_up"
    WONDER = "wonder"
    UNKNOWING = "unknowing"
    NOTICE = "notice"
    QUIET = "quiet"
    MEET = "meet"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One part of a reply: a move, the written line it uses (and which wording), and the memories it mentions.

    `text` is the embedded mind's wording. `opens` is the line whose rejoinders now wait for an answer, "" if none.
    `plan` is the plan it asks about, "" if none.
    """

    move: Move
    line: str
    wording: int
    text: str
    mentions: tuple[MessageId, ...] = ()
    opens: str = ""
    ask: Asked | None = None
    asks: bool = False
    plan: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """A line that was weighed: what for, how well it fitted, and whether it was taken."""

    line: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The reasons of a reply, kept with it: what was heard, felt and meant, and what else was weighed."""

    heard: tuple[str, ...] = ()
    topic: str = ""
    owner_feels: str = ""
    felt: str = "calm"
    meant: str = ""
    considered: tuple[Considered, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """What she means to say, part by part, how it feels, and why.

    `meeting` is the step of the first meeting this reply leads to ("" outside of it); `me` the name she offers or
    takes there; `adult` what the owner said of being eighteen, None outside that step or where unsaid. `cause` is
    what made her speak first, "" for a reply; `leaving` whether the owner is.
    """

    beats: tuple[Beat, ...]
    affect: Affect
    why: Why
    meeting: str = ""
    me: str = ""
    adult: bool | None = None
    cause: str = ""
    leaving: bool = False

    @property
    def draft(self) -> tuple[str, ...]:
        """Return the embedded mind's wording, message by message."""
        return tuple(part for beat in self.beats for part in beat.text.split("\n") if part)

    @property
    def mentions(self) -> tuple[MessageId, ...]:
        """Return the sources of all memories mentioned, each once."""
        return tuple(dict.fromkeys(source for beat in self.beats for source in beat.mentions))
