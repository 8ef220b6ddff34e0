"""The form of a sentence: does it ask or tell, and does it take leave?"""

from __future__ import annotations

import re

_ASKING = re.compile(
    r"\?|^(?:(?:and|so|ok|but|well|hey|wait|also)[, ]+)*(?:what|who|when|where|why|how|which|whats|whos|whens|wheres|"
    r"hows|do|does|did|are|is|can|could|have|has|would|will|should|tell me)\b",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"^(?:(?:ok|okay|right|well|anyway|so|nice|haha|ha|thanks|cheers|lovely|cool|great|alright|sure|yeah|hm+|oh|and|but)"
    r"\b[,.!\s]*)*(?:bye|goodbye|good ?night|g'?night|see (?:you|ya)|"
    r"(?:talk|speak) (?:to you )?(?:later|tomorrow|soon)|speak|ttyl|gtg|g2g|"
    r"cya|take care|sleep well|until (?:tomorrow|later)|catch you|cheerio|ciao|sweet dreams)\b"
    r"|^(?:\w+[,. ]+){0,2}(?:night(?:y|ies)?(?: night)?(?:,? \w+)?|later|bed)\W*$"
    r"|\boff to (?:bed|sleep|work)\b|\bgoing to (?:bed|sleep)(?: now| soon)?\W*$"
    r"|\bheading (?:off|out|to bed)\b|\bi'?m off\b|\bcalling it a (?:night|day)\b"
    r"|\b(?:gotta|got to|have to|need to|must|should|better) "
    r"(?:go|run|dash|sleep|leave|head off|get (?:some )?sleep)(?: now| to bed)?\W*$",
    re.IGNORECASE,
)


def asking(sentence: str) -> bool:
    """Return whether the sentence asks, by its mark or by its first word; people leave the mark out."""
    return bool(_ASKING.search(sentence))


def leaving(sentence: str) -> bool:
    """Return whether these are words with which people really leave; likeness alone is not enough to send one off."""
    return bool(_LEAVING.search(sentence))
