"""Questions as people type them, brought into the one form the patterns of questions know."""

# ruff: noqa: E501  (a pattern is read as one line)

from __future__ import annotations

import re

from everwith.core.text import words
from everwith.memory.words.asking import EMPTY
from everwith.memory.words.relations import COMPOSED, KIN_NAMES, RELATIONS, SINGULAR

_WORDS = "|".join(sorted((re.escape(word) for word in SINGULAR), key=len, reverse=True))
_KIN = "|".join(sorted(KIN_NAMES, key=len, reverse=True))
_ASKING = {
    "wot": "what",
    "wat": "what",
    "wots": "what's",
    "wats": "what's",
    "whats": "what's",
    "wheres": "where's",
    "whens": "when's",
    "whos": "who's",
    "hows": "how's",
    "whys": "why's",
    "cant": "can't",
    "im": "i'm",
    "ive": "i've",
}
_ASKING_WORD = re.compile(r"\b(?:" + "|".join(_ASKING) + r")\b", re.IGNORECASE)
_BARE_KIN = re.compile(
    rf"(?<![\w'-])(?<!my )(?<!our )(?<!the )(?<!your )(?<!his )(?<!her )(?<!their )(?<!\ba )(?P<kin>{_KIN})(?='?s?\b)(?! (?:and|joke|jokes|bod))",
    re.IGNORECASE,
)
_OF_OF = re.compile(
    rf"\bmy (?P<one>{_WORDS})(?:'s|s'|s) (?:new |late )?(?P<other>{_WORDS})(?=(?:'?s)?\b)", re.IGNORECASE
)
_THEIR = re.compile(rf"\b(?:her|his|their) (?=(?:new |late )?(?:{_WORDS})(?:'?s)?\b)", re.IGNORECASE)
_NAME_OF = re.compile(
    rf"\b(?:the )?(?P<noun>name|job|birthday|age|surname|breed) of (?P<whose>my (?:old |new |first )?(?:{_WORDS}))\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*,\s*(?:go on|no pressure|no peeking|did i (?:ever )?(?:say|tell you|mention(?: it)?)|have i (?:said|told you)|in case [^,]*|just (?:checking|testing|curious|asking|wondering)[^,]*|"
    r"i (?:forgot|forget|keep forgetting|can'?t remember)[^,]*|if you (?:know|remember)[^,]*|(?:do you )?(?:know|remember)|can you remember|please|pls|quick|by the way|btw|you know|"
    r"for (?:a|the|my) [^,]*|(?:my|our) [\w ]+ (?:asked|wants? to know|was asking)[^,]*|tell me|roughly|honestly|then|again|now|lol|haha|love|[a-z]+)\s*[?!.]*\s*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^[^,?]{1,40},\s*(?=(?:what|where|when|who|which|whose|how (?:old|long|many|much)|do you (?:remember|know)|did i|have i)\b)",
    re.IGNORECASE,
)
_WH = r"(?P<wh>what|where|when|who|how old|which)"
_SAID_THAT = re.compile(
    _WH
    + r" (?:did i (?:ever )?(?:say|tell you|mention)|have i (?:said|told you)|i (?:said|told you|mentioned))(?: that)? (?!about|to\b|of\b|on\b|in\b|last|yesterday|again|when)(?=[a-z]+ [a-z])",
    re.IGNORECASE,
)
_NP = r"(?P<who>i|we|she|he|they|(?:my|our|the) (?:[a-z]+ )?[a-z-]+(?:'s)?(?: [a-z]+)?|(?!do|does|did|am|is|are|was|were|have|has|can|should|would|will|to|if|my|our|the|a)[^\W\d_]+(?:'s [a-z]+)?)"
_INDIRECT_BE = re.compile(rf"{_WH} {_NP}(?P<be>'m| am| is| are| was| were|'s(?= [a-z]))(?P<rest>\b.*)", re.IGNORECASE)
_INDIRECT_DOES = re.compile(
    rf"{_WH} {_NP} (?P<verb>(?:does|lives|works|goes|plays|teaches|studies|drives|drinks|likes|loves|hates|comes|wants|has|speaks|supports|supports))\b(?P<rest>.*)",
    re.IGNORECASE,
)
_INDIRECT_I = re.compile(
    r"(?P<wh>what|where|when|who) (?P<who>i|we) (?P<verb>(?!do\b|did\b|was|were|am\b|had|have|can|should|would|will|told|said|got)[a-z]+)(?P<rest>\b.*)",
    re.IGNORECASE,
)


def phrased(sentence: str, last: str = "") -> str:
    """Return a question with its apostrophes set, "mum" as "my mum", and relatives of relatives by their own word.

    `last` is the person last spoken of, whose relative "her dad" is.
    """
    text = _ASKING_WORD.sub(lambda match: _ASKING[match.group().lower()], sentence)
    text = _BARE_KIN.sub(lambda match: f"my {match['kin']}", text)
    text = _NAME_OF.sub(lambda match: f"{match['whose']}'s {match['noun']}", text)
    if last in RELATIONS:
        text = _THEIR.sub(f"my {last}'s ", text)
    return _OF_OF.sub(_composed, text)


def terms(text: str) -> tuple[str, ...]:
    """Return the content words to look for, in order."""
    plain = (word.removesuffix("'s") for word in words(text))
    return tuple(dict.fromkeys(word for word in plain if word not in EMPTY))


def variants(bare: str) -> tuple[str, ...]:
    """Return the ways to read a question: whole, without a tail ("..., go on"), without what leads up to it."""
    found = [bare, _TAIL.sub("", bare)]
    found += [_LEADING.sub("", one) for one in found]
    found = [direct for one in found if (direct := _direct(one))] + found
    return tuple(dict.fromkeys(text for text in found if text.strip()))


def _direct(text: str) -> str:
    """Return an indirect question as a direct one ("what i said leo does" -> "what does leo do"), "" where it is none."""
    bare = _SAID_THAT.sub(r"\g<wh> ", text)
    match = _INDIRECT_BE.match(bare)
    if match:
        be = "am" if match["be"] == "'m" else match["be"].replace("'s", "is").strip()
        return f"{match['wh']} {be} {match['who']} {match['rest'].strip()}".strip()
    match = _INDIRECT_DOES.match(bare)
    if match:
        verb = match["verb"].lower()
        stem = {"does": "do", "goes": "go", "has": "have", "teaches": "teach", "studies": "study"}.get(verb, verb[:-1])
        return f"{match['wh']} does {match['who']} {stem} {match['rest'].strip()}".strip()
    match = _INDIRECT_I.match(bare)
    if match:
        return f"{match['wh']} do {match['who']} {match['verb']} {match['rest'].strip()}".strip()
    return ""


def _composed(match: re.Match[str]) -> str:
    key = COMPOSED.get((SINGULAR[match["one"].lower()], SINGULAR[match["other"].lower()]))
    return f"my {key}" if key else match.group()
