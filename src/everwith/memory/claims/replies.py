"""Bare answers to what she asked ("Ana"), and corrections of what she had wrong ("no, it's Ana, one n")."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from everwith.memory.claims.ties import one
from everwith.memory.claims.values import KINDS, Value, lone_name
from everwith.memory.model import Claim, Earshot, Fact
from everwith.memory.people import fits, holding
from everwith.memory.words.names import known
from everwith.memory.words.relations import relation_of

_LEAD = re.compile(
    r"(?:(?:well|um+|uh+|erm|oh|ok|okay|so|yeah|yes|sure|it'?s|its|it is|that'?s|that would be|she'?s|he'?s|they'?re|i'?m|im|"
    r"i am|called|named|she is|he is|just|probably|maybe|her name is|his name is|my name is|a|in|at|on|as|i do|"
    r"i work as|about|around|the name is|hi|hey|mostly|usually)\b[\s,:.]*)*",
    re.IGNORECASE,
)
_NO_ANSWER = re.compile(
    r"\b(?:why|what|who|idk|dunno|don'?t know|no idea|not telling|guess|secret|none of your|not sure|skip|pass|"
    r"rather not|later|you tell|do you|does it|can'?t say|never mind|nvm|stop|ask|whatever|depends|private|personal)\b|\?",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:no|nope|nah|none|not really|i don'?t|i don'?t have (?:one|any)|no i don'?t)\s*[.!,]*\s*$", re.IGNORECASE
)
_YES = re.compile(r"(?:yes|yeah|yep|yup|i do|i have|sure)\b[^?]*$", re.IGNORECASE)
_ARTICLE = re.compile(r"\s*an?\s+", re.IGNORECASE)

_KIND_OF = {
    "name": "name", "nickname": "name", "surname": "name", "home": "place", "hometown": "place", "from": "place",
    "work": "trade", "workplace": "org", "age": "age", "birthday": "date", "study": "thing", "likes": "things",
    "loves": "things", "dislikes": "things", "hates": "things", "hobby": "things", "allergy": "things",
    "plays": "things", "language": "things", "drink": "things", "reading": "title", "watching": "title",
}  # fmt: skip

_NO_MORE = r"(?P<v>[^\W\d_][\w'.-]*(?: [^\W\d_][\w'.-]*){0,3}?)"
_TAIL = r"(?:\s*,?\s*(?:not\s+(?P<w>[^\W\d_][\w' -]*?)|(?:with )?(?:one|two|an?|no|double) ['\"]?\w{1,2}['\"]?\b.*?|her name|his name|actually|sorry|by the way|i meant|with an? \w.*?))*\s*[.!,]*\s*$"
_RIGHTS = tuple(
    re.compile(rf"(?:{lead}){_NO_MORE}{_TAIL}", re.IGNORECASE)
    for lead in (
        r"(?:no|nope|nah|wait|sorry|oops|actually|um|hey)[,.!\s-]+(?:wait[, ]+)?(?:(?:it'?s|its|it is|it'?s spelled|the name'?s|i meant|i said|make that|that'?s)\s+)",
        r"(?:(?:oh|also|and|btw|by the way|ps|just so you know)[\s,]+)*(?:it'?s|its)\s+(?:actually|spelled|spelt|really)\s+",
        r"(?:sorry[, ]+)?i (?:meant|mean|said)\s+",
    )
)
_MEANT = re.compile(r"\bi (?:meant|said|mean)\b", re.IGNORECASE)
_NOT_THAT = re.compile(
    rf"(?:(?:no|actually|sorry|wait)[,.\s]+)*(?:it'?s\s+|its\s+)?{_NO_MORE}\s*,?\s+not\s+(?P<w>[^\W\d_][\w' -]*?)\s*[.!,]*\s*$",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"(?:(?:oh|also|and|but|no|btw|by the way|ps)[\s,]+)*(?:it'?s|its)\s+{_NO_MORE}(?:\s+(?:btw|by the way|actually))?\s*,?\s*(?:with )?(?:one|two|an?|no|double)\s+['\"]?\w['\"]?(?:\s*[.,!]\s*(?:(?:her|his|their|my) name|(?:my|the) [a-z]+))?(?:,? not [\w]+(?: with [\w ]+)?)?\s*[.!,]*\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:no|nope|nah|actually|sorry|wait|oops|it'?s wrong|that'?s wrong|wrong)[,.!\s-]+(?:(?P<p>her|his|their|my)(?:\s+(?P<rel>[a-z-]+?)'?s)?\s+name(?:'s|s| is)"
    rf"|(?P<s>she|he|i)(?:'s| is|'m| am|m)\s+(?:called|named)|my (?P<rel2>[a-z-]+)(?:'s| is) (?:called|named)?)\s*(?:actually\s+)?{_NO_MORE}{_TAIL}",
    re.IGNORECASE,
)
_PRONOUN = {"her": "she", "she": "she", "his": "he", "he": "he", "their": "they"}


def answered(text: str, span: tuple[int, int], earshot: Earshot) -> list[Claim]:
    """Return the claims of a bare answer to `earshot.asked`, none where it is no answer."""
    asked = earshot.asked
    begin, end = span
    sentence = text[begin:end]
    if (
        asked is None
        or len(sentence.split()) > 7
        or _NO_ANSWER.search(sentence)
        or text[end - 1 : end + 1].endswith("?")
    ):
        return []
    if asked.slot == "exists":
        return _existence(sentence, span, asked.subject)
    if _NO.match(sentence):
        return _existence(sentence, span, asked.subject) if relation_of(asked.subject) and asked.slot == "name" else []
    lead = _LEAD.match(text, begin, end)
    place = lead.end() if lead else begin
    kind = _KIND_OF.get(asked.slot, "thing")
    values: list[Value] = KINDS[kind](text, place, end)
    if kind == "trade" and (article := _ARTICLE.search(text, begin, place)):
        values = (
            KINDS[kind](text, article.start() + len(article.group()) - len(article.group().lstrip()), end) or values
        )
    if kind == "name" and values and len(text[values[0][2] : end].split()) > (3 if _sure(values[0]) else 0):
        values = []
    return [
        Claim(subject=asked.subject, slot=asked.slot, value=value[0], span=(begin, max(value[2], begin + 1)))
        for value in values
    ]


def _sure(value: Value) -> bool:
    """Return True for a name that is one beyond doubt, so that more may follow it."""
    return known(value[0].partition(" ")[0])


_ONLY = re.compile(r"\s*(?:my )?(?:one and )?only (?P<rel>[a-z-]+)\b", re.IGNORECASE)


def volunteered(text: str, spans: Sequence[tuple[int, int]], earshot: Earshot) -> list[Claim]:
    """Return the name of the person last spoken of, where it is simply said: "anna. only sister".

    Only a name that is known as one, alone in the first sentence, for a relation whose name she was not told.
    """
    person = earshot.last_person
    begin, end = spans[0]
    bare = text[begin:end].strip(" .,!")
    only = _ONLY.match(text, end)
    if only and relation_of(only["rel"].lower()):
        person = only["rel"].lower()
    if not relation_of(person):
        return []
    named_already = any(f.subject == person and f.slot == "name" for f in earshot.knowledge.facts if holding(f))
    if named_already or " " in bare or not known(bare):
        return []
    return [
        Claim(subject=person, slot="name", value=value[0], span=(begin, value[2]))
        for value in lone_name(text, begin, end)
    ]


def _existence(sentence: str, span: tuple[int, int], subject: str) -> list[Claim]:
    holds = bool(_YES.match(sentence))
    if not holds and not _NO.match(sentence):
        return []
    return [Claim(subject=subject, slot="exists", value=one(subject), holds=holds, span=span)]


def corrected(text: str, spans: Sequence[tuple[int, int]], earshot: Earshot) -> tuple[Claim, ...]:
    """Return the correction a message makes of a fact known, () where it makes none."""
    facts = [fact for fact in earshot.knowledge.facts if holding(fact)]
    if not facts or not spans or len(text) > 160 or "?" in text:
        return ()
    whole = (spans[0][0], spans[-1][1])
    for begin, end in dict.fromkeys((spans[0], whole)):
        match = _NAMED.match(text, begin, end)
        if match:
            return _named(match, text, facts, earshot)
        for pattern in (_NOT_THAT, _SPELLED, *_RIGHTS):
            match = pattern.match(text, begin, end)
            if match and (claims := _righted(match, text, facts, earshot)):
                return claims
    return ()


def _named(match: re.Match[str], text: str, facts: list[Fact], earshot: Earshot) -> tuple[Claim, ...]:
    values = KINDS["name"](text, match.start("v"), len(text))
    word = (match["p"] or match["s"] or "my").lower()
    relation = match["rel"] or match["rel2"]
    told = [fact for fact in facts if fact.slot == "name"]
    if relation:
        told = [fact for fact in told if fact.subject.partition("#")[0] == relation.lower()]
    elif word in {"my", "i"}:
        told = [fact for fact in told if fact.subject == "owner"]
    else:
        fitting = [f for f in told if fits(earshot.knowledge, f.subject, _PRONOUN[word])]
        told = [f for f in fitting if f.subject == earshot.last_person] or fitting
    return _claim(told[-1], values[0], match) if told and values else ()


def _righted(match: re.Match[str], text: str, facts: list[Fact], earshot: Earshot) -> tuple[Claim, ...]:
    groups = match.groupdict()
    wrong, right = (groups.get("w") or "").strip().casefold(), match["v"]
    if wrong:
        told = [fact for fact in facts if fact.value.casefold() == wrong]
        if not told and SequenceMatcher(None, wrong, right.casefold()).ratio() < 0.6:
            return ()
    else:
        latest = facts[-1].source
        told = [fact for fact in facts if fact.source == latest]
    alike = [
        f
        for f in facts
        if f.slot == "name" and SequenceMatcher(None, f.value.casefold(), right.casefold()).ratio() >= 0.7
    ]
    target = (told if wrong and told else alike or told)[-1:]
    if not target:
        return ()
    close = SequenceMatcher(None, target[0].value.casefold(), right.casefold()).ratio() >= 0.6
    if not (wrong or close or right[0].isupper() or known(right) or _MEANT.search(match.group())):
        return ()
    kind = _KIND_OF.get(target[0].slot, "thing")
    values = KINDS[kind](text, match.start("v"), match.end("v"))
    if not values and kind in {"name", "date"}:
        values = lone_name(text, match.start("v"), match.end("v"))
    if not values or values[0][0].casefold() == target[0].value.casefold():
        return ()
    return _claim(target[0], values[0], match)


def _claim(fact: Fact, value: Value, match: re.Match[str]) -> tuple[Claim, ...]:
    return (Claim(subject=fact.subject, slot=fact.slot, value=value[0], span=(match.start(), value[2]), corrects=True),)
