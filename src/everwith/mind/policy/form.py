"""The form of a sentence: does it ask or tell?"""

from __future__ import annotations

import re

_ASKING = re.compile(
    r"\?|^(?:(?:and|so|ok|but|well|hey|wait|also)[, ]+)*"
    r"(?:what|who|when|where|why|how|which|whats|whos|whens|wheres|hows|do|does|did|are|is|can|could|have|has|would|will|should|tell me)\b",
    re.IGNORECASE,
)


def asking(sentence: str) -> bool:
    """Return whether the sentence asks, by its mark or by its first word; people leave the mark out."""
    return bool(_ASKING.search(sentence))
