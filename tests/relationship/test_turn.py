"""Speaking first within a life: once, after it, at a fit hour, and never against the owner's wish."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.core.moment import DAY, HOUR, MINUTE, Moment
from everwith.life.initiative import STALE, QuietHours
from everwith.relationship import turn
from everwith.relationship.apply import apply
from everwith.relationship.events import Changed
from everwith.relationship.state import State
from everwith.runtime.steps import Company
from tests.lives import live, messages

INTERVIEW = "the interview is on friday at 10"


def ticked(
    company: Company, state: State, until: int, *, answer: bool = False
) -> tuple[State, list[tuple[Moment, str]]]:
    """Return the state after half-hourly looks until that time, and what she said on her own, with its cause."""
    now, said = state.moment(state.talk.last_heard), []
    while now.ms < until:
        now = now.plus(30 * MINUTE)
        thought = turn.tick(state, now, company.library)
        if thought is None:
            continue
        said.append((now, thought.cause))
        state, _ = turn.answer(state, thought, thought.draft, words_by="test", now=now, in_reply_to=None)
        if answer:
            heard = Message(id=MessageId(f"a{now.ms}"), speaker="owner", text="thanks", at=now.plus(MINUTE))
            state, _ = live(company, [heard], state=state)
    return state, said


def test_the_interview_is_asked_about_once(company: Company) -> None:
    """Friday at ten is asked about on Friday afternoon, once, and not again in the weeks after."""
    state, _ = live(company, messages([INTERVIEW]))
    after, said = ticked(company, state, state.talk.last_heard + 21 * DAY)
    assert len(said) == 1
    local = said[0][0].local()
    assert (local.weekday(), 13 <= local.hour < 14) == (4, True)
    assert after.knowledge.plans[0].asked
    assert turn.wake(after, said[0][0]) is None


def test_not_asked_where_the_owner_told(company: Company) -> None:
    """Who tells how the interview went is not asked how it went."""
    state, _ = live(company, messages([INTERVIEW]))
    plan = state.knowledge.plans[0]
    assert plan.when is not None
    told = Message(
        id=MessageId("told"),
        speaker="owner",
        text="the interview went really well!",
        at=state.moment(plan.when.start + HOUR),
    )
    state, _ = live(company, [told], state=state)
    assert ticked(company, state, state.talk.last_heard + 7 * DAY)[1] == []


def test_talking_meanwhile_it_is_asked_in_passing_or_later_but_once(company: Company) -> None:
    """Where she asks in the middle of a talk, she does not ask again on her own."""
    state, _ = live(company, messages([INTERVIEW]))
    plan = state.knowledge.plans[0]
    assert plan.when is not None
    hello = Message(id=MessageId("hi"), speaker="owner", text="hi", at=state.moment(plan.when.start + 5 * HOUR))
    state, events = live(company, [hello], state=state)
    asked = sum(beat.plan == plan.id for event in events if event.kind == "spoke" for beat in event.thought.beats)
    said = ticked(company, state, state.talk.last_heard + 7 * DAY)[1]
    assert asked + len(said) == 1


def test_never_is_never(company: Company) -> None:
    """With the dial on never there is no moment to speak, whatever there would be to ask."""
    state, _ = live(company, messages([INTERVIEW, "my grandfather died last night"]))
    silent = apply(state, Changed(at=state.moment(0), settings=replace(state.settings, dial="never")))
    assert turn.wake(silent, state.moment(state.talk.last_heard)) is None
    assert ticked(company, silent, state.talk.last_heard + 10 * DAY)[1] == []


def test_quiet_hours_are_kept(company: Company) -> None:
    """Whatever the owner's quiet hours are, she speaks outside of them, and within the limits."""
    for quiet in (QuietHours(), QuietHours(start=9, end=20), QuietHours(start=0, end=17)):
        state, _ = live(company, messages([INTERVIEW, "i've never told anyone this but i'm scared of my dad"]))
        state = apply(state, Changed(at=state.moment(0), settings=replace(state.settings, quiet=quiet)))
        said = ticked(company, state, state.talk.last_heard + 10 * DAY)[1]
        assert said
        assert not any(quiet.holds(at.hour()) for at, _ in said)


def test_what_is_stale_is_let_go(company: Company) -> None:
    """Opened again only weeks later, she does not ask after what is long over."""
    state, _ = live(company, messages([INTERVIEW]))
    plan = state.knowledge.plans[0]
    assert plan.when is not None
    assert turn.wake(state, state.moment(plan.when.end + STALE + DAY)) is None
    assert turn.tick(state, state.moment(plan.when.end + STALE + DAY), company.library) is None


def test_nothing_happens_before_its_time(company: Company) -> None:
    """Right before the moment she has in mind she is silent, at the moment she speaks."""
    state, _ = live(company, messages([INTERVIEW]))
    due = turn.wake(state, state.moment(state.talk.last_heard))
    assert due is not None
    assert turn.tick(state, due.at.plus(-1), company.library) is None
    assert turn.tick(state, due.at, company.library) is not None


@pytest.mark.parametrize("answer", [True, False])
def test_many_causes_stay_within_the_limits(company: Company, answer: bool) -> None:
    """With a week full of plans she speaks at most twice in any 24 hours, and less where nobody answers."""
    plans = [f"the {what} is on {day} at {hour}" for what, day, hour in (
        ("interview", "wednesday", 9), ("dentist appointment", "wednesday", 11), ("exam", "wednesday", 14),
        ("concert", "thursday", 10), ("meeting", "thursday", 12), ("wedding", "friday", 11),
    )]  # fmt: skip
    state, _ = live(company, messages(plans))
    assert len(state.knowledge.plans) >= 5
    said = [at.ms for at, _ in ticked(company, state, state.talk.last_heard + 14 * DAY, answer=answer)[1]]
    assert said
    assert all(sum(at - DAY < other <= at for other in said) <= 2 for at in said)
    assert all(later - at >= (3 if answer else 20) * HOUR for at, later in itertools.pairwise(said))


def test_no_cause_no_word(company: Company) -> None:
    """Without a cause in shared memory she never speaks first, however long the silence."""
    state, _ = live(company, messages(["hi", "i live in Leeds", "good night"]))
    assert ticked(company, state, state.talk.last_heard + 60 * DAY)[1] == []
