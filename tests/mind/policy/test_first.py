"""Speaking first: one cause, named by what it is about, with its source."""

from __future__ import annotations

from everwith.core.moment import Moment
from everwith.mind.policy.first import after_hard_day, ask_after
from everwith.runtime.steps import Company
from tests.lives import live, messages
from tests.mind.test_scene import scene


def test_asking_after_a_plan_names_it_and_its_source(company: Company) -> None:
    """The question how it went mentions the message that told of the plan, and can be explained."""
    state, _ = live(company, messages(["the interview is on friday at 10"]))
    plan = state.knowledge.plans[0]
    now = scene(now=Moment(ms=plan.when.end, zone="+01:00"), knowledge=state.knowledge)  # type: ignore[union-attr]
    thought = ask_after(now, company.library, plan)
    assert thought is not None
    assert thought.cause == f"plan {plan.id}"
    assert plan.source in thought.mentions
    assert plan.phrase in thought.why.meant
    assert thought.beats[0].plan == plan.id


def test_a_word_after_a_hard_day_knows_what_it_is_about(company: Company) -> None:
    """It has the message of the hard day for its source, so that it goes when that is forgotten."""
    thought = after_hard_day(scene(), company.library, "m4")
    assert thought is not None
    assert thought.mentions == ("m4",)
    assert thought.cause == "hard_day m4"
