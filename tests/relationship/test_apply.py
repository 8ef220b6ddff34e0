"""Only events change a relationship, and what they change is what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from everwith.core.errors import WrongUse
from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.core.moment import DAY, MINUTE
from everwith.relationship.apply import apply, fingerprint, refold
from everwith.relationship.events import Changed, Heard, Redacted, Spoke, cause_of
from everwith.relationship.history import STEPS, current
from everwith.runtime.steps import Company
from tests.lives import SAID, START, live, messages, met


def test_a_life_begins_with_a_meeting(company: Company) -> None:
    """Nothing can be folded before the two have met."""
    event = Redacted(at=START)
    with pytest.raises(ValueError, match="begins with a meeting"):
        apply(None, event)
    with pytest.raises(ValueError, match="no life"):
        refold([])
    assert refold([met(company), event]) == apply(None, met(company))


def test_settings_are_the_owners(company: Company) -> None:
    """A change of settings changes them and nothing else."""
    state, _ = live(company, messages(list(SAID[:10])))
    settings = replace(state.settings, kind="partner", dial="often", zone="Asia/Tokyo")
    after = apply(state, Changed(at=START, settings=settings))
    assert after == replace(state, settings=settings)
    assert not after.romance  # of age was never said


def test_what_she_is_called_and_calls(company: Company) -> None:
    """The owner's name is the last one told, before it the one introduced."""
    assert apply(None, met(company)).owner == "Daniel"
    assert live(company, messages(["call me Dan"]))[0].owner == "Dan"


def test_her_own_words_change_no_memory(company: Company) -> None:
    """What she says adds nothing to what she knows about the owner."""
    state, events = live(company, messages(list(SAID)))
    heard = [event for event in events if not isinstance(event, Spoke)]
    facts = refold(heard).knowledge.facts
    assert {(f.subject, f.slot, f.value) for f in facts} <= {
        (f.subject, f.slot, f.value) for f in state.knowledge.facts
    }
    assert all(fact.source in {m.id for m in messages(list(SAID))} for fact in state.knowledge.facts)


def test_the_same_words_have_the_same_fingerprint() -> None:
    """Case, marks and spaces make no difference to a repetition, other words do."""
    assert fingerprint("I'm so TIRED!!") == fingerprint("i'm so   tired")
    assert fingerprint("i'm so tired") != fingerprint("i'm not tired")


def test_a_clock_that_was_years_ahead_costs_nothing(company: Company) -> None:
    """After a message dated years ahead and a clock set right again, talk and initiative go on as before."""
    ahead = Message(id=MessageId("x"), speaker="owner", text="hi", at=START.plus(20_000 * DAY))
    state, _ = live(company, [ahead, *messages(["hello again", "my sister is called Anna"])])
    assert state.talk.last_heard == START.plus(2 * MINUTE).ms
    assert state.talk.last_spoke == START.plus(2 * MINUTE).ms
    assert state.knowledge.facts


def test_small_disorder_does_not_turn_time_back(company: Company) -> None:
    """Messages of two devices minutes apart, in the wrong order, leave the later time standing."""
    one, two = messages(["hello there", "how are you?"], minutes=10)
    state, _ = live(company, [two, one])
    assert state.talk.last_heard == two.at.ms


def test_events_are_found_by_their_message(company: Company) -> None:
    """The cause of what was heard is the owner's message, of what was said her first one."""
    _, events = live(company, messages(["hi"]))
    heard = next(event for event in events if isinstance(event, Heard))
    spoke = next(event for event in events if isinstance(event, Spoke))
    assert (cause_of(heard), cause_of(spoke), cause_of(events[0])) == ("m0", "~m0.1", "")


def test_old_versions_are_brought_up_and_new_ones_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body goes through each step of its kind; one from a newer program is wrong use."""
    assert current("heard", 1, {"a": 1}) == {"a": 1}
    monkeypatch.setitem(STEPS, ("heard", 0), lambda body: {**body, "b": 2})
    assert current("heard", 0, {"a": 1}) == {"a": 1, "b": 2}
    assert current("spoke", 0, {"a": 1}) == {"a": 1}
    with pytest.raises(WrongUse, match="newer"):
        current("heard", 99, {})
