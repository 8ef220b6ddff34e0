"""What the owner seems to feel: a lexicon with negation, degree, shouting and pictures; cause where it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from everwith.core.acts import Act, Feeling
from everwith.mind.understanding.examples import Nearby
from everwith.mind.understanding.words import Said, mapping, number, stem, texts

NEUTRAL = "neutral"
SURE_BY_VECTOR = 0.34
"""Share of the vote from which the neighbours may name a feeling that no word shows."""
_STRENGTHS = {"strong": 0.85, "plain": 0.6, "mild": 0.35}
_NEGATION_REACH = 3
_SELF = frozenset({"i", "me", "my", "we", "us", "our", "myself"})
_OTHERS = frozenset({"he", "she", "they", "him", "his", "her", "them", "their", "you", "your"})
_OF_OTHERS = 0.45
"""What a feeling word said of someone else tells about the owner's own feeling."""
_SHOUT = re.compile(r"\b[A-Z]{3,}\b")
_CAUSE = re.compile(
    r"\b(?:about|because of|due to|thanks to|over|that|because|bc)\s+((?:[^\s,.;:!?]+\s?){1,7})", re.IGNORECASE
)
_CAUSE_ENDS = re.compile(
    r"\s+(?:and|but|so|because|which|when|while|if|lately|today|tomorrow|tonight|again|now|right now|anymore|tbh|lol)"
    r"\b.*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A feeling's place on the circumplex: valence and arousal in [-1, 1]; and what its denial comes to."""

    valence: float
    arousal: float
    denied: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeelingLexicon:
    """Words, phrases and pictures of feelings, words of degree, and what an event makes one feel."""

    kinds: Mapping[str, Kind]
    stems: Mapping[str, tuple[str, float]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, float], ...]]
    pictures: Mapping[str, tuple[str, float]]
    degrees: Mapping[str, float]
    negations: frozenset[str]
    unmoved: frozenset[str]
    implied: Mapping[str, tuple[str, float]]
    picture: re.Pattern[str]

    @classmethod
    def of(cls, data: Mapping[str, object]) -> FeelingLexicon:
        """Make the lexicon from `{feelings: {label: {valence, arousal, denied, strong, plain, mild, pictures}}, ...}`.

        `strong`, `plain`, `mild` are comma-separated words and phrases; `degrees` maps words of degree to
        factors; `implied` maps acts to `label strength` where the act alone shows a feeling.
        """
        stems: dict[str, tuple[str, float]] = {}
        phrases: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
        pictures: dict[str, tuple[str, float]] = {}
        kinds: dict[str, Kind] = {}
        for label, entry in mapping(data["feelings"]).items():
            own = mapping(entry)
            kinds[label] = Kind(
                valence=number(own.get("valence"), 0.0),
                arousal=number(own.get("arousal"), 0.0),
                denied=str(own.get("denied") or NEUTRAL),
            )
            pictures.update((p, (label, 0.6)) for p in str(own.get("pictures") or "").split())
            for parts, strength in _entries(own):
                if len(parts) == 1:
                    stems.setdefault(parts[0], (label, strength))
                else:
                    phrases.setdefault(parts[0], []).append((parts, label, strength))
        return cls(
            kinds=kinds,
            stems=stems,
            phrases={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()},
            pictures=pictures,
            degrees={k: number(v, 1.0) for k, v in mapping(data.get("degrees")).items()},
            negations=frozenset(texts(data.get("negations"))),
            unmoved=frozenset(texts(data.get("unmoved"))),
            implied={k: (str(v).split()[0], float(str(v).split()[1])) for k, v in mapping(data["implied"]).items()},
            picture=re.compile("|".join(re.escape(p) for p in sorted(pictures, key=len, reverse=True)) or r"(?!)"),
        )

    def feeling(self, said: Said, acts: Sequence[Act], nearby: Nearby | None) -> Feeling:
        """Return the strongest feeling heard; neutral with zero intensity where none is."""
        score: dict[str, float] = {}
        for label, strength in (*self._worded(said), *self._pictured(said)):
            before = score.get(label, 0.0)
            score[label] = max(before, strength) + 0.15 * min(before, strength)
        if not score:
            self._add_implied(score, acts, nearby)
        score.pop(NEUTRAL, None)
        if not score:
            return Feeling()
        label = max(score, key=lambda name: (score[name], name))
        intensity = min(1.0, score[label] * _loudness(said))
        kind = self.kinds[label]
        scale = 0.5 + 0.5 * intensity
        return Feeling(
            label=label,
            valence=round(kind.valence * scale, 4),
            arousal=round(kind.arousal * scale, 4),
            intensity=round(intensity, 4),
            about=cause(said.raw),
        )

    def _add_implied(self, score: dict[str, float], acts: Sequence[Act], nearby: Nearby | None) -> None:
        if nearby is not None and not said_of_her(acts):
            label, share = max(nearby.feelings.items(), key=lambda item: (item[1], item[0]), default=(NEUTRAL, 0.0))
            if label in self.kinds and share >= SURE_BY_VECTOR:
                score[label] = 0.3 + 0.4 * share
        for act in acts:
            if act.value in self.implied and not score:
                label, strength = self.implied[act.value]
                score[label] = strength

    def _worded(self, said: Said) -> Iterator[tuple[str, float]]:
        at = 0
        while at < len(said.stems):
            length, label, strength = self._at(said, at)
            if length:
                yield self._modified(said.tokens, at, label, strength)
            at += length or 1

    def _at(self, said: Said, at: int) -> tuple[int, str, float]:
        stems = said.stems
        if said.tokens[at] in self.unmoved:
            return 0, "", 0.0
        for parts, label, strength in self.phrases.get(stems[at], ()):
            if stems[at : at + len(parts)] == parts:
                return len(parts), label, strength
        label, strength = self.stems.get(stems[at], ("", 0.0))
        return (1 if label else 0), label, strength

    def _modified(self, tokens: tuple[str, ...], at: int, label: str, strength: float) -> tuple[str, float]:
        before = tokens[max(0, at - _NEGATION_REACH) : at]
        for word in before:
            strength *= self.degrees.get(word, 1.0)
        if not self.negations.isdisjoint(before):
            label, strength = self.kinds[label].denied, strength * 0.6
        whose = next((w for w in reversed(tokens[:at]) if w in _SELF or w in _OTHERS), "")
        return label, strength * (_OF_OTHERS if whose in _OTHERS else 1.0)

    def _pictured(self, said: Said) -> Iterator[tuple[str, float]]:
        if not said.raw.isascii() or not said.raw.isalnum():
            yield from (self.pictures[p] for p in dict.fromkeys(self.picture.findall(said.raw)))


def said_of_her(acts: Sequence[Act]) -> bool:
    """Tell whether the sentence asks or asks for something, so that its neighbours' feelings are not the owner's."""
    return bool(acts) and (acts[0].value.startswith("ask") or acts[0] in {Act.REQUEST, Act.REMEMBER, Act.FORGET})


def cause(raw: str) -> str:
    """Return the short phrase that names what a feeling is about ("the interview"), or ""."""
    match = _CAUSE.search(raw)
    return _CAUSE_ENDS.sub("", match.group(1).strip()) if match else ""


def _entries(own: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], float]]:
    for name, strength in _STRENGTHS.items():
        for entry in str(own.get(name) or "").split(","):
            if parts := tuple(map(stem, entry.split())):
                yield parts, strength


def _loudness(said: Said) -> float:
    shouting = 1.2 if _SHOUT.search(said.raw) and not said.raw.isupper() else 1.15 if said.raw.isupper() else 1.0
    marks = said.raw.count("!")
    return shouting * (1.0 + 0.08 * min(marks, 3)) * (1.15 if said.drawn else 1.0)
