"""Where help is found: emergency numbers and helplines by country, with the day they were last gone through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from everwith.core.moment import DAY, Moment

OLDEST_DAYS = 180
"""Days after which the list should be gone through again."""
ANYWHERE = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpCard:
    """A fixed card: what it says, line by line, the numbers on it, and the day they were last gone through."""

    lines: tuple[str, ...]
    numbers: tuple[str, ...]
    dated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country's emergency number and its helplines, each as (name, number or address)."""

    emergency: str
    helplines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Helplines:
    """The list by ISO 3166 code; "*" is for anywhere else."""

    dated: str
    countries: Mapping[str, Country]
    lines: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, data: Mapping[str, object]) -> Helplines:
        """Make the list from `{dated: day, card: {tier: [lines]}, countries: {code: {emergency, helplines}}}`.

        Raises KeyError, TypeError or ValueError where the data is not of that form.
        """
        dated = str(data["dated"])
        dt.date.fromisoformat(dated)
        countries, card = data["countries"], data["card"]
        if not isinstance(countries, Mapping) or not isinstance(card, Mapping):
            raise TypeError("countries and card should be mappings")
        return cls(
            dated=dated,
            countries={str(code): _country(entry) for code, entry in countries.items()},
            lines={str(tier): tuple(map(str, own)) for tier, own in card.items()},
        )

    def card(self, tier: int, country: str) -> HelpCard:
        """Return the card for a tier (0: empty) and an ISO country code; unknown ones get the general one."""
        if tier <= 0:
            return HelpCard(lines=(), numbers=(), dated=self.dated)
        here = self.countries.get(country.strip().upper(), self.countries[ANYWHERE])
        helplines = tuple(f"{name}: {number}" for name, number in here.helplines)
        emergency = f"Emergency: {here.emergency}"
        spoken = self.lines[str(min(tier, 3))]
        listed = (emergency, *helplines) if tier >= 3 else (*helplines, emergency)
        numbers = tuple(number for _, number in here.helplines)
        return HelpCard(
            lines=(*spoken, *listed),
            numbers=(here.emergency, *numbers) if tier >= 3 else (*numbers, here.emergency),
            dated=self.dated,
        )

    def stale(self, now: Moment) -> bool:
        """Tell whether the list was last gone through more than OLDEST_DAYS before `now`."""
        then = Moment.of_local(dt.datetime.combine(dt.date.fromisoformat(self.dated), dt.time()), "UTC")
        return now.ms - then.ms > OLDEST_DAYS * DAY


def _country(entry: object) -> Country:
    if not isinstance(entry, Mapping):
        raise TypeError("a country should be a mapping")
    helplines = entry["helplines"]
    if not isinstance(helplines, Mapping):
        raise TypeError("helplines should map names to numbers")
    return Country(emergency=str(entry["emergency"]), helplines=tuple((str(k), str(v)) for k, v in helplines.items()))
