"""Times and facts as one says them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.ids import FactId, MessageId
from everwith.core.moment import DAY, HOUR, MINUTE
from everwith.memory.model import Fact, Knowledge
from everwith.memory.saying import clause, say_ago, say_when
from everwith.memory.when import find_times
from tests.memory.labelled import NOW


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("today", "today"), ("tomorrow at 9", "tomorrow at nine"), ("on saturday", "on Saturday"),
        ("on 5 december", "the Saturday after next"), ("on 10 december", "on Thursday, the 10th"), ("last summer", "last summer"),
        ("in may", "in May"), ("three weeks ago", "three weeks ago"), ("last friday", "last Friday"),
        ("in three weeks", "in three weeks"), ("tonight", "tonight"), ("last night", "last night"),
        ("tomorrow morning", "tomorrow morning"), ("next week", "next week"), ("two years ago", "two years ago"),
        ("on mondays", "on Mondays"), ("friday at half past seven", "on Friday at half past seven"),
        ("this weekend", "this weekend"), ("on 3 May 2030", "on 3 May 2030"), ("next year", "next year"),
    ],
)  # fmt: skip
def test_a_time_is_said_as_people_do(heard: str, said: str):
    """What was heard as a time can be said again in words that mean it."""
    (ref,) = find_times(heard, NOW)
    assert say_when(ref, NOW) == said


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (0, "just now"), (-DAY, "just now"), (5 * MINUTE, "a few minutes ago"), (HOUR, "an hour ago"), (DAY, "yesterday"),
        (2 * DAY, "two days ago"), (7 * DAY, "a week ago"), (21 * DAY, "three weeks ago"), (400 * DAY, "a year ago"),
        (3 * 366 * DAY, "three years ago"),
    ],
)  # fmt: skip
def test_how_long_ago(gap: int, said: str):
    """Distances in the past are rounded as people round them."""
    assert say_ago(NOW.ms - gap, NOW) == said


@given(st.integers(min_value=0, max_value=90 * 366 * DAY))
def test_any_distance_can_be_said(gap: int):
    """There is a word for every distance within a life."""
    assert say_ago(NOW.ms - gap, NOW)


@pytest.mark.parametrize(
    ("subject", "slot", "value", "said"),
    [
        ("owner", "work", "a nurse", "you're a nurse"), ("owner", "hates", "coriander", "you can't stand coriander"),
        ("owner", "shift", "nights", "you work nights"), ("sister", "name", "Ana", "your sister is called Ana"),
        ("mother", "home", "York", "your mother lives in York"), ("parents", "home", "York", "your parents live in York"),
        ("owner", "favourite_book", "Dune", "your favourite book is Dune"), ("owner", "birthday", "3 May", "your birthday is 3 May"),
        ("father", "died", "yes", "your father died"), ("dog", "exists", "a dog", "you have a dog"),
        ("brother", "plays", "chess", "your brother plays chess"),
    ],
)  # fmt: skip
def test_a_fact_is_said_in_the_second_person(subject: str, slot: str, value: str, said: str):
    """Facts come back as clauses with the right verb and person."""
    fact = Fact(id=FactId("1:0"), subject=subject, slot=slot, value=value, source=MessageId("1"))
    assert clause(fact, Knowledge(facts=(fact,)), NOW) == said


def test_denials_and_what_is_over_are_said_so():
    """What does not hold is never said as though it did."""
    base = {"id": FactId("1:0"), "source": MessageId("1")}
    not_so = Fact(subject="owner", slot="work", value="a nurse", holds=False, **base)
    over = Fact(subject="owner", slot="work", value="a nurse", holds=False, valid_to=1, **base)
    assert clause(not_so, Knowledge(), NOW) == "you're not a nurse"
    assert clause(over, Knowledge(), NOW) == "you used to be a nurse"


def test_an_age_grows():
    """Somebody who was seven two years ago is nine."""
    fact = Fact(
        id=FactId("1:0"),
        subject="daughter",
        slot="age",
        value="7",
        valid_from=NOW.ms - 740 * DAY,
        source=MessageId("1"),
    )
    assert clause(fact, Knowledge(), NOW) == "your daughter is 9"
