"""What the words alone say about what a sentence does: a linear reading of words and word pairs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from everwith.mind.understanding.examples import Matrix, ridge
from everwith.mind.understanding.words import Said

PENALTY = 0.6
"""Ridge penalty for the word features."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A linear head over words, word pairs and shape, fitted to the examples; used where no vector is at hand."""

    place: Mapping[str, int]
    rarity: Matrix
    labels: tuple[str, ...]
    head: Matrix

    @classmethod
    def of(cls, said: Sequence[Said], carried: Sequence[Sequence[str]]) -> Wording:
        """Fit the head to sentences and their labels (the first label counts most)."""
        seen = Counter(f for one in said for f in set(_features(one)))
        place = {feature: i for i, feature in enumerate(sorted(f for f, n in seen.items() if n > 1))}
        rarity = np.zeros(len(place), dtype=np.float32)
        for feature, i in place.items():
            rarity[i] = 1.0 + math.log(len(said) / seen[feature])
        labels = tuple(sorted({label for own in carried for label in own}))
        rows = np.zeros((len(said), len(place)), dtype=np.float32)
        targets = np.zeros((len(said), len(labels)), dtype=np.float32)
        for at, one in enumerate(said):
            columns, values = _weights(one, place, rarity)
            rows[at, columns] = values
            for rank, label in enumerate(carried[at]):
                targets[at, labels.index(label)] = 1.0 if rank == 0 else 0.6
        return cls(place=place, rarity=rarity, labels=labels, head=ridge(rows, targets, PENALTY))

    def votes(self, said: Said) -> dict[str, float]:
        """Return labels with their share, roughly 0 to 1; nothing below a twentieth."""
        columns, values = _weights(said, self.place, self.rarity)
        if not columns:
            return {}
        share = np.asarray(values, dtype=np.float32) @ self.head[columns]
        return {self.labels[i]: float(share[i]) for i in np.flatnonzero(share > 0.05)}


def _weights(said: Said, place: Mapping[str, int], rarity: Matrix) -> tuple[list[int], list[float]]:
    columns = sorted({place[f] for f in _features(said) if f in place})
    values = [float(rarity[c]) for c in columns]
    length = math.sqrt(sum(v * v for v in values))
    return columns, [v / length for v in values]


def _features(said: Said) -> Iterator[str]:
    stems = said.stems[:60]
    yield from stems
    yield from (f"{a} {b}" for a, b in zip(("^", *stems), (*stems, "$"), strict=True))
    if said.question:
        yield "?"
    yield f"length {min(len(stems) // 3, 4)}"
