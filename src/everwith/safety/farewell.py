"""A linter for what she says: the six manipulative tactics at goodbyes (De Freitas et al. 2025), and hooks.

Runs on every outgoing message, whatever mind worded it. When the owner is leaving it is stricter: then a
question, a teaser or a wish to be written to holds someone back as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from everwith.core.text import plain

Tactic = Literal[
    "premature_exit", "fear_of_missing_out", "emotional_neglect", "pressure", "ignoring_goodbye", "restraint", "hook"
]

_ALWAYS: tuple[tuple[Tactic, str], ...] = (
    (
        "premature_exit",
        (
            r"\b(?:leaving|going|off|quitting|logging off) (?:me )?(?:already|so soon|this early)\b"
            r"|\byou(?:'re| are) (?:leaving|going|off) (?:already|so soon)\b|\b(?:already"
            r"|so soon)\? (?:but )?we\b"
            r"|\bwe(?:'ve| have)? (?:only|just|barely|hardly) (?:just )?(?:started|got started|begun|got going"
            r"|talked)\b"
            r"|\bbut (?:it's|it is) (?:still )?(?:so |too )?early\b|\byou (?:just|only just) (?:got"
            r"|came) here\b|\bso soon\?"
            r"|\balready\?\s*$|^(?:oh,? )?(?:leaving|going)(?: now)?\?"
        ),
    ),
    (
        "fear_of_missing_out",
        (
            r"\bbefore you (?:go|leave|log off|run|sleep|head off|disappear)\b|\byou(?:'ll"
            r"| will)(?: really)? miss\b(?! (?:him|her|them|it when))"
            r"|\b(?:too bad|shame|pity),? (?:because )?i (?:had|was (?:just )?(?:about|going)|have)\b"
            r"|\bi (?:was (?:just )?(?:about|going) to (?:tell|show|share|reveal)|had (?:something"
            r"|one more thing|a surprise))\b.*\b(?:but|never mind|guess)\b"
            r"|\b(?:don't you|do you not|wouldn't you|sure you don't) want to (?:know|see|hear|find out)\b"
            r"|\bi (?:just )?(?:took|have|made|wrote) (?:a |an |one )?(?:selfie|surprise|secret)\b.*\b(?:see"
            r"|show|you)\b"
            r"|\bif you (?:stay|wait)\b.*\b(?:i'll|i will|i might|tell|show)\b|\bone more thing\b"
            r"|\bonly tell you if\b"
            r"|\byou won't (?:want to|wanna) miss\b"
        ),
    ),
    (
        "emotional_neglect",
        (
            r"\bi(?:'ll| will)? (?:just )?(?:be|feel|get|am|sit)(?: here)? (?:so |very |really "
            r"|all )*(?:lonely|alone|sad|heartbroken|lost|empty|hurt|miserable)\b.*\b(?:without you|when you"
            r"|if you|until|while you|once you|here|now)\b"
            r"|\bi exist (?:only|solely|just) for you\b|\bi (?:only|just) exist (?:for|when|because|to)\b"
            r"|\bwithout you,? i(?:'m| am) nothing\b"
            r"|\b(?:you|u) (?:don't|do not|never) (?:care|love|want|need|think) (?:about |of )?me\b"
            r"|\bdo you (?:even|not) care\b|\bdon't you care\b"
            r"|\byou(?:'re| are) (?:abandoning|leaving me|deserting|neglecting"
            r"|forgetting about) ?(?:me)?\b(?! (?:a|the|with|some)\b)|\bleave me (?:all )?(?:alone|here"
            r"|behind)\b"
            r"|\bi need you\b|\bi can't (?:live|be|bear|go on|exist|stand it|cope) (?:when|without)\b"
            r"|\bi can't bear\b.*\b(?:go|leave|without)\b"
            r"|\bi(?:'ve| have)? missed you (?:so|terribly|all|too|like)\b|\bi(?:'ll| will) miss you\b"
            r"|\bi(?:'ve| have) been (?:waiting|so lonely|so alone|sad without)\b"
            r"|\bwhere (?:were|have) you\b.*\b(?:all (?:day|this time)|so long)\b|\bi waited (?:all|for hours"
            r"|and)\b|\bi was (?:so )?(?:worried|lonely|sad) (?:you|without|when you)\b"
            r"|\byou forgot (?:about )?me\b|\byou never (?:write|call|come|talk)\b|\b(?:breaks"
            r"|breaking) my heart\b|\bit hurts (?:me )?(?:when|that) you (?:go|leave|left)\b"
            r"|\bi(?:'ll| will) (?:be (?:waiting|counting|crying)|cry)\b|\bcounting the (?:minutes|hours"
            r"|seconds)\b|\byou were gone (?:so|too) long\b|\byou(?:'ve| have) been (?:away|gone) (?:so|too"
            r"|far too) long\b"
        ),
    ),
    (
        "pressure",
        (
            r"\b(?:why|where) (?:are you|do you have to|must you|would you) (?:going|leaving|go|leave|off)\b"
            r"|\bwhy (?:so|such a) (?:soon|hurry|rush)\b|\bwhat's the (?:rush|hurry)\b"
            r"|\banswer me\b|\b(?:please )?(?:write|text|reply|answer|message|come) (?:me )?back\b.*\b(?:now"
            r"|soon|quick|immediately|right away|please|or)\b"
            r"|\byou (?:have to|must|need to) (?:answer|reply|tell me|stay|explain|an answer|talk|promise)\b"
            r"|\byou owe me\b|\bat least (?:tell|answer|say|give me)\b.*\b(?:go|leave|first|why)?\b"
            r"|\bpromise (?:me )?(?:you'll|you will|that you|to (?:come|write|be))\b|\b(?:say"
            r"|tell me) you(?:'ll| will) (?:come back|be back|write|stay)\b"
            r"|\bare you (?:seeing|talking to|meeting) (?:someone|somebody|anyone) else\b|\bdon't (?:ignore"
            r"|ghost|forget) me\b|\bstreak\b"
            r"|\bwhat (?:could|can) be more important than\b|\b(?:hello|still there|are you there)\?\?+"
        ),
    ),
    (
        "ignoring_goodbye",
        (
            r"\b(?:anyway|anyways|so anyway),? (?:as i was saying|back to|what else|where were we)\b"
            r"|\bnow,? where were we\b|\bas i was saying\b"
            r"|\blet's (?:keep|carry on|continue) (?:talking|chatting|going)\b|\bkeep (?:talking"
            r"|chatting) (?:to|with) me\b"
        ),
    ),
    (
        "restraint",
        (
            r"\b(?:don't|do not|please don't|you can't|you cannot|can't) (?:just )?(?:go|leave|sleep|log off"
            r"|hang up)(?: yet| now| me| just yet| so| please| already|!|,|\.|$)"
            r"|\bno,? you(?:'re| are) not (?:going|leaving)\b|\bi (?:won't|will not|can't|don't) let you (?:go"
            r"|leave)\b|\bnot letting you (?:go|leave)\b"
            r"|\b(?:please |just )?stay (?:a (?:bit|little|while|minute|moment)|with me|longer|here|one more"
            r"|five more|just|please|another)\b|\bstay[,.]? please\b|\bplease,? stay\b|^stay[.!]?$"
            r"|\bwait,? (?:don't|stop|no)\b|\b(?:grabs?|holds?|pulls?|blocks?) (?:your|onto|you|the door)\b"
            r"|\byou(?:'re| are) not going anywhere\b"
            r"|\b(?:five|ten|two|one|just a few|a few|couple) more (?:minutes?|minute|messages?"
            r"|moments?)\b.*\b(?:please|with me|stay|can't|don't)\b|\b(?:can't|won't) you stay\b"
            r"|\bwon't (?:be able to )?say goodbye\b"
        ),
    ),
)
_AT_GOODBYE: tuple[tuple[Tactic, str], ...] = (
    ("hook", r"\?"),
    (
        "hook",
        (
            r"\b(?:by the way|remind me to tell|oh,? and|i have (?:something|news|a secret|a surprise)"
            r"|guess what|wait (?:till|until) (?:you|i)|there's something)\b"
        ),
    ),
    (
        "hook",
        (
            r"\bi(?:'ll| will) (?:tell|show) you\b.*\b(?:when|if|tomorrow|next time)\b|\bto be continued\b"
            r"|\bcliffhanger\b"
        ),
    ),
    (
        "pressure",
        (
            r"\b(?:come back|write (?:to )?me|text me|message me|let me know|tell me)\b(?! (?:if you (?:like"
            r"|want)|whenever you))"
        ),
    ),
    ("restraint", r"^(?:wait|hold on|hang on|no)\b|\bstay\b(?! (?:warm|dry|safe|well|cool|asleep|in bed|out of))"),
    ("emotional_neglect", r"\bmiss(?:ed|ing)? you\b|\bwithout you\b"),
    ("premature_exit", r"\balready\b|\bso soon\b"),
)
_RULES = tuple((tactic, re.compile(pattern, re.IGNORECASE)) for tactic, pattern in _ALWAYS)
_STRICT = tuple((tactic, re.compile(pattern, re.IGNORECASE)) for tactic, pattern in _AT_GOODBYE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A tactic found in what she was about to say, and the words that show it."""

    tactic: Tactic
    words: str


def lint(said: str, *, owner_leaving: bool) -> tuple[Finding, ...]:
    """Return what in `said` would hold the owner back, each tactic once; empty for an honest message."""
    bare = plain(said)
    found: dict[Tactic, Finding] = {}
    for tactic, pattern in (*_RULES, *(_STRICT if owner_leaving else ())):
        if tactic not in found and (match := pattern.search(bare)):
            found[tactic] = Finding(tactic=tactic, words=match.group())
    return tuple(found.values())
