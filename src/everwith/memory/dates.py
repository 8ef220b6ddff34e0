"""The table of ways to name a date: for each its words, its pattern, and how it is resolved."""

# ruff: noqa: ISC004  (long patterns run over lines)

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from everwith.core.moment import HOUR, MINUTE, Moment
from everwith.memory import stretches
from everwith.memory.model import TimeRef
from everwith.memory.words.calendar import (
    FEASTS,
    MONTHS,
    MOVABLE_FEASTS,
    NUMBERS,
    ORDINALS,
    PARTS,
    SEASONS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    number,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """From where a date is seen: now, whether the sentence speaks of the past, the owner's year of birth."""

    now: Moment
    past: bool
    birth_year: int | None = None


Resolve = Callable[[re.Match[str], Scene], TimeRef | None]
_DAY = dt.timedelta(days=1)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


_WEEKDAY = _alternatives(WEEKDAYS)
_LONG_WEEKDAY = _alternatives(set(WEEKDAYS) - SHORT_WEEKDAYS)
_MONTH = _alternatives(MONTHS)
_NUMBER = r"\d{1,4}|" + _alternatives(set(NUMBERS) - {"half a"})
_DAY_NUMBER = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_NAMED_DAY = rf"(?:(?:{_LONG_WEEKDAY})[,\s]\s*)?"
_ORDINAL = _alternatives(ORDINALS)
_SEASON = "|".join(SEASONS)
_YEAR = r"(?:,?\s+(?P<y>(?:19|20)\d{2}))?(?!\d)"


def _within(pattern: re.Pattern[str], match: re.Match[str]) -> re.Match[str]:
    found = pattern.search(match[0])
    if found is None:
        raise ValueError(match[0])
    return found


def _relative_day(match: re.Match[str], scene: Scene) -> TimeRef:
    word = " ".join(match[0].lower().split())
    shift = {"today": 0, "tod": 0, "yesterday": -1, "tomorrow": 1}.get(word)
    if shift is None:
        shift = -2 if "before" in word else 2 if "after" in word else 1
    return stretches.days(scene.now.date() + shift * _DAY, 1, scene.now.zone)


def _part_today(match: re.Match[str], scene: Scene) -> TimeRef:
    word = match[0].lower()
    day, zone = scene.now.date(), scene.now.zone
    if word == "last night":
        return stretches.part(day - _DAY, PARTS["night"], zone)
    if scene.now.hour() < 4 and word == "tonight":
        day -= _DAY
    return stretches.part(day, PARTS[word.split()[-1]], zone)


def _weekday(match: re.Match[str], scene: Scene) -> TimeRef:
    today, groups = scene.now.date(), match.groupdict()
    wanted = WEEKDAYS[(groups.get("w") or groups["w2"] or "").lower()]
    ahead = (wanted - today.weekday()) % 7
    lead = (groups.get("lead") or "").lower().split()
    if "last" in lead or "past" in lead:
        day = today - ((today.weekday() - wanted) % 7 or 7) * _DAY
    elif groups.get("after"):
        day = today + (14 - today.weekday() + wanted) * _DAY
    elif "next" in lead:
        day = today + (7 - today.weekday() + wanted) * _DAY
    elif "this" in lead or "coming" in lead:
        day = today + ahead * _DAY
    elif scene.past:
        day = today - ((today.weekday() - wanted) % 7 or 7) * _DAY
    else:
        day = today + (ahead or 7) * _DAY
    if groups.get("week") or "week" in lead:
        day += 7 * _DAY
    return stretches.days(day, 1, scene.now.zone)


def _weekly(match: re.Match[str], scene: Scene) -> TimeRef:
    today = scene.now.date()
    word = (match["ws"] or match["we"]).lower()
    ahead = (WEEKDAYS[word] - today.weekday()) % 7
    return replace(stretches.days(today + ahead * _DAY, 1, scene.now.zone), every=True)


def _daily(match: re.Match[str], scene: Scene) -> TimeRef | None:
    unit, today, zone = match["unit"].lower(), scene.now.date(), scene.now.zone
    if unit in PARTS:
        return replace(stretches.part(today, PARTS[unit], zone), every=True)
    found = {
        "day": lambda: stretches.days(today, 1, zone),
        "week": lambda: stretches.week(today, zone),
        "weekend": lambda: stretches.weekend(today, zone),
        "month": lambda: stretches.month(today.year, today.month, zone),
        "year": lambda: stretches.year(today.year, zone),
    }[unit]()
    return replace(found, every=True)


def _dated(match: re.Match[str], scene: Scene) -> TimeRef:
    """Resolve a day and month, with or without a year."""
    groups = match.groupdict()
    day = int(groups["d"]) if groups.get("d") else ORDINALS[groups["o"].lower()]
    named = groups.get("mon")
    month = MONTHS[named.lower()] if named else int(groups["mn"])
    if groups.get("y"):
        return stretches.days(dt.date(int(groups["y"]), month, day), 1, scene.now.zone)
    today = scene.now.date()
    for year in range(today.year, today.year + 9):
        when = _day_or_none(year, month, day)
        if when is not None and (when >= today or scene.past):
            if scene.past and when > today:
                when = _day_or_none(year - 1, month, day) or when
            return stretches.days(when, 1, scene.now.zone)
    raise ValueError(match[0])


def _day_or_none(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day_of_month(match: re.Match[str], scene: Scene) -> TimeRef:
    groups = match.groupdict()
    day = int(groups["d"]) if groups.get("d") else ORDINALS[groups["o"].lower()]
    today = scene.now.date()
    for shift in range(14):
        first = stretches.month_start(today.year, today.month + (-shift if scene.past else shift))
        when = _day_or_none(first.year, first.month, day)
        if when is not None and (when < today if scene.past else when >= today):
            return stretches.days(when, 1, scene.now.zone)
    raise ValueError(match[0])


def _iso(match: re.Match[str], scene: Scene) -> TimeRef:
    day = dt.date(int(match["y"]), int(match["mn"]), int(match["d"]))
    if match["h"]:
        return stretches.minute(day, (int(match["h"]), int(match["min"])), scene.now.zone)
    return stretches.days(day, 1, scene.now.zone)


def _unit(count: int, unit: str, scene: Scene) -> TimeRef:
    """Return the time `count` units from now (negative: ago), as exact as the unit."""
    today, zone = scene.now.date(), scene.now.zone
    if unit in {"minute", "hour"}:
        start = scene.now.ms + count * (MINUTE if unit == "minute" else HOUR)
        return TimeRef(start=start, end=start + MINUTE, precision="minute")
    if unit in {"day", "night"}:
        return stretches.days(today + count * _DAY, 1, zone)
    if unit in {"week", "fortnight"}:
        return stretches.week(today + count * (7 if unit == "week" else 14) * _DAY, zone)
    if unit == "month":
        return stretches.month(today.year, today.month + count, zone)
    return stretches.year(today.year + count * (10 if unit == "decade" else 1), zone)


_UNIT_NAMES = {"min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour", "wk": "week", "yr": "year"}


def _unit_name(word: str) -> str:
    word = word.lower()
    return _UNIT_NAMES.get(word) or _UNIT_NAMES.get(word.rstrip("s")) or word.rstrip("s")


def _distance(match: re.Match[str], scene: Scene) -> TimeRef | None:
    groups = match.groupdict()
    unit = _unit_name(match["unit"])
    if groups.get("half"):
        return _unit(-30 if groups.get("ago") else 30, "minute", scene) if unit == "hour" else None
    count = number(" ".join((groups["n"] or "").split()))
    if count is None:
        return None
    return _unit(-count if groups.get("ago") else count, unit, scene)


def _near_unit(match: re.Match[str], scene: Scene) -> TimeRef:
    """Resolve last, this and next with a week, weekend, month or year."""
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "past": -1, "this": 0, "the": 0, "at the": 0, "next": 1, "coming": 0}[" ".join(which.split())]
    today, zone = scene.now.date(), scene.now.zone
    if unit == "weekend":
        back = 7 if scene.past and which == "the" and today.weekday() < 5 else 0
        return stretches.weekend(today + (7 * step - back) * _DAY, zone)
    return _unit(step, unit, scene)


def _season(match: re.Match[str], scene: Scene) -> TimeRef | None:
    begins, zone = SEASONS[match["s"].lower()], scene.now.zone
    if match["y"]:
        return stretches.season(int(match["y"]), begins, zone)
    which = (match["which"] or "").lower().split()
    year = scene.now.date().year
    options = [stretches.season(year + shift, begins, zone) for shift in (-2, -1, 0, 1)]
    if "last" in which or (scene.past and "this" not in which and "next" not in which):
        return max((o for o in options if o.end <= scene.now.ms), key=lambda o: o.start)
    if "next" in which:
        return min((o for o in options if o.start > scene.now.ms), key=lambda o: o.start)
    return min((o for o in options if o.end > scene.now.ms), key=lambda o: o.start)


def _month(match: re.Match[str], scene: Scene) -> TimeRef:
    wanted, today, zone = MONTHS[match["mon"].lower()], scene.now.date(), scene.now.zone
    if match["y"]:
        return stretches.month(int(match["y"]), wanted, zone)
    which = match["which"].lower().split()
    year = today.year
    if "last" in which or (scene.past and "next" not in which and "this" not in which):
        year -= wanted >= today.month
    elif "next" in which:
        year += wanted <= today.month
    else:
        year += wanted < today.month
    return stretches.month(year, wanted, zone)


def _year(match: re.Match[str], scene: Scene) -> TimeRef:
    return stretches.year(int(match["y"]), scene.now.zone)


def _age(match: re.Match[str], scene: Scene) -> TimeRef | None:
    age = number(match["n"])
    if scene.birth_year is None or age is None:
        return None
    return stretches.year(scene.birth_year + age, scene.now.zone)


def _feast(match: re.Match[str], scene: Scene) -> TimeRef:
    name = " ".join(match["feast"].lower().split())
    today = scene.now.date()
    last = (match["which"] or "").lower() == "last" or (scene.past and not match["y"])
    for shift in (0, -1, -2) if last else (0, 1):
        year = int(match["y"]) if match["y"] else today.year + shift
        day = _feast_day(name, year)
        if match["y"] or (day < today if last else day >= today):
            return stretches.days(day, 1, scene.now.zone)
    raise ValueError(name)


def _feast_day(name: str, year: int) -> dt.date:
    if name == "thanksgiving":
        return stretches.thanksgiving(year)
    if name in MOVABLE_FEASTS:
        return stretches.easter(year) + {"good friday": -2, "easter monday": 1}.get(name, 0) * _DAY
    return dt.date(year, *FEASTS[name])


_DAY_IN = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_NEAR = re.compile(r"(?P<which>last|past|this|next|at\s+the|the)\s+(?P<unit>weekend|week|month|year)", re.IGNORECASE)
_AMOUNT_UNITS = r"minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|years?|yrs?|decades?"
_FEAST_NAMES = _alternatives([*FEASTS, *MOVABLE_FEASTS])

_ROWS: tuple[tuple[str, str, Resolve], ...] = (
    ("", r"\b(?P<y>\d{4})-(?P<mn>\d{2})-(?P<d>\d{2})(?:[T ](?P<h>\d{2}):(?P<min>\d{2}))?(?!\d)", _iso),
    (
        "tomorrow tmrw tmr tomorow tommorow tommorrow today yesterday yday",
        r"\b(?:the day (?:after tomorrow|before yesterday)|tomorrow|tmrw?|tomm?orr?ow|today|yesterday)\b",
        _relative_day,
    ),
    ("tonight this last", r"\b(?:tonight|last night|this (?:morning|afternoon|evening))\b", _part_today),
    (
        "every each",
        r"\b(?:every|each)\s+(?P<unit>day|morning|afternoon|evening|night|week|weekend|month|year)\b",
        _daily,
    ),
    (
        "",
        rf"\b(?:on\s+)?(?P<ws>{_LONG_WEEKDAY})s\b(?!')|\b(?:every|each)\s+(?P<we>{_WEEKDAY})\b",
        _weekly,
    ),
    ("", rf"\b(?:on\s+)?{_NAMED_DAY}(?:the\s+)?{_DAY_NUMBER}\s+(?:of\s+)?(?P<mon>{_MONTH})\b{_YEAR}", _dated),
    ("", rf"\b(?:on\s+|in\s+)?{_NAMED_DAY}(?P<mon>{_MONTH})[,\s]\s*(?:on\s+)?(?:the\s+)?{_DAY_NUMBER}\b{_YEAR}", _dated),
    ("", rf"\b(?:on\s+)?{_NAMED_DAY}(?:the\s+)?(?P<o>{_ORDINAL})\s+of\s+(?P<mon>{_MONTH})\b{_YEAR}", _dated),
    ("", r"\bon\s+(?:the\s+)?(?P<d>\d{1,2})[/.](?P<mn>\d{1,2})(?:[/.](?P<y>(?:19|20)\d{2}))?(?![\d/])", _dated),
    (
        "",
        rf"\b(?:on\s+)?(?P<w>{_LONG_WEEKDAY})[,\s]+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?(?:{_MONTH}))",
        lambda match, scene: _day_of_month(_within(_DAY_IN, match), scene),
    ),
    ("", rf"\b(?:a\s+)?(?P<lead>week\s+(?:on|from))\s+(?P<w>{_WEEKDAY})\b", _weekday),
    ("", rf"\bthe\s+(?P<w>{_LONG_WEEKDAY})\s+(?P<after>after\s+next)\b", _weekday),
    (
        "",
        rf"\b(?:(?P<lead>on|this(?:\s+coming)?|next|last|this\s+past|by|until|till|from|for|coming)\s+(?P<w>{_WEEKDAY})"
        rf"|(?P<w2>{_LONG_WEEKDAY}))(?P<week>\s+week)?\b(?!')",
        _weekday,
    ),
    ("", r"\b(?:on\s+|by\s+)?the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)\b", _day_of_month),
    ("", r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)\b(?=\s*(?:to|till|until|-|–)\s)", _day_of_month),
    ("", r"\b(?:on|by|until|till|to|from)\s+(?P<d>\d{1,2})(?:st|nd|rd|th)\b", _day_of_month),
    ("", rf"\bon\s+the\s+(?P<o>{_ORDINAL})\b", _day_of_month),
    (
        "ago",
        rf"\b(?:about\s+|like\s+)?(?P<half>half an?\s+)?(?P<n>{_NUMBER})?\s*(?P<unit>{_AMOUNT_UNITS})\s+(?P<ago>ago)\b",
        _distance,
    ),
    (
        "in within",
        rf"\b(?:in|within)\s+(?:about\s+|like\s+)?(?P<half>half an?\s+)?(?P<n>{_NUMBER})\s+"
        rf"(?P<unit>{_AMOUNT_UNITS})\b(?!\s+of)",
        _distance,
    ),
    (
        "from",
        rf"\b(?P<n>{_NUMBER})\s+(?P<unit>{_AMOUNT_UNITS})\s+from\s+(?:now|today)\b",
        _distance,
    ),
    (
        "week weekend month year",
        r"\b(?P<which>last|past|this|next|the|at\s+the)\s+(?P<unit>weekend)\b"
        r"|\b(?P<which2>last|this|next)\s+(?P<unit2>week|month|year)\b",
        lambda match, scene: _near_unit(_within(_NEAR, match), scene),
    ),
    (
        " ".join(SEASONS),
        rf"\b(?P<which>last|this|next|in(?:\s+the)?|over\s+the|during\s+the|since|the)\s+(?P<s>{_SEASON})\b"
        rf"(?:\s+of)?(?:\s+(?P<y>(?:19|20)\d{{2}}))?",
        _season,
    ),
    (
        "",
        rf"\b(?P<which>in|last|this|next|since|until|till|by|of|during|back in|early|late|mid|due|around)[\s-]\s*(?:early\s+|late\s+|mid[- ])?"
        rf"(?P<mon>{_MONTH})\b{_YEAR}",
        _month,
    ),
    ("", r"\b(?:back\s+)?(?:in|since|during|of)\s+(?P<y>(?:19|20)\d{2})\b(?![\d-])", _year),
    (
        "was",
        r"\bwhen\s+i\s+was\s+(?:about\s+|like\s+)?(?P<n>\d{1,2}|[a-z]+(?:-[a-z]+)?)(?:\s+years\s+old)?\b",
        _age,
    ),
    (
        "",
        rf"\b(?:(?P<which>last|this|next|at|on|over|for|around|until|by)\s+)?(?P<feast>{_FEAST_NAMES})\b"
        rf"(?:\s+(?P<y>(?:19|20)\d{{2}}))?",
        _feast,
    ),
)  # fmt: skip


_FEAST_WORDS = frozenset(word for feast in (*FEASTS, *MOVABLE_FEASTS) for word in feast.replace("'", " ").split())


def _triggers(words: str, pattern: str) -> frozenset[str]:  # noqa: PLR0911  (one return a kind of pattern)
    """Return the words one of which a text must have for the pattern to be worth trying ("#": any digit)."""
    if words:
        return frozenset(words.split())
    if "(?P<feast>" in pattern:
        return _FEAST_WORDS - {"day", "s", "eve", "new", "good", "monday", "sunday", "friday", "night"} | {
            "year",
            "years",
        }
    if "(?P<mon>" in pattern:
        return frozenset(MONTHS)
    if "(?P<after>" in pattern:
        return frozenset({"after"})
    if "(?P<ws>" in pattern:
        return frozenset(f"{day}s" for day in WEEKDAYS) | {"every", "each"}
    if "(?P<w>" in pattern:
        return frozenset(WEEKDAYS)
    return frozenset(ORDINALS) if "(?P<o>" in pattern else frozenset({"#"})


RULES: tuple[tuple[frozenset[str], re.Pattern[str], Resolve], ...] = tuple(
    (_triggers(words, pattern), re.compile(pattern, re.IGNORECASE), resolve) for words, pattern, resolve in _ROWS
)
"""(words one of which must occur, "#" for any digit; the pattern; the way to resolve it)."""

TRIGGERS = frozenset().union(*(triggers for triggers, _, _ in RULES)) | {
    "the", "on", "noon", "midday", "midnight", "at", "by", "around", "past", "to", "in",
} - frozenset({"this", "last"}) | {"tonight", "this", "last"}  # fmt: skip
"""A text with none of these words and no digit names no time."""
