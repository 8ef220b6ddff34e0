"""What a question owes: an answer to every kind of answer, and later uses for every fact it asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from everwith.core.text import plain
from everwith.memory.slots import SLOTS
from everwith.memory.words.relations import relation_of
from everwith.mind.embedded.library import Library, Line
from everwith.studio.findings import Finding

ALWAYS = ("why", "you", "unknown", "other")
"""Kinds of answer that any question may get."""

CLOSED = ("yes", "no")
"""Kinds of answer to a question that can be answered so."""

LATER_USES = 3
"""A fact that is asked for is used at least this often afterwards."""

_ENDS = re.compile(r"(?<=[.?!…:;])\s+|\n+")
_CLOSED = re.compile(
    r"^(?:(?:and|but|so|or|then|still|now|well|mostly|tell me)[, ]+)*"
    r"(?:(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|shall|may)(?:n't)?|can't|won't|am)\b",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\bor\b|, or\b", re.IGNORECASE)
_SPOKEN = {"yes": {"yes", "yeah", "yep"}, "no": {"no", "nope", "not really"}, "unknown": {"i don't know", "no idea"}}
_OWN_ANSWERS = frozenset({"hello", "name_offer", "ask_name_again", "name_other", "named_by_owner", "settled"})
"""Steps of the first meeting whose answers lead to its next step; there the meeting itself answers."""


def questions(lines: Iterable[Line]) -> Iterator[Finding]:
    """Yield the questions among these lines that cannot take every kind of answer."""
    for line in lines:
        asked = question(line)
        if not asked or line.step in _OWN_ANSWERS:
            continue
        wanted = (*ALWAYS, *(CLOSED if closed(asked) else ()))
        missing = [kind for kind in wanted if not _taken(line, kind)]
        if missing:
            yield Finding(
                rule="answers", level="error", line=line.id, detail=f"no answer to {', '.join(missing)}: {asked}"
            )


def question(line: Line) -> str:
    """Return the last question the first wording asks, "" where it asks none."""
    return next((part for part in reversed(_ENDS.split(line.texts[0])) if "?" in part), "")


def closed(asked: str) -> bool:
    """Return whether a question can be answered with yes or no."""
    return bool(_CLOSED.match(plain(asked))) and not _EITHER.search(asked)


def _taken(line: Line, kind: str) -> bool:
    said = _SPOKEN.get(kind, set())
    return any(rejoinder.kind == kind or said & set(rejoinder.hear) for rejoinder in line.then)


def facts(library: Library) -> Iterator[Finding]:
    """Yield the facts asked for that do not exist, and those too little is made of.

    A later use is a wording that says the fact, a line whose conditions name it, or a line said when it is learned;
    being told when asked for it counts once.
    """
    uses = fact_uses(library)
    for line in library.lines.values():
        if line.ask is None:
            continue
        fact = f"{line.ask.subject}.{line.ask.slot}"
        if not exists(fact):
            yield Finding(rule="fact", level="error", line=line.id, detail=f"asks for {fact}, which cannot be known")
        elif uses[fact] < LATER_USES:
            yield Finding(rule="fact", level="warning", line=line.id, detail=f"{fact} has {uses[fact]} later uses")


def fact_uses(library: Library) -> Counter[str]:
    """Return how often each fact that some line asks for is used later."""
    asked = {f"{line.ask.subject}.{line.ask.slot}" for line in library.lines.values() if line.ask}
    uses: Counter[str] = Counter()
    for fact in asked:
        subject, _, slot = fact.partition(".")
        known = {fact, f"{_sort(subject)}.{slot}"}
        shown = {fact, "owner"} if fact == "owner.name" else {fact}
        for line in library.lines.values():
            uses[fact] += any(f"{{{name}}}" in said for said in line.texts for name in shown)
            uses[fact] += fact in (*line.when.knows, *line.when.unknown)
            uses[fact] += line.slot in known
        uses[fact] += 1
    return uses


def exists(fact: str) -> bool:
    """Return whether a fact, as subject.slot, is one that memory can hold."""
    subject, _, slot = fact.partition(".")
    bare = subject.partition("#")[0]
    whose = bare in {"owner", "companion", "any", "pet"} or relation_of(bare) is not None
    return whose and (slot in SLOTS or slot.startswith("favourite_"))


def _sort(subject: str) -> str:
    relation = relation_of(subject)
    return "owner" if subject == "owner" else "pet" if relation and relation.pet else "any"
