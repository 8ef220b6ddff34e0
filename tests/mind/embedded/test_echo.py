"""Pointing at one thing in a message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core import text
from everwith.mind.embedded.echo import echo


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("there was a heron on the bin", "a heron"),
        ("we adopted ONE elderly greyhound yesterday", "one elderly greyhound"),
        ("she gave me a tin of buttons", "a tin"),
        ("i stood behind a lamp post for an hour", "a lamp post"),
        ("kept the good umbrella though", "the good umbrella"),
    ],
)
def test_it_is_the_thing_with_its_article(said: str, thing: str) -> None:
    """The phrase goes from its article to the first word that cannot belong to it."""
    assert echo(said, {}) == thing


@pytest.mark.parametrize(
    "said",
    [
        "i'm tired",
        "what a day",
        "the whole time",
        "a bit",
        "my sister rings about it",
        "that was the best",
        "the brakes squealed",
        "two hats",
        "lol",
    ],
)
def test_in_doubt_nothing_is_echoed(said: str) -> None:
    """Words that carry nothing are not pointed at, and people are not things."""
    assert echo(said, {}) == ""


def test_the_rarer_thing_wins() -> None:
    """Of two things the one less often spoken of is taken."""
    assert echo("we had a dinner and then a trombone", {"dinner": 2.0, "trombone": 6.0}) == "a trombone"
    assert echo("we had a trombone and then a dinner", {"dinner": 2.0}) == "a trombone"


@given(said=st.text(max_size=200))
def test_it_stands_in_the_message(said: str) -> None:
    """Whatever is said: an echo is made of the message's own words, in their order."""
    found = echo(said, {})
    assert found in " ".join(text.plain(said).lower().split()) or found == ""
