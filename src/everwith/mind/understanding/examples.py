"""Labelled sentences, and what their neighbourhood says about a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from everwith.core.acts import Act
from everwith.mind.understanding.words import listing, mapping, texts

Matrix = npt.NDArray[np.float32]

NEIGHBOURS = 9
"""How many nearest examples vote."""
NEAREST_THAT_COUNTS = 0.30
"""Cosine below which an example says nothing."""
RIDGE = 1.0
"""Penalty of the linear head (closed-form ridge regression, Hoerl & Kennard 1970)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A sentence with what it does, feels and is about ("" for none; no acts where it only shows a topic)."""

    text: str
    acts: tuple[Act, ...] = ()
    feeling: str = ""
    topic: str = ""

    @classmethod
    def of(cls, data: object) -> Labelled:
        """Make one from `{t: text, a: [acts], f: feeling, topic: id}`."""
        entry = mapping(data)
        return cls(
            text=str(entry["t"]),
            acts=tuple(Act(a) for a in texts(entry.get("a"))),
            feeling=str(entry.get("f") or ""),
            topic=str(entry.get("topic") or ""),
        )


def labelled(data: object) -> tuple[Labelled, ...]:
    """Return the examples of a parsed list."""
    return tuple(map(Labelled.of, listing(data)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """What the neighbours of a sentence say: label -> share of the vote, 0 to 1."""

    acts: Mapping[str, float]
    feelings: Mapping[str, float]
    topics: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """One kind of label over some of the example rows: who carries which label, and a linear head on top."""

    rows: npt.NDArray[np.intp]
    labels: tuple[str, ...]
    carries: Matrix
    head: Matrix

    @classmethod
    def of(cls, vectors: Matrix, carried: Sequence[Sequence[str]]) -> Votes:
        """Make it from all vectors and, per row, its labels; rows without one are left out."""
        rows = np.asarray([i for i, own in enumerate(carried) if own], dtype=np.intp)
        labels = tuple(sorted({label for own in carried for label in own}))
        place = {label: i for i, label in enumerate(labels)}
        carries = np.zeros((len(rows), len(labels)), dtype=np.float32)
        for at, row in enumerate(rows):
            for rank, label in enumerate(carried[row]):
                carries[at, place[label]] = 1.0 if rank == 0 else 0.6
        return cls(rows=rows, labels=labels, carries=carries, head=ridge(vectors[rows], carries, RIDGE))

    def of_sentence(self, vector: Matrix, similar: Matrix) -> dict[str, float]:
        """Return the labels that get more than a twentieth of the vote, neighbours and head half each."""
        if not len(self.rows):
            return {}
        near = similar[self.rows]
        k = min(NEIGHBOURS, len(near))
        best = np.argpartition(near, -k)[-k:]
        weight = np.clip(near[best] - NEAREST_THAT_COUNTS, 0.0, None) ** 2
        total = float(weight.sum())
        by_neighbours = weight @ self.carries[best] / max(total, 0.02)
        share = (by_neighbours + np.clip(vector @ self.head, 0.0, 1.0)) / 2
        return {self.labels[i]: float(share[i]) for i in np.flatnonzero(share > 0.05)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """The labelled examples with the matrix of their unit vectors, shape (n, 384)."""

    vectors: Matrix
    acts: Votes
    feelings: Votes
    topics: Votes

    @classmethod
    def of(cls, examples: Sequence[Labelled], vectors: Matrix) -> Examples:
        """Bind the examples to their vectors, row by row. Raises ValueError where the numbers differ."""
        if vectors.shape[:1] != (len(examples),):
            raise ValueError(f"{len(examples)} examples need as many vectors, not {vectors.shape}")
        matrix = np.ascontiguousarray(vectors, dtype=np.float32)
        return cls(
            vectors=matrix,
            acts=Votes.of(matrix, [[a.value for a in e.acts] for e in examples]),
            feelings=Votes.of(matrix, [[e.feeling or "neutral"] if e.acts else [] for e in examples]),
            topics=Votes.of(matrix, [[e.topic or "none"] if e.topic or e.acts else [] for e in examples]),
        )

    def near(self, vector: Matrix) -> Nearby:
        """Return what the neighbourhood of a unit vector (384,) says of acts, feelings and topics."""
        similar = self.vectors @ vector
        return Nearby(
            acts=self.acts.of_sentence(vector, similar),
            feelings=self.feelings.of_sentence(vector, similar),
            topics=self.topics.of_sentence(vector, similar),
        )


def ridge(rows: Matrix, targets: Matrix, penalty: float) -> Matrix:
    """Return W minimising |rows W - targets|^2 + penalty |W|^2, shape (columns of rows, columns of targets)."""
    x, y = rows.astype(np.float64), targets.astype(np.float64)
    if len(x) == 0:
        return np.zeros((rows.shape[1], targets.shape[1]), dtype=np.float32)
    if len(x) < x.shape[1]:
        head = x.T @ np.linalg.solve(x @ x.T + penalty * np.eye(len(x)), y)
    else:
        head = np.linalg.solve(x.T @ x + penalty * np.eye(x.shape[1]), x.T @ y)
    return np.asarray(head, dtype=np.float32)
