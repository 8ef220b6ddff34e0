"""A feeling as a point: pleasure, arousal, dominance (Mehrabian 1996) and how strong it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Affect:
    """What she feels, for her words, her light and her voice alike.

    v, a, d are valence, arousal and dominance in [-1, 1]; i is intensity in [0, 1] (0: at rest);
    `label` is the name of the strongest feeling, "calm" at rest.
    """

    v: float = 0.0
    a: float = 0.0
    d: float = 0.0
    i: float = 0.0
    label: str = "calm"


def clamp(x: float, low: float = 0.0, high: float = 1.0) -> float:
    """Return x held within [low, high]."""
    return low if x < low else min(x, high)
