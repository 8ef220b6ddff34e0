"""Emotions begin, fade by half every ten minutes, and have a place and a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.ids import MessageId
from everwith.core.moment import MINUTE
from everwith.heart.emotion import HALF_LIFE, PAD, WORDS, Emotion, Kind


def _one(intensity: float = 0.8, at: int = 0) -> Emotion:
    return Emotion(kind=Kind.JOY, intensity=intensity, at=at, cause=MessageId("m"))


def test_half_of_it_is_gone_after_ten_minutes() -> None:
    """Ten minutes leave half, twenty a quarter."""
    assert HALF_LIFE == 10 * MINUTE
    assert _one().strength(10 * MINUTE) == pytest.approx(0.4)
    assert _one().strength(20 * MINUTE) == pytest.approx(0.2)


@given(at=st.integers(0, 10**9), now=st.integers(-(10**9), 10**10), later=st.integers(0, 10**9))
def test_it_only_fades(at: int, now: int, later: int) -> None:
    """It is never stronger than at the beginning, never negative, and never grows."""
    one = _one(at=at)
    assert 0 <= one.strength(now + later) <= one.strength(now) <= one.intensity


@pytest.mark.parametrize("kind", list(Kind))
def test_every_emotion_has_a_place_and_a_name(kind: Kind) -> None:
    """Each lies in the space of moods and can be named to the owner."""
    assert all(-1 <= x <= 1 for x in PAD[kind])
    assert WORDS[kind]
