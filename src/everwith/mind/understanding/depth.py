"""How much of oneself a sentence gives away: disclosure depth, 0 (small talk) to 3 (told almost nobody)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from everwith.core.acts import Act, Feeling
from everwith.mind.understanding.rules import RuleTable
from everwith.mind.understanding.words import Said, mapping, number, texts

FELT = 0.25
"""Intensity from which a feeling deepens what is said."""
_OWN = frozenset({"i", "my", "me", "mine", "myself", "we", "our", "us"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DepthTable:
    """Depth by act, by topic, by feeling, and by wording; after the levels of Altman & Taylor 1973.

    Peripheral, intermediate and central layers of the social penetration theory, with small talk below.
    """

    shallow: frozenset[str]
    acts: Mapping[str, int]
    topics: Mapping[str, int]
    feelings: Mapping[str, int]
    rules: RuleTable

    @classmethod
    def of(cls, data: Mapping[str, object]) -> DepthTable:
        """Make the table from `{shallow: [acts], acts:, topics:, feelings: {id: depth}, patterns: {depth: rules}}`."""
        return cls(
            shallow=frozenset(texts(data.get("shallow"))),
            acts=_levels(data.get("acts")),
            topics=_levels(data.get("topics")),
            feelings=_levels(data.get("feelings")),
            rules=RuleTable.of(data.get("patterns")),
        )

    def depth(self, said: Said, acts: Sequence[Act], feeling: Feeling, topic: str) -> int:
        """Return the depth; wording that names the depth wins, small talk is 0, only one's own matters are deep."""
        worded = [int(label) for label in self.rules.labels(said.norm, said.tokens)]
        if worded:
            return max(worded)
        if acts and acts[0].value in self.shallow:
            return 0
        own = not _OWN.isdisjoint(said.tokens)
        deepest = max((self.acts.get(act.value, 0) for act in acts), default=0)
        if feeling.intensity >= FELT and not said.question:
            deepest = max(deepest, self.feelings.get(feeling.label, 1))
        if own and not said.question:
            deepest = max(deepest, self.topics.get(topic, 1 if topic else 0))
        if Act.STATEMENT in acts and len(said.tokens) > 3:
            deepest = max(deepest, 1)
        return min(deepest, 3)


def _levels(data: object) -> dict[str, int]:
    return {key: int(number(value, 0)) for key, value in mapping(data).items()}
