"""What is said in passing: "that's where I live", "best mate, electrician", "38 in April", "they've called her Mina"."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import re

from everwith.core.moment import Moment
from everwith.memory.claims.ties import Noting
from everwith.memory.claims.values import KINDS, town
from everwith.memory.model import Knowledge
from everwith.memory.people import holding, name_known
from everwith.memory.words import names
from everwith.memory.words.calendar import MONTH_NAMES, number
from everwith.memory.words.relations import COMPOSED, KIN_NAMES, SINGULAR, relation_of
from everwith.memory.words.trades import JOBS

_WORDS = "|".join(sorted((re.escape(word) for word in SINGULAR), key=len, reverse=True))
_KIN = "|".join(sorted(KIN_NAMES, key=len, reverse=True))
_WHERE = re.compile(
    r"that'?s where (?:(?P<home>i live|my (?:flat|house|place|home) is|we live)|(?P<from>i'?m from|i come from|i was born|i grew up)|(?P<work>i work))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|to|at|near|from|of|through)\s+(?P<x>[^\W\d_][\w'-]*(?:\s(?-i:[A-Z])[\w'-]+)?)\s*[,.;:!?–-]*\s*\Z",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\s*(?:(?:my|our)\s+)?(?:(?P<rel>{_WORDS})|(?:an?\s+|the\s+)?(?!retired|former|ex)(?P<trade>(?:[a-z]+ ){{0,2}}[a-z]+))\s*(?=[,.!;]|$)",
    re.IGNORECASE,
)
_THE_HUSBAND = re.compile(rf"(?:'?s|\s+is)\s+(?:the|her|his|their)\s+(?P<rel>{_WORDS})(?![\w'-])", re.IGNORECASE)
_SHE_CALLS = re.compile(
    r"(?:they|she|he|we)(?:'?ve| have|'?s| has)? (?:called|named|calling|naming) (?P<whom>the baby|her|him|the little (?:one|girl|boy)|the (?:girl|boy|kid))\s+",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:had|has had|given birth to) (?:the|her|their|a|his) (?:baby|(?:baby )?(?:girl|boy)|twins)\b", re.IGNORECASE
)
_GIRL = re.compile(r"\b(?:girl|daughter|niece)\b", re.IGNORECASE)
_BOY = re.compile(r"\b(?:boy|son|nephew)\b", re.IGNORECASE)
_WAS_WITH = re.compile(
    r"i (?:was|used to be) (?:with|seeing|going out with|married to) (?:(?P<some>some(?:one|body)|a (?:girl|guy|woman|man|bloke|lad|lass))|(?P<n>[^\W\d_]{2,20})) (?:(?:until|till|til)\s+(?:last |this |the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|christmas|new year|year|month|20\d\d|we\b|he\b|she\b|it\b)|for (?:\w+ ){0,2}(?:years|months)\b)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"(?:i|we|me and (?P<m>[^\W\d_]{2,20})) (?:broke up|split(?: up)?)(?: with (?P<n>[^\W\d_]{2,20}))?\b", re.IGNORECASE
)
_NAME_ALONE = re.compile(r"\s*(?P<n>[^\W\d_]{2,20})\s*[.,!]", re.IGNORECASE)
_TURNING = re.compile(
    r"\b(?P<n>\d{1,3})\s+(?:on|in|this)\s+(?=(?:the\s+)?\d|[a-z]+,?\s+(?:on\s+)?(?:the\s+)?\d)", re.IGNORECASE
)
_TURN = re.compile(r"(?:i turn|i'?m turning|i'?ll be|turning|be)\s*\Z", re.IGNORECASE)
_TODAY = re.compile(
    rf"(?:(?:my |our )?(?P<rel>{_KIN}|{_WORDS})'?s|(?P<own>my|(?:it'?s|its) my)) (?:birthday|bday)(?: is|'s)? today\b(?:[.!,\s]+(?P<n>\d{{1,3}})(?=\s*(?:$|[.!,])))?",
    re.IGNORECASE,
)
_NOW = re.compile(r"\s*(?P<n>\d{2})(?:\s*!+|\s+(?:today|now)\b)", re.IGNORECASE)


def aside(hearing: Noting, place: int, end: int, now: Moment) -> bool:
    """Read the clause at `place` where it says something in passing; return True where it did."""
    return any(
        (
            _where(hearing, place, end), _called(hearing, place, end), _was_with(hearing, place, end),
            _of_today(hearing, place, end, now), _turning(hearing, place, end),
        )
    )  # fmt: skip


def _where(hearing: Noting, place: int, end: int) -> bool:
    match = _WHERE.match(hearing.text, place, end)
    before = _PLACE.search(hearing.text[:place]) if match else None
    if match is None or before is None or not town(hearing.text, before.start("x"), before.end("x")):
        return False
    slot = "home" if match["home"] else "from" if match["from"] else "workplace"
    value = names.cased(before["x"])
    hearing.claim("owner", slot, (value, before.start("x"), match.end()), before.start("x"))
    return True


def _called(hearing: Noting, place: int, end: int) -> bool:
    """Read "they've called the baby Mina", as a niece or nephew where a sister or brother expects one."""
    born = _BORN.search(hearing.text, place, end)
    if born:
        rest = hearing.text[born.start() :]
        kind = _child(hearing.earshot.knowledge, _GIRL.search(rest), _BOY.search(rest))
        if kind not in {"", "baby"}:
            hearing.claim(kind, "exists", (f"a {kind}", born.start(), born.end()), born.start())
    match = _SHE_CALLS.match(hearing.text, place, end)
    values = KINDS["name"](hearing.text, match.end(), end) if match else []
    if match is None or not values:
        return False
    word = hearing.text[values[0][1] : values[0][2]]
    if match["whom"].lower() in {"her", "him"} and not word[0].isupper() and not names.known(word):
        return False
    kind = _child(hearing.earshot.knowledge, None, None) or "baby"
    hearing.claim(kind, "name", values[0], place)
    hearing.last = kind
    return True


def _child(knowledge: Knowledge, girl: object, boy: object) -> str:
    parents = [
        f.subject.partition("#")[0] for f in knowledge.facts if f.slot == "expecting" and f.superseded_at is None
    ]
    sibling = bool(parents) and parents[-1] in {"sister", "brother", "sister-in-law", "brother-in-law"}
    for kind, said in (("niece", girl), ("nephew", boy)):
        told = any(f.subject == kind and holding(f) for f in knowledge.facts)
        if sibling and (said or (told and not name_known(knowledge, kind) and not girl and not boy)):
            return kind
    return "baby" if parents else ""


def _was_with(hearing: Noting, place: int, end: int) -> bool:
    for pattern in (_WAS_WITH, _SPLIT):
        match = pattern.match(hearing.text, place, end)
        if match is None:
            continue
        groups = match.groupdict()
        word, start = groups.get("n") or groups.get("m") or "", match.start("n")
        if not word:
            following = _NAME_ALONE.match(hearing.text[end:].lstrip(" .!,"))
            skipped = len(hearing.text[end:]) - len(hearing.text[end:].lstrip(" .!,"))
            if following is None or following["n"].lower() in names.NOT_NAMES:
                return False
            word, start = following["n"], end + skipped + following.start("n")
        if word.lower() in names.NOT_NAMES:
            return False
        start = start if start >= 0 else match.start("m")
        hearing.claim("ex", "name", (names.cased(word), start, start + len(word)), place)
        hearing.last = "ex"
        return True
    return False


def _of_today(hearing: Noting, place: int, end: int, now: Moment) -> bool:
    match = _TODAY.match(hearing.text, place, len(hearing.text))
    if match and match.start() < end:
        subject = SINGULAR[match["rel"].lower()] if match["rel"] else "owner"
        today = now.date()
        value = f"{today.day} {MONTH_NAMES[today.month]}"
        hearing.claim(subject, "birthday", (value, place, match.end()), place)
        if match["n"]:
            hearing.claim(subject, "age", (match["n"], place, match.end()), place)
        hearing.last = subject if subject != "owner" else hearing.last
        return True
    match = _NOW.match(hearing.text, place, end)
    age = _age(hearing.earshot.knowledge)
    if match and age and int(match["n"]) == age + 1:
        hearing.claim("owner", "age", (match["n"], match.start("n"), match.end()), match.start("n"))
        return True
    return False


def _age(knowledge: Knowledge) -> int:
    told = [f.value for f in knowledge.facts if f.subject == "owner" and f.slot == "age" and holding(f)]
    return (number(told[-1]) or 0) if told else 0


def _turning(hearing: Noting, place: int, end: int) -> bool:
    """Read the birthday in "I'm 37. 38 in April, the 24th" and "I turn 30 on the 2nd of May"."""
    match = _TURNING.search(hearing.text, place, min(end, place + 60))
    if match is None:
        return False
    age = next(
        (int(c.value) for c in hearing.claims if (c.subject, c.slot) == ("owner", "age") and c.value.isdecimal()), 0
    )
    turns = bool(_TURN.search(hearing.text[place : match.start()]))
    if not turns and int(match["n"]) - 1 not in {age, _age(hearing.earshot.knowledge)}:
        return False
    values = _day(hearing.text, match.end(), len(hearing.text))
    if not values:
        return False
    hearing.claim("owner", "birthday", values[0], place)
    return True


def _day(text: str, place: int, end: int) -> list[tuple[str, int, int]]:
    found = KINDS["date"](text, place, end)
    if found:
        return found
    match = re.compile(r"([a-z]+),?\s+(?:on\s+)?(?:the\s+)?(\d{1,2}(?:st|nd|rd|th))", re.IGNORECASE).match(
        text, place, end
    )
    values = KINDS["date"](f"{match[2]} {match[1]}", 0, len(match[0]) + 4) if match else []
    return [(values[0][0], place, match.end())] if match and values else []


def apposition(hearing: Noting, span: tuple[int, int], subject: str) -> None:
    """Read "best mate, electrician, burns toast" as said of the person the sentence before began with."""
    begin, end = span
    for _ in range(4):
        match = _BARE.match(hearing.text, begin, end)
        if match is None:
            return
        if match["rel"] and subject.startswith("person:"):
            kind = SINGULAR[match["rel"].lower()]
            called = names.cased(subject.removeprefix("person:"))
            hearing.claim(kind, "name", (called, match.start("rel"), match.end("rel")), match.start("rel"))
            hearing.last = subject = kind
        elif match["trade"] and match["trade"].split()[-1].lower() in JOBS:
            said = " ".join(match["trade"].lower().split())
            value = f"{'an' if said[0] in 'aeiou' else 'a'} {said}"
            hearing.claim(subject, "work", (value, match.start("trade"), match.end("trade")), match.start("trade"))
        comma = re.compile(r"\s*,\s*").match(hearing.text, match.end(), end)
        if comma is None:
            return
        begin = comma.end()


def kindred(hearing: Noting, subject: str, place: int, end: int, former: str) -> int:
    """Read "Huw's the husband", where his wife was spoken of before; return where it ends."""
    match = _THE_HUSBAND.match(hearing.text, place, end)
    if match is None or not subject.startswith("person:"):
        return 0
    key = COMPOSED.get((former.partition("#")[0], SINGULAR[match["rel"].lower()]))
    if key is None or relation_of(former) is None:
        return 0
    called = names.cased(subject.removeprefix("person:"))
    hearing.claim(key, "name", (called, place - len(called), match.end()), place - len(called))
    hearing.last = key
    return match.end()
