"""Questions for plans: when something is, and what lies on a day."""

# ruff: noqa: E501, PLR0911  (a pattern is read as one line; one return for each way of asking)

from __future__ import annotations

import re

from everwith.core.moment import Moment
from everwith.memory.claims.subjects import ADJECTIVES
from everwith.memory.model import Earshot, Question
from everwith.memory.people import named
from everwith.memory.phrasing import terms
from everwith.memory.when import find_times
from everwith.memory.whom import END, REL, WHOSE, pattern_of, person, subject_of
from everwith.memory.words.plans import PLAN_VERBS, PLANS
from everwith.memory.words.relations import SINGULAR

_PLAN_WORD = "|".join(f"(?:{pattern})" for _, pattern, _ in PLANS)
_WHEN = re.compile(
    rf"(?:when|what (?:day|date|time)|whens?|how (?:long|many days|many weeks) (?:until|till|to|is it (?:to|until|till)))(?:'?s| is| are| was|s| do i have)?\s*(?:it )?(?:(?:{WHOSE}|the|that|an?|our) )?(?:big |new |job )?(?P<plan>{_PLAN_WORD})(?:'?s)?(?: (?:thing|appointment|again|on|with \w+|to \w+|at \w+))*"
    + END,
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:what (?:do|have|am|'?ve) (?:i|we)(?: got| have| be)? ?(?:doing|planned|plans|on|coming up|scheduled|going on|got on|up to|got|have)?(?: (?:going )?on)?|what(?:'?s| is) (?:happening|on|coming up|planned|in my (?:diary|calendar)|my plan|the plan)|what are my plans|do i have (?:anything|something|any plans|plans)(?: (?:on|planned|coming up))?|have i got (?:anything|plans|something)(?: on)?|anything (?:on|planned)|am i (?:free|busy|doing anything))\b(?P<rest>.*?)"
    + END,
    re.IGNORECASE,
)
_BEGINS = pattern_of(
    rf"when (?:do|does|is|will) (?:my|our|the|that|this) (?:new )?(?P<plan>{_PLAN_WORD}) (?:start|begin|happen|take place|on|due|starting|happening)"
)
_VERBED = re.compile(
    rf"when(?:'s| is| am| are| do| does| will) (?P<whom>i|we|(?:my|our|the) {ADJECTIVES}(?:{REL})|(?!the\b)[^\W\d_]{{2,20}}) (?P<rest>[a-z].*?)"
    + END,
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"(?:when|what (?:day|date|time|month)|how (?:long|many (?:days|weeks)) (?:until|till|to|is it (?:to|until|till)))\b"
    r"(?! did (?:we|i) (?:first|start|meet|last)| (?:was|were) i|(?: is|'s| was) my birthday| did i (?:last|say|tell))(?P<rest>.*)"
    r"|what(?:'s| is| was) the (?:new |exact )?(?:date|day|time) (?:for|of)\b(?P<rest2>.*)",
    re.IGNORECASE,
)


def of_known_plans(bare: str, sentence: str, now: Moment, earshot: Earshot) -> Question | None:
    """Find the plan she knows of that "when is ...", "what's the date for ..." names by kind or by a word of its phrase."""
    match = _TIMED.match(bare)
    if match is None:
        return None
    asked = match["rest"] or match["rest2"] or ""
    said = terms(asked)
    whom = {said_word: named(earshot.knowledge, said_word) for said_word in said}
    kin = re.search(rf"\bmy {ADJECTIVES}(?P<rel>{REL})\b", bare, re.IGNORECASE)
    who = {SINGULAR[kin["rel"].lower()]} if kin else {subject for subject in whom.values() if subject}
    verbs = {kind for kind, pattern in PLAN_VERBS if re.search(pattern, asked, re.IGNORECASE)}
    best: tuple[int, Question] | None = None
    for plan in reversed(earshot.knowledge.plans):
        if plan.who and who and plan.who not in who:
            continue
        known = {*terms(plan.kind), *terms(plan.phrase)}
        shared = [word for word in said if word in known or word.removesuffix("s") in known]
        score = 2 * len(shared) + (plan.kind in verbs) + bool(plan.who and plan.who in who and (shared or verbs))
        if score and (best is None or score > best[0]):
            found = Question(kind="plan", text=sentence, subject=plan.who, slot=plan.kind, terms=tuple(shared) or said)
            best = score, found
    return best[1] if best else None


def of_plans(bare: str, sentence: str, now: Moment, earshot: Earshot) -> Question | None:
    """Read a question for a plan by its kind, or for what lies on a day."""
    match = _BEGINS.match(bare)
    if match:
        return Question(kind="plan", text=sentence, slot=_kind_of(match["plan"]), terms=(match["plan"].lower(),))
    match = _VERBED.match(bare)
    if match:
        kind = next((kind for kind, pattern in PLAN_VERBS if re.search(pattern, match["rest"], re.IGNORECASE)), "")
        if kind:
            owner = match["whom"].lower() in {"i", "we"}
            subject = "" if owner else _subject_of(match["whom"], earshot)
            return Question(kind="plan", text=sentence, subject=subject, slot=kind, terms=terms(match["rest"]))
    match = _WHEN.match(bare)
    if match:
        plan = match["plan"].lower()
        kind = _kind_of(plan)
        groups = match.groupdict()
        owned = groups.get("rel") or groups.get("p") or groups.get("who")
        subject = (subject_of(match, earshot) or "") if owned else ""
        if kind == "birthday" and groups.get("own"):
            return Question(kind="value", text=sentence, subject="owner", slot="birthday")
        return Question(kind="plan", text=sentence, subject=subject, slot=kind, terms=(plan,))
    match = _DAY.match(bare)
    if match is None:
        return None
    during = next(iter(find_times(match["rest"], now)), None)
    rest = terms(match["rest"] if during is None else "")
    if during is None and (rest or not re.search(r"plan|coming up|calendar|diary|scheduled", bare, re.IGNORECASE)):
        return None
    return Question(kind="plan", text=sentence, during=during)


def _kind_of(words_said: str) -> str:
    said = words_said.lower()
    return next((kind for kind, pattern, _ in PLANS if re.fullmatch(pattern, said, re.IGNORECASE)), said)


def _subject_of(words_said: str, earshot: Earshot) -> str:
    match = re.fullmatch(rf"(?:my|our|the) {ADJECTIVES}(?P<rel>{REL})(?P<s>)", words_said, re.IGNORECASE)
    if match:
        return SINGULAR[match["rel"].lower()]
    return person(words_said.lower(), earshot) or ""
