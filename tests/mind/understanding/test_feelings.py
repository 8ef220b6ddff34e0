"""Feelings: words, negation, degree, pictures and cause."""

from __future__ import annotations

import pytest

from everwith.core.acts import Feeling
from everwith.mind.understanding import Understanding
from everwith.mind.understanding.feelings import cause


def felt(u: Understanding, text: str) -> Feeling:
    """Return the feeling heard in `text` by words alone."""
    return u.sentence(text, (0, len(text)), expecting_answer=False, vector=None, examples=None).feeling


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("i'm so happy", "joy"),
        ("not happy at all", "sadness"),
        ("so lonley", "loneliness"),
        ("i'm furious with him", "anger"),
        ("😭😭", "sadness"),
        ("i feel guilty", "guilt"),
        ("could not be happier", "joy"),
        ("just made some tea please", "neutral"),
    ],
)
def test_the_label_is_heard(understanding: Understanding, text: str, label: str) -> None:
    """Words, slips, pictures and denials give the feeling that is meant."""
    assert felt(understanding, text).label == label


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("i'm very sad", "i'm sad"),
        ("i'm sad", "i'm a bit sad"),
        ("I'm happy!!!", "I'm happy"),
        ("i'm saaaad", "i'm sad"),
        ("i'm SO ANGRY", "i'm so angry"),
        ("i'm sad", "she is sad"),
    ],
)
def test_degree_is_heard(understanding: Understanding, more: str, less: str) -> None:
    """Degree, shouting, drawn-out words and whose feeling it is change how strong it is."""
    assert felt(understanding, more).intensity > felt(understanding, less).intensity


def test_a_denied_bad_is_not_bad(understanding: Understanding) -> None:
    """ "Not bad" is no sorrow."""
    assert felt(understanding, "not bad").valence >= 0


@pytest.mark.parametrize(
    ("raw", "about"),
    [
        ("I'm so nervous about the interview", "the interview"),
        ("sad because of my sister, again", "my sister"),
        ("i'm sad", ""),
    ],
)
def test_the_cause_is_named(raw: str, about: str) -> None:
    """What a feeling is about is given as a short phrase of the owner's own words."""
    assert cause(raw) == about
