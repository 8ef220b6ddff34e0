"""The understanding of one sentence: all tables together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from everwith.core.acts import Act, Feeling
from everwith.mind.reading import Sentence
from everwith.mind.understanding.acts import ActTable
from everwith.mind.understanding.depth import DepthTable
from everwith.mind.understanding.examples import Examples, Labelled, labelled
from everwith.mind.understanding.feelings import FeelingLexicon
from everwith.mind.understanding.language import ENGLISH, LanguageTable
from everwith.mind.understanding.topics import TopicTable
from everwith.mind.understanding.words import Said, Spelling
from everwith.safety.crisis import STEP_BACK, CrisisTable
from everwith.safety.honesty import asks_nature

_SHORT = 3
"""Words below which a sentence's language is read from the whole message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """The tables by which a sentence is understood, and the examples that vectors are compared with.

    The caller embeds the texts of `examples` in their order and binds them with `Examples.of`.
    """

    spelling: Spelling
    acts: ActTable
    feelings: FeelingLexicon
    topics: TopicTable
    depths: DepthTable
    languages: LanguageTable
    crisis: CrisisTable
    examples: tuple[Labelled, ...]

    @classmethod
    def of(cls, data: Mapping[str, Mapping[str, object]], crisis: CrisisTable) -> Understanding:
        """Make it from the parsed files by name: spelling, acts, feelings, topics, depth, language, examples.

        Raises KeyError, TypeError or ValueError where a file does not have the form its table tells.
        """
        examples = labelled(data["examples"].get("examples"))
        topics = TopicTable.of(data["topics"])
        plainly = Spelling.of(data["spelling"])
        known = {t for e in (*examples, *topics.examples) for t in plainly.said(e.text).tokens}
        spelling = replace(plainly, known=plainly.known | known)
        return cls(
            spelling=spelling,
            acts=ActTable.of(data["acts"], examples, spelling),
            feelings=FeelingLexicon.of(data["feelings"]),
            topics=topics,
            depths=DepthTable.of(data["depth"]),
            languages=LanguageTable.of(data["language"]),
            crisis=crisis,
            examples=(*examples, *topics.examples),
        )

    def sentence(
        self,
        text: str,
        span: tuple[int, int],
        *,
        expecting_answer: bool,
        vector: npt.NDArray[np.float32] | None,
        examples: Examples | None,
    ) -> Sentence:
        """Return what the sentence at `span` of the message `text` does, feels, is about and gives away.

        `expecting_answer`: she asked something before. `vector` is the sentence's unit vector (384,), or None:
        then words and patterns alone decide.
        """
        said = self.spelling.said(text[span[0] : span[1]])
        if self._foreign(said, text):
            return Sentence(span=span, acts=(Act.FOREIGN,), feeling=Feeling())
        nearby = None if vector is None or examples is None else examples.near(vector)
        acts = self._acts(said, self.acts.acts(said, expecting_answer=expecting_answer, nearby=nearby))
        feeling = self.feelings.feeling(said, acts, nearby)
        topic = self.topics.topic(said, nearby)
        depth = self.depths.depth(said, acts, feeling, topic)
        return Sentence(span=span, acts=acts, feeling=feeling, topic=topic, depth=depth)

    def language(self, text: str) -> str:
        """Return the ISO 639-1 code of the language of `text`, "en" where it is not sure."""
        return self.languages.language(text)

    def _foreign(self, said: Said, text: str) -> bool:
        if self.languages.language(said.raw) != ENGLISH:
            return True
        return len(said.tokens) < _SHORT and len(text) > len(said.raw) and self.language(text) != ENGLISH

    def _acts(self, said: Said, acts: tuple[Act, ...]) -> tuple[Act, ...]:
        if asks_nature(said.raw):
            acts = tuple(dict.fromkeys((Act.ASK_NATURE, *(a for a in acts if a is not Act.ASK_HER))))
        if self.crisis.tier(said.raw) >= STEP_BACK:
            acts = tuple(dict.fromkeys((Act.CRISIS, *acts)))
        return acts
