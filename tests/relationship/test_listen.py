"""Listening: what is read depends on the talk and on nothing else, and any text can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core import text
from everwith.core.acts import Act
from everwith.core.errors import WrongUse
from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.relationship.apply import apply
from everwith.relationship.listen import Listened, listen
from everwith.runtime.steps import Company
from tests.core.test_text import LANGUAGES
from tests.lives import START, live, messages, met


def heard(company: Company, *said: str) -> Listened:
    """Return what came of listening to the last of those messages."""
    *before, last = messages(said)
    state, _ = live(company, before)
    return listen(state, last, None, company.senses)


@given(said=st.one_of(st.text(min_size=1, max_size=200), st.text(alphabet="?!.'\"\n my name is ünï😀", min_size=1)))
def test_any_text_can_be_read(company: Company, said: str) -> None:
    """Whatever is said, every sentence has an act, and every fact lies within the message, in its words."""
    try:
        clean = text.clean(said)
    except WrongUse:
        return
    message = Message(id=MessageId("m"), speaker="owner", text=clean, at=START)
    reading = listen(apply(None, met(company)), message, None, company.senses).event.reading
    assert all(sentence.acts for sentence in reading.sentences)
    assert all(0 <= claim.span[0] < claim.span[1] <= len(clean) for claim in reading.claims)
    assert 0 <= reading.depth <= 3


@pytest.mark.parametrize("said", LANGUAGES)
def test_every_language_is_heard(company: Company, said: str) -> None:
    """No language makes her fail; she answers something."""
    state, events = live(company, messages([said]))
    assert state.talk.turn == 1
    assert events[-1].messages  # type: ignore[union-attr]


def test_the_longest_message_is_heard(company: Company) -> None:
    """Twenty thousand characters are read and answered."""
    said = ("i went to the shop and then it rained. " * 600)[: text.LONGEST].strip()
    assert live(company, messages([said]))[1][-1].messages  # type: ignore[union-attr]


def test_repetition_is_noticed(company: Company) -> None:
    """The very same sentence again is a repetition; a short word again is not."""
    assert heard(company, "i had a strange day", "I had a strange day!").event.reading.repeats
    assert not heard(company, "ok", "ok").event.reading.repeats
    assert not heard(company, "i had a strange day", "i had a good day").event.reading.repeats


def test_a_question_about_memory_is_looked_up(company: Company) -> None:
    """What is known as a fact is answered at once; what only was said is asked of the turns, without the question."""
    known = heard(company, "my sister is called Anna", "what's my sister's name?")
    assert known.answers
    assert known.answers[0].sources == ("m0",)
    assert Act.ASK_MEMORY in known.event.reading.acts
    said = heard(company, "we talked about whales", "what did i say about whales?")
    assert said.query is not None
    assert "m1" in said.query.exclude
    assert said.query.only


def test_a_name_after_her_own_question_is_an_answer(company: Company) -> None:
    """While she waits for the owner's name a bare name is theirs; while she looks for her own it is not."""
    state = apply(None, met(company, meeting=True))
    message = messages(["Ben"])[0]
    reading = listen(state, message, None, company.senses).event.reading
    assert [(c.slot, c.value) for c in reading.claims] == [("name", "Ben")]
