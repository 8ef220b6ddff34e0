"""A moment: an instant together with the zone its owner lives it in. Time is a value, never read here."""

from __future__ import annotations

import datetime as dt
import functools
import re
import zoneinfo
from dataclasses import dataclass

from everwith.core.errors import WrongUse

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_OFFSET = re.compile(r"^([+-])(\d{2}):?(\d{2})$")
_EARLIEST = -62_000_000_000_000  # about the year 5
_LATEST = 250_000_000_000_000  # about the year 9892


@functools.lru_cache(maxsize=256)
def zone_of(name: str) -> dt.tzinfo:
    """Return the zone called `name`: an IANA name ("Europe/Berlin"), "UTC", or an offset ("+01:00")."""
    if name in {"UTC", "Z"}:
        return dt.UTC
    if match := _OFFSET.match(name):
        sign, hours, minutes = match.groups()
        span = dt.timedelta(hours=int(hours), minutes=int(minutes))
        if span >= dt.timedelta(hours=24):
            raise WrongUse(f"There is no time zone {name}.", "Use an offset under a day, such as +01:00.")
        return dt.timezone(span if sign == "+" else -span)
    try:
        return zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise WrongUse(f"There is no time zone {name!r}.", "Use a name such as Europe/Berlin, or +01:00.") from error


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Moment:
    """An instant in milliseconds since 1970-01-01T00:00Z, and the zone it is lived in."""

    ms: int
    zone: str = "UTC"

    @classmethod
    def parse(cls, text: str, *, zone: str | None = None) -> Moment:
        """Read ISO 8601 with an offset ("2026-11-22T09:00:00+01:00"); `zone` overrides the zone lived in.

        Raises WrongUse where it is no such time, or names no offset while `zone` is None.
        """
        try:
            stamp = dt.datetime.fromisoformat(text)
        except (ValueError, TypeError) as error:
            raise WrongUse(f"{text!r} is not a time.", "Write it like 2026-11-22T09:00:00+01:00.") from error
        if stamp.tzinfo is None:
            if zone is None:
                raise WrongUse(f"The time {text!r} names no offset.", "Add one, such as +01:00 or Z.")
            stamp = stamp.replace(tzinfo=zone_of(zone))
        offset = stamp.strftime("%z")
        named = zone or ("UTC" if offset in {"", "+0000"} else f"{offset[:3]}:{offset[3:5]}")
        return cls(ms=_milliseconds(stamp), zone=named).checked()

    @classmethod
    def of_local(cls, local: dt.datetime, zone: str) -> Moment:
        """Return the moment at which clocks in `zone` show `local` (the first of two in an autumn hour)."""
        return cls(ms=_milliseconds(local.replace(tzinfo=zone_of(zone))), zone=zone)

    def checked(self) -> Moment:
        """Return this moment, or raise WrongUse where it lies outside the years we can compute with."""
        if not _EARLIEST <= self.ms <= _LATEST:
            raise WrongUse("That time is outside the years that can be computed with.", "Check the date.")
        return self

    def local(self) -> dt.datetime:
        """Return the naive wall-clock time in the moment's zone."""
        aware = dt.datetime.fromtimestamp(self.ms // 1000, zone_of(self.zone))
        return aware.replace(tzinfo=None, microsecond=self.ms % 1000 * 1000)

    def date(self) -> dt.date:
        """Return the calendar day in the moment's zone."""
        return self.local().date()

    def hour(self) -> float:
        """Return the wall-clock hour, 0.0 <= hour < 24.0."""
        local = self.local()
        return local.hour + local.minute / 60

    def at(self, hour: int, minute: int = 0, *, days: int = 0) -> Moment:
        """Return the moment `days` calendar days on at that wall-clock time."""
        day = dt.datetime.combine(self.date() + dt.timedelta(days=days), dt.time(hour, minute))
        return Moment.of_local(day, self.zone)

    def plus(self, ms: int) -> Moment:
        """Return the moment `ms` milliseconds later, in the same zone."""
        return Moment(ms=self.ms + ms, zone=self.zone)

    def iso(self) -> str:
        """Return ISO 8601 with the zone's offset at that instant, to the second."""
        aware = dt.datetime.fromtimestamp(self.ms // 1000, zone_of(self.zone))
        return aware.isoformat(timespec="seconds")


def latest(before: int, now: int) -> int:
    """Return the later of two instants (ms); where `before` lies over a day ahead, the clock was wrong then: `now`."""
    return now if before - now > DAY else max(before, now)


def _milliseconds(stamp: dt.datetime) -> int:
    epoch = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    delta = stamp - epoch
    return (delta.days * 86_400 + delta.seconds) * 1000 + delta.microseconds // 1000
