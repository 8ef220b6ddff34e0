"""Times as people name them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from everwith.core.moment import Moment
from everwith.memory.when import find_times
from tests.memory.labelled import NOW


def shown(ms: int) -> str:
    """Return an instant on the clocks of the test."""
    return Moment(ms=ms, zone=NOW.zone).local().strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "start", "precision"),
    [
        ("on Saturday", "2026-11-28 00:00", "day"),
        ("it was on saturday", "2026-11-21 00:00", "day"),
        ("the 28th", "2026-11-28 00:00", "day"),
        ("tomorrow at 9", "2026-11-23 09:00", "minute"),
        ("at 9 tomorrow", "2026-11-23 09:00", "minute"),
        ("friday at 10", "2026-11-27 10:00", "minute"),
        ("friday at 3", "2026-11-27 15:00", "minute"),
        ("tonight at 8", "2026-11-22 20:00", "minute"),
        ("half past seven", "2026-11-22 19:30", "minute"),
        ("at noon", "2026-11-23 12:00", "minute"),
        ("in three weeks", "2026-12-07 00:00", "week"),
        ("next Friday", "2026-11-27 00:00", "day"),
        ("last friday", "2026-11-20 00:00", "day"),
        ("this weekend", "2026-11-21 00:00", "day"),
        ("last summer", "2026-06-01 00:00", "season"),
        ("two years ago", "2024-01-01 00:00", "year"),
        ("three days ago", "2026-11-19 00:00", "day"),
        ("half an hour ago", "2026-11-22 14:30", "minute"),
        ("on 3 May", "2027-05-03 00:00", "day"),
        ("May 3rd", "2027-05-03 00:00", "day"),
        ("7th of june 2030", "2030-06-07 00:00", "day"),
        ("2027-02-28", "2027-02-28 00:00", "day"),
        ("at Christmas", "2026-12-25 00:00", "day"),
        ("at easter", "2027-03-28 00:00", "day"),
        ("yesterday", "2026-11-21 00:00", "day"),
        ("tommorow morning", "2026-11-23 05:00", "part"),
        ("in may", "2027-05-01 00:00", "month"),
        ("back in 2019", "2019-01-01 00:00", "year"),
        ("the interview got moved to monday", "2026-11-23 00:00", "day"),
        ("from the 3rd to the 9th", "2026-12-03 00:00", "day"),
    ],
)
def test_a_time_is_resolved(text: str, start: str, precision: str):
    """Seen from a Sunday afternoon in Berlin, each names one time."""
    (ref,) = find_times(text, NOW)
    assert (shown(ref.start), ref.precision) == (start, precision)


def test_a_range_runs_to_its_last_day():
    """ "From the 3rd to the 9th" ends when the 9th does."""
    (ref,) = find_times("we're away from the 3rd to the 9th", NOW)
    assert shown(ref.end) == "2026-12-10 00:00"


def test_mondays_come_back():
    """ "On Mondays" is not one Monday."""
    (ref,) = find_times("i swim on Mondays", NOW)
    assert ref.every


def test_an_age_needs_a_birth_year():
    """ "When I was ten" is a year only if one knows when the owner was born."""
    assert find_times("when I was ten", NOW) == ()
    (ref,) = find_times("when I was ten", NOW, birth_year=1980)
    assert shown(ref.start) == "1990-01-01 00:00"


@pytest.mark.parametrize(
    "text", ["2027-02-30", "on 31 february 2027", "the 45th", "i may go", "march on", "we sat down", "at 99"]
)
def test_what_is_no_date_is_passed_over(text: str):
    """Dates that do not exist and words that only look like them name no time."""
    assert find_times(text, NOW) == ()


def test_summer_is_in_january_in_sydney():
    """Seasons are those of the owner's half of the earth."""
    there = Moment(ms=NOW.ms, zone="Australia/Sydney")
    (ref,) = find_times("last summer", there)
    assert Moment(ms=ref.start, zone=there.zone).local().month == 12


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789 abcdefghijklmnopqrstuvwxyz:-/.,'", max_size=60) | st.text(max_size=60))
def test_no_text_makes_it_fail(text: str):
    """Any text may be typed; a time found is a range and lies where it says."""
    for ref in find_times(text, NOW):
        assert ref.start < ref.end
        assert 0 <= ref.span[0] < ref.span[1] <= len(text)
