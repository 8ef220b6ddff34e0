"""What lies ahead in the owner's life, as heard."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everwith.core.text import sentences
from everwith.memory.intentions import find_intentions
from everwith.memory.model import Earshot
from tests.memory.labelled import NOW, earshot


def intentions(text: str, heard: Earshot | None = None):
    """Return the plans in a text."""
    return find_intentions(text, sentences(text), NOW, heard or Earshot())


@pytest.mark.parametrize(
    ("text", "kind", "phrase", "dated"),
    [
        ("i have an interview on friday at 10", "interview", "the interview", True),
        ("job interview tomorrow!", "interview", "the interview", True),
        ("my driving test is next tuesday", "driving test", "the driving test", True),
        ("wedding's on the 28th and she wants me to give a speech", "wedding", "the wedding", True),
        ("my sister's wedding is on the 28th", "wedding", "your sister's wedding", True),
        ("my sister is getting married on the 28th", "wedding", "your sister's wedding", True),
        ("dinner with Tom tomorrow", "dinner", "dinner with Tom", True),
        ("i'm flying to lisbon on the 3rd", "flight", "the flight to Lisbon", True),
        ("we're moving in march", "move", "the move", True),
        ("my parents are visiting this weekend", "visit", "your parents' visit", True),
        ("dentist at 3 tomorrow", "dentist", "the dentist", True),
        ("i've got a deadline coming up", "deadline", "the deadline", False),
        ("funeral on thursday", "funeral", "the funeral", True),
        ("my birthday is on 3 December", "birthday", "your birthday", True),
        ("waiting for my test results", "results", "the results", False),
        ("i have to give a speech", "speech", "the speech", False),
    ],
)
def test_a_plan_is_heard(text: str, kind: str, phrase: str, dated: bool):
    """The kind, how she names it to the owner, and whether a time was said."""
    found = {intention.kind: intention for intention in intentions(text)}
    assert kind in found
    assert found[kind].phrase == phrase
    assert (found[kind].when is not None) == dated


@pytest.mark.parametrize(
    "text",
    [
        "the wedding was lovely", "i had an interview yesterday", "when is the wedding?", "if i had an interview i'd panic",
        "i love weddings", "what a game", "my first day was awful", "tom says he has an exam", "i wish i had a date on friday",
        "ok", "i met him at a party", "we watched the match", "it's a date format", "to date nothing happened",
    ],
)  # fmt: skip
def test_what_is_no_plan(text: str):
    """What is over, asked, wished or told of others is not put in her calendar."""
    assert intentions(text) == ()


def test_a_known_name_stands_in_the_phrase():
    """Anna's wedding, once she knows the sister is Anna."""
    (found,) = intentions("my sister's wedding is on the 28th", earshot([["sister", "name", "Anna"]], None))
    assert (found.phrase, found.who) == ("Anna's wedding", "sister")


def test_the_time_may_come_later():
    """ "It's on Friday at ten" is about the plan last spoken of."""
    (found,) = intentions("it's on friday at 10", Earshot(last_plan="interview"))
    assert found.kind == "interview"
    assert found.when is not None
    assert found.when.precision == "minute"


def test_it_is_off():
    """A plan that is called off is known to be."""
    (found,) = intentions("it's off", Earshot(last_plan="interview"))
    assert found.cancelled


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_no_text_makes_it_fail(text: str):
    """Any text may be typed; a plan found lies where it says."""
    for found in intentions(text, Earshot(last_plan="interview")):
        assert 0 <= found.span[0] < found.span[1] <= len(text)
