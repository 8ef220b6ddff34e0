"""What memory answers."""

from __future__ import annotations

import pytest

from everwith.core.ids import MessageId
from everwith.core.moment import DAY
from everwith.core.text import sentences
from everwith.memory.answer import answer
from everwith.memory.claims import find_claims
from everwith.memory.intentions import find_intentions
from everwith.memory.knowledge import learn
from everwith.memory.model import Answer, Earshot, Knowledge
from everwith.memory.question import find_questions
from tests.memory.labelled import NOW

LIFE = (
    "i'm daniel, i'm a nurse at the children's hospital", "my sister is called Ana", "my sister is getting married on the 28th",
    "i've got an interview on friday at 10", "i don't have a brother", "i can't stand coriander", "i was born on 5 june 1990",
    "i love jazz and chess", "dinner with Tom tomorrow",
)  # fmt: skip


def life() -> Knowledge:
    """Return what nine messages leave in her memory."""
    known = Knowledge()
    for number, text in enumerate(LIFE):
        heard = Earshot(knowledge=known, last_person="sister")
        spans = sentences(text)
        found = find_claims(text, spans, NOW, heard), find_intentions(text, spans, NOW, heard)
        known = learn(known, *found, MessageId(str(number)), NOW)
    return known


def asked(text: str) -> Answer:
    """Return the answer to a question, understood and looked up."""
    known = life()
    (question,) = find_questions(text, sentences(text), NOW, Earshot(knowledge=known, last_person="sister"))
    return answer(question, known, NOW, NOW.ms - 5 * DAY)


@pytest.mark.parametrize(
    ("text", "form", "part"),
    [
        ("what's my name", "value", "Daniel"), ("what's my sister's name", "value_person", "Ana"),
        ("where do i work", "value", "the children's hospital"), ("how old am i", "value", "36"),
        ("what do i love", "value_list", "chess"), ("when is the wedding", "plan_when", "on Saturday, the 28th"),
        ("what do i have on friday", "plan_on_day", "the interview"), ("do i have a sister", "yes", "your sister is called Ana"),
        ("do i have a brother", "no", "you don't have a brother"), ("am i a nurse", "yes", "you're a nurse"),
        ("do i like coriander", "no", "you can't stand coriander"), ("when did we first talk", "first_met", "five days ago"),
        ("what do you know about me", "about_owner", "you're called Daniel"),
        ("what do you know about my sister", "about_person", "your sister is called Ana"),
    ],
)  # fmt: skip
def test_what_was_told_is_known(text: str, form: str, part: str):
    """The form and a part that states it, with where it was said."""
    found = asked(text)
    assert found.known
    assert found.form == form
    assert part in found.parts
    assert found.sources or form == "first_met"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("what's my car", "unknown_value"), ("where does my mum live", "unknown_value"), ("when is the exam", "unknown_plan"),
        ("what do i have on thursday", "unknown_plan"), ("do i have a dog", "unknown_value"),
        ("what did i tell you about lisbon", "needs_recall"), ("how often did i mention the gym", "needs_recall"),
    ],
)  # fmt: skip
def test_what_was_never_told_is_not_guessed(text: str, form: str):
    """She says that she does not know; nothing is stated."""
    found = asked(text)
    assert not found.known
    assert found.form == form
    assert found.sources == ()
