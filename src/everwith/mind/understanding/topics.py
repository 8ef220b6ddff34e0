"""What a sentence is about: one of the topics of topics.yaml, by words or by its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from everwith.mind.understanding.examples import Labelled, Nearby
from everwith.mind.understanding.words import Said, mapping, stem, texts

SURE_BY_VECTOR = 0.20
"""Share of the vote from which the neighbours may name a topic that no word points to."""
BY_VECTOR = 4.0
"""What the whole vote is worth against one word that points to a topic."""
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicTable:
    """Stems and phrases that point to topics, each with its weight; and sentences typical of each topic."""

    stems: Mapping[str, tuple[tuple[str, float], ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    examples: tuple[Labelled, ...]

    @classmethod
    def of(cls, data: Mapping[str, object]) -> TopicTable:
        """Make the table from `{topics: {id: {words: [..], like: [..]}}}`.

        A word that several topics share counts less for each; a phrase counts double.
        """
        stems: dict[str, list[str]] = {}
        phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        examples: list[Labelled] = []
        for topic, entry in mapping(data.get("topics")).items():
            own = mapping(entry)
            examples.extend(Labelled(text=t, topic=topic) for t in texts(own.get("like")))
            for word in texts(own.get("words")):
                parts = tuple(stem(p) for p in word.lower().split())
                if len(parts) > 1:
                    phrases.setdefault(parts[0], []).append((parts, topic))
                elif topic not in stems.setdefault(parts[0], []):
                    stems[parts[0]].append(topic)
        return cls(
            stems={s: tuple((t, 1.0 / len(own) ** 0.5) for t in own) for s, own in stems.items()},
            phrases={first: tuple(own) for first, own in phrases.items()},
            examples=tuple(examples),
        )

    def topic(self, said: Said, nearby: Nearby | None) -> str:
        """Return the topic, or "" where neither words nor neighbours name one."""
        score: dict[str, float] = {}
        for at, word in enumerate(said.stems):
            for topic, weight in self.stems.get(word, ()):
                score[topic] = score.get(topic, 0.0) + weight
            for parts, topic in self.phrases.get(word, ()):
                if said.stems[at : at + len(parts)] == parts:
                    score[topic] = score.get(topic, 0.0) + 2.0
        if nearby is not None:
            for topic, share in nearby.topics.items():
                if topic != NONE and (topic in score or share >= SURE_BY_VECTOR):
                    score[topic] = score.get(topic, 0.0) + share * BY_VECTOR
        return max(score, key=lambda t: (score[t], t), default="")
