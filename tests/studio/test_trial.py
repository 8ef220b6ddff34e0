"""A trial takes place where the line could be said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from everwith.life import initiative
from everwith.mind.embedded.library import When
from everwith.studio.assembly import Room
from everwith.studio.trial import hear, met, moment, scene


@given(
    hour=st.sampled_from(["morning", "day", "evening", "night"]),
    season=st.sampled_from(["winter", "spring", "summer", "autumn"]),
    day=st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
)
def test_moment_suits_conditions(hour: str, season: str, day: str) -> None:
    """The moment has the part of the day, the season and the weekday asked for."""
    at = moment(When(hour=(hour,), season=(season,), weekday=(day,)))
    assert initiative.season(at.date()) == season
    assert ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[at.date().weekday()] == day


def test_scene_suits_conditions(words_room: Room) -> None:
    """Stage, mood, kind, gap, hour and known facts are as the line wants them."""
    when = When(stage="close", mood=("low",), kind=("mentor",), gap="weeks", hour=("night",), knows=("owner.work",))
    listened = hear(words_room, met(when), "hello", moment(when))
    place = scene(words_room, listened, when)
    assert (place.stage, place.mood, place.kind, place.daypart) == ("close", "low", "mentor", "night")
    assert place.gap >= 7 * 86_400_000
    assert any(fact.slot == "work" for fact in place.knowledge.facts)
