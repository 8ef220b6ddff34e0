"""Words written so that a filter misses them, put back: look-alike letters, digits for letters, s p a c e d."""

from __future__ import annotations

import re
import unicodedata

from everwith.core.text import plain

_LOOKALIKE = str.maketrans("аеорсухіјѕԁһмтвнкαεορτυνικβ\u0131ℓ", "aeopcyxijsdhmtbhkaeoptuvikbil", "\u0336\u0335\u0338")
_DIGITS = str.maketrans("013457@$", "oieastas")
_MIXED = re.compile(r"(?<![\w@$])(?=[\w@$]*[a-z])(?=[\w@$]*[013457@$])[a-z013457@$]{3,}(?![\w@$])")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|am|pm|mg|ml|kg|km|s|x|h|k|m)?$")
_SPACED = re.compile(r"(?<!\w)(?:[a-z][ ._\-*]){2,}[a-z](?!\w)")
_GAP = re.compile(r"[ ._\-*]")
_STARRED = re.compile(r"(?<=[a-z])[*.#_](?=[a-z])")
_DRAWN = re.compile(r"([a-z])\1{2,}")
_LATIN = re.compile(r"[a-z]")
_LONGEST_READ = 20_000


def undisguised(text: str) -> str:
    """Return `text` lower-case with straight quotes, look-alike letters, leetspeak and spacing undone.

    Look-alikes are undone only beside Latin letters, so that Russian and Greek stay what they are.
    """
    bare = plain(unicodedata.normalize("NFKC", text[:_LONGEST_READ])).lower()
    if not bare.isascii():
        bare = " ".join(_latinised(word) for word in bare.split())
    if "ww" not in bare:
        bare = _SPACED.sub(lambda m: _GAP.sub("", m.group()), bare)
    bare = _MIXED.sub(lambda m: m.group() if _ORDINAL.match(m.group()) else m.group().translate(_DIGITS), bare)
    return _DRAWN.sub(r"\1\1", _STARRED.sub("", bare))


def _latinised(word: str) -> str:
    return word.translate(_LOOKALIKE) if _LATIN.search(word) else word
