"""The heart as a whole: bounded, kind in absence, the same however often it is looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from everwith.core.acts import Act, Feeling
from everwith.core.affect import Affect
from everwith.core.ids import MessageId
from everwith.core.moment import DAY, HOUR, MINUTE, Moment
from everwith.core.traits import Traits
from everwith.heart.heart import MOST_EMOTIONS, Heart

HERS = Traits(openness=0.6, conscientiousness=0.2, extraversion=0.2, agreeableness=0.6, neuroticism=-0.3)
UNIT = st.floats(-1, 1)
SAID = st.lists(
    st.tuples(
        st.lists(st.sampled_from(list(Act)), max_size=4),
        st.builds(Feeling, valence=UNIT, arousal=UNIT, intensity=st.floats(0, 1)),
        st.integers(-HOUR, 3 * DAY),
    ),
    min_size=1,
    max_size=30,
)


def after(heart: Heart, at: int, *acts: Act, feeling: Feeling | None = None, repeats: bool = False) -> Heart:
    """Return the heart after a message at that time."""
    return heart.heard(
        message=MessageId(f"m{at}"),
        at=Moment(ms=at),
        acts=acts,
        feeling=feeling or Feeling(),
        depth=0,
        topic="",
        repeats=repeats,
        partners_wished=False,
    )


def in_bounds(affect: Affect) -> bool:
    """Return whether every number of it lies where it may."""
    return all(-1 <= x <= 1 for x in (affect.v, affect.a, affect.d)) and 0 <= affect.i <= 1


@given(
    said=SAID, traits=st.builds(Traits, **dict.fromkeys(Traits.__dataclass_fields__, UNIT)), wait=st.integers(0, DAY)
)
def test_bounds_whatever_is_said(said: list[tuple[list[Act], Feeling, int]], traits: Traits, wait: int) -> None:
    """Whatever is said, at any time, also backwards: mood, affect and the number of emotions stay within bounds."""
    heart, at = Heart.new(traits, DAY), DAY
    for acts, feeling, gap in said:
        at += gap
        heart = after(heart, at, *acts, feeling=feeling)
        assert all(-1 <= x <= 1 for x in heart.mood.pad)
        assert len(heart.emotions) <= MOST_EMOTIONS
        assert in_bounds(heart.affect(at + wait))
        assert heart.level(at + wait) in {"up", "level", "low"}
        assert heart.in_words(at + wait)


@given(said=SAID, days=st.integers(0, 4000))
def test_absence_never_makes_a_mood_worse(said: list[tuple[list[Act], Feeling, int]], days: int) -> None:
    """After any talk, silence only brings her home: no day of it makes her feel worse than the day before."""
    heart, at = Heart.new(HERS, DAY), DAY
    for acts, feeling, gap in said:
        at += abs(gap)
        heart = after(heart, at, *acts, feeling=feeling)
    later = at + 2 * DAY + days * DAY
    assert heart.affect(later).v >= min(0.0, heart.affect(at + DAY).v) - 1e-9
    assert heart.level(later + 2 * DAY) == "level"
    assert heart.in_words(later) == "calm"


def test_a_heart_nobody_speaks_to_is_calm() -> None:
    """Years without a word leave her at rest in her temperament."""
    heart = Heart.new(HERS, 0)
    for years in (0, 1, 10):
        assert heart.affect(years * 365 * DAY) == Affect()


def test_looking_changes_nothing() -> None:
    """Asked a thousand times how she feels, she feels what she would have felt unasked."""
    heart = after(Heart.new(HERS, 0), MINUTE, Act.LOSS)
    unasked = heart.affect(3 * HOUR)
    for minute in range(1000):
        heart.affect(minute * MINUTE)
    assert heart.affect(3 * HOUR) == unasked


def test_time_running_backwards_moves_nothing_back() -> None:
    """A message dated a little before the last one is felt at the last one's time."""
    heart = after(Heart.new(HERS, 0), 10 * HOUR, Act.EVENT_GOOD)
    earlier = after(heart, HOUR, Act.JOKE)
    assert earlier.mood.at == heart.mood.at
    assert all(one.at >= HOUR * 10 for one in earlier.emotions)


def test_a_clock_that_was_years_ahead_costs_nothing() -> None:
    """Once a clock that was far ahead is set right, feelings go on from where they were, and fade as ever."""
    ahead = after(Heart.new(HERS, 0), 30_000 * DAY, Act.LOSS)
    right = after(ahead, DAY, Act.OK)
    assert right.affect(DAY).v == ahead.affect(30_000 * DAY).v
    assert right.level(3 * DAY) == "level"
    assert right.in_words(3 * DAY) == "calm"


def test_feelings_are_named() -> None:
    """A sorrow of the owner's makes her mood low and her words say so; a joy lifts it."""
    low = after(Heart.new(HERS, 0), MINUTE, Act.LOSS, feeling=Feeling(valence=-0.9, intensity=0.9))
    assert low.affect(MINUTE).label == "pity"
    assert low.in_words(MINUTE).startswith("sorry with you")
    assert low.level(MINUTE) == "low"
    glad = after(Heart.new(HERS, 0), MINUTE, Act.EVENT_GOOD)
    assert glad.level(MINUTE) == "up"
    assert glad.in_words(MINUTE) == "glad for you"


def test_a_hurt_passes() -> None:
    """An insult stings, is never cold for long, and is gone the next day."""
    hurt = after(Heart.new(HERS, 0), MINUTE, Act.INSULT)
    assert hurt.affect(MINUTE).v < 0
    assert abs(hurt.affect(2 * DAY).v) < 0.01
    assert hurt.level(DAY) == "level"
