"""Who somebody is, in numbers: the five great traits of personality, and how one talks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """The Big Five, each in [-1, 1]."""

    openness: float = 0.0
    conscientiousness: float = 0.0
    extraversion: float = 0.0
    agreeableness: float = 0.0
    neuroticism: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one talks, each in [0, 1]: from short to long, loose to formal, grave to playful, and so on."""

    length: float = 0.4
    formality: float = 0.3
    humour: float = 0.6
    emoji: float = 0.0
    directness: float = 0.6
    warmth: float = 0.7
    pace: float = 0.5
