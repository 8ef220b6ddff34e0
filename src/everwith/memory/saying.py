"""How remembered things are said: times as people name them, facts as clauses in the second person."""

# ruff: noqa: PLR0911  (a table row is positional; one return for each way of saying it)

# ruff: noqa: E501  (a pattern or a phrase is read as one line)

from __future__ import annotations

import datetime as dt
import math

from everwith.core.moment import DAY, HOUR, MINUTE, Moment
from everwith.memory.model import Fact, Knowledge, TimeRef
from everwith.memory.people import name_of, pronouns
from everwith.memory.slots import slot_of
from everwith.memory.words.calendar import (
    DAY_NAMES,
    MONTH_NAMES,
    NUMBER_WORDS,
    PARTS,
    SEASON_NAMES,
    SOUTHERN_ZONES,
    number,
    ordinal,
)

_IRREGULAR = {
    "be": "is", "have": "has", "do": "does", "go": "goes", "study": "studies", "have bought": "has bought",
    "can't stand": "can't stand", "die": "died", "": "",
}  # fmt: skip
_PLAIN = {"can't stand": "hate", "have bought": "have"}
_QUARTERS = {15: "quarter past", 30: "half past", 45: "quarter to"}


def say_when(ref: TimeRef, now: Moment) -> str:
    """Return how one says that time today: "tomorrow at nine", "on Saturday, the 28th", "last summer"."""
    begin, last = (_local(ms, now) for ms in (ref.start, ref.end - 1))
    if ref.every:
        return _say_every(ref, begin)
    if ref.precision == "minute":
        return f"{_say_day(begin.date(), now.date())} {say_clock(begin)}"
    if ref.precision == "part":
        return _say_part(ref, begin, now.date())
    if ref.precision == "day" and begin.date() != last.date():
        return _say_days(begin.date(), last.date(), now.date())
    if ref.precision == "day":
        return _say_day(begin.date(), now.date())
    if ref.precision == "week":
        return _say_weeks((begin.date() - _monday(now.date())).days // 7)
    if ref.precision == "month":
        return _say_month(begin, now.date())
    if ref.precision == "season":
        return _say_season(ref, begin, now)
    return _say_year(begin.year, now.date().year)


def say_date(ref: TimeRef, now: Moment) -> str:
    """Return a time as an answer to "when?": as say_when, with the day of the month where that leaves it out."""
    said, begin = say_when(ref, now), _local(ref.start, now)
    name = f"on {DAY_NAMES[begin.weekday()]}"
    after = f"the {DAY_NAMES[begin.weekday()]} after next"
    spoken = name if said.startswith(name) else after
    if ref.every or ref.precision not in {"day", "part", "minute"} or not said.startswith(spoken):
        return said
    rest = said.removeprefix(spoken)
    return said if rest.startswith(", the") else f"{name}, the {ordinal(begin.day)}{rest}"


def say_ago(ms: int, now: Moment) -> str:
    """Return how long ago the instant `ms` (UTC) was: "just now", "two days ago"; what lies ahead is "just now"."""
    gap = now.ms - ms
    if gap < 2 * MINUTE:
        return "just now"
    if gap < 50 * MINUTE:
        return "a few minutes ago" if gap < 10 * MINUTE else f"{_count(round(gap / MINUTE / 10) * 10)} minutes ago"
    nights = (now.date() - _local(ms, now).date()).days
    if nights == 0 or gap < 6 * HOUR:
        hours = max(1, round(gap / HOUR))
        return "an hour ago" if hours == 1 else f"{_count(hours)} hours ago"
    if nights == 1:
        return "yesterday"
    for unit, length, most in (("day", 1, 7), ("week", 7, 8), ("month", 30.44, 12)):
        amount = math.floor(nights / length + 0.25)
        if nights < 7 * (1 if unit == "day" else 8 if unit == "week" else 52) and amount <= most:
            return _ago(amount, unit)
    return _ago(max(1, math.floor(gap / DAY / 365.25 + 0.25)), "year")


def say_clock(local: dt.datetime) -> str:
    """Return a wall-clock time: "at nine", "at half past seven", "at 10:20", "at noon"."""
    if local.minute == 0 and local.hour in {0, 12}:
        return "at noon" if local.hour else "at midnight"
    half = " in the evening" if 18 <= local.hour < 22 else " in the morning" if local.hour < 6 else ""
    half = " at night" if local.hour >= 22 else half
    hour = NUMBER_WORDS[local.hour % 12 or 12]
    if local.minute == 0:
        return f"at {hour}{half}"
    if local.minute in _QUARTERS:
        if local.minute == 45:
            hour = NUMBER_WORDS[(local.hour + 1) % 12 or 12]
        return f"at {_QUARTERS[local.minute]} {hour}{half}"
    return f"at {local.hour}:{local.minute:02}"


def clause(fact: Fact, knowledge: Knowledge, now: Moment, who: str = "") -> str:
    """Return one fact as a clause in the second person: "you work nights", "your sister is called Ana".

    `who` replaces the name of the person where it has just been said ("she").
    """
    owner = fact.subject == "owner"
    slot = slot_of(fact.slot)
    they, _, their, _ = pronouns(knowledge, fact.subject)
    named = "you" if owner else who or name_of(knowledge, fact.subject)
    value = _age_now(fact, now) if fact.slot == "age" else fact.value
    if fact.slot == "exists":
        return f"you have {value}" if fact.holds else f"you don't have {value}"
    if fact.slot == "name" and not owner and not who:
        named = _relation_name(fact.subject) or named
    if fact.slot == "nickname":
        return f"people call {'you' if owner else named} {value}"
    if slot.noun:
        whose = "your" if owner else their if who else f"{named}'s"
        be = "was" if fact.valid_to is not None else "is" if fact.holds else "isn't"
        return f"{whose} {slot.noun} {be} {value}"
    plural = owner or (they == "they" and named == "they") or fact.subject in {"parents", "grandparents"}
    if fact.slot == "died":
        return f"{named} died" if value in {"", "yes"} else f"{named} died {value}"
    said = slot.rest.replace("{v}", value)
    if fact.slot == "habit" and not owner and fact.holds and fact.valid_to is None:
        first, _, tail = said.partition(" ")
        return f"{named} {_third(first)} {tail}".rstrip()
    return _conjugated(named, slot.verb, said, plural=plural, holds=fact.holds, over=fact.valid_to is not None)


def _conjugated(named: str, verb: str, rest: str, *, plural: bool, holds: bool, over: bool) -> str:
    if over:
        return f"{named} used to {_PLAIN.get(verb, verb)} {rest}".replace("  ", " ")
    if verb == "be":
        if named in {"you", "she", "he", "they", "it"}:
            be = "'re" if plural else "'s"
            return f"{named}{be} {rest}" if holds else f"{named}{be} not {rest}"
        return f"{named} {'are' if plural else 'is'}{'' if holds else ' not'} {rest}"
    if not holds:
        return f"{named} {'don' if plural else 'doesn'}'t {verb} {rest}".replace("  ", " ")
    return f"{named} {verb if plural else _third(verb)} {rest}".replace("  ", " ")


def _third(verb: str) -> str:
    return _IRREGULAR.get(verb, verb + "s")


def _relation_name(subject: str) -> str:
    relation, _, ordinal_number = subject.partition("#")
    if relation.startswith("person:") or relation in {"owner", "companion"}:
        return ""
    return f"your other {relation}" if ordinal_number else f"your {relation}"


def _age_now(fact: Fact, now: Moment) -> str:
    """Return the age today: as many full years later as have passed since it was said."""
    age = number(fact.value)
    if age is None or fact.valid_from is None:
        return fact.value
    return str(age + max(0, int((now.ms - fact.valid_from) / (365.2425 * DAY))))


def _local(ms: int, now: Moment) -> dt.datetime:
    return Moment(ms=ms, zone=now.zone).local()


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _count(amount: int) -> str:
    return NUMBER_WORDS[amount] if amount < len(NUMBER_WORDS) else str(amount)


def _ago(amount: int, unit: str) -> str:
    return f"a {unit} ago" if amount <= 1 else f"{_count(amount)} {unit}s ago"


def _say_every(ref: TimeRef, begin: dt.datetime) -> str:
    if ref.precision == "part":
        hours = begin.hour
        return f"every {next((name for name, span in PARTS.items() if span[0] == hours), 'day')}"
    if ref.precision != "day":
        return f"every {ref.precision}"
    if ref.end - ref.start > 30 * HOUR:
        return "at weekends"
    return f"on {DAY_NAMES[begin.weekday()]}s"


def _say_day(day: dt.date, today: dt.date) -> str:
    gap = (day - today).days
    if gap in {-1, 0, 1}:
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[gap]
    name = DAY_NAMES[day.weekday()]
    if 1 < gap < 7:
        return f"on {name}"
    if -7 < gap < 0:
        return f"last {name}"
    if (_monday(day) - _monday(today)).days == 14:
        return f"the {name} after next"
    if abs(gap) < 27:
        return f"on {name}, the {ordinal(day.day)}"
    spoken = f"on {day.day} {MONTH_NAMES[day.month]}"
    return spoken if day.year == today.year or 0 < gap < 300 else f"{spoken} {day.year}"


def _say_part(ref: TimeRef, begin: dt.datetime, today: dt.date) -> str:
    hours = (begin.hour, begin.hour + (ref.end - ref.start) // HOUR)
    name = next((part for part, span in PARTS.items() if span == hours), "day")
    gap = (begin.date() - today).days
    if gap == 0:
        return "tonight" if name in {"night", "evening", "tonight"} else f"this {name}" if name != "day" else "today"
    if gap == -1 and name == "night":
        return "last night"
    return f"{_say_day(begin.date(), today)} {name}"


def _say_days(first: dt.date, last: dt.date, today: dt.date) -> str:
    weekend = first.weekday() == 5 and (last - first).days == 1
    weeks = (_monday(first) - _monday(today)).days // 7
    if weekend and weeks in {-1, 0, 1}:
        return {-1: "last weekend", 0: "this weekend", 1: "next weekend"}[weeks]
    month = "" if first.month == last.month == today.month else f" {MONTH_NAMES[last.month]}"
    between = f" {MONTH_NAMES[first.month]}" if first.month != last.month else ""
    return f"from the {ordinal(first.day)}{between and ' of' + between} to the {ordinal(last.day)}{month and ' of' + month}"


def _say_weeks(weeks: int) -> str:
    if weeks in {-1, 0, 1}:
        return {-1: "last week", 0: "this week", 1: "next week"}[weeks]
    return f"in {_count(weeks)} weeks" if weeks > 0 else _ago(-weeks, "week")


def _say_month(begin: dt.datetime, today: dt.date) -> str:
    gap = (begin.year - today.year) * 12 + begin.month - today.month
    if gap in {-1, 0, 1}:
        return {-1: "last month", 0: "this month", 1: "next month"}[gap]
    name = MONTH_NAMES[begin.month]
    return (
        f"in {name}" if -begin.month < gap < 12 and (gap > 0 or begin.year == today.year) else f"in {name} {begin.year}"
    )


def _say_season(ref: TimeRef, begin: dt.datetime, now: Moment) -> str:
    month = (begin.month + 5) % 12 + 1 if now.zone.startswith(SOUTHERN_ZONES) else begin.month
    name = SEASON_NAMES.get(month, "season")
    if ref.start <= now.ms < ref.end:
        return f"this {name}"
    if 0 < now.ms - ref.end < 366 * DAY:
        return f"last {name}"
    if 0 < ref.start - now.ms < 366 * DAY:
        return f"in {name}" if ref.start - now.ms < 183 * DAY else f"next {name}"
    return f"in the {name} of {begin.year}"


def _say_year(year: int, this: int) -> str:
    gap = year - this
    if gap in {-1, 0, 1}:
        return {-1: "last year", 0: "this year", 1: "next year"}[gap]
    return _ago(-gap, "year") if -4 < gap < 0 else f"in {year}"
