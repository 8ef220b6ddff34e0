"""Her days: lived once, told the same tomorrow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from everwith.core.dice import Dice
from everwith.core.moment import DAY
from everwith.life.days import A_DAY, REMEMBERED_DAYS, Life, LivedDay, live
from everwith.relationship import turn
from everwith.relationship.apply import apply
from everwith.runtime.steps import Company
from tests.lives import live as lived_with
from tests.lives import messages, met

POSSIBLE = tuple(f"line{n}" for n in range(30))


@given(seed=st.integers(0, 2**63), number=st.integers(700_000, 800_000))
def test_the_same_day_is_the_same_story(seed: int, number: int) -> None:
    """Asked again, the day was spent as she said: three different things out of those possible."""
    day = live(Life(), number, POSSIBLE, Dice(seed))
    assert day == live(Life(), number, POSSIBLE, Dice(seed))
    assert len(set(day.did)) == A_DAY
    assert set(day.did) <= set(POSSIBLE)


def test_what_is_new_comes_first() -> None:
    """Over ten days of thirty possible things nothing happens twice; what was told is not lived again."""
    life = Life().having_told("line7")
    for number in range(9):
        life = life.lived(live(life, number, POSSIBLE, Dice(number)))
    done = [did for day in life.days for did in day.did]
    assert len(done) == len(set(done)) == 27
    assert "line7" not in done


def test_few_possibilities_are_enough() -> None:
    """With less to do than a day holds she does what there is; with nothing, nothing."""
    assert set(live(Life(), 1, ("a", "b"), Dice(1)).did) == {"a", "b"}
    assert live(Life(), 1, (), Dice(1)).did == ()
    exhausted = Life(told=POSSIBLE)
    assert len(live(exhausted, 1, POSSIBLE, Dice(1)).did) == A_DAY


def test_recent_days_are_remembered() -> None:
    """Two weeks of days are kept, the newest of them by number."""
    life = Life()
    for number in range(40):
        life = life.lived(LivedDay(number=number, did=(f"did{number}",)))
    assert len(life.days) == REMEMBERED_DAYS
    assert life.today(39) == ("did39",)
    assert life.today(5) == ()


def test_a_day_is_lived_once(company: Company) -> None:
    """Within a day of the owner's zone she lives one day; the next one is another, and both stay as they were."""
    state = apply(None, met(company))
    begun = met(company).at
    state, first = turn.live_today(state, begun, company.library)
    again, none = turn.live_today(state, begun.plus(5 * 60 * 60 * 1000), company.library)
    assert (again, none) == (state, ())
    later, second = turn.live_today(state, begun.plus(DAY), company.library)
    assert len(first) == len(second) == 1
    assert later.life.days[0] == state.life.days[0]
    assert set(later.life.days[1].did).isdisjoint(later.life.days[0].did)


def test_she_tells_what_she_did(company: Company) -> None:
    """Asked about her day, she tells of it; asked again the same day, of something else she did that day."""
    asked = ["what did you do today?", "and what else did you do today?"]
    state, events = lived_with(company, messages(asked))
    did = state.life.days[-1].did
    lines = [beat.line for event in events if event.kind == "spoke" for beat in event.thought.beats]
    told = [line for line in lines if line in did]
    assert len(told) == len(set(told)) >= 1
    assert set(told) <= set(state.life.told)
