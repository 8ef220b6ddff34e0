"""What will happen in the owner's life, as they tell it: what, whose, when, and whether it is off."""

# ruff: noqa: E501  (a pattern is read as one line)

# ruff: noqa: PLR0917, PLR0911  (a table row is positional; one return for each way of saying it)

from __future__ import annotations

import re
from collections.abc import Sequence

from everwith.core.ids import FactId, MessageId
from everwith.core.moment import Moment
from everwith.memory.claims.clauses import STRAIGHT, bounded, is_jest, stated
from everwith.memory.followups import OFF as _OFF
from everwith.memory.followups import later, mentions, moving, nearest, referred, times_in
from everwith.memory.model import Earshot, Intention, Knowledge, Plan, TimeRef
from everwith.memory.people import antecedent, holding, name_known, name_of, named
from everwith.memory.when import leans_past
from everwith.memory.words import names
from everwith.memory.words.listing import listed
from everwith.memory.words.plans import DOINGS, PLANS
from everwith.memory.words.relations import SINGULAR, relation_of

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
    (
        kind,
        re.compile(
            rf"\b(?:{words})(?:'s|s(?=\s+(?:on|next|this|at|tomorrow|in|is|been|moved|\d)\b|\s+\d))?(?!\w)",
            re.IGNORECASE,
        ),
        phrase,
        _keywords(words),
    )
    for kind, words, phrase in PLANS
)
_MOST = 12
_BEFORE = re.compile(_WHOSE + r"$", re.IGNORECASE)
_DOINGS = tuple((kind, re.compile(pattern, re.IGNORECASE), phrase) for kind, pattern, phrase in DOINGS)
_DOING_HINT = re.compile(
    r"due|begin|mov|fly|going to|off to|travel|heading|visit|seeing|meeting|coming|having|start|give|married",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:i have|i'?ve got|ive got|i got|have to|has to|got an?|we have|we'?ve got|there'?s|coming up|upcoming|going to|"
    r"gonna|will|'ll|want(?:s)? me to|asked me to|need to|nervous about|dreading|worried about|excited (?:for|about)|"
    r"looking forward to|preparing for|prepping for|ready for|planning|booked|invited to|studying for|"
    r"revising for|practising for|waiting for|waiting on|getting married|soon)\b",
    re.IGNORECASE,
)
_NOT_MINE = re.compile(
    r"\b(?:on (?:tv|telly|netflix)|in the (?:film|movie|book)|watching|watched|used to|every|whenever|years ago)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s+with\s+(?P<w>(?:my\s+)?[^\W\d_]+)")
_HOLDS = re.compile(
    r"(?:^|[\s,.;])(?:(?P<p>he|she|they)|my (?P<rel>[a-z]+))(?:'s|'ve|s)?(?: has| have| had)?(?: just)?(?: got| gets| getting| having)?"
    r"(?: an?| another| his| her| their)? (?:big |first |job |new |important )*$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+(?:to|in)\s+(?P<x>[^\W\d_]+(?:\s(?-i:[A-Z])[^\W\d_]+)?)", re.IGNORECASE)
_MAY_BE_DUE = frozenset({"baby", "she", "her", "we", "they", "i", "im", "it", "twins"})
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
    plan = referred(flat, now, earshot)
    for span in spans:
        told = _in_sentence(flat, span, now, earshot)
        told = told or later(flat, bounded(span), now, plan) or _unlisted(flat, bounded(span), now)
        found.extend(told)
        plan = _told_plan(told[-1], earshot, now) if told else plan
    if not any(intention.when for intention in found) and plan is not None and moving(flat) and mentions(flat, plan):
        found.append(Intention(kind=plan.kind, phrase=plan.phrase, who=plan.who, span=(0, max(1, len(text)))))
    kinds: dict[tuple[str, str, str], Intention] = {}
    for intention in found:
        key = intention.kind, intention.who, intention.phrase if intention.kind in {"other", "trip"} else ""
        known = kinds.get(key)
        if known is None or intention.when is not None:
            kinds[key] = intention
    return tuple(kinds.values())


def _told_plan(intention: Intention, earshot: Earshot, now: Moment) -> Plan | None:
    """Return the plan an intention of this very message is about, for what the next sentence adds."""
    known = [
        plan for plan in _open(earshot.knowledge, now) if plan.kind == intention.kind and plan.who == intention.who
    ]
    if known:
        return known[-1]
    return Plan(
        id=FactId(""), kind=intention.kind, phrase=intention.phrase, who=intention.who, when=intention.when,
        source=MessageId(""),
    )  # fmt: skip


_UNLISTED = re.compile(
    r"(?:^|[,;.!]\s+|\band\s+|\bbut\s+|\boh\s+)(?:my|our|the)\s+(?P<n>[a-z]+(?:\s[a-z]+){0,2}?)(?:\s+(?:thing|stuff))?(?:\s+for\s+(?:my|our|the)\s+\w+)?(?:'s|\s+is|\s+are)\s+(?:now\s+|set for\s+|booked for\s+)?(?=(?:on\s|at\s|tomorrow|next\s|this\s))",
    re.IGNORECASE,
)
_NO_EVENT = re.compile(
    r"\b(?:cat|dog|baby|car|head|house|flat|phone|book|telly|tv|train|bus|tram|bird|mum|mom|dad|sister|brother|boss|wife|"
    r"husband|friend|son|daughter|weather|point|problem|thing|one|day|way|fact|truth|kettle|oven|radio|light|shift)\b",
    re.IGNORECASE,
)


def _unlisted(text: str, span: tuple[int, int], now: Moment) -> list[Intention]:
    """Read an event no table lists, where it has a day of its own: "the recording's on the 9th of June"."""
    begin, end = span
    match = _UNLISTED.search(text, begin, end)
    if match is None or _NO_EVENT.search(match["n"]) or not stated(text, begin, match.start("n"), end):
        return []
    if _NOT_MINE.search(text, begin, end):
        return []
    when = next((ref for ref in times_in(text, begin, end, now) if 0 <= ref.span[0] - match.end() < 4), None)
    if when is None or when.every or when.end <= now.ms:
        return []
    return [
        Intention(kind="other", phrase=f"the {match['n'].lower()}", when=when, span=(match.start("n"), when.span[1]))
    ]


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
    times = times_in(text, begin, end, now)
    hits = sorted(hits, key=lambda hit: hit[0].start())[:_MOST]
    for count, (match, kind, phrase) in enumerate(hits):
        before = hits[count - 1][0].end() if count else begin
        after = hits[count + 1][0].start() if count + 1 < len(hits) else end
        own = [ref for ref in times if before <= ref.span[0] and ref.span[1] <= after]
        intention = _understood(text, span, match, kind, phrase, own or times, now, earshot)
        if intention is not None:
            found.append(intention)
    return found


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
    when = nearest(times, match.end(), now)
    off = bool(_OFF.search(sentence))
    if when is None and any(ref.end <= now.ms for ref in times):
        return None
    named_before = kind in {plan.kind for plan in _open(earshot.knowledge, now)}
    ahead = _AHEAD.search(sentence)
    if when is None and named_before and moving(sentence) and not off:
        plan = next(plan for plan in reversed(_open(earshot.knowledge, now)) if plan.kind == kind)
        return Intention(kind=kind, phrase=plan.phrase, who=plan.who, span=match.span())
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


def _open(knowledge: Knowledge, now: Moment) -> list[Plan]:
    return [plan for plan in knowledge.plans if plan.when is None or plan.when.end > now.ms]


def _whose(text: str, match: re.Match[str], kind: str, phrase: str, begin: int, earshot: Earshot) -> tuple[str, str]:
    """Return the subject a plan belongs to ("" for the owner's own) and how she names it; "?" if not told of."""
    groups = match.groupdict()
    if kind == "due":
        return _expecting((groups.get("of") or "").lower(), earshot)
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
    holder = _held_by(text[begin : match.start()], earshot)
    if holder:
        named_one = name_known(earshot.knowledge, holder) or f"your {holder}"
        return holder, f"{named_one}'s {phrase.removeprefix('the ')}"
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


def _held_by(before: str, earshot: Earshot) -> str:
    """Return who has the plan where the words before it say so ("he's got an", "my brother has his"), else ""."""
    holds = _HOLDS.search(before)
    if holds is None:
        return ""
    if holds["p"]:
        found = antecedent(earshot.knowledge, holds["p"].lower(), earshot.last_person)
    else:
        found = SINGULAR.get((holds["rel"] or "").lower(), "")
    return found if relation_of(found) else ""


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


def _expecting(word: str, earshot: Earshot) -> tuple[str, str]:
    """Return whose baby is due: the person last spoken of or the last who was said to expect one; "?" for the rent."""
    if word and word not in _MAY_BE_DUE and word not in SINGULAR and not named(earshot.knowledge, word):
        return "", "?"
    told = [fact.subject for fact in earshot.knowledge.facts if fact.slot == "expecting" and holding(fact)]
    who = earshot.last_person if earshot.last_person in told else told[-1] if told else earshot.last_person
    if word != "baby" and not told:
        return "", "?"
    if who in {"", "owner", "?"}:
        return "", "the due date"
    named_one = name_of(earshot.knowledge, who)
    return who, f"{named_one}{chr(39) if named_one.endswith('s') else chr(39) + 's'} due date"


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
