"""Where statements begin in a sentence, and which are no statements: questions, hearsay, wishes, quotes, jokes."""

from __future__ import annotations

import re
from dataclasses import dataclass

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "`": "'"})
"""One character for one, so that offsets stay those of the message."""

_LONGEST = 1200
_MOST = 40
_BREAK = re.compile(
    r"[,;:.!?…(\n]+[\"')]*\s*|\s[-–—]+\s*|[–—]\s*|\s(?:and|but|so|because|cos|cuz|bc|since|though|although|while|"
    r"whereas|plus|then|also|&|\+)\s+",
    re.IGNORECASE,
)
FILLERS = re.compile(
    r"(?:(?:well|yeah|yes|yep|no|nope|nah|oh|ok|okay|so|and|but|hey|hiya|hi|hello|honestly|actually|btw|by the way|fyi|"
    r"also|anyway|um+|uh+|erm+|hm+|haha|lol|right|look|listen|see|you know|tbh|to be honest|sorry|thanks|cool|"
    r"nice|basically|in fact|funnily enough|as it happens|fun fact|because|cos|since|though|although|"
    r"the thing is|i guess|i think|i mean|i suppose i should say|now|nowadays|these days|today|currently|"
    r"at the moment|right now|most days|originally|for the record|just so you know|don'?t tell anyone(?: but)?|"
    r"in my (?:free|spare) time|at night|at (?:the )?weekends?|on weekends|after work|in the evenings?|"
    r"good (?:morning|evening|afternoon)|nice to meet you|ugh|god|sadly|luckily|apparently not|here goes|"
    r"remember(?: that)?|remember this|note that|please remember(?: that)?|you should know(?: that)?|"
    r"(?:did|have) i (?:ever )?(?:tell|mention|told|mentioned)(?: you)?(?: that)?(?=\s+i)|"
    r"\w+ years ago|last (?:year|month|week|summer|spring|autumn|winter)|recently|yesterday)\b[\s,:.!…-]+)*",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:if|wish|wished|imagine|suppose|supposing|pretend|pretending|pretended|what if|as if|dreamt|dreamed|"
    r"in (?:my|the|a|this|that) (?:dream|game|story|book|novel|film|movie|play|song|show|series)|"
    r"would have|role-?play|hypothetically|character(?: is| who)|unless|whether|let's say|lets say|say that|"
    r"sims|lyrics|quote|the joke|joke goes|"
    r"(?:he|she|they|who|people|everyone|somebody|someone|mum|mom|dad) (?:ever )?(?:thinks?|thought|says?|said|"
    r"claims?|reckons?|believes?|assumes?|assumed))\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:says?|said|thinks?|thought|told (?:me|us|him|her|them|everyone)|tells (?:me|everyone)|asked|asks|believes?|"
    r"claims?|claimed|reckons?|goes|(?:was|is|were|are) like|writes?|wrote|texted|heard|joked|jokes|assumes?|means?)"
    r"\W*(?:that\s+)?$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?\n]")
_JEST = re.compile(r"\b(?:just kidding|jk|j/k|only joking|just joking|kidding)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"[,;]\s*(?:did|do|are|is|can|what|how|who|why|where|when|you|u|and you|have|would|could|should|hbu|wbu|"
    r"does|any)\b[^,;?]*\?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A place where a statement may begin, and where its sentence ends."""

    start: int
    end: int


def is_jest(text: str) -> bool:
    """Return True where the owner says that it was a joke."""
    return bool(_JEST.search(text))


def bounded(span: tuple[int, int]) -> tuple[int, int]:
    """Return as much of a sentence as is read; what runs on longer is no sentence."""
    return span[0], min(span[1], span[0] + _LONGEST)


def clauses(text: str, span: tuple[int, int]) -> list[Clause]:
    """Return the places in one sentence where a statement of the owner's own may begin."""
    begin, end = bounded(span)
    starts = [begin, *(match.end() for match in _BREAK.finditer(text, begin, end))][:_MOST]
    found: dict[int, Clause] = {}
    for start in starts:
        filler = FILLERS.match(text, start, end)
        place = filler.end() if filler else start
        if place < end and place not in found and stated(text, begin, place, end):
            found[place] = Clause(place, end)
    return list(found.values())


def stated(text: str, begin: int, place: int, end: int) -> bool:
    """Return True where what stands at `place` is stated as true by the owner."""
    before = text[begin:place]
    if before.count('"') % 2:
        return False
    if before and (_UNREAL.search(before) or _HEARSAY.search(before)):
        return False
    return not _asked(text, place, end)


def _asked(text: str, place: int, end: int) -> bool:
    mark = _STOP.search(text, place, min(len(text), end + 1))
    if mark is None or mark.group() != "?":
        return False
    return not _ASIDE.search(text, place, mark.end())
