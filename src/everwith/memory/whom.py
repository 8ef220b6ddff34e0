"""Whom a question asks about: the words for it in a pattern, and the subject they stand for."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import functools
import re

from everwith.memory.claims.subjects import ADJECTIVES
from everwith.memory.model import Earshot
from everwith.memory.people import antecedent, named, people
from everwith.memory.words import names
from everwith.memory.words.listing import listed
from everwith.memory.words.relations import PLURAL, SINGULAR

REL = "|".join(sorted((re.escape(word) for word in SINGULAR), key=len, reverse=True))
MANY = "|".join(sorted((re.escape(word) for word in PLURAL), key=len, reverse=True))
WHOM = rf"(?P<s>i|we|(?:my|our|the) {ADJECTIVES}(?:{REL})|she|he|they|[^\W\d_]{{2,20}})"
WHOSE = rf"(?:(?P<own>my)|(?:my|our|the) {ADJECTIVES}(?P<rel>{REL})(?:'s|s'|s)?|(?P<p>her|his|their|its)|(?P<who>[^\W\d_]{{2,20}})'?s)"
END = r"(?:,?\s(?:again|now|right now|currently|these days|nowadays|at the moment|anyway|though|please|then|exactly|btw|by the way|so far))*\s*[?!.]*\s*$"
_NOT_A_NAME = listed(
    """
    you your it this that the there god who what everyone we us people one im a an
    """
)


class WholeQuestion:
    """The pattern of a whole question, compiled when first asked: together they cost a tenth of a second."""

    def __init__(self, words_of: str) -> None:
        self._words = words_of

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._words.replace('{s}', WHOM)}){END}", re.IGNORECASE)

    def match(self, said: str) -> re.Match[str] | None:
        """Return the match of the question as a whole, None where it is another."""
        return self._pattern.match(said)


def pattern_of(words_of: str) -> WholeQuestion:
    """Return the pattern of a whole question, with whom it asks about and what may trail it."""
    return WholeQuestion(words_of)


def subject_of(match: re.Match[str], earshot: Earshot) -> str | None:
    """Return whom a matched question is about, None where it is nobody she could have been told of."""
    groups = match.groupdict()
    word = (groups.get("s") or groups.get("who") or "").lower()
    relation = groups.get("rel") or groups.get("rel2")
    if groups.get("own") or word == "i":
        return "owner"
    pronoun = (groups.get("p") or word).lower()
    if pronoun in {"she", "her", "he", "his", "they", "their"}:
        said = {"her": "she", "his": "he", "their": "they"}.get(pronoun, pronoun)
        found = antecedent(earshot.knowledge, said, earshot.last_person)
        return found if found != "?" or said != "they" else None
    if relation is None and " " in word:
        relation = word.split(" ", 1)[1]
    if relation:
        return related(relation.lower(), match.group(0).lower(), earshot)
    return person(word, earshot)


def related(relation: str, said: str, earshot: Earshot) -> str | None:
    """Return the subject a word for a relative or pet stands for, None where it is none."""
    key = SINGULAR.get(relation) or PLURAL.get(relation)
    if key is None:
        last = next((w for w in sorted(SINGULAR, key=len, reverse=True) if relation.endswith(" " + w)), "")
        key = SINGULAR.get(last)
    if key is None:
        return None
    if "other" in said and f"{key}#2" in people(earshot.knowledge):
        return f"{key}#2"
    return key


def person(word: str, earshot: Earshot) -> str | None:
    """Return the subject a name stands for, None where it is no name she could have been told."""
    if not word or word in _NOT_A_NAME or word in names.NOT_NAMES:
        return None
    known = named(earshot.knowledge, word)
    if known:
        return known
    return f"person:{word}" if names.known(word) else None
