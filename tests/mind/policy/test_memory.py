"""Quoting the owner: a few of their own words, never more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from everwith.mind.policy.memory import QUOTED, joined, quote


@given(said=st.text(min_size=1, max_size=400))
def test_a_quote_is_short_and_theirs(said: str) -> None:
    """A quote is at most so long, and each of its words was said."""
    quoted = quote(said)
    assert len(quoted) <= QUOTED + 2
    assert all(word in " ".join(said.split()) for word in quoted.removesuffix(" …").split())


def test_a_quote_ends_at_a_pause() -> None:
    """A long message is cut where one would draw breath."""
    said = "I went to the lake with my sister in the rain, and then we talked for hours about our grandfather's boat"
    assert quote(said) == "I went to the lake with my sister in the rain"
    assert quote("Short. ") == "Short"


def test_enumerations() -> None:
    """One, two and many are joined as English joins them."""
    assert [joined(parts) for parts in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b, and c"]
