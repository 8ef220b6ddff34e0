"""Asking or telling."""

from __future__ import annotations

import pytest

from everwith.mind.policy.form import asking


@pytest.mark.parametrize("said", ["why?", "what's her name", "and who conducts us", "do you like tea", "so whats new"])
def test_questions_without_a_mark_are_questions(said: str) -> None:
    """People leave the mark out; the first word tells."""
    assert asking(said)


@pytest.mark.parametrize("said", ["i wonder about that", "she asked what i do", "tea is nice", "no"])
def test_telling_is_not_asking(said: str) -> None:
    """A question word in the middle asks nothing."""
    assert not asking(said)
