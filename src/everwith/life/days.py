"""Her days: what she did, chosen once a day, so that she tells the same story tomorrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from everwith.core.dice import Dice

A_DAY = 3
"""Things she does in a day that are worth telling."""

REMEMBERED_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class LivedDay:
    """One day of hers: its number (days since year 1 in the owner's zone) and what she did, as ids of written lines."""

    number: int
    did: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """Her recent days, and which of the things in them she has told already."""

    days: tuple[LivedDay, ...] = ()
    told: tuple[str, ...] = ()

    def today(self, number: int) -> tuple[str, ...]:
        """Return what she did on that day, () where it has not been lived yet."""
        return next((day.did for day in reversed(self.days) if day.number == number), ())

    def lived(self, day: LivedDay) -> Life:
        """Return her life with one more day."""
        return replace(self, days=(*self.days, day)[-REMEMBERED_DAYS:])

    def having_told(self, line: str) -> Life:
        """Return her life once that has been told."""
        return replace(self, told=(*self.told, line)[-400:])


def live(life: Life, number: int, possible: Sequence[str], dice: Dice) -> LivedDay:
    """Return that day as she spends it: things not told and not done lately come first."""
    recent = {did for day in life.days for did in day.did} | set(life.told)
    fresh = [line for line in possible if line not in recent] or list(possible)
    did: list[str] = []
    for place in range(min(A_DAY, len(fresh))):
        left = [line for line in fresh if line not in did]
        did.append(dice.choice(left, f"did{place}"))
    return LivedDay(number=number, did=tuple(did))
