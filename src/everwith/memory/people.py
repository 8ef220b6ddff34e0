"""Who is known: their names, the pronouns that fit them, and whom a message speaks of."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import re

from everwith.memory.model import Earshot, Fact, Knowledge
from everwith.memory.words import names
from everwith.memory.words.relations import KIN_NAMES, PRONOUNS, SINGULAR, relation_of

_RELATION = re.compile(
    r"\b(?:my|our)\s+(?:[a-z]+\s+)?("
    + "|".join(sorted((re.escape(word) for word in SINGULAR), key=len, reverse=True))
    + r")(?='?s?\b)",
    re.IGNORECASE,
)
_KIN = re.compile(
    rf"(?<![\w'-])(?<!my )(?<!your )(?<!his )(?<!her )(?<!their )(?<!the )({'|'.join(sorted(KIN_NAMES, key=len, reverse=True))})(?='?s?(?![\w'-]))",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(she|he|they|her|him|his|hers|them|their|she's|he's|they're)\b", re.IGNORECASE)
_THEY = {
    "she": "she", "her": "she", "hers": "she", "she's": "she", "he": "he", "him": "he", "his": "he", "he's": "he",
    "they": "they", "them": "they", "their": "they", "they're": "they",
}  # fmt: skip
_INTRODUCED = re.compile(
    r"(?:^|[.!?;]\s+|\b(?:and|then|but|so|when|because)\s+)(?P<n>[^\W\d_]{2,20})(?='s\s|\s+[a-z])"
    r"|\b(?:there'?s|met|it'?s|got|have|hired) an? [a-z]+(?: [a-z]+){0,2}, (?P<m>[^\W\d_]{2,20})(?=[.,!?]|\s*$)",
    re.IGNORECASE,
)
"""Where a name stands at the head of what is said of it, or after what somebody is: no one is only greeted there."""

_WORD = re.compile(r"[^\W\d_]+")


def holding(fact: Fact) -> bool:
    """Return True where the fact is believed and true today, as far as she knows."""
    return fact.superseded_at is None and fact.holds and fact.valid_to is None


def people(knowledge: Knowledge) -> tuple[str, ...]:
    """Return the subjects she knows of, apart from the owner and herself, in the order heard of."""
    seen = dict.fromkeys(
        fact.subject
        for fact in knowledge.facts
        if fact.superseded_at is None and fact.holds and fact.subject not in {"owner", "companion"}
    )
    return tuple(seen)


def name_known(knowledge: Knowledge, subject: str) -> str:
    """Return the name she was told for a subject, or ""."""
    if subject.startswith("person:"):
        told = [f.value for f in knowledge.facts if f.subject == subject and f.slot == "name" and holding(f)]
        return told[-1] if told else names.cased(subject.removeprefix("person:"))
    told = [f.value for f in knowledge.facts if f.subject == subject and f.slot == "name" and holding(f)]
    return told[-1] if told else ""


def name_of(knowledge: Knowledge, subject: str) -> str:
    """Return how she speaks of a subject to the owner: "Ana" where the name is known, else "your sister"."""
    if subject in {"owner", "companion"}:
        return {"owner": "you", "companion": "I"}[subject]
    relation, _, count = subject.partition("#")
    return name_known(knowledge, subject) or (f"your other {relation}" if count else f"your {relation}")


def pronouns(knowledge: Knowledge, subject: str) -> tuple[str, str, str, str]:
    """Return they, them, their and they're for a subject, by what was said of it or by its relation."""
    if subject == "owner":
        return PRONOUNS["you"]
    told = [f.value for f in knowledge.facts if f.subject == subject and f.slot == "pronouns" and holding(f)]
    if told:
        return PRONOUNS.get(told[-1].partition("/")[0], PRONOUNS["they"])
    relation = relation_of(subject)
    return PRONOUNS[relation.they if relation else "they"]


def named(knowledge: Knowledge, name: str) -> str:
    """Return the subject called `name`, or ""."""
    wanted = name.casefold()
    for fact in reversed(knowledge.facts):
        if fact.slot == "name" and fact.subject != "owner" and holding(fact):
            whole = fact.value.casefold()
            if whole == wanted or whole.partition(" ")[0] == wanted:
                return fact.subject
    subject = f"person:{wanted}"
    return subject if any(fact.subject == subject for fact in knowledge.facts) else ""


def fits(knowledge: Knowledge, subject: str, pronoun: str) -> bool:
    """Return True where "she", "he" or "they" may stand for the subject; of unknown sex, any may."""
    if not subject or subject in {"owner", "companion", "?"}:
        return False
    own = pronouns(knowledge, subject)[0]
    relation = relation_of(subject)
    if pronoun == "they":
        return own == "they" or subject in {"parents", "grandparents"}
    if relation is not None and relation.key in {"parents", "grandparents"}:
        return False
    return own in {pronoun, "they", "it"}


def antecedent(knowledge: Knowledge, pronoun: str, last: str) -> str:
    """Return whom a pronoun stands for: the last person if it fits, else the only known one; "?" if unclear."""
    if fits(knowledge, last, pronoun):
        return last
    certain = [s for s in people(knowledge) if pronouns(knowledge, s)[0] == pronoun]
    return certain[0] if len(certain) == 1 else "?"


def spoken_of(knowledge: Knowledge, text: str) -> str:
    """Return the person a text names by relation or by a name known, "" if none."""
    relations = _RELATION.findall(text) or _KIN.findall(text)
    if relations:
        return SINGULAR[relations[-1].lower()]
    for word in _WORD.findall(text):
        if word.lower() in names.NOT_NAMES:
            continue
        if found := named(knowledge, word) or (named(knowledge, word[:-1]) if word.endswith("s") else ""):
            return found
    return ""


def resolve(knowledge: Knowledge, text: str, earshot: Earshot) -> str:
    """Return the subject a message speaks of by relation, name or pronoun: "" if none, "?" if unclear."""
    if told := spoken_of(knowledge, text):
        return told
    for match in _INTRODUCED.finditer(text):
        word = match["n"] or match["m"]
        bare = word if names.known(word) else word.removesuffix("s")
        if names.known(bare) and bare.lower() not in names.NOT_NAMES:
            return f"person:{bare.casefold()}"
    pronoun = _PRONOUN.search(text)
    if pronoun is None:
        return ""
    found = antecedent(knowledge, _THEY[pronoun.group().lower()], earshot.last_person)
    return "" if found == "?" and _THEY[pronoun.group().lower()] == "they" else found
