"""The values memory is made of: times, claims, facts, plans, questions, answers, recalled turns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from everwith.core.ids import FactId, MessageId

Precision = Literal["minute", "part", "day", "week", "month", "season", "year"]
"""How exactly a time was said; "part" is a part of a day (morning, evening)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRef:
    """A time somebody named, resolved: the half-open range [start, end) in ms UTC, and how exact it is.

    `span` is where in the text it stands (character offsets); `every` is true for "on Mondays".
    """

    start: int
    end: int
    precision: Precision
    span: tuple[int, int] = (0, 0)
    every: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing an owner stated, as heard in one sentence.

    `subject` is whom it is about: "owner", "companion", a relation ("sister", "boss", "dog"; a second one of
    the kind is "sister#2"), or a person known by name only ("person:tom"). `slot` comes from the slot table;
    `value` is as one would say it ("Ana", "a nurse", "Leeds"). `holds` is False for a denial ("I don't have
    a sister") and for what ended ("I used to be a nurse": valid_to set). `span` is the exact text that says
    it, as character offsets into the message. valid_from, valid_to are ms UTC or None for unknown/open.
    `corrects` is True where the owner put an earlier statement right ("no, it's Ana").
    """

    subject: str
    slot: str
    value: str
    holds: bool = True
    valid_from: int | None = None
    valid_to: int | None = None
    confidence: float = 1.0
    span: tuple[int, int] = (0, 0)
    corrects: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A claim that was taken in: bi-temporal (valid in the world, learned in her head), with its source."""

    id: FactId
    subject: str
    slot: str
    value: str
    holds: bool = True
    valid_from: int | None = None
    valid_to: int | None = None
    learned_at: int = 0
    superseded_at: int | None = None
    confidence: float = 1.0
    source: MessageId
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intention:
    """Something that will happen in the owner's life, as heard: "my sister's wedding is on the 28th".

    `kind` comes from the plan table ("interview", "exam", "wedding", "doctor", "trip", "speech", "date",
    "party", "deadline", "visit", "call", "move", "birthday", "shift", "meeting", "other"...); `phrase` is how she
    names it to the owner ("the interview", "Anna's wedding"); `who` a subject or ""; `when` None if unsaid.
    `cancelled` is True where the owner says it is off, `moved` where she knew of another time for it.
    """

    kind: str
    phrase: str
    who: str = ""
    when: TimeRef | None = None
    cancelled: bool = False
    moved: bool = False
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An intention that was taken in. `asked` is set once she has asked how it went."""

    id: FactId
    kind: str
    phrase: str
    who: str = ""
    when: TimeRef | None = None
    cancelled: bool = False
    learned_at: int = 0
    source: MessageId
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All she knows as facts and plans, in the order learned. Values; see memory.knowledge for what is done."""

    facts: tuple[Fact, ...] = ()
    plans: tuple[Plan, ...] = ()


QuestionKind = Literal[
    "value",  # "what's my sister's name?" -> subject, slot
    "plan",  # "when is the wedding?", "what do I have on Friday?"
    "about",  # "what do you know about my sister / me?"
    "said",  # "what did I tell you about Lisbon?"
    "count",  # "how often did I mention the gym?"
    "first",  # "when did we first talk?"
    "last",  # "when did I last mention Tom?"
    "yes_no",  # "do I have a sister?", "did I tell you about Tom?"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about what she remembers, analysed.

    `subject` as in Claim ("" if none), `slot` "" if none; `terms` are the content words to look for;
    `during` limits to a time; `text` is the sentence itself.
    """

    kind: QuestionKind
    text: str
    subject: str = ""
    slot: str = ""
    terms: tuple[str, ...] = ()
    during: TimeRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One turn brought back by recall: whose words, when, how well it fits (score: higher is better)."""

    source: MessageId
    speaker: Literal["owner", "companion"]
    text: str
    at: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What memory can say to a question.

    `known` False means she was never told (and must say so). `parts` are short English noun phrases or
    clauses in the second person that state the answer ("Ana", "on Saturday, the 28th", "you work nights at a
    hospital"), most important first; each is backed by the source messages in `sources`.
    `form` tells the mind how to word it: it selects the written lines that carry the parts.
    """

    known: bool
    form: str
    parts: tuple[str, ...] = ()
    sources: tuple[MessageId, ...] = ()
    subject: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The fact her last question asked for, so that "Ana" alone can be understood as its answer."""

    subject: str
    slot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Earshot:
    """What of the talk so far helps to understand the next message."""

    asked: Asked | None = None
    last_person: str = ""
    last_plan: str = ""
    knowledge: Knowledge = field(default_factory=Knowledge)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallQuery:
    """What to look for among the turns: the words, the vector, and priors.

    `terms` are content words; `vector` a unit vector (384,) float32 or None; `speaker` whose turns are the likelier
    ("" for either); `start`, `end` limit the time in ms (None: open) as a preference, not a filter; `now` in ms.
    `only` leaves the other speaker's turns out altogether, as candidates and as context.
    `exclude` are messages not to bring back (the question itself).
    """

    text: str
    terms: tuple[str, ...]
    vector: npt.NDArray[np.float32] | None
    speaker: str = ""
    start: int | None = None
    end: int | None = None
    now: int = 0
    only: bool = False
    limit: int = 10
    exclude: frozenset[MessageId] = frozenset()
