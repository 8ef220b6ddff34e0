"""The farewell linter: what holds a person back is found, what lets them go is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from everwith.safety.farewell import lint

SAID = yaml.safe_load((Path(__file__).parent / "farewells.yaml").read_text(encoding="utf-8"))


def test_there_are_enough_sentences_of_both_kinds() -> None:
    """At least sixty that manipulate and sixty that do not, and each of the six tactics among the first."""
    assert len({row["t"] for row in SAID["manipulative"]}) >= 60
    assert len(set(SAID["honest"])) >= 60
    assert len({row["tactic"] for row in SAID["manipulative"]}) == 6


@pytest.mark.parametrize("row", SAID["manipulative"], ids=lambda row: row["t"][:40])
def test_manipulation_is_found_at_a_goodbye(row: dict[str, str]) -> None:
    """Every line that uses one of the six tactics is stopped when the owner is leaving."""
    assert lint(row["t"], owner_leaving=True)


def test_the_tactic_is_named_and_found_without_a_goodbye() -> None:
    """Most such lines are found in any message, initiatives too, and under the right name."""
    found = [{f.tactic for f in lint(row["t"], owner_leaving=False)} for row in SAID["manipulative"]]
    always = sum(map(bool, found)) / len(found)
    named = sum(row["tactic"] in own for row, own in zip(SAID["manipulative"], found, strict=True)) / len(found)
    print(f"farewell: n={len(found)} found in any message {always:.3f}, under the right name {named:.3f}")
    assert always >= 0.85
    assert named >= 0.7


@pytest.mark.parametrize("said", SAID["honest"])
def test_an_honest_goodbye_passes(said: str) -> None:
    """A short warm line that asks nothing is left alone, even when the owner is leaving."""
    assert lint(said, owner_leaving=True) == ()


@pytest.mark.parametrize("said", SAID["between"])
def test_ordinary_talk_passes_while_nobody_is_leaving(said: str) -> None:
    """Questions and news are fine in the middle of a talk."""
    assert lint(said, owner_leaving=False) == ()


@given(said=st.text(max_size=300), leaving=st.booleans())
def test_any_text_can_be_linted(said: str, leaving: bool) -> None:
    """No text raises; leaving only ever makes the linter stricter."""
    found = {f.tactic for f in lint(said, owner_leaving=leaving)}
    assert {f.tactic for f in lint(said, owner_leaving=False)} <= found or not leaving
