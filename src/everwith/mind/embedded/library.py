"""The library: every written line, indexed by what it is for. A value; reading files is the studio's work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from everwith.memory.model import Asked
from everwith.mind.embedded.match import KeyIndex
from everwith.mind.thought import Move

K = TypeVar("K")

Use = Literal["reply", "react", "onward", "opening", "learned", "answer", "due", "life", "step", "rejoinder"]
Kind = Literal["", "yes", "no", "why", "you", "unknown", "story", "good", "bad", "short", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The conditions of a line; those left empty hold always. See docs/writing.md for their values."""

    stage: str = ""
    hour: tuple[str, ...] = ()
    season: tuple[str, ...] = ()
    feel: tuple[str, ...] = ()
    mood: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    gap: str = ""
    first: bool | None = None
    weekday: tuple[str, ...] = ()
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A written line or a rejoinder of one. `texts` are its wordings: the first, then those for later times."""

    id: str
    use: Use
    texts: tuple[str, ...]
    move: Move
    topic: str = ""
    hear: tuple[str, ...] = ()
    sample: str = ""
    kind: Kind = ""
    then: tuple[Line, ...] = ()
    ask: Asked | None = None
    when: When = When()
    acts: tuple[str, ...] = ()
    slot: str = ""
    form: str = ""
    plan: str = ""
    phase: str = ""
    step: str = ""
    did: str = ""
    weight: float = 1.0

    @property
    def asks(self) -> bool:
        """Return whether one of its wordings asks something."""
        return any("?" in wording for wording in self.texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All lines, by id (rejoinders included) and by what they are for."""

    lines: dict[str, Line]
    replies: tuple[Line, ...]
    keys: KeyIndex
    by_act: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    by_slot: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    by_form: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    by_plan: dict[tuple[str, str], tuple[Line, ...]] = field(default_factory=dict)
    by_step: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    onward: tuple[Line, ...] = ()
    openings: tuple[Line, ...] = ()
    life: tuple[Line, ...] = ()

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Library:
        """Return the library of these top-level lines; raises ValueError where two share an id."""
        top = tuple(lines)
        every: dict[str, Line] = {}
        for line in walk(top):
            if line.id in every:
                raise ValueError(f"two lines are called {line.id}")
            every[line.id] = line
        replies = tuple(line for line in top if line.use == "reply")
        texts = tuple(dict.fromkeys(hear for line in walk(top) for hear in line.hear))
        keys = KeyIndex.of(texts, tuple((hear, line.id) for line in replies for hear in line.hear))
        return cls(
            lines=every,
            replies=replies,
            keys=keys,
            by_act=_grouped((act, line) for line in top if line.use == "react" for act in line.acts),
            by_slot=_grouped((line.slot, line) for line in top if line.use == "learned"),
            by_form=_grouped((line.form, line) for line in top if line.use == "answer"),
            by_plan=_grouped(((line.plan, line.phase), line) for line in top if line.use == "due"),
            by_step=_grouped((line.step, line) for line in top if line.use == "step"),
            onward=tuple(line for line in top if line.use == "onward"),
            openings=tuple(line for line in top if line.use == "opening"),
            life=tuple(line for line in top if line.use == "life"),
        )

    def with_keys(self, keys: KeyIndex) -> Library:
        """Return the library with that index of its sample inputs (with vectors, with tones)."""
        return replace(self, keys=keys)


def walk(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines and all their rejoinders, depth first."""
    for line in lines:
        yield line
        yield from walk(line.then)


def _grouped(pairs: Iterable[tuple[K, Line]]) -> dict[K, tuple[Line, ...]]:
    groups: dict[K, list[Line]] = {}
    for key, line in pairs:
        groups.setdefault(key, []).append(line)
    return {key: tuple(group) for key, group in groups.items()}
