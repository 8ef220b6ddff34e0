"""What carries no words: silence, a picture alone, keys hit at random."""

from __future__ import annotations

import re

from everwith.mind.understanding.words import Said

_LETTER = re.compile(r"[^\W\d_]")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "qsdfghjklm")
_RUN = 4
"""Neighbouring keys in a row that look like a hand on the keyboard."""
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}")
_LATIN = re.compile(r"[a-z]+$")
_VOWEL = re.compile(r"[aeiouyàâäáãåæèéêëìíîïòóôöõøùúûü]")
_PAIR_AGAIN = re.compile(r"^([a-z]{2,3})\1{2,}[a-z]?$")
_INITIALS = 5
"""A word this short without vowels may be initials or chat shorthand ("tbh", "nvm")."""


def silent(said: Said) -> bool:
    """Tell whether there is no letter or digit in it: "...", "?!", an emoji alone."""
    return not said.tokens


def gibberish(said: Said, known: frozenset[str]) -> bool:
    """Tell whether most of its words are keys hit at random; a name never heard before is none."""
    letters = [t for t in said.tokens if _LETTER.search(t)]
    if not letters or len(letters) > 8:
        return False
    odd = sum(len(t) for t in letters if t not in known and _random(t))
    return odd * 2 > sum(map(len, letters))


def _random(word: str) -> bool:
    if not _LATIN.match(word) or len(word) < _RUN:
        return False
    if _on_one_row(word) or _CONSONANTS.search(word) or _PAIR_AGAIN.match(word):
        return True
    return len(word) > _INITIALS and not _VOWEL.search(word)


def _on_one_row(word: str) -> bool:
    if len(word) < _RUN + 1 and word not in {"asdf", "qwer", "zxcv", "hjkl", "jkl", "fdsa", "sdfg", "dfgh"}:
        return False
    runs = sum(
        word[i : i + _RUN] in row or word[i : i + _RUN] in row[::-1]
        for row in _KEYS
        for i in range(len(word) - _RUN + 1)
    )
    if runs * 2 >= len(word) - _RUN:
        return runs > 0
    return word[0] in "asdfghjkl" and len(word) > _RUN + 1 and all(c in "asdfghjkl" for c in word)
