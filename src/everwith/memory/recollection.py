"""Questions about the owner's own life that ask for no slot: what was told is looked for among the turns."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import re

from everwith.memory.model import Earshot, Question
from everwith.memory.people import holding, named
from everwith.memory.phrasing import terms
from everwith.memory.words import names
from everwith.memory.words.relations import SINGULAR

_REL = "|".join(sorted((re.escape(word) for word in SINGULAR), key=len, reverse=True))
_ME = rf"(?:i|we|(?:my|our) (?:[a-z]+ )?(?:{_REL}))"
_WH = r"(?:what|who|where|when|which|whose|how (?:many|much|old|long|far|often))"
_PAST = re.compile(
    rf"{_WH}(?: [a-z]+){{0,4}}? (?:did|had|was|were|have|has|'ve)(?:n'?t)? (?:(?P<me>{_ME})|(?P<who>[^\W\d_]{{2,20}}))\b(?P<rest>.*)",
    re.IGNORECASE,
)
_NOW = re.compile(
    rf"(?:(?:who|whose|which)(?: [a-z]+){{0,4}}?|what(?: [a-z]+){{1,4}}?|where) (?:do|does|am|is|are|can|can't|cannot|don't|'m|'s) (?P<me>{_ME})\b(?P<rest>.*)",
    re.IGNORECASE,
)
_TO_US = re.compile(
    r"who (?:else )?(?!(?:loves|likes|cares|needs|wants|hates|asked|says|said|am|is|knew|knows|would|will|could|should|can|even)\b)"
    r"(?:is |was )?(?P<verb>[a-z]+(?:s|ed|ught|ent|ave|old|ade|ook|an|ing)) (?:me|us|our|my)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_REMEMBER = re.compile(
    r"(?:(?:do|can|d') ?you (?:still |even )?|you )?(?:remember|recall) (?!(?:things|stuff|me|you|everything|anything|this|that|it|us|to)\b\W*)"
    r"(?P<rest>(?:what|when|who|where|how|the|that|my|our|our|about|[^\W\d_]+ and)\b.*)",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?:what|who|where|which) (?:was|were|is|'s) (?:that|the|my|our) (?:[a-z]+ )?(?:thing|story|one|man|woman|bloke|guy|person|place|film|book|song|word|line|joke|name|names|colour|color|time|date|plan)\b(?: (?:about|of|with|called))?(?P<rest>.*)",
    re.IGNORECASE,
)
_MINE = re.compile(r"\b(?:i|i'd|i'm|i've|me|my|mine|we|our|us)\b", re.IGNORECASE)
_COLOUR = re.compile(
    r"what (?:colou?r|kind|sort|type|size|make|model|brand|time|day|number|floor|breed|year|age)(?: (?:of )?[a-z]+)? (?:is|are|was|were|does|do|have|did) (?P<rest>(?:my|our|i|we)\b.*)",
    re.IGNORECASE,
)
_REMIND = re.compile(
    r"(?:remind me|tell me again|what i (?:said|told you))\b(?: (?:about|of|what|who|how|where|when))?(?P<rest>.*)",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r"\b(?:deserve|do wrong|done wrong|go wrong|gone wrong|been thinking|i thinking|i do now|i start|i begin|i stand|i go from|supposed to|meant to|going to do|"
    r"i (?:say|tell|wear|cook|eat|buy|get|give|put|send|bring) (?:to |him|her|them|it|you|now|then|if)|i even|i like to you|do you|you think|are you|did you|you say|i call you|i doing with|i turn to|i trust|i wake you|i miss)\b|"
    r"^(?:what|who|where) (?:am|do|have|did|was|were) (?:i|we) (?:do|doing|done|say|saying|now|like|even|going|to|want|wear|tell|become|thinking|expecting|looking at)\W*$",
    re.IGNORECASE,
)


def recollected(bare: str, sentence: str, earshot: Earshot) -> Question | None:
    """Return a question for what was told, where one asks about the owner's own life or a person known; else None."""
    if _NOT_TOLD.search(bare):
        return None
    for pattern in (_TO_US, _COLOUR, _REMIND, _REMEMBER, _PAST, _NOW, _THING):
        match = pattern.match(bare)
        if match is None:
            continue
        groups = match.groupdict()
        if pattern is _THING and not (_MINE.search(bare) or "thing" in bare or "story" in bare):
            continue
        if groups.get("who") and not _someone(groups["who"], earshot):
            continue
        agent = _agent(match)
        for fact in earshot.knowledge.facts:
            if agent and fact.slot == "work" and holding(fact) and agent[0] in fact.value.lower().split():
                return Question(kind="about", text=sentence, subject=fact.subject, terms=agent)
        return Question(kind="said", text=sentence, terms=(*terms(bare), *agent))
    return None


def _agent(match: re.Match[str]) -> tuple[str, ...]:
    """Return who does it, after "who teaches us": "teacher"."""
    verb = (match.groupdict().get("verb") or "").lower()
    if not verb.endswith("s") or len(verb) < 5:
        return ()
    stem = verb.removesuffix("es") if verb.endswith(("ches", "shes")) else verb.removesuffix("s").removesuffix("e")
    return (stem + ("or" if stem.endswith(("ct", "vis", "at")) else "er"),)


def _someone(word: str, earshot: Earshot) -> bool:
    bare = word.lower()
    if bare in {"she", "he", "they"}:
        return bool(earshot.last_person)
    if bare in names.NOT_NAMES:
        return False
    return bool(named(earshot.knowledge, word)) or names.known(word)
