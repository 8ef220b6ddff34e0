"""Speaking first: causes, the hour that fits, and the limits. Never a timer for its own sake.

A cause is something in shared memory that she can name. Its hour lies after the thing itself, outside quiet
hours. At most TWICE_A_DAY a day; unanswered ones make the next rarer.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from everwith.core.moment import DAY, HOUR, Moment

Dial = Literal["never", "seldom", "normal", "often"]

PER_DAY: dict[Dial, int] = {"never": 0, "seldom": 1, "normal": 2, "often": 4}
STALE = 4 * DAY
"""A cause older than this is let go: asking would no longer be attention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """Hours in which she does not speak first, [start, end) in the owner's wall-clock hours; may span midnight."""

    start: int = 23
    end: int = 8

    def holds(self, hour: float) -> bool:
        """Return whether `hour` is quiet."""
        if self.start <= self.end:
            return self.start <= hour < self.end
        return hour >= self.start or hour < self.end

    def after(self, moment: Moment) -> Moment:
        """Return that moment, or the end of the quiet hours it falls into."""
        if not self.holds(moment.hour()):
            return moment
        days = 1 if self.start > self.end and moment.hour() >= self.start else 0
        return moment.at(self.end, days=days).plus(30 * 60_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A reason to speak first: what (a plan's id, or a message's), of which kind, and from when."""

    kind: Literal["plan", "hard_day"]
    key: str
    at: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """What has been said first so far: moments of the recent ones, and how many in a row went unanswered."""

    spoken: tuple[int, ...] = ()
    unanswered: int = 0
    done: tuple[str, ...] = ()

    def allowed_from(self, moment: Moment, dial: Dial) -> Moment | None:
        """Return the first moment from `moment` on at which the limits let her speak, or None for never."""
        most = PER_DAY[dial]
        if most == 0:
            return None
        pause = HOUR * (3 if self.unanswered == 0 else 20 * 3 ** min(self.unanswered - 1, 3))
        # What lies over a day ahead was said while the clock was wrong.
        spoken = [ms for ms in self.spoken if ms <= moment.ms + DAY]
        if spoken and moment.ms < spoken[-1] + pause:
            moment = Moment(ms=spoken[-1] + pause, zone=moment.zone)
        lately = [ms for ms in spoken if ms > moment.ms - DAY]
        if len(lately) >= most:
            moment = Moment(ms=lately[-most] + DAY + 1, zone=moment.zone)
        return moment


def asked_after(start: int, end: int, precision: str, zone: str) -> Moment:
    """Return when one asks how something went: some hours after a known hour, the evening of a known day.

    `start`, `end` in ms UTC bound the thing as it was said; `precision` as in memory.TimeRef.
    """
    if precision == "minute":
        return Moment(ms=start, zone=zone).plus(3 * HOUR)
    last = Moment(ms=max(start, end - 1), zone=zone)
    if precision == "part":
        return last.plus(2 * HOUR)
    evening = last.at(19, 30)
    return evening if precision == "day" else evening.plus(12 * HOUR)


def day_after(moment: Moment) -> Moment:
    """Return the early evening after a hard day, when a word is welcome."""
    return moment.at(18, 0, days=1)


def season(day: dt.date) -> str:
    """Return the season of that day (northern hemisphere, meteorological)."""
    return ("winter", "spring", "summer", "autumn")[day.month % 12 // 3]
