"""What is heard stirs what it means to her, within bounds, and absence stirs nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.acts import Act, Feeling
from everwith.core.ids import MessageId
from everwith.heart.appraisal import appraise
from everwith.heart.emotion import PAD, Kind

ACTS = st.lists(st.sampled_from(list(Act)), max_size=6)
FEELINGS = st.builds(Feeling, valence=st.floats(-1, 1), arousal=st.floats(-1, 1), intensity=st.floats(0, 1))


@given(acts=ACTS, feeling=FEELINGS)
def test_bounds(acts: list[Act], feeling: Feeling) -> None:
    """Each kind is stirred at most once, in (0, 1], with the message as its cause."""
    stirred = appraise(acts, feeling, cause=MessageId("m"), at=5, repeats=False)
    assert len({one.kind for one in stirred}) == len(stirred)
    assert all(0 < one.intensity <= 1 and one.at == 5 and one.cause == "m" for one in stirred)


@given(acts=ACTS, feeling=FEELINGS)
def test_repetition_moves_nobody(acts: list[Act], feeling: Feeling) -> None:
    """The very same words again stir nothing."""
    assert appraise(acts, feeling, cause=MessageId("m"), at=0, repeats=True) == ()


@pytest.mark.parametrize("act", [Act.GREETING, Act.RETURN, Act.FAREWELL, Act.PAUSE])
def test_coming_and_going_are_never_held_against_the_owner(act: Act) -> None:
    """A greeting, a return, a goodbye stir nothing unpleasant: absence is neutral."""
    stirred = appraise([act], Feeling(), cause=MessageId("m"), at=0, repeats=False)
    assert all(PAD[one.kind][0] > 0 for one in stirred)


def test_she_feels_with_the_owner() -> None:
    """A sad owner moves her to pity, a glad one to gladness, the more the stronger it is."""
    sad, sadder = (
        appraise([], Feeling(valence=-0.9, intensity=i), cause=MessageId("m"), at=0, repeats=False) for i in (0.4, 0.9)
    )
    assert [one.kind for one in sad] == [Kind.PITY]
    assert sad[0].intensity < sadder[0].intensity
    glad = appraise([], Feeling(valence=0.8, intensity=0.8), cause=MessageId("m"), at=0, repeats=False)
    assert [one.kind for one in glad] == [Kind.HAPPY_FOR]
