"""Clock times as people say them: "at nine", "half past seven", "21:30", "at noon", "in the morning"."""

# ruff: noqa: PLR0917  (a table row is positional; one return for each way of saying it)

from __future__ import annotations

import re
from dataclasses import dataclass

from everwith.memory.words.calendar import number

_HOUR_WORD = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_CLOCK = re.compile(
    rf"(?P<lead>\b(?:at|by|around|about|from|@)\s*)?\b(?:"
    rf"(?P<past>half past|half|quarter past|quarter to|(?:five|ten|twenty) (?:past|to))\s+"
    rf"(?P<ph>\d{{1,2}}|{_HOUR_WORD})\b"
    rf"|(?P<noon>noon|midday|midnight)\b"
    rf"|(?P<h>\d{{1,2}})(?:[:.h](?P<m>\d{{2}}))?\s*(?P<ap>[ap]\.?m\b\.?)?(?P<oc>\s*o'?clock)?(?![\w%£$€]|[.,:/-]\d)"
    rf"|(?P<hw>{_HOUR_WORD})(?:[ -](?P<mw>thirty|fifteen|forty-five))?\s*(?P<ap2>[ap]\.?m\b\.?)?"
    rf"(?P<oc2>\s*o'?clock)?\b)"
    rf"(?P<part>\s*(?:in the (?:morning|afternoon|evening)|at night|tonight))?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:in the |on the )?(?P<part>morning|afternoon|evening|night|lunchtime|lunch)\b(?!\w|'s|\s+(?:shift|person))",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s*(?:percent|km|kilometers|miles?|people|kids|times|years?|months?|weeks?|days?|hours?|hrs?|min|minutes|"
    r"quid|euros?|dollars|pounds|of (?:us|them|my|the)|friends|or|other|more|cats|dogs|th\b|st\b|nd\b|rd\b)",
    re.IGNORECASE,
)
_PAST_MINUTES = {"half past": 30, "half": 30, "quarter past": 15, "quarter to": -15}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A clock time in a text. `exact` where morning or evening is said, `sure` where it can stand alone."""

    hour: int
    minute: int = 0
    exact: bool = False
    sure: bool = False
    part: str = ""
    span: tuple[int, int]


def find_clocks(text: str) -> list[Clock]:
    """Return the clock times and parts of the day named in `text`; parts only where a date may take them."""
    clocks = []
    for match in _CLOCK.finditer(text):
        clock = _clock(match, text)
        if clock is not None:
            clocks.append(clock)
    for match in _PART.finditer(text):
        if not any(clock.span[0] <= match.start() < clock.span[1] for clock in clocks):
            clocks.append(Clock(hour=0, part=match["part"].lower(), span=match.span()))
    return clocks


def _clock(match: re.Match[str], text: str) -> Clock | None:
    end = match.end()
    if match["noon"]:
        hour = 0 if match["noon"].lower() == "midnight" else 12
        return Clock(hour=hour, exact=True, sure=True, span=match.span())
    half = (match["ap"] or match["ap2"] or "").lower()[:1]
    part = (match["part"] or "").lower()
    if match["past"]:
        hour, minutes = number(match["ph"]) or 0, _past(match["past"].lower())
        if minutes < 0:
            hour, minutes = hour - 1, 60 + minutes
        sure = True
    else:
        hour = number(match["h"] or match["hw"]) or 0
        minutes = int(match["m"] or 0) if match["h"] else {"t": 30, "f": 15}.get((match["mw"] or " ")[0].lower(), 0)
        marked = bool(half or part or match["oc"] or match["oc2"] or match["m"])
        lead = (match["lead"] or "").strip().lower()
        if not marked and (lead not in {"at", "by", "@", "around"} or _UNIT.match(text, end)):
            return None
        sure = True
    if not 0 <= hour <= 24 or not 0 <= minutes < 60 or (hour > 12 and (half or not (match["m"] or match["lead"]))):
        return None
    return _settled(hour % 24, minutes, half, part, match.span(), sure)


def _past(words: str) -> int:
    if words in _PAST_MINUTES:
        return _PAST_MINUTES[words]
    amount, way = words.split()
    minutes = number(amount) or 0
    return minutes if way == "past" else -minutes


def _settled(hour: int, minutes: int, half: str, part: str, span: tuple[int, int], sure: bool) -> Clock:
    exact = bool(half or part) or hour > 12 or hour == 0
    late = half == "p" or any(word in part for word in ("afternoon", "evening", "night"))
    early = half == "a" or "morning" in part
    if late and hour < 12:
        hour += 12
    elif early and hour == 12:
        hour = 0
    return Clock(hour=hour, minute=minutes, exact=exact, sure=sure, span=span)
