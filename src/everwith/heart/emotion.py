"""Emotions as points of pleasure, arousal and dominance, and how they fade.

Table: ALMA (Gebhard 2005, "A Layered Model of Affect", table 2), which places the emotions of Ortony, Clore and
Collins (1988) in Mehrabian's PAD space. Half-life: ten minutes, by design.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from everwith.core.ids import MessageId
from everwith.core.moment import MINUTE

Pad = tuple[float, float, float]
"""Pleasure, arousal, dominance, each in [-1, 1]."""

HALF_LIFE = 10 * MINUTE
FADED = 0.02
"""An emotion weaker than this is over."""


class Kind(StrEnum):
    """The emotions she can have."""

    JOY = "joy"
    LOVE = "love"
    GRATITUDE = "gratitude"
    ADMIRATION = "admiration"
    PRIDE = "pride"
    GRATIFICATION = "gratification"
    HAPPY_FOR = "happy_for"
    HOPE = "hope"
    RELIEF = "relief"
    SATISFACTION = "satisfaction"
    FEAR = "fear"
    DISTRESS = "distress"
    PITY = "pity"
    DISAPPOINTMENT = "disappointment"
    REMORSE = "remorse"
    REPROACH = "reproach"


PAD: dict[Kind, Pad] = {
    Kind.JOY: (0.4, 0.2, 0.1),
    Kind.LOVE: (0.3, 0.1, 0.2),
    Kind.GRATITUDE: (0.4, 0.2, -0.3),
    Kind.ADMIRATION: (0.5, 0.3, -0.2),
    Kind.PRIDE: (0.4, 0.3, 0.3),
    Kind.GRATIFICATION: (0.6, 0.5, 0.4),
    Kind.HAPPY_FOR: (0.4, 0.2, 0.2),
    Kind.HOPE: (0.2, 0.2, -0.1),
    Kind.RELIEF: (0.2, -0.3, 0.4),
    Kind.SATISFACTION: (0.3, -0.2, 0.4),
    Kind.FEAR: (-0.64, 0.60, -0.43),
    Kind.DISTRESS: (-0.4, -0.2, -0.5),
    Kind.PITY: (-0.4, -0.2, -0.5),
    Kind.DISAPPOINTMENT: (-0.3, 0.1, -0.4),
    Kind.REMORSE: (-0.3, 0.1, -0.6),
    Kind.REPROACH: (-0.3, -0.1, 0.4),
}

WORDS: dict[Kind, str] = {
    Kind.JOY: "glad",
    Kind.LOVE: "fond of you",
    Kind.GRATITUDE: "grateful",
    Kind.ADMIRATION: "full of respect",
    Kind.PRIDE: "proud",
    Kind.GRATIFICATION: "delighted",
    Kind.HAPPY_FOR: "glad for you",
    Kind.HOPE: "hopeful",
    Kind.RELIEF: "relieved",
    Kind.SATISFACTION: "content",
    Kind.FEAR: "worried for you",
    Kind.DISTRESS: "a little hurt",
    Kind.PITY: "sorry with you",
    Kind.DISAPPOINTMENT: "let down",
    Kind.REMORSE: "sorry",
    Kind.REPROACH: "of another mind",
}
"""How each feeling is named in talk and in the explanation of a reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emotion:
    """An emotion as it began: how strong (0, 1], when (ms UTC), and the message that caused it."""

    kind: Kind
    intensity: float
    at: int
    cause: MessageId

    def strength(self, now: int) -> float:
        """Return what is left of it at `now`: intensity halved every HALF_LIFE; never more than it began with."""
        return self.intensity * math.exp2(-max(0, now - self.at) / HALF_LIFE)
