"""Text as everyone reads it: cleaning, sentences, words."""

from __future__ import annotations

import re
import unicodedata

from everwith.core.errors import WrongUse

LONGEST = 20_000
"""Characters a message may have; far beyond what one types, far below what hurts."""

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
_MEANINGLESS = re.compile("[\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad]")
"""The invisible ones that no script needs; joiners and direction marks stay, since Persian, Hebrew and emoji do."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "`": "'"})
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"')\]]*\s+(?=\S)|\n+")
_ABBREVIATION = re.compile(r"\b(?:mr|mrs|ms|dr|prof|st|vs|etc|e\.g|i\.e|approx|a\.m|p\.m)\.$", re.IGNORECASE)
_ABBREVIATED = len("approx.")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def clean(text: str) -> str:
    """Return `text` in NFC without control characters, and without invisible ones where they carry no meaning.

    Joiners inside emoji and words stay, since they are part of the picture; cleaning twice is cleaning once. Raises
    WrongUse where the text is longer than LONGEST or nothing visible is left.
    """
    if len(text) > LONGEST:
        raise WrongUse(
            f"That message has {len(text):,} characters; she reads at most {LONGEST:,} at once.",
            "Send it in parts.",
        )
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", _MEANINGLESS.sub("", _CONTROL.sub("", text)))
    if not _INVISIBLE.sub("", text).strip():
        raise WrongUse("There is nothing in that message.", "Write a word or two.")
    return text.strip()


def plain(text: str) -> str:
    """Return `text` for reading by rules: straight quotes, no invisible characters, single spaces."""
    return " ".join(_INVISIBLE.sub("", text).translate(_QUOTES).split())


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) spans of the sentences of `text`; a line break ends one too."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if "\n" not in match.group() and _ABBREVIATION.search(
            text, max(start, match.start() - _ABBREVIATED), match.start()
        ):
            continue
        _add_span(spans, text, start, match.start())
        start = match.end()
    _add_span(spans, text, start, len(text))
    return tuple(spans)


def _add_span(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def words(text: str) -> list[str]:
    """Return the lower-case words of `text`, apostrophes kept ("don't", "sister's")."""
    return _WORD.findall(text.translate(_QUOTES).lower())
