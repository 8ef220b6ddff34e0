"""The bond grows slowly, is bounded by the day, and is never taken away by silence (promise 3)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.acts import Act
from everwith.core.moment import DAY, MINUTE
from everwith.heart.bond import (
    DAILY_INTIMACY,
    DAILY_TRUST,
    HYSTERESIS,
    STAGES,
    THRESHOLDS,
    Bond,
    grown,
)

KIND = [act for act in Act if act != Act.INSULT]


def hear(bond: Bond, *acts: Act, at: int, depth: int = 0, topic: str = "", repeats: bool = False, **more: bool) -> Bond:
    """Return the bond after a message at `at`; days begin at multiples of DAY."""
    wished = more.get("partners_wished", False)
    return grown(bond, acts, depth=depth, topic=topic, repeats=repeats, at=at, day=at // DAY, partners_wished=wished)


MESSAGES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(list(Act)), max_size=4),
        st.integers(0, 3),
        st.sampled_from(["", "work", "family", "fear"]),
        st.booleans(),
        st.integers(0, 40 * MINUTE),
    ),
    max_size=80,
)


@given(lot=MESSAGES)
def test_bounds_whatever_is_said(lot: list[tuple[list[Act], int, str, bool, int]]) -> None:
    """Every part stays within its range, and no day moves time, intimacy or trust beyond its bound."""
    bond, at, starts = Bond(), DAY, {}
    for acts, depth, topic, repeats, gap in lot:
        at += gap
        starts.setdefault(at // DAY, bond)
        bond = hear(bond, *acts, at=at, depth=depth, topic=topic, repeats=repeats)
        begun = starts[at // DAY]
        assert bond.hours - begun.hours <= 1 + 1e-9
        assert -1e-9 <= bond.intimacy - begun.intimacy <= DAILY_INTIMACY + 1e-9
        assert abs(bond.trust - begun.trust) <= DAILY_TRUST + 1e-9
        assert all(0 <= x <= 1 for x in (bond.intimacy, bond.trust, bond.hurt, bond.breadth, bond.depth))
        assert all(0 <= x <= 1 for x in (bond.commitment, bond.closeness))


@given(lot=MESSAGES)
def test_nothing_kind_ever_lowers_it(lot: list[tuple[list[Act], int, str, bool, int]]) -> None:
    """Without an insult, hours, intimacy and trust never fall, whatever else is said and however long one waits."""
    bond, at = Bond(), DAY
    for acts, depth, topic, repeats, gap in lot:
        at += gap * 500
        kind = [act for act in acts if act in KIND]
        after = hear(bond, *kind, at=at, depth=depth, topic=topic, repeats=repeats)
        assert after.hours >= bond.hours
        assert after.intimacy >= bond.intimacy
        assert after.trust >= bond.trust
        assert STAGES.index(after.stage) >= STAGES.index(bond.stage)
        bond = after


def test_a_day_of_the_worst_flood() -> None:
    """Ten thousand of the deepest disclosures in one day earn one hour and the day's bound of intimacy, no more."""
    bond = Bond()
    for n in range(10_000):
        bond = hear(bond, Act.DISCLOSURE, at=DAY + n * 8000, depth=3, topic=f"t{n}")
    assert bond.hours == pytest.approx(1.0)
    assert bond.intimacy == pytest.approx(DAILY_INTIMACY)
    assert bond.stage == "strangers"


def test_insults_cost_no_more_than_the_days_bound() -> None:
    """A day of insults takes a bounded bit of trust, none of the hours and none of the intimacy; hurt heals."""
    bond = replace(Bond(), hours=50.0, intimacy=0.3, trust=0.5, stage="friends")
    for n in range(500):
        bond = hear(bond, Act.INSULT, at=DAY + n * MINUTE)
    assert bond.trust == pytest.approx(0.5 - DAILY_TRUST)
    assert (bond.intimacy, bond.stage) == (0.3, "friends")
    assert bond.hurt > 0.5
    for n in range(7):
        bond = hear(bond, Act.APOLOGY, at=2 * DAY + n * MINUTE)
    assert bond.hurt == 0
    assert bond.trust > 0.5 - DAILY_TRUST


def test_switching_days_back_and_forth_is_no_way_around() -> None:
    """A clock set back and forth over midnight does not hand out the day again."""
    bond = Bond()
    for n in range(400):
        bond = hear(bond, Act.DISCLOSURE, Act.JOKE, at=(2 - n % 2) * DAY + n * MINUTE, depth=3)
    assert bond.hours <= 1 + 1e-9
    assert bond.intimacy <= DAILY_INTIMACY + 1e-9


def test_a_clock_that_was_years_ahead_costs_nothing() -> None:
    """Once a clock that was far ahead is set right, time together counts again as before."""
    ahead = hear(Bond(), Act.JOKE, at=30_000 * DAY)
    right = hear(ahead, Act.JOKE, at=DAY)
    later = hear(right, Act.JOKE, at=DAY + 4 * MINUTE)
    assert later.hours - right.hours == pytest.approx(4 / 60)


def test_affection_declared_earns_no_intimacy() -> None:
    """Praise and love declared disclose nothing, however deep they sound."""
    bond = Bond()
    for n in range(100):
        bond = hear(bond, Act.AFFECTION, Act.COMPLIMENT, at=DAY + n * MINUTE, depth=3)
    assert bond.intimacy == 0


def test_repetition_adds_nothing() -> None:
    """The same words again leave all as it was, save the time they were said."""
    bond = hear(Bond(), Act.DISCLOSURE, at=DAY, depth=3, topic="fear")
    again = hear(bond, Act.DISCLOSURE, at=DAY + MINUTE, depth=3, topic="fear", repeats=True)
    assert replace(again, last=bond.last) == bond


def test_silence_is_not_time_together() -> None:
    """A pause counts one minute, an exchange the minutes it took; a clock set back counts nothing."""
    first = hear(Bond(), Act.JOKE, at=DAY)
    assert first.hours == pytest.approx(1 / 60)
    assert hear(first, Act.JOKE, at=DAY + 4 * MINUTE).hours == pytest.approx(5 / 60)
    assert hear(first, Act.JOKE, at=DAY + 400 * MINUTE).hours == pytest.approx(2 / 60)
    assert hear(first, Act.JOKE, at=DAY - 1000).hours == first.hours


def test_small_talk_counts_little() -> None:
    """Catching up counts whole, small talk less."""
    assert hear(Bond(), Act.OK, at=DAY).hours < hear(Bond(), Act.EVENT_GOOD, at=DAY).hours


def test_what_is_close_grows_more_slowly() -> None:
    """The same disclosure adds less where there is much already."""
    near = replace(Bond(), intimacy=0.8)
    far = hear(Bond(), Act.DISCLOSURE, at=DAY, depth=3).intimacy
    assert hear(near, Act.DISCLOSURE, at=DAY, depth=3).intimacy - 0.8 < far


@pytest.mark.parametrize("index", [1, 2, 3])
def test_stages_hold_on_a_little(index: int) -> None:
    """A stage is reached at its threshold, and kept while not more than the slack is missing."""
    hours, intimacy = THRESHOLDS[index - 1]
    shortly = replace(Bond(), hours=hours * (1 - HYSTERESIS / 2), intimacy=intimacy)
    assert hear(shortly, at=DAY, repeats=False).stage == STAGES[index - 1]
    assert hear(replace(shortly, stage=STAGES[index]), at=DAY).stage == STAGES[index]
    lost = replace(Bond(), hours=hours * (1 - 2 * HYSTERESIS), intimacy=intimacy, stage=STAGES[index])
    assert hear(lost, at=DAY).stage == STAGES[index - 1]


def test_partners_only_where_both_want_it() -> None:
    """The last stage needs closeness and the wish; without the wish it is close."""
    close = replace(Bond(), hours=300.0, intimacy=0.9, trust=0.9)
    assert hear(close, at=DAY).stage == "close"
    assert hear(close, at=DAY, partners_wished=True).stage == "partners"
    assert hear(Bond(), at=DAY, partners_wished=True).stage == "strangers"
