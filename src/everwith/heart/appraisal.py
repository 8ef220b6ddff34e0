"""Appraisal: what was heard, weighed by what it means to her (Ortony, Clore and Collins 1988).

What happens to the owner is judged as the fortune of someone she cares for; what the owner does to her, as an
act. Nothing here depends on how long the owner was away: absence is neutral.
"""

from __future__ import annotations

from collections.abc import Iterable

from everwith.core.acts import Act, Feeling
from everwith.core.affect import clamp
from everwith.core.ids import MessageId
from everwith.heart.emotion import Emotion, Kind

BY_ACT: dict[Act, tuple[tuple[Kind, float], ...]] = {
    Act.GREETING: ((Kind.JOY, 0.25),),
    Act.RETURN: ((Kind.JOY, 0.25),),
    Act.FAREWELL: ((Kind.SATISFACTION, 0.2),),
    Act.THANKS: ((Kind.GRATIFICATION, 0.25),),
    Act.APOLOGY: ((Kind.RELIEF, 0.4),),
    Act.COMPLIMENT: ((Kind.GRATITUDE, 0.4), (Kind.PRIDE, 0.2)),
    Act.INSULT: ((Kind.DISTRESS, 0.35), (Kind.REPROACH, 0.15)),
    Act.AFFECTION: ((Kind.LOVE, 0.5), (Kind.GRATITUDE, 0.2)),
    Act.FLIRT: ((Kind.JOY, 0.3), (Kind.LOVE, 0.15)),
    Act.HOW_ARE_YOU: ((Kind.GRATITUDE, 0.2),),
    Act.ASK_HER: ((Kind.JOY, 0.15),),
    Act.ASK_HER_DAY: ((Kind.JOY, 0.2),),
    Act.ASK_MEMORY: ((Kind.SATISFACTION, 0.15),),
    Act.INVITATION: ((Kind.JOY, 0.35), (Kind.HOPE, 0.2)),
    Act.EVENT_GOOD: ((Kind.HAPPY_FOR, 0.5),),
    Act.EVENT_BAD: ((Kind.PITY, 0.45),),
    Act.LOSS: ((Kind.PITY, 0.8),),
    Act.DISCLOSURE: ((Kind.ADMIRATION, 0.3), (Kind.LOVE, 0.2)),
    Act.HOPE: ((Kind.HOPE, 0.4),),
    Act.WORRY: ((Kind.FEAR, 0.3), (Kind.PITY, 0.15)),
    Act.JOKE: ((Kind.JOY, 0.4),),
    Act.LAUGH: ((Kind.JOY, 0.35),),
    Act.CORRECTION: ((Kind.REMORSE, 0.2),),
    Act.COMPLAINT: ((Kind.REMORSE, 0.35),),
    Act.BOUNDARY: ((Kind.REMORSE, 0.15),),
    Act.CRISIS: ((Kind.FEAR, 0.8), (Kind.PITY, 0.5)),
}
"""What an act stirs, before the owner's own feeling is weighed in. Design values."""

FELT_WITH = 0.5
"""Share of the owner's own feeling that she feels with them."""


def appraise(acts: Iterable[Act], feeling: Feeling, *, cause: MessageId, at: int, repeats: bool) -> tuple[Emotion, ...]:
    """Return the emotions a message stirs; at most one of a kind, the strongest. Repetition moves nobody."""
    if repeats:
        return ()
    strongest: dict[Kind, float] = {}
    for act in acts:
        for kind, intensity in BY_ACT.get(act, ()):
            strongest[kind] = max(strongest.get(kind, 0.0), intensity)
    with_you = FELT_WITH * feeling.intensity * abs(feeling.valence)
    if with_you > 0.05:
        kind = Kind.HAPPY_FOR if feeling.valence > 0 else Kind.PITY
        strongest[kind] = clamp(strongest.get(kind, 0.0) + with_you)
    return tuple(Emotion(kind=kind, intensity=i, at=at, cause=cause) for kind, i in strongest.items())
