"""Forgotten is forgotten: what carries it goes, what leaned on it is read again (promise 4)."""

from __future__ import annotations

from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.core.moment import DAY, HOUR
from everwith.relationship import turn
from everwith.relationship.events import Event, Heard, Redacted, Spoke
from everwith.relationship.forget import Forgotten, forget, what_goes
from everwith.runtime.steps import Company
from tests.lives import live, messages


def forgotten(log: list[Event], *ids: str) -> tuple[Forgotten, list[Event]]:
    """Return the life without those messages, and its log."""
    after = forget(log, frozenset(map(MessageId, ids)))
    return after, [after.rewritten.get(place, event) for place, event in enumerate(log)]


def words(log: list[Event]) -> str:
    """Return everything she says in that log."""
    return " ".join(message.text for event in log if isinstance(event, Spoke) for message in event.messages)


def test_replies_that_carry_the_value_go(company: Company) -> None:
    """A reply of hers that says the name goes with the message that told it, though it answers another one."""
    _, log = live(company, messages(["my sister is called Anneliese", "hi", "what's my sister's name?"]))
    assert "Anneliese" in words(log)
    after, left = forgotten(log, "m0")
    assert "Anneliese" not in repr(left)
    assert "Anneliese" not in repr(after.state)
    assert {"m0", "~m2.1"} <= after.gone
    assert {event.message.id for event in left if isinstance(event, Heard)} == {"m1", "m2"}


def test_later_readings_are_made_anew(company: Company) -> None:
    """A message that spoke of "she" is read again: without the sister there is nobody it could mean."""
    _, log = live(company, messages(["my sister is called Anneliese", "she is a nurse"]))
    before = next(event for event in log if isinstance(event, Heard) and event.message.id == "m1")
    assert any(claim.subject not in {"owner", ""} for claim in before.reading.claims)
    after, left = forgotten(log, "m0")
    again = next(event for event in left if isinstance(event, Heard))
    assert again.reading.claims != before.reading.claims
    assert not any("sister" in fact.subject for fact in after.state.knowledge.facts)


def test_a_question_asked_of_her_own_accord_goes_too(company: Company) -> None:
    """Where she asked after the interview, forgetting the interview takes that question with it."""
    state, log = live(company, messages(["the interview is on friday at 10"]))
    due = turn.wake(state, state.moment(state.talk.last_heard))
    assert due is not None
    thought = turn.tick(state, due.at, company.library)
    assert thought is not None
    _, spoke = turn.answer(state, thought, thought.draft, words_by="test", now=due.at, in_reply_to=None)
    after, left = forgotten([*log, spoke], "m0")
    assert isinstance(left[-1], Redacted)
    assert after.state.knowledge.plans == ()
    assert after.state.initiative.done == ()


def test_the_word_after_a_hard_day_goes_too(company: Company) -> None:
    """Forgetting the hard day takes the word she had for the day after."""
    said = "i've never told anyone this but i'm scared of my dad"
    state, log = live(company, messages([said]))
    assert state.hard_day is not None
    now = state.moment(state.hard_day[1] + DAY + HOUR)
    thought = turn.tick(state, now, company.library)
    assert thought is not None
    assert thought.cause == "hard_day m0"
    _, spoke = turn.answer(state, thought, thought.draft, words_by="test", now=now, in_reply_to=None)
    _, left = forgotten([*log, spoke], "m0")
    assert isinstance(left[-1], Redacted)
    assert "m0" not in repr(left)


def test_what_has_nothing_to_do_with_it_stays(company: Company) -> None:
    """Other messages and their answers keep their words and places."""
    _, log = live(company, messages(["i'm a nurse", "my dog is called Bruno", "it's raining again"]))
    _, left = forgotten(log, "m1")
    assert len(left) == len(log)
    kept = [event.message.text for event in left if isinstance(event, Heard)]
    assert kept == ["i'm a nurse", "it's raining again"]


def test_unknown_ids_change_nothing(company: Company) -> None:
    """Forgetting what was never said leaves everything."""
    state, log = live(company, messages(["hi"]))
    after, left = forgotten(log, "nope")
    assert (after.state, left, after.rewritten) == (state, log, {})
    assert what_goes(log, frozenset({MessageId("nope")})) == {"nope"}


def test_everything_can_be_forgotten(company: Company) -> None:
    """With every message gone only the meeting is left, and she is as she was then."""
    lot: list[Message] = messages(["i'm a nurse", "my dog is called Bruno", "i love you"])
    _, log = live(company, lot)
    after, left = forgotten(log, *(message.id for message in lot))
    assert not any(isinstance(event, Heard | Spoke) for event in left)
    assert after.state.knowledge.facts == ()
    assert after.state.heart.emotions == ()
