"""The report on the content: how much there is for what, what the checks found, and how validation went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from everwith.mind.embedded.library import Library, Line
from everwith.studio import likeness
from everwith.studio.assembly import Room
from everwith.studio.findings import Finding
from everwith.studio.validate import Rate

ALWAYS = "(always)"
MOST_LISTED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Counts of lines by what they are for and when they may be said; a line counts once for each value it names."""

    uses: Counter[str]
    acts: Counter[str]
    topics: Counter[str]
    stages: Counter[str]
    moods: Counter[str]
    hours: Counter[str]
    wordings: int
    messages: int
    samples: int


def coverage(library: Library) -> Coverage:
    """Return the counts over the whole library, rejoinders included."""
    lines = tuple(library.lines.values())
    wordings = likeness.wordings_of(library)
    return Coverage(
        uses=Counter(line.use for line in lines),
        acts=Counter(act for line in lines for act in line.acts),
        topics=Counter(line.topic for line in lines if line.use != "rejoinder" and line.topic),
        stages=_conditioned((line, (line.when.stage,) if line.when.stage else ()) for line in lines),
        moods=_conditioned((line, line.when.mood) for line in lines),
        hours=_conditioned((line, line.when.hour) for line in lines),
        wordings=len({wording.text for wording in wordings}),
        messages=len({part for wording in wordings for part in wording.text.split("\n") if part}),
        samples=len(library.keys.texts),
    )


def _conditioned(pairs: Iterable[tuple[Line, Sequence[str]]]) -> Counter[str]:
    return Counter(value for line, values in pairs if line.use != "rejoinder" for value in (values or (ALWAYS,)))


def describe(counted: Coverage) -> Iterator[str]:
    """Yield the lines of a coverage report."""
    yield f"{counted.wordings} different wordings in {counted.messages} different messages"
    yield f"{counted.samples} different samples heard"
    for name in ("uses", "acts", "topics", "stages", "moods", "hours"):
        counts: Counter[str] = getattr(counted, name)
        yield f"{name}: " + ", ".join(f"{value} {count}" for value, count in counts.most_common())


def alike(room: Room, least: float = likeness.NEAR) -> Iterator[str]:
    """Yield what the sentence vectors say of repetition; nothing where there are none."""
    if room.embed is None:
        return
    wordings = likeness.wordings_of(room.library)
    vectors = room.embed([wording.text for wording in wordings])
    pairs = likeness.near(wordings, vectors, least)
    left = likeness.distinct(wordings, vectors, least)
    yield f"{len(pairs)} pairs say nearly the same (cosine from {least})"
    yield f"{left} of {len(wordings)} wordings are left where of each such pair one is taken away"
    yield from (str(pair) for pair in pairs[:MOST_LISTED])


def openings_of(library: Library, most: int = 12) -> Iterator[str]:
    """Yield the commonest first three words."""
    for words, count in likeness.beginnings(library).most_common(most):
        yield f"{count:5} begin with {words!r}"


def linted(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what the checks found: counts first, then errors and warnings one by one."""
    for (level, rule), count in sorted(Counter((one.level, one.rule) for one in findings).items()):
        yield f"{count:5} {level} {rule}"
    yield from (str(one) for one in findings if one.level != "note")


def validated(rates: Sequence[Rate]) -> Iterator[str]:
    """Yield the rates, then every sample that led elsewhere."""
    yield from map(str, rates)
    for rate in rates:
        yield from (f"{rate.use}: {one.line} <- {one.sample!r}: help comes first" for one in rate.helped)
        for one in rate.missed:
            shut = "" if one.open else " (its conditions do not hold)"
            yield (
                f"{rate.use}: {one.line} <- {one.sample!r}{shut}: {one.own:.2f} against {one.best:.2f} "
                f"{one.instead} ({one.why})"
            )
