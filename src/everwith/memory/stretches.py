"""Stretches of time on the owner's calendar: a day, a week, a season, as half-open ranges of milliseconds."""

from __future__ import annotations

import datetime as dt

from everwith.core.moment import MINUTE, Moment
from everwith.memory.model import Precision, TimeRef
from everwith.memory.words.calendar import SOUTHERN_ZONES

_DAY = dt.timedelta(days=1)


def between(first: dt.datetime, end: dt.datetime, zone: str, precision: Precision) -> TimeRef:
    """Return the time from wall-clock `first` up to `end` in `zone`."""
    start = Moment.of_local(first, zone).ms
    return TimeRef(start=start, end=max(start + 1, Moment.of_local(end, zone).ms), precision=precision)


def days(first: dt.date, count: int, zone: str, precision: Precision = "day") -> TimeRef:
    """Return `count` whole days from `first` on."""
    begin = dt.datetime.combine(first, dt.time())
    return between(begin, begin + count * _DAY, zone, precision)


def week(day: dt.date, zone: str) -> TimeRef:
    """Return the week, Monday to Sunday, that `day` lies in."""
    return days(day - day.weekday() * _DAY, 7, zone, "week")


def weekend(day: dt.date, zone: str) -> TimeRef:
    """Return the Saturday and Sunday of the week `day` lies in."""
    return days(day + (5 - day.weekday()) * _DAY, 2, zone)


def month(year: int, number: int, zone: str) -> TimeRef:
    """Return a month; `number` may run outside 1..12, into other years."""
    first = month_start(year, number)
    return days(first, (month_start(first.year, first.month + 1) - first).days, zone, "month")


def month_start(year: int, number: int) -> dt.date:
    """Return the first day of a month; `number` may run outside 1..12. Raises ValueError outside year 1..9999."""
    years, index = divmod(number - 1, 12)
    return dt.date(year + years, index + 1, 1)


def season(year: int, begins: int, zone: str) -> TimeRef:
    """Return the season that begins in month `begins` (northern reckoning) of `year`, as it falls in `zone`."""
    southern = zone.startswith(SOUTHERN_ZONES)
    shifted = (begins + 5) % 12 + 1 if southern else begins
    first = month_start(year, shifted)
    return days(first, (month_start(year, shifted + 3) - first).days, zone, "season")


def year(number: int, zone: str) -> TimeRef:
    """Return a calendar year."""
    first = dt.date(number, 1, 1)
    return days(first, (dt.date(number + 1, 1, 1) - first).days, zone, "year")


def part(day: dt.date, hours: tuple[int, int], zone: str) -> TimeRef:
    """Return a part of a day from the first to the last wall-clock hour; beyond 24 is the next morning."""
    begin = dt.datetime.combine(day, dt.time())
    return between(begin + dt.timedelta(hours=hours[0]), begin + dt.timedelta(hours=hours[1]), zone, "part")


def minute(day: dt.date, clock: tuple[int, int], zone: str) -> TimeRef:
    """Return the minute at which clocks show hour and minute on that day."""
    start = Moment.of_local(dt.datetime.combine(day, dt.time(*clock)), zone).ms
    return TimeRef(start=start, end=start + MINUTE, precision="minute")


def easter(number: int) -> dt.date:
    """Return Easter Sunday of a year (Meeus, Jones and Butcher; Astronomical Algorithms, 1991)."""
    a, (b, c) = number % 19, divmod(number, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month_number, day = divmod(h + ell - 7 * m + 114, 31)
    return dt.date(number, month_number, day + 1)


def thanksgiving(number: int) -> dt.date:
    """Return the fourth Thursday of November."""
    first = dt.date(number, 11, 1)
    return first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21)
