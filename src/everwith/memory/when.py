"""Times as people name them, resolved on the owner's calendar: "on Saturday", "in three weeks", "last summer"."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from everwith.core.moment import Moment
from everwith.memory.clock import Clock, find_clocks
from everwith.memory.dates import RULES, TRIGGERS, Scene
from everwith.memory.model import TimeRef
from everwith.memory.stretches import days, minute, month_start, part
from everwith.memory.words.calendar import PARTS

_PAST = re.compile(
    r"\b(?:was|were|did|went|had|happened|got|came|saw|met|ago|been|passed away|died|yesterday|told|said|broke|"
    r"felt|took|bought|left|lost|won|spent|ate|slept|"
    r"(?!need|bed|red|wed|feed|speed|indeed|seed|bleed|breed|shed|sacred|hundred|naked|tired|scared|worried|"
    r"excited|married|supposed|planned|invited|booked|moved|postponed|rescheduled|pushed|scheduled)\w{2,}ed)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|going to|gonna|tomorrow|tmrw|next|upcoming|coming|moved to|pushed to|postponed|rescheduled|"
    r"have to|has to|got to|gotta|supposed to|have an?|got an?|i've got|ive got|planned|booked|invited|until|till|"
    r"is on|are on|by)\b|'ll\b|'s on\b",
    re.IGNORECASE,
)
_REACH = 200
"""Characters to either side that may colour a time as past or ahead."""

_MOST = 40
"""Times read in one message; nobody means more, and the work stays bounded."""

_BREAK = re.compile(r"[.!?\n]")
_JOIN = re.compile(r"\s*(?:,|@|-|–)?\s*(?:now)?,?\s*(?:at|around|about|by|from|in the|on)?\s*\Z", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
_RANGE = re.compile(
    r"\s*(?:to|until|till|through|-|–|and (?:we )?(?:come|coming|fly|flying|go|get|going|head|be)(?: back| home)+|and back|and)\s*(?:on\s+)?\Z",
    re.IGNORECASE,
)


def find_times(text: str, now: Moment, birth_year: int | None = None) -> tuple[TimeRef, ...]:
    """Return the times `text` names, in order, resolved from `now` in its zone.

    A day without a year lies ahead, or behind where the sentence speaks of the past. `birth_year` (if known)
    resolves "when I was ten". What is no valid date is passed over.
    """
    if not TRIGGERS.isdisjoint(word.lower() for word in _WORDS.findall(text)) or any(map(str.isdigit, text)):
        return _found(text, now, birth_year)
    return ()


def leans_past(text: str, at: int) -> bool:
    """Return True where the sentence around offset `at` speaks of the past."""
    begin = max((match.end() for match in _BREAK.finditer(text, max(0, at - _REACH), at)), default=max(0, at - _REACH))
    stop = _BREAK.search(text, at, at + _REACH)
    sentence = text[begin : stop.start() if stop else at + _REACH]
    return bool(_PAST.search(sentence)) and not _FUTURE.search(sentence)


def _found(text: str, now: Moment, birth_year: int | None) -> tuple[TimeRef, ...]:
    refs = _dates(text, now, birth_year)
    clocks = find_clocks(text)[:_MOST]
    merged = _with_clocks(text, refs, clocks, now)
    return tuple(sorted(_ranges(text, merged, now), key=lambda ref: ref.span))


def _dates(text: str, now: Moment, birth_year: int | None) -> list[TimeRef]:
    taken: list[TimeRef] = []
    lowered = {word.lower() for word in _WORDS.findall(text)}
    if any(map(str.isdigit, text)):
        lowered.add("#")
    for triggers, pattern, resolve in RULES:
        if triggers.isdisjoint(lowered):
            continue
        for match in pattern.finditer(text):
            begin, end = match.span()
            if len(taken) >= _MOST:
                break
            if any(begin < ref.span[1] and ref.span[0] < end for ref in taken):
                continue
            scene = Scene(now=now, past=leans_past(text, begin), birth_year=birth_year)
            try:
                ref = resolve(match, scene)
            except (ValueError, OverflowError, OSError):
                continue
            if ref is not None:
                taken.append(replace(ref, span=(begin, end)))
    return sorted(taken, key=lambda ref: ref.span)


def _with_clocks(text: str, refs: list[TimeRef], clocks: list[Clock], now: Moment) -> list[TimeRef]:
    """Join "tomorrow" and "at nine" where they stand together; a clock time alone is the nearest such time."""
    out = list(refs)
    for clock in clocks:
        if any(clock.span[0] < ref.span[1] and ref.span[0] < clock.span[1] for ref in out):
            continue
        near = next((ref for ref in out if _together(text, ref, clock)), None)
        try:
            if near is not None:
                out[out.index(near)] = _joined(near, clock, now)
            elif clock.sure:
                out.append(_nearest(clock, now, past=leans_past(text, clock.span[0])))
        except (ValueError, OverflowError, OSError):
            continue
    return out


def _together(text: str, ref: TimeRef, clock: Clock) -> bool:
    if ref.precision not in {"day", "part"} or ref.every:
        return False
    if ref.span[1] <= clock.span[0]:
        return bool(_JOIN.match(text[ref.span[1] : clock.span[0]]))
    return clock.span[1] <= ref.span[0] and bool(_JOIN.match(text[clock.span[1] : ref.span[0]]))


def _joined(ref: TimeRef, clock: Clock, now: Moment) -> TimeRef:
    begin = Moment(ms=ref.start, zone=now.zone).local()
    span = (min(ref.span[0], clock.span[0]), max(ref.span[1], clock.span[1]))
    if clock.part:
        return replace(part(begin.date(), PARTS[clock.part], now.zone), span=span)
    hour = clock.hour
    evening = ref.precision == "part" and begin.hour >= 12
    today_gone = ref.precision == "day" and begin.date() == now.date() and _past_hour(hour, clock.minute, now)
    if not clock.exact and (evening or hour < 7 or today_gone) and hour < 12:
        hour += 0 if ref.precision == "part" and not evening else 12
    return replace(minute(begin.date(), (hour, clock.minute), now.zone), span=span)


def _past_hour(hour: int, minutes: int, now: Moment) -> bool:
    return hour + minutes / 60 <= now.hour()


def _nearest(clock: Clock, now: Moment, *, past: bool) -> TimeRef:
    if clock.part:
        return replace(part(now.date(), PARTS[clock.part], now.zone), span=clock.span)
    hours = {clock.hour} if clock.exact else {clock.hour % 12, clock.hour % 12 + 12}
    options = [
        minute(now.date() + dt.timedelta(days=shift), (hour, clock.minute), now.zone)
        for shift in (-1, 0, 1)
        for hour in hours
        if clock.exact or hour >= 6
    ]
    behind = [ref for ref in options if ref.start <= now.ms]
    ahead = [ref for ref in options if ref.start > now.ms]
    chosen = max(behind, key=lambda ref: ref.start) if past else min(ahead, key=lambda ref: ref.start)
    return replace(chosen, span=clock.span)


def _ranges(text: str, refs: list[TimeRef], now: Moment) -> list[TimeRef]:
    """Join "from the 3rd" and "to the 9th" into one time."""
    out: list[TimeRef] = []
    for ref in sorted(refs, key=lambda ref: ref.span):
        last = out[-1] if out else None
        if last is not None and _RANGE.match(text[last.span[1] : ref.span[0]]):
            ref = _after(last, ref, text, now)  # noqa: PLW2901
        if (
            last is not None
            and last.precision == ref.precision == "day"
            and last.start < ref.start
            and _RANGE.match(text[last.span[1] : ref.span[0]])
            and not (last.every or ref.every)
            and (
                not re.search(r"\band\s*(?:on\s+)?\Z", text[last.span[1] : ref.span[0]])
                or "between" in text[: last.span[1]].lower()
            )
        ):
            first, end = (Moment(ms=ms, zone=now.zone).date() for ms in (last.start, ref.end))
            whole = days(first, (end - first).days, now.zone)
            out[-1] = replace(whole, span=(last.span[0], ref.span[1]))
        else:
            out.append(ref)
    return out


_NAMED_MONTH = re.compile(r"[a-z]{3,}", re.IGNORECASE)


def _after(first: TimeRef, last: TimeRef, text: str, now: Moment) -> TimeRef:
    """Return the end of a range a month on where it is a bare day ("17th to the 20th") that came out before its begin."""
    said = _NAMED_MONTH.findall(text[slice(*last.span)])
    if last.start > first.start or last.precision != "day" or any(word.lower() not in {"the", "on"} for word in said):
        return last
    begin, day = (Moment(ms=ref.start, zone=now.zone).date() for ref in (first, last))
    for shift in (0, 1):
        month = month_start(begin.year, begin.month + shift)
        try:
            moved = month.replace(day=day.day)
        except ValueError:
            continue
        if moved > begin:
            return replace(days(moved, 1, now.zone), span=last.span)
    return last
