"""Whom a statement is about: "I", "my sister Ana", "she", "Tom"."""

# ruff: noqa: E501  (a pattern or a phrase is read as one line)

from __future__ import annotations

import re
from dataclasses import dataclass

from everwith.memory.claims.values import sure_name
from everwith.memory.model import Earshot
from everwith.memory.people import antecedent, name_known, named, people
from everwith.memory.words import names
from everwith.memory.words.relations import PETS, PLURAL, SINGULAR, relation_of

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
_OWNER = re.compile(r"(?:i(?=\W|m\b|ve\b)|we(?=\W|re\b|ve\b))(?!\.)", re.IGNORECASE)
_PRONOUN = re.compile(r"(?P<p>she|he|they)(?=\s|'|s\s)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?P<p>her|his|their|its)(?=\s)", re.IGNORECASE)
_THEY = {"she": "she", "he": "he", "they": "they", "her": "she", "his": "he", "their": "they", "its": "it"}
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
    relation = MENTION.match(text, place, end) or _known_pet(text, place, end, earshot)
    if relation:
        return mentioned(text, relation, end, earshot)
    if text[place : place + 3].lower() in {"my ", "our"}:
        return About(subject="owner", start=place, end=place + (2 if text[place + 2] == " " else 3), owning=True)
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
    subject = named(earshot.knowledge, match.group())
    if subject:
        return About(subject=subject, start=place, end=match.end())
    if not names.known(match.group()):
        return None
    return About(subject=f"person:{match.group().casefold()}", start=place, end=match.end())


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
