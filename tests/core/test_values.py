"""Small values everyone shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.acts import Act
from everwith.core.affect import Affect, clamp
from everwith.core.errors import EverwithError, Fenced, WrongUse


@given(x=st.floats(allow_nan=False), low=st.floats(-5, 0), span=st.floats(0, 5))
def test_clamp_holds(x: float, low: float, span: float) -> None:
    """A clamped number lies within its bounds, and stays where it was if it did already."""
    held = clamp(x, low, low + span)
    assert low <= held <= low + span
    assert held == x or not low <= x <= low + span


def test_rest_is_calm() -> None:
    """No feeling is the calm middle."""
    assert Affect() == Affect(v=0.0, a=0.0, d=0.0, i=0.0, label="calm")


def test_errors_say_what_to_do() -> None:
    """Wrong use and fencing are errors for people: problem, then remedy, as one line."""
    error = WrongUse("That is no date.", "Write it like 1990-05-04.")
    assert str(error) == "That is no date. Write it like 1990-05-04."
    assert isinstance(error, EverwithError)
    assert Fenced().remedy
    assert str(EverwithError("Only this.")) == "Only this."


@pytest.mark.parametrize("act", list(Act))
def test_acts_are_their_own_names(act: Act) -> None:
    """An act is written in the log by its name, and read back from it."""
    assert Act(str(act)) is act
