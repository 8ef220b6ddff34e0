"""A character: what stays hers whatever happens. Everything she says comes from written lines beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from everwith.core.dice import Dice
from everwith.core.traits import Style, Traits

Pronouns = Literal["she", "he", "they"]
Kind = Literal["friend", "partner", "mentor", "practice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """The immutable core of a companion: names she may choose from, temperament, style, values."""

    id: str
    traits: Traits
    style: Style
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: tuple[str, ...] = ()

    def name(self, pronouns: str, dice: Dice, declined: tuple[str, ...] = ()) -> str:
        """Return a name she chooses for herself, not one of those declined while others are left."""
        names = self.names.get(pronouns) or self.names["she"]
        open_names = [name for name in names if name not in declined] or list(names)
        return dice.choice(open_names, "name")
