"""What the library says more than once: the same words, nearly the same, and the same beginnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from everwith.core.text import words
from everwith.mind.embedded.library import Library, Line
from everwith.studio.findings import Finding, Level

NEAR = 0.93
"""Cosine of two sentence vectors from which two wordings say nearly the same."""

_BLOCK = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of a line."""

    line: str
    text: str


def wordings_of(library: Library) -> tuple[Wording, ...]:
    """Return every wording of the library, a line written for several plans once."""
    found = {
        (line.id.partition("@")[0] + _tail(line.id), text): Wording(line=line.id, text=text)
        for line in library.lines.values()
        for text in line.texts
    }
    return tuple(found.values())


def _tail(line: str) -> str:
    return line.partition("@")[2].partition("/")[2]


def same(library: Library) -> Iterator[Finding]:
    """Yield the wordings that stand in the library more than once."""
    first: dict[str, str] = {}
    for wording in wordings_of(library):
        key = " ".join(words(wording.text))
        if key and key in first:
            yield Finding(
                rule="same words", level="error", line=wording.line, detail=f"as {first[key]}: {wording.text[:70]}"
            )
        first.setdefault(key, wording.line)


def heard_twice(library: Library) -> Iterator[Finding]:
    """Yield the samples two lines claim: replies take turns then, but of two rejoinders one would never be said."""
    yield from _claimed(library.replies, "note")
    for line in library.lines.values():
        yield from _claimed(line.then, "error")


def _claimed(lines: Iterable[Line], level: Level) -> Iterator[Finding]:
    owner: dict[str, Line] = {}
    for line in lines:
        for sample in line.hear:
            other = owner.setdefault(" ".join(words(sample)), line)
            if other is not line and other.when == line.when:
                yield Finding(rule="sample twice", level=level, line=line.id, detail=f"{sample!r}, as {other.id}")


def near(wordings: Sequence[Wording], vectors: npt.NDArray[np.float32], least: float = NEAR) -> list[Finding]:
    """Return the pairs of wordings whose unit vectors (one a row) are at least so alike, the likest first."""
    pairs: list[tuple[float, int, int]] = []
    for start in range(0, len(wordings), _BLOCK):
        block = vectors[start : start + _BLOCK] @ vectors.T
        for row, column in zip(*np.nonzero(block >= least), strict=True):
            if start + row < column and wordings[start + row].text != wordings[column].text:
                pairs.append((float(block[row, column]), int(start + row), int(column)))
    return [
        Finding(
            rule="nearly the same", level="note", line=wordings[b].line,
            detail=f"{cosine:.2f} {wordings[b].text[:70]!r}, as {wordings[a].line} {wordings[a].text[:70]!r}",
        )
        for cosine, a, b in sorted(pairs, reverse=True)
    ]  # fmt: skip


def distinct(wordings: Sequence[Wording], vectors: npt.NDArray[np.float32], least: float = NEAR) -> int:
    """Return how many wordings remain when of each two that are so alike only the first is kept."""
    dropped: set[int] = set()
    for start in range(0, len(wordings), _BLOCK):
        block = vectors[start : start + _BLOCK] @ vectors.T
        for row in range(block.shape[0]):
            if start + row not in dropped:
                alike = np.flatnonzero(block[row] >= least)
                dropped.update(int(column) for column in alike if column > start + row)
    return len(wordings) - len(dropped)


def beginnings(library: Library) -> Counter[str]:
    """Return how many wordings begin with each three words."""
    return Counter(" ".join(words(wording.text)[:3]) for wording in wordings_of(library))
