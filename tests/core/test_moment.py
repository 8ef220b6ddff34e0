"""A moment is an instant in the zone it is lived in, through every change of clocks."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.errors import WrongUse
from everwith.core.moment import DAY, HOUR, MINUTE, Moment, zone_of

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "+01:00")
SECONDS = st.integers(0, 4_000_000_000)


@given(seconds=SECONDS, zone=st.sampled_from(ZONES))
def test_a_moment_survives_being_written(seconds: int, zone: str) -> None:
    """Written as ISO 8601 and read again in its zone, it is the same instant in the same zone."""
    moment = Moment(ms=seconds * 1000, zone=zone)
    assert Moment.parse(moment.iso(), zone=zone) == moment


@given(seconds=SECONDS, zone=st.sampled_from(ZONES))
def test_the_wall_clock_shows_the_instant(seconds: int, zone: str) -> None:
    """The local time is that of the zone's own rules, and the calendar day and hour follow from it."""
    moment = Moment(ms=seconds * 1000 + 250, zone=zone)
    local = moment.local()
    assert local == dt.datetime.fromtimestamp(seconds, zone_of(zone)).replace(tzinfo=None, microsecond=250_000)
    assert moment.date() == local.date()
    assert moment.hour() == local.hour + local.minute / 60


@given(seconds=SECONDS, zone=st.sampled_from(ZONES), days=st.integers(-400, 400), hour=st.integers(3, 23))
def test_a_time_of_day_is_reached_on_that_day(seconds: int, zone: str, days: int, hour: int) -> None:
    """`at` names the wall-clock time so many calendar days on, whatever the clocks did in between."""
    moment = Moment(ms=seconds * 1000, zone=zone)
    reached = moment.at(hour, 15, days=days)
    day = moment.date() + dt.timedelta(days=days)
    if zone != "Pacific/Apia":  # one day was left out of its calendar
        assert reached.local() == dt.datetime.combine(day, dt.time(hour, 15))


def test_days_are_not_always_24_hours() -> None:
    """From noon to noon over a change of clocks lie 23 or 25 hours."""
    spring = Moment.parse("2026-03-28T12:00:00+01:00", zone="Europe/Berlin")
    autumn = Moment.parse("2026-10-24T12:00:00+02:00", zone="Europe/Berlin")
    assert spring.at(12, days=1).ms - spring.ms == 23 * HOUR
    assert autumn.at(12, days=1).ms - autumn.ms == 25 * HOUR
    assert spring.plus(DAY).hour() == 13


def test_hours_that_do_not_exist_or_come_twice() -> None:
    """In spring the missing hour is an instant all the same; in autumn the first of two is meant."""
    gap = Moment.of_local(dt.datetime.fromisoformat("2026-03-29T02:30"), "Europe/Berlin")
    assert gap.local() == dt.datetime.fromisoformat("2026-03-29T03:30")
    twice = Moment.of_local(dt.datetime.fromisoformat("2026-10-25T02:30"), "Europe/Berlin")
    assert twice.iso() == "2026-10-25T02:30:00+02:00"
    assert twice.plus(HOUR).local() == twice.local()


@pytest.mark.parametrize(
    ("text", "zone", "ms"),
    [
        ("2026-11-22T09:00:00Z", "UTC", 1_795_338_000_000),
        ("2026-11-22T09:00:00+00:00", "UTC", 1_795_338_000_000),
        ("2026-11-22T10:00:00+01:00", "+01:00", 1_795_338_000_000),
        ("2026-11-22T03:30:00-05:30", "-05:30", 1_795_338_000_000),
        ("2026-11-22T09:00:00.250Z", "UTC", 1_795_338_000_250),
    ],
)
def test_reading_a_time(text: str, zone: str, ms: int) -> None:
    """ISO 8601 with an offset is read to the millisecond, its offset kept as the zone."""
    assert Moment.parse(text) == Moment(ms=ms, zone=zone)


def test_a_zone_given_beside_is_lived_in() -> None:
    """A zone given beside the text is the one lived in; without an offset the text is local to it."""
    assert Moment.parse("2026-07-01T09:00:00+02:00", zone="Europe/Berlin").zone == "Europe/Berlin"
    local = Moment.parse("2026-07-01T09:00:00", zone="Europe/Berlin")
    assert local.iso() == "2026-07-01T09:00:00+02:00"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-13-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-11-22T09:00:00",
        "2026-11-22",
        "25:00",
        "1e9",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2026-11-22T09:00:00+25:00",
        "�",
        "2026-11-22T24:61:00Z",
        "0001-01-01T00:00:00+23:00",
        "9999-12-31T23:59:59-23:00",
    ],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    """A text that is no time, names no offset or lies beyond computing is wrong use, with a remedy."""
    with pytest.raises(WrongUse) as told:
        Moment.parse(text)
    assert told.value.problem
    assert told.value.remedy


@pytest.mark.parametrize("value", [None, 5, 1.5, [], {}, True])
def test_what_is_no_text_is_refused(value: object) -> None:
    """A number or a list where a time should be is wrong use, no crash."""
    with pytest.raises(WrongUse):
        Moment.parse(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "Europe", "../../etc/passwd", "+24:00", "a\0b", "/UTC", "\ud800"])
def test_unknown_zones_are_refused(name: str) -> None:
    """A zone nobody knows, or a path dressed up as one, is wrong use."""
    with pytest.raises(WrongUse):
        zone_of(name)


def test_a_moment_moves_in_its_zone() -> None:
    """Later moments stay in the zone."""
    moment = Moment(ms=0, zone="Asia/Tokyo").plus(90 * MINUTE)
    assert (moment.ms, moment.zone, moment.hour()) == (90 * MINUTE, "Asia/Tokyo", 10.5)
