"""Mood is the exact solution of its equation: how often one looks changes nothing."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.ids import MessageId
from everwith.core.moment import HOUR, MINUTE
from everwith.core.traits import Traits
from everwith.heart import emotion
from everwith.heart.emotion import PAD, Emotion, Kind
from everwith.heart.mood import HALF_LIFE, PULL, Mood, temperament, total

CAUSE = MessageId("m")
UNIT = st.floats(-1, 1)
EMOTIONS = st.lists(
    st.builds(
        lambda kind, intensity: Emotion(kind=kind, intensity=intensity, at=0, cause=CAUSE),
        st.sampled_from(list(Kind)),
        st.floats(0.01, 1.0),
    ),
    max_size=12,
).map(tuple)


@given(
    pad=st.tuples(UNIT, UNIT, UNIT),
    home=st.tuples(UNIT, UNIT, UNIT),
    emotions=EMOTIONS,
    stops=st.lists(st.integers(0, 48 * HOUR), max_size=30),
    end=st.integers(1, 60 * HOUR),
)
def test_any_split_of_time_gives_the_same(
    pad: emotion.Pad, home: emotion.Pad, emotions: tuple[Emotion, ...], stops: list[int], end: int
) -> None:
    """Advancing in any steps equals advancing at once, to 1e-9, however strong the feelings are."""
    begun = Mood(pad=pad, home=home, at=0)
    split = begun
    for stop in sorted(stop for stop in stops if stop < end):
        split = split.advanced(stop, emotions)
    split, at_once = split.advanced(end, emotions), begun.advanced(end, emotions)
    assert split.at == at_once.at == end
    assert split.pad == pytest.approx(at_once.pad, abs=1e-9)


def test_a_thousand_small_steps() -> None:
    """Looked at every second for a quarter of an hour, the mood is the one looked at once."""
    feeling = (Emotion(kind=Kind.FEAR, intensity=1.0, at=0, cause=CAUSE),)
    begun = Mood(pad=(0.3, 0.2, 0.1), home=(0.1, 0.0, 0.0), at=0)
    small = begun
    for second in range(1, 901):
        small = small.advanced(second * 1000, feeling)
    assert small.pad == pytest.approx(begun.advanced(900_000, feeling).pad, abs=1e-9)


def test_it_solves_the_equation() -> None:
    """The closed form is the solution of dx/dt = -m x + PULL e E(t), by comparison with small Euler steps."""
    feeling = (Emotion(kind=Kind.JOY, intensity=0.8, at=0, cause=CAUSE),)
    home = (0.2, -0.1, 0.3)
    mood = Mood(pad=(0.5, 0.1, 0.0), home=home, at=0)
    m, e = math.log(2) / HALF_LIFE, math.log(2) / emotion.HALF_LIFE
    x, step = [here - at_rest for here, at_rest in zip(mood.pad, home, strict=True)], 500
    for n in range(0, 40 * MINUTE, step):
        force = total(feeling, n)
        x = [one + step * (-m * one + PULL * e * pull) for one, pull in zip(x, force, strict=True)]
    exact = mood.advanced(40 * MINUTE, feeling).pad
    assert [one + at_rest for one, at_rest in zip(x, home, strict=True)] == pytest.approx(exact, abs=1e-3)


def test_half_of_it_is_gone_after_six_hours() -> None:
    """A mood halves its way home every six hours."""
    mood = Mood(pad=(0.9, -0.5, 0.4), home=(0.1, 0.1, 0.0), at=0).advanced(HALF_LIFE, ())
    assert mood.pad == pytest.approx((0.5, -0.2, 0.2))


def test_a_clock_that_runs_backwards_changes_nothing() -> None:
    """An earlier moment leaves the mood where it stood."""
    mood = Mood(pad=(0.9, 0.0, 0.0), home=(0.0, 0.0, 0.0), at=HOUR)
    assert mood.advanced(0, ()) == mood
    assert mood.advanced(HOUR, ()) == mood


@given(pad=st.tuples(*[st.floats(-50, 50)] * 3))
def test_a_mood_is_held_within_bounds(pad: emotion.Pad) -> None:
    """Held, each component lies in [-1, 1], and what lay there already has not moved."""
    held = Mood(pad=pad, home=(0.0, 0.0, 0.0), at=0).held().pad
    assert all(-1 <= x <= 1 for x in held)
    assert all(now == before or abs(before) > 1 for now, before in zip(held, pad, strict=True))


def test_the_example_of_alma_with_its_sign_mended() -> None:
    """ALMA's example person (O .4, C .8, E .6, A .3, N .4), stability being -N, comes home to (.23, .38, .50)."""
    person = Traits(openness=0.4, conscientiousness=0.8, extraversion=0.6, agreeableness=0.3, neuroticism=0.4)
    assert temperament(person) == pytest.approx((0.23, 0.38, 0.50), abs=0.005)


@given(st.builds(Traits, *[], **dict.fromkeys(Traits.__dataclass_fields__, UNIT)))
def test_every_temperament_is_a_mood(traits: Traits) -> None:
    """Any traits come home within [-1, 1]."""
    assert all(-1 <= x <= 1 for x in temperament(traits))


@given(emotions=EMOTIONS, at=st.integers(0, 10 * HOUR))
def test_emotions_add_up(emotions: tuple[Emotion, ...], at: int) -> None:
    """The pull of several emotions is the sum of theirs, each by what is left of it."""
    for axis in range(3):
        alone = sum(one.strength(at) * PAD[one.kind][axis] for one in emotions)
        assert total(emotions, at)[axis] == pytest.approx(alone)
