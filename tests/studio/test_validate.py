"""Every sample is said to her, and leads to its own line as often as promised here."""

from __future__ import annotations

from collections.abc import Sequence

from everwith.studio.assembly import Room
from everwith.studio.report import validated
from everwith.studio.validate import Rate, validate

WITH_VECTORS = {
    "reply": 0.98, "rejoinder": 0.955, "kind": 0.985, "react": 0.98, "learned": 0.93, "answer": 0.89, "due": 1.0,
    "step": 0.98, "opening": 0.97, "onward": 0.96,
}  # fmt: skip
"""Least share of samples that lead to their own line where there are sentence vectors."""

WORDS_ALONE = {
    "reply": 0.96, "rejoinder": 0.85, "kind": 0.63, "react": 0.95, "learned": 0.95, "answer": 0.89, "due": 1.0,
    "step": 0.98, "opening": 0.9, "onward": 0.74,
}  # fmt: skip
"""The same on words alone."""


def _kept(rates: Sequence[Rate], floors: dict[str, float]) -> None:
    print("\n".join(validated(rates)))
    assert {rate.use for rate in rates} == set(floors)
    below = {rate.use: round(rate.share, 4) for rate in rates if rate.share < floors[rate.use]}
    assert not below, "\n" + "\n".join(validated([rate for rate in rates if rate.use in below]))


def test_words_alone(words_room: Room) -> None:
    """Without a model, samples lead to their lines at least that often."""
    _kept(validate(words_room, every=2), WORDS_ALONE)


def test_with_vectors(vectors_room: Room) -> None:
    """With sentence vectors, samples lead to their lines at least that often."""
    _kept(validate(vectors_room, every=6), WITH_VECTORS)


def test_foreign_sample_is_missed(words_room: Room) -> None:
    """A sample that belongs to another line is reported as missed, with what is said instead."""
    from everwith.studio.validate import replies

    line = next(line for line in words_room.library.replies if line.id.startswith("pets."))
    (outcome,) = replies(words_room, [(line, "i have a job interview on friday")])
    assert not outcome.reached
    assert outcome.instead
    assert outcome.instead != line.id
