"""Having people and animals: "I have two sisters", "we've got a dog called Max", "Tom is my boss"."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import re
from typing import Protocol

from everwith.memory.claims.predicates import Row
from everwith.memory.claims.subjects import ADJECTIVES, About, which
from everwith.memory.claims.values import Value, name, sure_name
from everwith.memory.model import Claim, Earshot
from everwith.memory.people import name_known
from everwith.memory.words.calendar import number
from everwith.memory.words.listing import listed
from everwith.memory.words.names import cased
from everwith.memory.words.relations import PLURAL, SINGULAR, relation_of
from everwith.memory.words.trades import BREEDS

_WORDS = "|".join(sorted((re.escape(word) for word in SINGULAR), key=len, reverse=True))
_PLURALS = "|".join(sorted((re.escape(word) for word in PLURAL), key=len, reverse=True))
_HAVE = (
    r"(?:\s+(?:also |just |now |still |do |recently |finally )*(?:have|own|got|adopted|rescued)(?: got)?|\s*'?ve(?: just)? got|"
    r"\s*'?ve (?:just )?adopted)\s+"
)
_ONE = re.compile(
    rf"{_HAVE}(?:also |just |only )?(?:an?|one|another|this)\s+(?P<adj>(?:[a-z-]+\s+){{0,3}}?)(?P<rel>{_WORDS}|"
    rf"(?:{BREEDS}))(?![\w'-]|\s+(?:allergy|person|phobia|request|named after|in mind|on the way|shower))",
    re.IGNORECASE,
)
_MANY = re.compile(
    rf"{_HAVE}(?P<n>\d{{1,2}}|two|three|four|five|six|seven)\s+(?P<adj>(?:[a-z-]+\s+)??)(?P<rel>{_PLURALS})\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"(?:\s+(?:don'?t|do not)\s+(?:actually |even |really )?have\s+(?:an?y?|one)?\s*|\s+(?:have|'ve got|got)\s+no\s+)"
    rf"(?:(?P<rel>{_WORDS})|(?P<many>{_PLURALS}|siblings|pets))(?![\w'-]|\s+(?:to|who|that|in|left)\b)",
    re.IGNORECASE,
)
_AND_MORE = re.compile(
    rf"\s*(?:,|and|&|plus)\s+(?:an?|one)\s+(?:[a-z-]+\s+)??(?P<rel>{_WORDS})(?![\w'-])", re.IGNORECASE
)
_AND_MANY = re.compile(
    rf"\s*(?:,|and|&|plus)\s+(?P<n>\d{{1,2}}|two|three|four|five|six)\s+(?:[a-z-]+\s+)??(?P<rel>{_PLURALS})\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\s*(?:,\s*)?(?:(?:who(?:'s| is)|which is|he's|she's|his name is|her name is)\s+)?(?:called|named|name of)\s+|\s*,\s*(?:his|her|its) name(?:'s| is)\s+",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_IS_MINE = re.compile(
    rf"(?:'?s|\s+is|,?(?=\s+(?:my|our)\b))\s+(?:my|our)\s+{ADJECTIVES}(?P<rel>{_WORDS})(?![\w'-])", re.IGNORECASE
)
_IS_NAME = re.compile(r"(?:'s|\s+is)\s+", re.IGNORECASE)
_LOST = re.compile(
    rf"\s+lost my (?P<rel>{_WORDS})(?= (?:last|in|to|when|a (?:year|month|few)|two|three|recently|\w+ (?:years|months|weeks) ago)\b|\s*$|[.,!])",
    re.IGNORECASE,
)
_CAT_BREEDS = frozenset(
    {"siamese", "maine coon", "persian", "ragdoll", "bengal", "british shorthair", "tabby", "tortoiseshell",
     "ginger tom", "calico", "sphynx"}
)  # fmt: skip
_BIRD_BREEDS = frozenset({"cockatiel", "african grey"})
_SIBLINGS = frozenset({"sister", "brother"})
_FORGIVEN = listed(
    """
    great good bad terrible difficult weird feeling bit lot boy girl
    """
)


class Noting(Protocol):
    """What notes the facts read here (see matcher.Hearing)."""

    text: str
    earshot: Earshot
    last: str
    heard: dict[str, str]
    claims: list[Claim]

    def claim(self, subject: str, slot: str, value: Value, start: int, row: Row | None = None) -> None:
        """Note a fact."""


_DENIED = Row(slot="exists", words=_NONE.pattern, kind="const", holds=False)


def one(relation: str) -> str:
    """Return "a sister", "an aunt"; "parents" stay as they are."""
    if relation in {"parents", "grandparents"}:
        return relation
    return f"{'an' if relation[:1] in 'aeiou' else 'a'} {relation}"


def read(hearing: Noting, whom: About, subject: str, end: int) -> int:
    """Read what a subject has or is to the owner; return where it ends, 0 where it is nothing of the kind."""
    if subject != "owner":
        return _is_to_owner(hearing, whom, subject, end)
    for reader in (_has_one, _has_many, _has_none, _lost):
        stop = reader(hearing, whom, end)
        if stop:
            return stop
    return 0


def _has_one(hearing: Noting, whom: About, end: int) -> int:
    match = _ONE.match(hearing.text, whom.end, end)
    if match is None or not _FORGIVEN.isdisjoint(match["adj"].lower().split()):
        return 0
    kind, breed = _kind(match["rel"])
    called = _CALLED.match(hearing.text, match.end(), end)
    names = name(hearing.text, called.end(), end) if called else []
    if not names and (gap := re.compile(r",?\s+").match(hearing.text, match.end(), end)):
        names = sure_name(hearing.text, gap.end(), end)
    subject, stop = kind, match.end()
    if names:
        subject = which(kind, names[0][0], hearing.earshot, hearing.heard)
        hearing.heard[subject] = names[0][0]
        hearing.claim(subject, "name", names[0], whom.start)
        stop = names[0][2]
    hearing.claim(subject, "exists", (one(kind), whom.start, match.end()), whom.start)
    if breed:
        hearing.claim(subject, "breed", (f"a {match['rel'].lower()}", match.start("rel"), match.end("rel")), whom.start)
    hearing.last = subject
    return _further(hearing, whom, stop, end)


def _further(hearing: Noting, whom: About, stop: int, end: int) -> int:
    for _ in range(4):
        single = _AND_MORE.match(hearing.text, stop, end)
        several = _AND_MANY.match(hearing.text, stop, end)
        if single:
            kind = SINGULAR[single["rel"].lower()]
            hearing.claim(kind, "exists", (one(kind), whom.start, single.end()), whom.start)
            hearing.last, stop = kind, single.end()
        elif several:
            _count(hearing, whom, several)
            stop = several.end()
        else:
            break
    return stop


def _kind(word: str) -> tuple[str, bool]:
    word = word.lower()
    if word in SINGULAR:
        return SINGULAR[word], False
    if word in _CAT_BREEDS:
        return "cat", True
    return ("bird" if word in _BIRD_BREEDS else "dog"), True


def _has_many(hearing: Noting, whom: About, end: int) -> int:
    match = _MANY.match(hearing.text, whom.end, end)
    if match is None:
        return 0
    _count(hearing, whom, match)
    stop = _names(hearing, whom, PLURAL[match["rel"].lower()], match.end(), end)
    return _further(hearing, whom, stop, end)


def _count(hearing: Noting, whom: About, match: re.Match[str]) -> None:
    kind = PLURAL[match["rel"].lower()]
    relation = relation_of(kind)
    slot = "siblings" if kind in _SIBLINGS else "pets" if relation is not None and relation.pet else "children"
    if slot == "children" and kind not in {"child", "son", "daughter", "baby"}:
        slot = "has"
    amount = number(match["n"]) or 2
    words = ("", "one", "two", "three", "four", "five", "six", "seven")
    said = words[amount] if amount < len(words) else str(amount)
    hearing.claim("owner", slot, (f"{said} {match['rel'].lower()}", match.start("n"), match.end("rel")), whom.start)


def _names(hearing: Noting, whom: About, kind: str, place: int, end: int) -> int:
    """Read ", Ana and Jo" or "called Ana and Jo" after "two sisters"."""
    lead = re.compile(r"\s*(?:,|:|-)?\s*(?:(?:called|named)\s+)?").match(hearing.text, place, end)
    stop = lead.end() if lead else place
    read_any = False
    while found := sure_name(hearing.text, stop, end):
        subject = which(kind, found[0][0], hearing.earshot, hearing.heard)
        hearing.heard[subject] = found[0][0]
        hearing.claim(subject, "name", found[0], whom.start)
        place, read_any = found[0][2], True
        join = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s*)").match(hearing.text, place, end)
        if join is None:
            break
        stop = join.end()
    return place if read_any else (lead.start() if lead else place)


def _has_none(hearing: Noting, whom: About, end: int) -> int:
    match = _NONE.match(hearing.text, whom.end, end)
    if match is None:
        return 0
    if match["rel"]:
        kinds = [SINGULAR[match["rel"].lower()]]
    else:
        word = match["many"].lower()
        kinds = {"siblings": ["sister", "brother"], "pets": ["pet"]}.get(word) or [PLURAL[word]]
    for kind in kinds:
        hearing.claim(kind, "exists", (one(kind), match.start(), match.end()), whom.start, _DENIED)
    return match.end()


def _lost(hearing: Noting, whom: About, end: int) -> int:
    match = _LOST.match(hearing.text, whom.end, end)
    relation = relation_of(SINGULAR[match["rel"].lower()]) if match else None
    if match is None or relation is None or relation.pet or relation.key in {"boss", "friend", "best friend", "ex"}:
        return 0
    hearing.claim(relation.key, "died", ("yes", whom.start, match.end()), whom.start)
    return match.end()


def _is_to_owner(hearing: Noting, whom: About, subject: str, end: int) -> int:
    """Read "Tom is my boss" and "my boss is Tom"."""
    match = _IS_MINE.match(hearing.text, whom.end, end)
    if match and subject.startswith("person:"):
        said = hearing.text[whom.start : whom.end]
        called = name_known(hearing.earshot.knowledge, subject) if said.lower() in _PRONOUNS else cased(said)
        kind = which(SINGULAR[match["rel"].lower()], called, hearing.earshot, hearing.heard)
        hearing.heard[kind] = called
        hearing.claim(kind, "name", (called, whom.start, match.end()), whom.start)
        hearing.last = kind
        return match.end()
    return 0
