"""Questions about what she remembers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everwith.core.text import sentences
from everwith.memory.model import Earshot
from everwith.memory.question import find_questions
from tests.memory.labelled import NOW, earshot

KNOWN = earshot([["owner", "work", "a nurse"], ["sister", "name", "Ana"]], None)


def questions(text: str, heard: Earshot = KNOWN):
    """Return the questions in a text."""
    return find_questions(text, sentences(text), NOW, heard)


@pytest.mark.parametrize(
    ("text", "kind", "subject", "slot"),
    [
        ("what's my sister's name?", "value", "sister", "name"), ("whats my sisters name", "value", "sister", "name"),
        ("do you remember my name", "value", "owner", "name"), ("what's my name", "value", "owner", "name"),
        ("where do i work", "value", "owner", "workplace"), ("what do i do for a living?", "value", "owner", "work"),
        ("where does she live", "value", "sister", "home"), ("what is ana's job", "value", "sister", "work"),
        ("how old am I", "value", "owner", "age"), ("when's my birthday", "value", "owner", "birthday"),
        ("what's my favourite book", "value", "owner", "favourite_book"), ("who's my boss", "value", "boss", "name"),
        ("what am i allergic to", "value", "owner", "allergy"), ("do i have a brother?", "yes_no", "brother", "exists"),
        ("am i a nurse", "yes_no", "owner", "work"), ("do you remember my dog", "about", "dog", ""),
        ("what do you know about me", "about", "owner", ""), ("what do you know about my sister?", "about", "sister", ""),
        ("who is ana?", "about", "sister", ""), ("when is the wedding?", "plan", "", "wedding"),
        ("what do i have on friday?", "plan", "", ""), ("what am i doing tomorrow", "plan", "", ""),
        ("what did I tell you about Lisbon?", "said", "", ""), ("how often did I mention the gym", "count", "", ""),
        ("when did we first talk", "first", "", ""), ("when did i last mention tom", "last", "", ""),
        ("did i tell you about tom", "yes_no", "", ""), ("what was I afraid of last spring?", "said", "", ""),
        ("tell me what you know about me", "about", "owner", ""),
    ],
)  # fmt: skip
def test_a_question_is_recognised(text: str, kind: str, subject: str, slot: str):
    """With or without a question mark, whom and what it is about."""
    (found,) = questions(text)
    assert (found.kind, found.subject, found.slot) == (kind, subject, slot)


@pytest.mark.parametrize(
    "text",
    [
        "what's the capital of France", "what's your name", "how are you", "who won the world cup in 1974", "where are you from",
        "what do you think", "do you like jazz", "what is love", "how do i get a red wine stain out", "when is easter",
        "my sister's name is ana", "my name", "i know about lisbon", "who are you", "what should i do", "do i look tired",
        "what do you do", "can you help me", "why do i feel like this", "what's my problem", "who knows",
    ],
)  # fmt: skip
def test_other_questions_are_left_alone(text: str):
    """The world, herself and the owner's sighs are not what she remembers."""
    assert questions(text) == ()


def test_a_question_about_a_time_keeps_it():
    """ "Last spring" limits where to look, and is no word to look for."""
    (found,) = questions("what was I afraid of last spring?")
    assert found.during is not None
    assert found.terms == ("afraid",)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120))
def test_no_text_makes_it_fail(text: str):
    """Any text may be typed."""
    for prefix in ("", "what did i say about ", "when is my "):
        questions(prefix + text)
