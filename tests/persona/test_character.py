"""A character keeps to itself: names of its own, chosen the same way each time."""

from __future__ import annotations

from everwith.core.dice import Dice
from everwith.persona.character import Character
from everwith.runtime.steps import Company


def test_she_chooses_among_her_names(company: Company) -> None:
    """For each pronoun there are names; a declined one is not offered while others are left."""
    hers = company.character
    for pronouns in ("she", "he", "they"):
        names = hers.names[pronouns]
        assert len(set(names)) >= 4
        declined: tuple[str, ...] = ()
        for turn in range(len(names)):
            name = hers.name(pronouns, Dice(7).at(turn), declined)
            assert name in names
            assert name not in declined
            declined = (*declined, name)
        assert hers.name(pronouns, Dice(7), declined) in names


def test_unknown_pronouns_fall_back(company: Company) -> None:
    """Pronouns she has no names for are named like the first."""
    assert company.character.name("xe", Dice(1)) in company.character.names["she"]


def test_the_character_shipped_is_somebody(company: Company) -> None:
    """Traits lie within [-1, 1], the style within [0, 1], and there are values."""
    hers: Character = company.character
    traits = [getattr(hers.traits, name) for name in hers.traits.__dataclass_fields__]
    style = [getattr(hers.style, name) for name in hers.style.__dataclass_fields__]
    assert all(-1 <= x <= 1 for x in traits)
    assert any(traits)
    assert all(0 <= x <= 1 for x in style)
    assert hers.values
