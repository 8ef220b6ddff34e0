"""A sentence as the tables read it: spelled out, lower case, in words and stems."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from everwith.core.text import plain, words

_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_ENDINGS = ("ings", "ing", "edly", "ied", "ies", "ed", "ly", "es", "s")
_LONGEST_READ = 1_000
"""Characters of one sentence that are read; nobody's sentence is longer, and time stays bounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence, ready to be read.

    `raw` has plain quotes and spaces; `tokens` are lower-case words with chat spellings and contractions
    spelled out ("dont" -> "do", "not"); `norm` is the tokens joined by spaces; `drawn` counts drawn-out words.
    """

    raw: str
    tokens: tuple[str, ...]
    norm: str
    stems: tuple[str, ...]
    question: bool
    drawn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How chat spellings are spelled out, and which words are known (to shorten drawn-out ones rightly)."""

    expand: Mapping[str, tuple[str, ...]]
    known: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, data: Mapping[str, object], known: Iterable[str] = ()) -> Spelling:
        """Make the table from `{expand: {word: "spelled out"}}`."""
        expand = {str(k): tuple(str(v).split()) for k, v in mapping(data.get("expand")).items()}
        return cls(expand=expand, known=frozenset(known) | frozenset(w for v in expand.values() for w in v))

    def said(self, text: str) -> Said:
        """Return `text`, one sentence, as it is read."""
        raw = plain(text[:_LONGEST_READ])
        tokens: list[str] = []
        drawn = 0
        for word in words(raw):
            shorter = self._shortened(word) if _DRAWN_OUT.search(word) else word
            drawn += shorter != word
            tokens.extend(self.expand.get(shorter) or (shorter,))
        return Said(
            raw=raw,
            tokens=tuple(tokens),
            norm=" ".join(tokens),
            stems=tuple(map(stem, tokens)),
            question="?" in raw,
            drawn=drawn,
        )

    def _shortened(self, word: str) -> str:
        double = _DRAWN_OUT.sub(r"\1\1", word)
        single = _DRAWN_OUT.sub(r"\1", word)
        return double if double in self.known and single not in self.known else single


def stem(word: str) -> str:
    """Return a crude stem, enough to meet "cooking", "cooked" and "cooks" in one place."""
    for ending in _ENDINGS:
        if len(word) - len(ending) >= 3 and word.endswith(ending):
            if ending == "s" and word.endswith("ss"):
                break
            word = word[: -len(ending)] + ("y" if ending in {"ied", "ies"} else "")
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def mapping(value: object) -> Mapping[str, object]:
    """Return `value` as a mapping; an absent one is empty. Raises TypeError where it is something else."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise TypeError(f"expected a mapping in the data, found {type(value).__name__}")
    return {str(key): item for key, item in value.items()}


def listing(value: object) -> list[object]:
    """Return `value` as a list; an absent one is empty. Raises TypeError where it is something else."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise TypeError(f"expected a list in the data, found {type(value).__name__}")
    return value


def texts(value: object) -> tuple[str, ...]:
    """Return a list of the data as strings."""
    return tuple(str(item) for item in listing(value))


def number(value: object, default: float) -> float:
    """Return a number of the data, or `default` where there is none."""
    return float(value) if isinstance(value, int | float) else default
