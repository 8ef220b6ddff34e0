"""What will happen in the owner's life, as they tell it: what, whose, when, and whether it is off."""

# ruff: noqa: E501  (a pattern is read as one line)

# ruff: noqa: PLR0917, PLR0911  (a table row is positional; one return for each way of saying it)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from everwith.core.moment import Moment
from everwith.memory.claims.clauses import STRAIGHT, bounded, is_jest, stated
from everwith.memory.model import Earshot, Intention, Knowledge, Plan, TimeRef
from everwith.memory.people import antecedent, name_known, named
from everwith.memory.when import find_times, leans_past
from everwith.memory.words import names
from everwith.memory.words.listing import listed
from everwith.memory.words.plans import DOINGS, PLANS
from everwith.memory.words.relations import SINGULAR

_WHOSE = (
    r"(?:(?P<det>my|our|the|an?|another|this|that|his|her|their|your)\s+)?"
    r"(?:(?P<rel>" + "|".join(sorted((re.escape(w) for w in SINGULAR), key=len, reverse=True)) + r")(?:'s|s'?)\s+|"
    r"(?P<who>[^\W\d_]{2,20})'s\s+)?(?P<adj>(?:big|new|final|first|second|next|important|job|own|30th|40th|50th|60th|\d+th)\s+){0,2}"
)
_KEYWORD = re.compile(r"[a-z0-9]{2,}\??")
_LOOK = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
_TOKEN = re.compile(r"[a-z0-9]+")


def _keywords(pattern: str) -> frozenset[str]:
    """Return the words a pattern is made of, one of which any match of it contains."""
    found = _KEYWORD.findall(_LOOK.sub(" ", pattern))
    return frozenset(word.rstrip("?") for word in found) | {word[:-2] for word in found if word.endswith("?")}


_KINDS = tuple(
    (kind, re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE), phrase, _keywords(words))
    for kind, words, phrase in PLANS
)
_MOST = 12
_BEFORE = re.compile(_WHOSE + r"$", re.IGNORECASE)
_DOINGS = tuple((kind, re.compile(pattern, re.IGNORECASE), phrase) for kind, pattern, phrase in DOINGS)
_DOING_HINT = re.compile(
    r"mov|fly|going to|off to|travel|heading|visit|seeing|meeting|coming|having|start|give|married", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:i have|i'?ve got|ive got|i got|have to|has to|got an?|we have|we'?ve got|there'?s|coming up|upcoming|going to|"
    r"gonna|will|'ll|want(?:s)? me to|asked me to|need to|nervous about|dreading|worried about|excited (?:for|about)|"
    r"looking forward to|preparing for|prepping for|ready for|planning|booked|invited to|studying for|"
    r"revising for|practising for|waiting for|waiting on|getting married|soon)\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:cancel(?:l?ed|s)|called off|is off|'s off|isn'?t happening|not happening|got cancel|fell through|"
    r"(?:not|n't) going to (?:the|my)|backed out|no longer (?:happening|on))\b",
    re.IGNORECASE,
)
_IT = re.compile(
    r"(?:(?:oh|ok|yeah|yes|no|well|so|actually|and|but|um|probably|think|i think)[,\s]+)*(?:it'?s|its|it is|it|that'?s|they|the)?\s*"
    r"(?:(?:got|was|is|been|has been|'s been)\s+)?(?:moved|changed|pushed|postponed|rescheduled|on|at|in|this|next|tomorrow|tonight|today|"
    r"\d|for|not until|cancel|off|called off|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the \d)",
    re.IGNORECASE,
)
_NOT_MINE = re.compile(
    r"\b(?:on (?:tv|telly|netflix)|in the (?:film|movie|book)|watching|watched|used to|every|whenever|years ago)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s+with\s+(?P<w>(?:my\s+)?[^\W\d_]+)")
_TO = re.compile(r"\s+(?:to|in)\s+(?P<x>[^\W\d_]+(?:\s(?-i:[A-Z])[^\W\d_]+)?)", re.IGNORECASE)
_NO_TO = listed(
    """
    the my a an be do see go get it that this his her help may june july august march spring summer
    """
)


def find_intentions(
    text: str, spans: Sequence[tuple[int, int]], now: Moment, earshot: Earshot
) -> tuple[Intention, ...]:
    """Return what `text` says lies ahead, in order; `spans` are its sentences.

    A time may come later: "it's on Friday at ten" is about `earshot.last_plan` (its kind). What is over,
    asked, wished or somebody else's story is no plan.
    """
    flat = text.translate(STRAIGHT)
    if is_jest(flat):
        return ()
    found: list[Intention] = []
    for span in spans:
        found.extend(_in_sentence(flat, span, now, earshot))
    if not found and spans and earshot.last_plan:
        found.extend(_later(flat, spans[0], now, earshot))
    kinds: dict[tuple[str, str], Intention] = {}
    for intention in found:
        known = kinds.get((intention.kind, intention.who))
        if known is None or (known.when is None and intention.when is not None):
            kinds[intention.kind, intention.who] = intention
    return tuple(kinds.values())


def _in_sentence(text: str, span: tuple[int, int], now: Moment, earshot: Earshot) -> list[Intention]:
    begin, end = span = bounded(span)
    found: list[Intention] = []
    hits = _nouns(text, begin, end)
    if _DOING_HINT.search(text, begin, end):
        for kind, pattern, phrase in _DOINGS:
            match = pattern.search(text, begin, end)
            if match and not any(kind == known for _, known, _ in hits):
                hits.append((match, kind, phrase))
    if not hits:
        return found
    times = _times(text, begin, end, now)
    for match, kind, phrase in hits[:_MOST]:
        intention = _understood(text, span, match, kind, phrase, times, now, earshot)
        if intention is not None:
            found.append(intention)
    return found


def _times(text: str, begin: int, end: int, now: Moment) -> list[TimeRef]:
    """Return the times named in one sentence, at their places in the message."""
    found = find_times(text[begin:end], now)
    return [replace(ref, span=(ref.span[0] + begin, ref.span[1] + begin)) for ref in found]


def _nouns(text: str, begin: int, end: int) -> list[tuple[re.Match[str], str, str]]:
    """Return the plans a sentence names, in order; where two overlap, the one earlier in the table."""
    tokens = set(_TOKEN.findall(text[begin:end].lower()))
    hits: list[tuple[re.Match[str], str, str]] = []
    for kind, pattern, phrase, keywords in _KINDS:
        if keywords.isdisjoint(tokens):
            continue
        for match in pattern.finditer(text, begin, end):
            if not any(match.start() < hit.end() and hit.start() < match.end() for hit, _, _ in hits):
                hits.append((match, kind, phrase))
    return sorted(hits, key=lambda hit: hit[0].start())


def _understood(
    text: str, span: tuple[int, int], match: re.Match[str], kind: str, phrase: str, times: list[TimeRef], now: Moment,
    earshot: Earshot,
) -> Intention | None:  # fmt: skip
    begin, end = span
    sentence = text[begin:end]
    if not stated(text, begin, match.start(), end) or _NOT_MINE.search(sentence):
        return None
    when = _nearest(times, match.end(), now)
    off = bool(_OFF.search(sentence))
    if when is None and any(ref.end <= now.ms for ref in times):
        return None
    named_before = kind in {plan.kind for plan in _open(earshot.knowledge, now)}
    ahead = _AHEAD.search(sentence)
    if when is None and ((not (off and named_before) and not ahead) or leans_past(text, match.start())):
        return None
    who, called = _whose(text, match, kind, phrase, begin, earshot)
    if called == "?":
        return None
    return Intention(
        kind=kind, phrase=called, who=who, when=when, cancelled=(off and when is None) or (off and not _moved(sentence)),
        span=(match.start(), max(match.end(), when.span[1] if when and when.span[0] >= match.end() else 0)),
    )  # fmt: skip


def _moved(sentence: str) -> bool:
    return bool(re.search(r"\b(?:moved|postponed|rescheduled|pushed)\b", sentence, re.IGNORECASE))


def _nearest(times: list[TimeRef], place: int, now: Moment) -> TimeRef | None:
    """Return the time that goes with what stands at `place`: the next one said, else the last before it."""
    ahead = [ref for ref in times if ref.end > now.ms and not ref.every]
    after = [ref for ref in ahead if ref.span[0] >= place]
    return after[0] if after else ahead[-1] if ahead else None


def _open(knowledge: Knowledge, now: Moment) -> list[Plan]:
    return [plan for plan in knowledge.plans if plan.when is None or plan.when.end > now.ms]


def _whose(text: str, match: re.Match[str], kind: str, phrase: str, begin: int, earshot: Earshot) -> tuple[str, str]:
    """Return the subject a plan belongs to ("" for the owner's own) and how she names it; "?" if not told of."""
    groups = match.groupdict()
    if groups.get("r"):
        subject = SINGULAR.get(groups["r"].lower(), "")
        named_one = name_known(earshot.knowledge, subject) or f"your {groups['r'].lower()}"
        return (
            subject,
            f"{named_one}{chr(39) if named_one.endswith('s') else chr(39) + 's'} {phrase.removeprefix('the ')}",
        )
    if groups.get("w"):
        return _with(groups["w"], "seeing", earshot)
    if groups.get("x") and kind in {"trip", "flight", "move"}:
        return "", f"{phrase} to {names.cased(groups['x'].strip())}"
    before = _BEFORE.search(text, begin, match.start())
    if before is None:
        return "", phrase
    noun = phrase.removeprefix("the ")
    if before["rel"]:
        subject = SINGULAR[before["rel"].lower()]
        return subject, f"{name_known(earshot.knowledge, subject) or 'your ' + subject}'s {noun}"
    if before["who"] and before["who"].lower() not in names.NOT_NAMES | {"let", "there", "tomorrow", "today"}:
        called = names.cased(before["who"])
        return named(earshot.knowledge, called) or f"person:{called.lower()}", f"{called}'s {noun}"
    det = (before["det"] or "").lower()
    if det in {"his", "her", "their"}:
        subject = antecedent(earshot.knowledge, {"his": "he", "her": "she"}.get(det, "they"), earshot.last_person)
        if subject == "?":
            return "", "?"
        return subject, f"{name_known(earshot.knowledge, subject) or 'your ' + subject}'s {noun}"
    return _own(text, match, kind, phrase, det, earshot)


def _own(text: str, match: re.Match[str], kind: str, phrase: str, det: str, earshot: Earshot) -> tuple[str, str]:
    if det == "your":
        return "", "?"
    if kind == "birthday":
        return ("", "your birthday") if det == "my" else ("", "?")
    if kind == "dinner":
        meal = match.group().lower()
        other = _WITH.match(text, match.end())
        return _with(other["w"], f"{meal} with", earshot) if other else ("", meal)
    to = _TO.match(text, match.end())
    if kind in {"trip", "flight"} and to and to["x"].lower() not in _NO_TO:
        return "", f"{phrase} to {names.cased(to['x'])}"
    return "", phrase


def _with(word: str, doing: str, earshot: Earshot) -> tuple[str, str]:
    bare = word.lower().removeprefix("my ").strip()
    if bare in SINGULAR:
        subject = SINGULAR[bare]
        return subject, f"{doing} {name_known(earshot.knowledge, subject) or 'your ' + subject}"
    called = names.cased(bare)
    subject = named(earshot.knowledge, called)
    if not subject and not names.known(bare) and (word[0].islower() or bare in names.NOT_NAMES):
        return "", "?" if doing == "seeing" else doing.removesuffix(" with")
    return subject or f"person:{bare}", f"{doing} {called}"


def _later(text: str, span: tuple[int, int], now: Moment, earshot: Earshot) -> list[Intention]:
    """Read "it's on Friday at ten" or "it's off" as about the plan last spoken of."""
    begin, end = span
    if not stated(text, begin, begin, end) or not _IT.match(text, begin, end) or end - begin > 70:
        return []
    last = earshot.last_plan
    plan = next((p for p in reversed(earshot.knowledge.plans) if last in {p.kind, p.id, p.phrase}), None)
    kind = plan.kind if plan else last
    phrase = plan.phrase if plan else next((phrase for known, _, phrase in PLANS if known == kind), f"the {kind}")
    off = bool(_OFF.search(text, begin, end))
    when = _nearest(_times(text, begin, end, now), begin, now)
    if when is None and not off:
        return []
    return [
        Intention(
            kind=kind, phrase=phrase, who=plan.who if plan else "", when=when, cancelled=off and when is None, span=span
        )
    ]
