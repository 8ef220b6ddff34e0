"""Finding the written line a message calls for: sentence vectors where there are some, words always."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from everwith.core import text

DENSE, LEXICAL = 0.8, 0.2
"""Shares of the cosine and of the shared words in a match where there are vectors."""

WORDS_ALONE = 0.92
"""What a full overlap of words is worth without vectors."""

_COMMON = frozenset(
    text.words(
        """a an the i i'm im i've ive i'll id i'd you your you're it it's its is am are was were be been to of in on at
        for and or but so my me we us our that this these those there here do does did done have has had will would can
        could just really very too not no with from as if what's about up out all then than some any get got"""
    )
)
_NEGATED = re.compile(
    r"n['’]?t\b|\b(?:not|never|no|nobody|noone|nothing|none|without|cannot|cant|dont|didnt|wont|isnt)\b", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?:'s|ing|ed|ly|es|s)$")


def stems(phrase: str) -> list[str]:
    """Return the content words of a phrase, endings cut; all words where nothing but common ones are left."""
    spoken = text.words(phrase)
    kept = [word for word in spoken if word not in _COMMON] or spoken
    return [_stem(word) for word in kept]


def negated(phrase: str) -> bool:
    """Return whether the phrase denies: sentence vectors put "I got it" beside "I didn't get it"."""
    return bool(_NEGATED.search(phrase))


def _stem(word: str) -> str:
    if len(word) <= 4:
        return word
    cut = _SUFFIX.sub("", word)
    return cut if len(cut) >= 3 else word


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A line that fits, by its best sample; score in [0, 1], tone the sample's valence in [-1, 1]."""

    line: str
    score: float
    sample: str
    tone: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyIndex:
    """Sample inputs and the lines they lead to. `rows` are places in `texts`; a text may serve several lines.

    `matrix` has the unit vector of each text, `searched` those of the keys, one row each.
    """

    texts: tuple[str, ...]
    row_of: dict[str, int]
    line_of: tuple[str, ...]
    rows: npt.NDArray[np.int32]
    bags: tuple[frozenset[str], ...]
    idf: dict[str, float]
    postings: dict[str, tuple[int, ...]]
    matrix: npt.NDArray[np.float32] | None = None
    searched: npt.NDArray[np.float32] | None = None
    tones: tuple[float, ...] = ()

    @classmethod
    def of(cls, texts: tuple[str, ...], keys: tuple[tuple[str, str], ...]) -> KeyIndex:
        """Return the index of `texts`, of which `keys` (text, line id) are searched as a whole."""
        row_of = {sample: row for row, sample in enumerate(texts)}
        bags = tuple(frozenset(stems(sample)) for sample in texts)
        seen: dict[str, int] = {}
        for bag in bags:
            for stem in bag:
                seen[stem] = seen.get(stem, 0) + 1
        idf = {stem: math.log(1 + len(bags) / count) for stem, count in seen.items()}
        postings: dict[str, list[int]] = {}
        for place, (sample, _) in enumerate(keys):
            for stem in bags[row_of[sample]]:
                postings.setdefault(stem, []).append(place)
        return cls(
            texts=texts,
            row_of=row_of,
            line_of=tuple(line for _, line in keys),
            rows=np.array([row_of[sample] for sample, _ in keys], dtype=np.int32),
            bags=bags,
            idf=idf,
            postings={stem: tuple(places) for stem, places in postings.items()},
        )

    def with_vectors(self, matrix: npt.NDArray[np.float32]) -> KeyIndex:
        """Return the index with one unit vector a text."""
        if matrix.shape[0] != len(self.texts):
            raise ValueError("there must be one vector for each text")
        return replace(self, matrix=matrix, searched=np.ascontiguousarray(matrix[self.rows]))

    def with_tones(self, tones: tuple[float, ...]) -> KeyIndex:
        """Return the index with the valence of each text, in [-1, 1]."""
        if len(tones) != len(self.texts):
            raise ValueError("there must be one tone for each text")
        return replace(self, tones=tones)

    def best(self, sentence: str, vector: npt.NDArray[np.float32] | None, limit: int = 12) -> list[Hit]:
        """Return the lines whose samples fit the sentence best, each line once, best first."""
        if not self.line_of:
            return []
        scores = self._lexical(sentence)
        if vector is not None and self.searched is not None:
            cosine = self.searched @ vector
            scores = DENSE * np.maximum(cosine, 0) + LEXICAL * scores
        else:
            scores = WORDS_ALONE * scores
        hits: dict[str, Hit] = {}
        for place in np.argsort(-scores, kind="stable")[: limit * 6]:
            line, score = self.line_of[place], float(scores[place])
            if score <= 0.15 or len(hits) >= limit:
                break
            if line not in hits:
                row = int(self.rows[place])
                tone = self.tones[row] if self.tones else 0.0
                hits[line] = Hit(line=line, score=score, sample=self.texts[row], tone=tone)
        return list(hits.values())

    def fit(self, sentence: str, vector: npt.NDArray[np.float32] | None, samples: tuple[str, ...]) -> float:
        """Return how well the best of `samples` fits the sentence, in [0, 1]; 0 where there are none."""
        bag = frozenset(stems(sentence))
        best = 0.0
        for sample in samples:
            row = self.row_of[sample]
            words = self._overlap(bag, self.bags[row])
            if vector is not None and self.matrix is not None:
                score = DENSE * max(0.0, float(self.matrix[row] @ vector)) + LEXICAL * words
            else:
                score = WORDS_ALONE * words
            best = max(best, score)
        return best

    def _lexical(self, sentence: str) -> npt.NDArray[np.float64]:
        bag = frozenset(stems(sentence))
        scores = np.zeros(len(self.line_of))
        places = {place for stem in bag for place in self.postings.get(stem, ())}
        for place in places:
            scores[place] = self._overlap(bag, self.bags[self.rows[place]])
        return scores

    def _overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Weighted Dice coefficient of two bags of stems, rare ones counting more."""
        unknown = 6.0
        shared = sum(self.idf.get(stem, unknown) for stem in one & other)
        if not shared:
            return 0.0
        size = sum(self.idf.get(stem, unknown) for stem in one) + sum(self.idf.get(stem, unknown) for stem in other)
        return 2 * shared / size
