"""Questions about what she remembers, told apart from questions about the world and about herself."""

# ruff: noqa: E501  (a pattern is read as one line)

# ruff: noqa: PLR0911  (a table row is positional; one return for each way of saying it)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from everwith.core.moment import Moment
from everwith.memory.claims.clauses import STRAIGHT
from everwith.memory.claims.predicates import FAVOURITE_NOUNS, FAVOURITES
from everwith.memory.claims.subjects import ADJECTIVES
from everwith.memory.model import Earshot, Question, TimeRef
from everwith.memory.people import antecedent, named, spoken_of
from everwith.memory.phrasing import phrased, terms, variants
from everwith.memory.plan_questions import of_known_plans, of_plans
from everwith.memory.recollection import recollected
from everwith.memory.when import find_times
from everwith.memory.whom import END, MANY, REL, WHOSE, pattern_of, person, related, subject_of
from everwith.memory.words import names
from everwith.memory.words.asking import NOUNS, PHRASES, STATES
from everwith.memory.words.relations import PLURAL, SINGULAR

_NOUN = "|".join(sorted((re.escape(noun) for noun in NOUNS), key=len, reverse=True))
_LEAD = re.compile(
    r"(?:(?:hey|hi|so|and|ok|okay|well|but|um|uh|hm+|btw|by the way|also|please|quick question|question|tell me|remind me|"
    r"do you (?:still |even |actually )?(?:remember|know|recall)(?= (?:what|where|when|who|how|which|if|whether|my|our|her|his|that)\b)|"
    r"(?:can|could|would) you (?:tell me|remind me|remember)|you (?:remember|know)(?= (?:what|where|when|who|how|my)\b)|"
    r"(?:can|do|could) you (?:still )?remember(?= (?:what|where|when|who|how|which)\b)|do you still know|tell me again|"
    r"quick (?:test|one|check|q)|just checking|seriously|right|anyway|then|come on|go on|"
    r"i forgot|i forget|i wonder(?= (?:what|when|where) i (?:said|told)\b)|test|pop quiz|quiz|again|let me test you|wait|lol|if|whether|did i (?:ever )?(?:tell|mention to) you"
    r"(?= (?:what|where|when|who|how|my (?:\w+'s )?name)\b)|(?:have|did) i (?:ever )?(?:told you|tell you|say|said|mentioned|mention)(?= (?:what|where|when|who|how|which)\b))\b[\s,:;.!?-]*)*",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\?|\b(?:what|whats|wots?|wats?|what's|where|wheres|when|whens|who|whos|how|which|do|does|did|am|is|are|have|tell|remind|remember|know)\b",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:i|my|me|we|our|us|myself|she|he|they|her|his|their|who|whos|who's|when|when's|whens|know about|remember|"
    r"what (?:date|day|time)|that (?:thing|story)|the (?:date|day|time) (?:of|for))\b|'s\b",
    re.IGNORECASE,
)


_VALUE = pattern_of(
    rf"(?:what|how|when|which|who|wat)?(?:'?s| is| are| was| were|s)?\s*{WHOSE} (?P<noun>{_NOUN})(?: (?:is|was|are))?(?: on| called)?"
)
_FAVOURITE = pattern_of(
    rf"(?:what|which|who)?(?:'?s| is| are| was|s)?\s*{WHOSE} (?:favou?rite|fav) (?P<noun>{FAVOURITE_NOUNS})s?(?: is)?"
)
_CALLED = pattern_of(rf"(?:what|how)(?:'?s| is| are|s) (?:my|our) {ADJECTIVES}(?P<rel>{REL}) called")
_CALLED_2 = pattern_of(
    rf"what (?:is|are) (?:my|our) {ADJECTIVES}(?P<rel>{REL}|{MANY}) (?:called|named)|what (?:my|our) {ADJECTIVES}(?P<rel2>{REL}) is called"
)
_NAMES = pattern_of(rf"what(?:'?s| is| are) (?:my|our) {ADJECTIVES}(?P<many>{MANY})'?s? names?")
_WHO = pattern_of(
    rf"(?:who|whos)(?:'?s| is| was)?\s+(?:(?:my|our) {ADJECTIVES}(?P<rel>{REL})|(?P<who>[^\W\d_]+))(?: is)?"
)
_ABOUT = pattern_of(
    r"(?:what (?:all )?(?:do you|can you|have you|d'?you|did you|would you)|what'?ve you|tell me (?:everything |all |what |something )?(?:you )?|everything you|all you|what u|what do u|do you|anything you)\s*(?:ever )?(?:actually |even |really )?(?:know|remember|learn(?:t|ed)?|recall|got|heard|gathered|tell me|know or remember)?(?: (?:anything|something|stuff|things|everything|much))?\s*(?:about|of|on)\s+(?P<x>me|myself|us|(?:my|our) [\w' -]+?|her|him|them|[^\W\d_]+(?: [^\W\d_]+)?)(?: so far| already)?"
    r"|(?:how (?:well|much) do you (?:really |actually )?know|what am i to you and do you know) (?P<y>me)"
    r"|(?:tell me |say )?(?:something|anything|everything|one thing|things|all) you know about (?P<z>me|(?:my|our) [\w' -]+?)"
)
_REMEMBER = pattern_of(
    r"(?:do you |d'?you |you )?(?:still )?(?:remember|recall)\s+(?P<x>me|(?:my|our) [\w' -]+?|her|him|[^\W\d_]+)"
)
_SELF = pattern_of(
    r"(?:what (?:have|did) i (?:told|tell|say|said)(?: to)? you about (?:me|myself)|who am i|what do you have on me)"
)
_SAID = re.compile(
    r"what (?:else )?(?:did|have|'?ve|was it) i (?:just )?(?:tell|told|say|said|mention(?:ed)?|talk(?:ed)?|write|wrote)(?: to)?(?: you)?(?: (?:about|of|on|regarding))?\s*(?P<x>.*?)"
    + END,
    re.IGNORECASE,
)
_SAID_2 = re.compile(
    r"what (?:was|were) (?:i|we) (?P<x>(?:\w+ing|afraid|scared|worried|upset|happy|sad|angry|excited|nervous|stressed)\b.*?)"
    + END,
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:did|have|'?ve|had) i (?:ever |already )?(?:tell|told|mention(?:ed)?|say|said|talk(?:ed)?|show(?:ed)?|complain(?:ed)?)(?: to)?(?: you)?(?: (?:about|of|that|anything about))?\s+(?P<x>.*?)"
    + END,
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?:how (?:often|many times|much)) (?:did|do|have|'?ve|had) (?:i|we) (?:ever |actually )?(?:mention(?:ed)?|talk(?:ed)?|said?y?|told|tell|complain(?:ed)?|spoken|speak)(?: to you)?(?: you)?(?: (?:about|of))?\s+(?P<x>.*?)"
    + END,
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:(?:when|what (?:month|year|day|date|time)|how long ago) did (?:we|you and i|i) (?:first |start |first start )(?:meet|met|talk(?:ing)?|speak|chat(?:ting)?|message|write|say hi|come here)|when (?:did|was) we me(?:e)?t|when was (?:our|the) first (?:chat|conversation|talk|time we (?:talked|spoke|met))|how long have (?:we|you and i) (?:known|been (?:talking|chatting|friends))|how long (?:have|'?ve) (?:i|you) (?:known)|what (?:was|is) the (?:very )?first thing i (?:ever )?(?:told|said)|how did we meet|since when do we know)",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:when (?:did|have) (?:i|we) last|when was the last time (?:i|we)|when'?s the last time (?:i|we))\s+(?P<x>.*?)"
    + END,
    re.IGNORECASE,
)
_HAVE = pattern_of(
    rf"(?:do|have) (?:i|we) (?:have |got )?(?:any |an? )?(?P<rel>{REL}|{MANY}|siblings|pets|kids)(?: or (?:{REL}|{MANY}))?"
)
_SLOTS = tuple((pattern_of(phrase), slot) for phrase, slot in PHRASES)
_STATES = tuple((pattern_of(phrase), slot) for phrase, slot in STATES)


def find_questions(text: str, spans: Sequence[tuple[int, int]], now: Moment, earshot: Earshot) -> tuple[Question, ...]:
    """Return the questions about what she remembers in `text`, one a sentence at most; no question mark needed.

    Questions about the world ("what's the capital of France") or about her ("what's your name") are none.
    """
    flat = text.translate(STRAIGHT)
    found = []
    for place, (begin, end) in enumerate(spans):
        if place:
            last = spoken_of(earshot.knowledge, flat[slice(*spans[place - 1])])
            earshot = replace(earshot, last_person=last or earshot.last_person)
        if end - begin > 300 or not _HINT.search(flat, begin, end) or not _mine(flat[begin:end], earshot):
            continue
        question = _question(flat[begin:end], now, earshot)
        if question is not None:
            found.append(question)
    return tuple(found)


def _mine(sentence: str, earshot: Earshot) -> bool:
    """Return True where a sentence speaks of the owner, or of somebody she was told of."""
    return bool(_MINE.search(sentence) or spoken_of(earshot.knowledge, sentence))


def _question(sentence: str, now: Moment, earshot: Earshot) -> Question | None:
    whole = phrased(sentence, earshot.last_person)
    lead = _LEAD.match(whole)
    bare = whole[lead.end() if lead else 0 :]
    reminded = bool(lead and re.search(r"remember|remind|know|told|tell|said|say|\band\b", lead.group(), re.IGNORECASE))
    if not bare:
        return None
    read = tuple(dict.fromkeys((*variants(bare), *variants(whole))))
    for words_left in read:
        for reader in (of_known_plans, _of_slot, _of_talk, of_plans, _of_people, _of_state):
            question = reader(words_left, sentence, now, earshot)
            if question is not None and (asked := _only_asked(question, words_left, sentence, reminded)):
                return asked
    for words_left in read:
        question = recollected(words_left, sentence, earshot)
        if question is not None:
            return replace(question, during=_during(words_left, now))
    return None


def _only_asked(question: Question, bare: str, sentence: str, reminded: bool) -> Question | None:
    """Drop "my name." where nothing asks: a noun alone is a question only after "remember" or with a mark."""
    asks = re.match(
        r"(?:what|wat|where|when|who|how|which|do|does|did|am|is|are|have|tell|everything|all|any|you|can)",
        bare,
        re.IGNORECASE,
    )
    if asks or reminded or "?" in sentence:
        return question
    return None


def _of_slot(bare: str, sentence: str, now: Moment, earshot: Earshot) -> Question | None:
    favourite = _FAVOURITE.match(bare)
    if favourite:
        noun = favourite["noun"].lower()
        slot = "favourite_" + FAVOURITES.get(noun, noun).replace("color", "colour").replace(" ", "_")
        return _value(favourite, slot, sentence, earshot)
    match = _VALUE.match(bare)
    if match:
        return _value(match, NOUNS[match["noun"].lower()], sentence, earshot)
    for pattern in (_CALLED, _CALLED_2):
        match = pattern.match(bare)
        if match:
            return _value(match, "name", sentence, earshot)
    match = _NAMES.match(bare)
    if match:
        return Question(kind="value", text=sentence, subject=PLURAL[match["many"].lower()], slot="name")
    lowered = bare.lower()
    if not re.match(r"(?:what|where|how|when|which|who)", lowered):
        return None
    for pattern, slot in _SLOTS:
        match = pattern.match(bare)
        if match and (found := _value(match, slot, sentence, earshot)) is not None:
            return found
    return None


def _value(match: re.Match[str], slot: str, sentence: str, earshot: Earshot) -> Question | None:
    subject = subject_of(match, earshot)
    return Question(kind="value", text=sentence, subject=subject, slot=slot) if subject else None


def _of_talk(bare: str, sentence: str, now: Moment, earshot: Earshot) -> Question | None:
    if _SELF.match(bare):
        return Question(kind="about", text=sentence, subject="owner")
    if _FIRST.match(bare):
        return Question(kind="first", text=sentence)
    for pattern, kind in ((_COUNT, "count"), (_LAST, "last"), (_SAID, "said"), (_SAID_2, "said"), (_TOLD, "yes_no")):
        match = pattern.match(bare)
        if match is None:
            continue
        during = _during(match["x"], now)
        said = _without(match["x"], during)
        subject = _spoken_of(match["x"], earshot)
        sought = terms(said)
        if kind == "last" and sought and sought[0] in {"spoke", "speak", "chat", "chatted"}:
            sought = ()
        if not sought and not subject and during is None and kind not in {"last", "said"}:
            return None
        return Question(kind=kind, text=sentence, subject=subject, terms=sought, during=during)  # type: ignore[arg-type]
    return None


def _during(text: str, now: Moment) -> TimeRef | None:
    return next(iter(find_times("it was " + text, now)), None) if text else None


def _without(text: str, during: TimeRef | None) -> str:
    if during is None:
        return text
    begin, end = (max(0, place - len("it was ")) for place in during.span)
    return f"{text[:begin]} {text[end:]}"


def _spoken_of(text: str, earshot: Earshot) -> str:
    match = re.search(rf"\b(?:my|our) {ADJECTIVES}(?P<rel>{REL})\b", text, re.IGNORECASE)
    if match:
        return SINGULAR[match["rel"].lower()]
    for word in re.findall(r"[^\W\d_]+", text):
        if word.lower() not in names.NOT_NAMES and (subject := named(earshot.knowledge, word)):
            return subject
    return ""


def _of_people(bare: str, sentence: str, now: Moment, earshot: Earshot) -> Question | None:
    for pattern in (_ABOUT, _REMEMBER):
        match = pattern.match(bare)
        if match:
            groups = match.groupdict()
            whom = groups.get("x") or groups.get("y") or groups.get("z") or ""
            return _about(whom.lower(), sentence, earshot)
    match = _WHO.match(bare)
    if match and match["rel"]:
        return Question(kind="value", text=sentence, subject=subject_of(match, earshot) or "", slot="name")
    if match:
        subject = person(match["who"].lower(), earshot)
        return (
            Question(kind="about", text=sentence, subject=subject, terms=(match["who"].lower(),)) if subject else None
        )
    return None


def _about(whom: str, sentence: str, earshot: Earshot) -> Question | None:
    if whom in {"me", "myself", "us"}:
        return Question(kind="about", text=sentence, subject="owner")
    if whom in {"her", "him", "them"}:
        subject = antecedent(earshot.knowledge, {"her": "she", "him": "he"}.get(whom, "they"), earshot.last_person)
        return Question(kind="about", text=sentence, subject=subject)
    rest = whom.partition(" ")[2] if whom.startswith(("my ", "our ")) else ""
    if not rest:
        subject = person(whom, earshot) or ""
        return Question(kind="about", text=sentence, subject=subject, terms=(whom,)) if subject else None
    if rest in NOUNS:
        return Question(kind="value", text=sentence, subject="owner", slot=NOUNS[rest])
    key = related(rest, whom, earshot)
    if key:
        return Question(kind="about", text=sentence, subject=key)
    return Question(kind="said", text=sentence, terms=terms(rest))


def _of_state(bare: str, sentence: str, now: Moment, earshot: Earshot) -> Question | None:
    if not re.match(r"(?:do|does|am|is|are|have)\b", bare, re.IGNORECASE):
        return None
    match = _HAVE.match(bare)
    if match:
        word = match["rel"].lower()
        special = {"siblings": "siblings", "pets": "pets", "kids": "children", "children": "children"}.get(word)
        if special:
            return Question(kind="yes_no", text=sentence, subject="owner", slot=special)
        return Question(kind="yes_no", text=sentence, subject=SINGULAR.get(word) or PLURAL[word], slot="exists")
    for pattern, slot in _STATES:
        match = pattern.match(bare)
        subject = subject_of(match, earshot) if match else None
        if match and subject:
            return Question(kind="yes_no", text=sentence, subject=subject, slot=slot, terms=(match["v"].lower(),))
    return None
