"""Whom a statement is about: "I", "my sister Ana", "she", "Tom"."""

# ruff: noqa: E501, PLR0911  (a pattern or a phrase is read as one line; one return for each kind of subject)

from __future__ import annotations

import re
from dataclasses import dataclass

from everwith.memory.claims.values import sure_name
from everwith.memory.model import Earshot
from everwith.memory.people import antecedent, name_known, named, people
from everwith.memory.words import names
from everwith.memory.words.listing import listed
from everwith.memory.words.relations import KIN_NAMES, PETS, PLURAL, SINGULAR, relation_of

ADJECTIVES = (
    r"(?:(?:elder|older|younger|big|little|baby|oldest|eldest|youngest|only|other|late|dear|poor|lovely|new|old|"
    r"beloved|crazy|favourite|favorite|beautiful|wonderful|dearest|second|first|best|amazing|sweet|own|current|"
    r"stupid|bloody|wee|lil|kid|ginger|black|two|three|first)\s+)*?"
)
_WORDS = "|".join(sorted((re.escape(word) for word in SINGULAR), key=len, reverse=True))
_PETS = "|".join(sorted((re.escape(word) for pet in PETS for word in pet.words), key=len, reverse=True))
MENTION = re.compile(
    rf"\b(?:my|our)\s+(?P<adj>{ADJECTIVES})(?P<rel>{_WORDS})(?![\w-]|'?s\s+(?:{_WORDS})\b|\s+(?:in law|food|person|lover|"
    rf"owner|sitter|sitting|walker|shower|steps|bump|park|years|show|hair|fever|and foremost|language|figure|group|"
    rf"allergy|tree|bite|calls?|jesus)\b)",
    re.IGNORECASE,
)
KNOWN_PET = re.compile(rf"\bthe\s+(?P<adj>)(?P<rel>{_PETS}|baby|boss)(?![\w-])", re.IGNORECASE)
_S = r"s(?=\s+(?:an?|the|called|named|from|in|not|still|just|been|got|gone|getting|having|\d)\b)"
_KIN = re.compile(
    rf"(?P<adj>)(?P<rel>{'|'.join(sorted(KIN_NAMES, key=len, reverse=True))})(?='?s?(?![\w'-]))(?!'?s\s+(?:{_WORDS})\b|\s+(?:and|&)\s)",
    re.IGNORECASE,
)
_MY_S = re.compile(rf"(?:my|our)\s+(?P<adj>{ADJECTIVES})(?P<rel>{_WORDS})(?={_S})", re.IGNORECASE)
_NEW_NAME = re.compile(
    r"\s+(?P<name>[a-z]{3,12})(?='s\s|\s+(?:is|was|has|had|got|works|lives|came|rang|said|called|moved|just)\b)"
)
_NO_NAME = listed(
    """
    group circle list fight appointment session thing side one family house place phone car job work birthday
    wedding never always only never apparently clearly obviously usually then there here who that which also
    """
)
_MEANT = re.compile(rf"[^.!?\n]*?,\s*(?:(?:my|our)\s+)?(?P<rel>{_WORDS})\s*(?=[.!?\n]|$)", re.IGNORECASE)
_PAIR = re.compile(r"(?P<p>she|he|her|him) and (?P<n>[^\W\d_]+)(?=\s+(?:are|live|both)\b)", re.IGNORECASE)
_OWNER = re.compile(r"(?:i(?=\W|m\b|ve\b)|we(?=\W|re\b|ve\b))(?!\.)", re.IGNORECASE)
_PRONOUN = re.compile(r"(?P<p>she|he|they)(?=\s|'|s\s)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?P<p>her|his|their|its)(?=\s)", re.IGNORECASE)
_THEY = {"him": "he", "she": "she", "he": "he", "they": "they", "her": "she", "his": "he", "their": "they", "its": "it"}
_NAMED = re.compile(r"[^\W\d_]+(?:[.'-](?!s\b)[^\W\d_]+)*")
PLURALS = frozenset(PLURAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A subject as found in a text: whom, from where to where, the name said along with it and its place.

    `owning` is true after "my", "her" and the like, where a noun must follow; `we` for "we".
    """

    subject: str
    start: int
    end: int
    name: tuple[str, int, int] | None = None
    owning: bool = False
    we: bool = False
    other: bool = False


def about(text: str, place: int, end: int, earshot: Earshot, last: str) -> About | None:
    """Return the subject that stands at `place`, or None. `last` is the person last spoken of."""
    owner = _OWNER.match(text, place, end)
    if owner:
        return About(subject="owner", start=place, end=owner.end(), we=owner.group().lower() == "we")
    pair = _PAIR.match(text, place, end)
    if pair:
        return _by_pronoun(pair, earshot, last)
    relation = MENTION.match(text, place, end) or _MY_S.match(text, place, end)
    relation = relation or _KIN.match(text, place, end) or _known_pet(text, place, end, earshot)
    if relation:
        return mentioned(text, relation, end, earshot)
    if text[place : place + 3].lower() in {"my ", "our"}:
        return About(subject="owner", start=place, end=place + (2 if text[place + 2] == " " else 3), owning=True)
    meant = _MEANT.match(text, place, end) if _PRONOUN.match(text, place, end) else None
    if meant and (relation_of(SINGULAR[meant["rel"].lower()]) or last):
        spoken = _PRONOUN.match(text, place, end)
        return About(subject=SINGULAR[meant["rel"].lower()], start=place, end=spoken.end() if spoken else place)
    pronoun = _PRONOUN.match(text, place, end) or _POSSESSIVE.match(text, place, end)
    if pronoun:
        return _by_pronoun(pronoun, earshot, last)
    return _by_name(text, place, end, earshot)


def mentioned(text: str, match: re.Match[str], end: int, earshot: Earshot) -> About | None:
    """Return the subject of a mention such as "my older sister Ana"."""
    subject = SINGULAR[match["rel"].lower()]
    other = match["adj"] is not None and "other" in match["adj"].lower()
    gap = re.compile(r",?\s+").match(text, match.end(), end)
    found = sure_name(text, gap.end(), end) if gap else []
    kind = relation_of(subject)
    if not found and kind is not None and not kind.pet:
        found = _new_name(text, match.end(), end)
    if found and "," in (gap.group() if gap else "") and not _apposed(text, found[0][2], end):
        found = []
    stop = found[0][2] if found else match.end()
    if re.compile(r"\s+(?:and|&)\s").match(text, stop, end):
        return None
    comma = re.compile(r",(?=\s)").match(text, stop, end) if found else None
    return About(
        subject=subject, start=match.start(), end=comma.end() if comma else stop,
        name=found[0] if found else None, other=other,
    )  # fmt: skip


def _new_name(text: str, place: int, end: int) -> list[tuple[str, int, int]]:
    """Read a name nobody listed, where only a name can stand: "my sister Xyla is ..."."""
    match = _NEW_NAME.match(text, place, end)
    word = match["name"] if match else ""
    if match is None or word in names.NOT_NAMES or word in _NO_NAME or word.endswith(("ly", "ing", "ed")):
        return []
    return [(names.cased(word), match.start("name"), match.end("name"))]


def _apposed(text: str, place: int, end: int) -> bool:
    return place >= end or text[place] in ",.!?;)"


def _known_pet(text: str, place: int, end: int, earshot: Earshot) -> re.Match[str] | None:
    match = KNOWN_PET.match(text, place, end)
    if match is None or SINGULAR[match["rel"].lower()] not in people(earshot.knowledge):
        return None
    return match


def _by_pronoun(match: re.Match[str], earshot: Earshot, last: str) -> About | None:
    word = match["p"].lower()
    pronoun = _THEY[word]
    if pronoun == "it":
        relation = relation_of(last)
        subject = last if relation is not None and relation.pet else "?"
    else:
        subject = antecedent(earshot.knowledge, pronoun, last)
    if subject in {"?", "", "owner", "companion"}:
        return None
    return About(subject=subject, start=match.start(), end=match.end(), owning=word in {"her", "his", "their", "its"})


def _by_name(text: str, place: int, end: int, earshot: Earshot) -> About | None:
    match = _NAMED.match(text, place, end)
    if match is None or match.group().lower() in names.NOT_NAMES:
        return None
    for word in (match.group(), match.group()[:-1] if re.compile(_S).match(text, match.end() - 1, end) else ""):
        subject = named(earshot.knowledge, word) if word else ""
        if not subject and word and names.known(word):
            subject = f"person:{word.casefold()}"
        if subject:
            return About(subject=subject, start=place, end=place + len(word))
    return None


def which(subject: str, name: str, earshot: Earshot, heard: dict[str, str], *, corrects: bool = False) -> str:
    """Return the subject a name belongs to: a second sister of another name is "sister#2"."""
    relation = relation_of(subject)
    if relation is None or corrects or relation.one:
        return subject
    key = subject.partition("#")[0]
    for count in range(1, 9):
        candidate = key if count == 1 else f"{key}#{count}"
        known = heard.get(candidate) or name_known(earshot.knowledge, candidate)
        if not known or known.casefold() == name.casefold():
            return candidate
    return subject
