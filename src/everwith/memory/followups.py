"""What comes later about a plan she knows of: its time, another time, or that it is off."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from everwith.core.ids import FactId, MessageId
from everwith.core.moment import DAY, Moment
from everwith.core.text import words
from everwith.memory.claims.clauses import stated
from everwith.memory.model import Earshot, Intention, Plan, TimeRef
from everwith.memory.people import spoken_of
from everwith.memory.stretches import days
from everwith.memory.when import find_times
from everwith.memory.words.listing import listed
from everwith.memory.words.plans import PLANS

OFF = re.compile(
    r"\b(?:cancel(?:l?ed|s)|called off|is off|'s off|its off|isn'?t happening|not happening|got cancel|fell through|"
    r"(?:not|n't) going to (?:the|my)|backed out|no longer (?:happening|on))\b",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"\b(?:moved|changed|pushed|postponed|rescheduled|delayed|brought forward|put (?:back|off)|shifted|different (?:day|date|time))\b",
    re.IGNORECASE,
)
_IT = re.compile(
    r"(?:(?:oh|ok|yeah|yes|no|well|so|actually|and|but|um|probably|think|i think)[,\s]+)*"
    r"(?:it'?s|its|it is|it|it'?ll be|that'?s|they'?(?:ve|re)|we(?:'re)?|the new date is|now)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|isn'?t|instead of|rather than|no longer)\s+(?:on\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_NO_MORE = re.compile(r"\s*(?:any ?more|any longer)\b", re.IGNORECASE)
_SAME_TIME = re.compile(r"\bsame (?:time|hour)\b", re.IGNORECASE)
_NO_NEWS = listed(
    """
    it it's its that that's is was the a been be has have moved changed pushed postponed rescheduled to till until on
    at in for now not any more anymore instead of and but so no yes ok well oh actually then same time date day proper
    new her his their my our due we we're go come back leave fly they they've they're again by from think i it'll
    thing just only probably um yeah back same
    """
)
_EMPTY = listed("the your other party appointment first day trip session date")


def times_in(text: str, begin: int, end: int, now: Moment) -> list[TimeRef]:
    """Return the times named in text[begin:end], at their places in the message, without those denied."""
    found = []
    for ref in find_times(text[begin:end], now):
        place = replace(ref, span=(ref.span[0] + begin, ref.span[1] + begin))
        if not _NOT.search(text, begin, place.span[0]) and not _NO_MORE.match(text, place.span[1]):
            found.append(place)
    return found


def nearest(times: list[TimeRef], place: int, now: Moment) -> TimeRef | None:
    """Return the time that goes with what stands at `place`: the next one said, else the last before it."""
    ahead = [ref for ref in times if ref.end > now.ms and not ref.every]
    after = [ref for ref in ahead if ref.span[0] >= place]
    return after[0] if after else ahead[-1] if ahead else None


def moving(text: str) -> bool:
    """Return True where something is said to be at another time now."""
    return bool(_MOVING.search(text))


def mentions(text: str, plan: Plan) -> bool:
    """Return True where a text names the plan by a word of its phrase."""
    said = {word.removesuffix("'s") for word in words(text)}
    return bool(said & _naming(plan))


def _naming(plan: Plan) -> set[str]:
    return {word.removesuffix("'s") for word in words(f"{plan.kind} {plan.phrase}")} - _EMPTY


def referred(text: str, now: Moment, earshot: Earshot) -> Plan | None:
    """Return the open plan a message is about: one it names, one of the person it names, else the last spoken of."""
    ahead = [plan for plan in earshot.knowledge.plans if _open(plan, now)]
    for plan in reversed(ahead):
        if mentions(text, plan):
            return plan
    person = spoken_of(earshot.knowledge, text)
    dated = re.search(r"\bdate\b", text, re.IGNORECASE)
    for who in (person, earshot.last_person):
        owned = [plan for plan in ahead if dated and who and plan.who == who]
        if owned:
            return owned[-1]
    last = earshot.last_plan
    known = next((plan for plan in reversed(ahead) if last in {plan.kind, plan.id, plan.phrase}), None)
    if known or not last or any(plan.kind == last for plan in earshot.knowledge.plans):
        return known
    phrase = next((phrase for kind, _, phrase in PLANS if kind == last), f"the {last}")
    return Plan(id=FactId(""), kind=last, phrase=phrase, source=MessageId(""))


def _open(plan: Plan, now: Moment) -> bool:
    return plan.when is None or plan.when.end > now.ms - DAY


def later(text: str, span: tuple[int, int], now: Moment, plan: Plan | None) -> list[Intention]:
    """Read "it's on Friday at ten", "17th to the 20th" or "it's off" as about a plan known."""
    begin, end = span
    if plan is None or end - begin > 100 or not stated(text, begin, begin, end):
        return []
    by_it = bool(_IT.match(text, begin, end)) or bool(re.search(r"\bdate\b", text[begin:end], re.IGNORECASE))
    off = bool(OFF.search(text, begin, end)) and by_it
    times = times_in(text, begin, end, now)
    when = nearest(times, begin, now)
    if off and when is None:
        return [_again(plan, None, span, cancelled=True)]
    vague = plan.when is None or plan.when.precision in {"week", "month", "season", "year"}
    if when is None or not (by_it or vague or _MOVING.search(text, begin, end)):
        return []
    if _news(text, span, times) > (1 if by_it else 0):
        return []
    return [_again(plan, _fitted(when, plan, text, now), span, cancelled=False)]


def _again(plan: Plan, when: TimeRef | None, span: tuple[int, int], *, cancelled: bool) -> Intention:
    phrase = plan.phrase or next((phrase for known, _, phrase in PLANS if known == plan.kind), f"the {plan.kind}")
    return Intention(kind=plan.kind, phrase=phrase, who=plan.who, when=when, cancelled=cancelled, span=span)


def _news(text: str, span: tuple[int, int], times: list[TimeRef]) -> int:
    """Return how many words of a sentence say something beside the time."""
    begin, end = span
    bare = list(text[begin:end])
    for ref in find_times(text[begin:end], Moment(ms=0, zone="UTC")):
        bare[slice(*ref.span)] = " " * (ref.span[1] - ref.span[0])
    for ref in times:
        bare[ref.span[0] - begin : ref.span[1] - begin] = " " * (ref.span[1] - ref.span[0])
    return sum(word not in _NO_NEWS for word in words("".join(bare)))


def _fitted(when: TimeRef, plan: Plan, text: str, now: Moment) -> TimeRef:
    """Return the time in the month told before ("in April", then "the 17th"), at the hour told before if it stays."""
    old = plan.when
    if old is None:
        return when
    if old.precision == "month" and when.precision == "day" and not old.start <= when.start < old.end:
        return _in_month(when, old, now)
    if when.precision == "day" and old.precision == "minute" and _SAME_TIME.search(text):
        hour = Moment(ms=old.start, zone=now.zone).local()
        first = Moment(ms=when.start, zone=now.zone).local()
        start = Moment.of_local(dt.datetime.combine(first.date(), hour.time()), now.zone).ms
        return replace(when, start=start, end=start + 60_000, precision="minute")
    return when


def _in_month(when: TimeRef, month: TimeRef, now: Moment) -> TimeRef:
    first, last = (Moment(ms=ms, zone=now.zone).date() for ms in (when.start, when.end - 1))
    begin = Moment(ms=month.start, zone=now.zone).date()
    try:
        moved = begin.replace(day=first.day)
        length = (last.day - first.day) % 31 + 1
    except ValueError:
        return when
    return replace(days(moved, length, now.zone), span=when.span)
