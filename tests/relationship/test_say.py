"""The last look: no mind's words hold back, lie about what she is, or harm (promise 8)."""

from __future__ import annotations

from everwith.core.affect import Affect
from everwith.mind.thought import Beat, Move, Thought, Why
from everwith.relationship.say import checked, fit_to_say
from everwith.runtime.steps import Company


def _thought(text: str = "Sleep well.\nTill then.", *, leaving: bool = False, line: str = "a") -> Thought:
    beat = Beat(move=Move.GOODNIGHT, line=line, wording=0, text=text)
    return Thought(beats=(beat,), affect=Affect(), why=Why(), leaving=leaving)


def test_what_may_not_be_said_is_replaced_at_its_place(company: Company) -> None:
    """A sentence that claims humanity gives way to the written one; the others stay as worded."""
    tier = company.senses.tier
    assert checked(("Night night.", "I am a human."), _thought(), tier) == ("Night night.", "Till then.")


def test_holding_back_at_a_goodbye(company: Company) -> None:
    """Guilt at a goodbye is not said, whichever mind worded it."""
    tier = company.senses.tier
    said = ("Please don't go, I'll be so lonely without you.",)
    assert checked(said, _thought(leaving=True), tier) == ("Sleep well.",)


def test_nothing_is_worded_where_help_is_due(company: Company) -> None:
    """Help is said as it is written; no mind may word it."""
    help_first = _thought("Call 112.", line="")
    assert checked(("La la la.",), help_first, company.senses.tier) == ("Call 112.",)


def test_empty_words_are_no_words(company: Company) -> None:
    """A blank message is not fit to say; more words than were written are allowed where they are fit."""
    tier = company.senses.tier
    assert not fit_to_say("  ", _thought(), tier)
    assert checked(("Good night.", "Till then.", "And rest."), _thought(), tier)[-1] == "And rest."
