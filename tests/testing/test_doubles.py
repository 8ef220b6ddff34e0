"""The doubles do what they say, so that plugins can be tested with them."""

from __future__ import annotations

import pytest

from everwith.core.affect import Affect
from everwith.core.traits import Style
from everwith.mind.thought import Thought, Why
from everwith.ports import Brief
from everwith.testing import FixedClock, ScriptedMind


async def test_a_scripted_mind_says_its_lines_in_turn() -> None:
    """One reply after the other, from the beginning again at the end; every brief is kept."""
    mind = ScriptedMind([["a", "b"], ["c"]])
    brief = Brief(thought=Thought(beats=(), affect=Affect(), why=Why()), owner="D", me="N", style=Style())
    said = [[word async for word in mind.words(brief)] for _ in range(3)]
    assert said == [["a", "b"], ["c"], ["a", "b"]]
    assert mind.briefs == [brief] * 3
    with pytest.raises(ValueError, match="something to say"):
        ScriptedMind([])


def test_a_fixed_clock_moves_when_told() -> None:
    """It stands until it is moved on."""
    clock = FixedClock(5)
    assert (clock.now(), clock.now()) == (5, 5)
    clock.forward(10)
    assert clock.now() == 15
