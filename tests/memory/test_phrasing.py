"""Questions brought into one form."""

from __future__ import annotations

import pytest

from everwith.memory.phrasing import phrased, terms, variants


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("whats mums name", "what's my mums name"), ("wheres the cat", "where's the cat"),
        ("whats my sisters husbands name", "what's my brother-in-laws name"),
        ("whats the name of my dog", "what's my dog's name"), ("who is my nan", "who is my nan"),
    ],
)  # fmt: skip
def test_typing_is_brought_into_form(typed: str, plain: str):
    """Apostrophes, bare relatives and relatives of relatives."""
    assert phrased(typed) == plain


@pytest.mark.parametrize(
    ("typed", "direct"),
    [
        ("what did i say leo does for a living", "what does leo do for a living"),
        ("what i'm allergic to", "what am i allergic to"), ("where my sister lives", "where does my sister live"),
        ("where i work", "where do i work"), ("when's the concert, go on", "when's the concert"),
        ("quick one, where do i work", "where do i work"),
    ],
)  # fmt: skip
def test_an_indirect_question_is_read_as_a_direct_one(typed: str, direct: str):
    """What leads up to a question and what trails it is no part of it."""
    assert direct in variants(typed)


def test_the_words_to_look_for_are_those_that_say_something():
    """Empty words are left out."""
    assert terms("what did i tell you about nan and the geese") == ("nan", "geese")
