"""Mood: pulled by emotions, returning to temperament, by the exact solution of one linear equation.

With x the mood relative to its home, E(t) the sum of fading emotions and rates m = ln2/6 h, e = ln2/10 min:
dx/dt = -m x + PULL e E(t). Its solution over any step is closed, so advancing once or a thousand times agrees.
Temperament: Mehrabian (1996) from the Big Five; stability is minus neuroticism, dominance is clamped.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from everwith.core.affect import clamp
from everwith.core.moment import HOUR
from everwith.core.traits import Traits
from everwith.heart import emotion
from everwith.heart.emotion import PAD, Emotion, Pad

HALF_LIFE = 6 * HOUR
PULL = 0.35
"""Share of an emotion's PAD that a full-strength emotion leaves in the mood once it has faded."""

_M = math.log(2) / HALF_LIFE
_E = math.log(2) / emotion.HALF_LIFE


def temperament(traits: Traits) -> Pad:
    """Return the mood these traits come home to (Mehrabian 1996; each component clamped to [-1, 1])."""
    o, c, e = traits.openness, traits.conscientiousness, traits.extraversion
    a, s = traits.agreeableness, -traits.neuroticism
    return (
        clamp(0.21 * e + 0.59 * a + 0.19 * s, -1, 1),
        clamp(0.15 * o + 0.30 * a - 0.57 * s, -1, 1),
        clamp(0.25 * o + 0.17 * c + 0.60 * e - 0.32 * a, -1, 1),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """Where the mood stood at `at` (ms UTC), and the home it returns to."""

    pad: Pad
    home: Pad
    at: int

    def advanced(self, now: int, emotions: tuple[Emotion, ...]) -> Mood:
        """Return the mood at `now` under these emotions; a clock that ran backwards changes nothing."""
        span = now - self.at
        if span <= 0:
            return self
        fade_mood, fade_emotion = math.exp(-_M * span), math.exp(-_E * span)
        pull = PULL * _E * (fade_mood - fade_emotion) / (_E - _M)
        force = total(emotions, self.at)
        pad = tuple(
            home + (here - home) * fade_mood + pull * f
            for here, home, f in zip(self.pad, self.home, force, strict=True)
        )
        return Mood(pad=(pad[0], pad[1], pad[2]), home=self.home, at=now)

    def held(self) -> Mood:
        """Return the mood within [-1, 1]: held when something is felt, never as time passes, or ticks would count."""
        p, a, d = (clamp(x, -1.0, 1.0) for x in self.pad)
        return Mood(pad=(p, a, d), home=self.home, at=self.at)


def total(emotions: tuple[Emotion, ...], now: int) -> Pad:
    """Return the sum of the emotions' PAD points, each weighed by its strength at `now`."""
    p = a = d = 0.0
    for one in emotions:
        strength, point = one.strength(now), PAD[one.kind]
        p, a, d = p + strength * point[0], a + strength * point[1], d + strength * point[2]
    return (p, a, d)
