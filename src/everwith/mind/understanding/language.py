"""Which language a text is in, by script and by function words; English wherever it is not sure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from everwith.core.text import words
from everwith.mind.understanding.words import mapping, number, texts

ENGLISH = "en"
_READ = 600
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A script: characters from `first` to `last`, languages told apart by the characters only they use."""

    pattern: re.Pattern[str]
    default: str
    marks: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageTable:
    """Function words and scripts of the commonest languages."""

    words: Mapping[str, tuple[str, ...]]
    english: frozenset[str]
    scripts: tuple[Script, ...]
    least_words: int
    least_share: float

    @classmethod
    def of(cls, data: Mapping[str, object]) -> LanguageTable:
        """Make the table from `{words: {code: [..]}, english: [..], scripts: {range: {default, marks}}}`.

        A word that English has as well counts for nothing.
        """
        english = frozenset(texts(data.get("english")))
        by_word: dict[str, list[str]] = {}
        for code, own in mapping(data.get("words")).items():
            for word in str(own).split():
                if word not in english:
                    by_word.setdefault(word, []).append(code)
        return cls(
            words={word: tuple(codes) for word, codes in by_word.items()},
            english=english,
            scripts=tuple(_script(r, mapping(s)) for r, s in mapping(data.get("scripts")).items()),
            least_words=int(number(data.get("least_words"), 2)),
            least_share=number(data.get("least_share"), 0.34),
        )

    def language(self, text: str) -> str:
        """Return the ISO 639-1 code of the language `text` is in; "en" where it is not sure."""
        text = text[:_READ]
        return ENGLISH if text.isascii() and len(text) < 5 else self._by_script(text) or self._by_words(text)

    def _by_script(self, text: str) -> str:
        if text.isascii():
            return ""
        letters = len(_LETTERS.findall(text))
        for script in self.scripts:
            if letters and len(script.pattern.findall(text)) * 2 > letters:
                return next((code for code, mark in script.marks if mark.search(text)), script.default)
        return ""

    def _by_words(self, text: str) -> str:
        heard = words(text)
        score: dict[str, float] = {}
        distinct: dict[str, set[str]] = {}
        for word in heard:
            for part in {word, *word.split("'")}:
                for code in self.words.get(part, ()):
                    score[code] = score.get(code, 0.0) + 1.0
                    distinct.setdefault(code, set()).add(part)
        if not score:
            return ENGLISH
        best = max(score, key=lambda code: (score[code], code))
        own = sum(word in self.english for word in heard)
        sure = len(distinct[best]) >= self.least_words and score[best] / len(heard) >= self.least_share
        return best if sure and score[best] >= own else ENGLISH


def _script(span: str, data: Mapping[str, object]) -> Script:
    marks = tuple((code, re.compile(f"[{m}]")) for code, m in mapping(data.get("marks")).items())
    return Script(pattern=re.compile(f"[{span}]"), default=str(data["default"]), marks=marks)
