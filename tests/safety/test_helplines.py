"""Helplines: a card for every country, dated, and a warning when the list is old."""

from __future__ import annotations

import datetime as dt

import pytest

from everwith.core.moment import DAY, Moment
from everwith.safety.helplines import ANYWHERE, OLDEST_DAYS
from everwith.studio.lexicons import load_crisis

HELPLINES = load_crisis().helplines


def test_there_are_helplines_for_many_countries() -> None:
    """At least 25 countries are listed, each with an emergency number and a helpline, and one card for elsewhere."""
    assert len(HELPLINES.countries) > 25
    assert ANYWHERE in HELPLINES.countries
    assert all(c.emergency and c.helplines for c in HELPLINES.countries.values())


@pytest.mark.parametrize("country", sorted(HELPLINES.countries))
@pytest.mark.parametrize("tier", [1, 2, 3])
def test_every_card_names_its_numbers(country: str, tier: int) -> None:
    """Each number on a card stands in one of its lines; at tier 3 the emergency number is the first of them."""
    card = HELPLINES.card(tier, country)
    assert card.numbers
    assert all(any(number in line for line in card.lines) for number in card.numbers)
    assert (card.numbers[0] == HELPLINES.countries[country].emergency) == (tier == 3)


def test_an_unknown_country_gets_the_general_card() -> None:
    """A code nobody listed, or none at all, still leads to help; case does not matter."""
    assert HELPLINES.card(2, "zz") == HELPLINES.card(2, "")
    assert "findahelpline.com" in HELPLINES.card(2, "zz").numbers
    assert HELPLINES.card(2, "gb") == HELPLINES.card(2, "GB")


def test_an_old_list_is_told() -> None:
    """The list is stale from the day after its 180th day on, and not before."""
    then = Moment.of_local(dt.datetime.fromisoformat(HELPLINES.dated), "UTC")
    assert not HELPLINES.stale(then.plus(OLDEST_DAYS * DAY))
    assert HELPLINES.stale(then.plus(OLDEST_DAYS * DAY + 1))
