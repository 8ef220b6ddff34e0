"""Chance as a value: the same question gets the same answer, whoever asked what before."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.dice import Dice


def test_the_numbers_are_kept() -> None:
    """A throw is fixed for good by seed and place; changing it would change lives that are already lived."""
    assert Dice(7).at("turn", 3).unit("main") == 0.29743307744257974
    assert Dice(7).at("turn", 3).choice("abcdefgh", "main") == "c"


@given(seed=st.integers(-(2**70), 2**70), names=st.lists(st.text(max_size=8), min_size=1, max_size=12, unique=True))
def test_the_order_of_asking_does_not_matter(seed: int, names: list[str]) -> None:
    """Asked in any order, and any number of times, every place gives its own number in [0, 1)."""
    dice = Dice(seed)
    first = {name: dice.unit(name) for name in names}
    shuffled = list(names) * 2
    random.Random(1).shuffle(shuffled)
    assert all(Dice(seed).unit(name) == first[name] for name in shuffled)
    assert all(0 <= number < 1 for number in first.values())


def test_throws_are_uniform() -> None:
    """Over 20,000 throws the ten tenths are about equally full, and neighbouring places are not alike."""
    throws = [Dice(1).at("turn", n).unit() for n in range(20_000)]
    tenths = [0] * 10
    for throw in throws:
        tenths[int(throw * 10)] += 1
    assert sum((count - 2000) ** 2 / 2000 for count in tenths) < 27.9  # chi square, 9 degrees, p = 0.001
    mean = sum(throws) / len(throws)
    drift = sum((a - mean) * (b - mean) for a, b in itertools.pairwise(throws)) / len(throws)
    assert abs(drift) < 0.003


def test_seeds_and_places_are_independent() -> None:
    """Another seed or another place is another throw."""
    throws = {Dice(seed).at(place).unit(name) for seed in range(20) for place in range(20) for name in ("a", "b")}
    assert len(throws) == 800


def test_a_choice_follows_its_weights() -> None:
    """Weighted choices come as often as they weigh; what weighs nothing never comes."""
    drawn = [Dice(3).at(n).weighted(("never", "seldom", "often"), (0.0, 1.0, 3.0)) for n in range(8000)]
    assert "never" not in drawn
    assert 0.72 < drawn.count("often") / 8000 < 0.78


def test_the_bounds_of_chance() -> None:
    """What is certain happens, what is impossible does not; nothing can be chosen out of nothing."""
    assert all(Dice(n).chance(1.0) for n in range(200))
    assert not any(Dice(n).chance(0.0) for n in range(200))
    assert {Dice(n).below(3) for n in range(200)} == {0, 1, 2}
    with pytest.raises(IndexError):
        Dice(1).choice(())
