"""A scene says what kind of moment this is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from everwith.core.acts import Feeling
from everwith.core.affect import Affect
from everwith.core.dice import Dice
from everwith.core.moment import Moment
from everwith.memory.model import Knowledge
from everwith.mind.reading import Reading, Sentence
from everwith.mind.scene import Scene
from everwith.mind.talk import Talk


def scene(at: str = "2026-11-20T12:00:00+01:00", **more: object) -> Scene:
    """Return a scene at that time, with nothing special about it."""
    plain = Scene(
        now=Moment.parse(at, zone="Europe/Berlin"),
        dice=Dice(7),
        owner="Daniel",
        me="Nora",
        kind="friend",
        stage="strangers",
        romance=False,
        mood="level",
        affect=Affect(),
        felt="calm",
        season="autumn",
        gap=0,
        first_today=False,
        talk=Talk(),
        knowledge=Knowledge(),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("clock", "part"),
    [
        ("00:00", "night"),
        ("04:59", "night"),
        ("05:00", "morning"),
        ("10:59", "morning"),
        ("11:00", "day"),
        ("17:59", "day"),
        ("18:00", "evening"),
        ("22:29", "evening"),
        ("22:30", "night"),
    ],
)
def test_parts_of_the_day(clock: str, part: str) -> None:
    """The part of the day goes by the owner's clock."""
    assert scene(f"2026-11-20T{clock}:00+01:00").daypart == part


def test_weekdays_are_local() -> None:
    """The weekday is the owner's, not that of Greenwich."""
    assert scene("2026-11-19T23:30:00+00:00").weekday == "fri"


@pytest.mark.parametrize(("valence", "felt"), [(0.9, "good"), (-0.9, "bad"), (0.1, "neutral"), (0.0, "neutral")])
def test_how_the_owner_feels(valence: float, felt: str) -> None:
    """A clear feeling counts, a faint one does not."""
    heard = Sentence(span=(0, 1), acts=(), feeling=Feeling(valence=valence, intensity=0.5))
    assert scene(reading=Reading(sentences=(heard,))).feel == felt


def test_vectors_may_be_missing() -> None:
    """Without an embedder, or beyond the sentences, there is no vector."""
    assert scene().vector(0) is None
    rows = np.eye(2, 4, dtype=np.float32)
    assert scene(vectors=rows).vector(1) is not None
    assert scene(vectors=rows).vector(2) is None
