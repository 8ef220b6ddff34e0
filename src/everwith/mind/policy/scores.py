"""How strongly each act by itself calls for a response of its kind."""

from __future__ import annotations

from everwith.core.acts import Act

ACT_SCORE: dict[Act, tuple[float, bool, bool]] = {
    Act.FAREWELL: (0.28, False, True),
    Act.COMPLAINT: (0.86, True, False),
    Act.BOUNDARY: (0.86, True, False),
    Act.FORGET: (0.84, True, False),
    Act.CORRECTION: (0.55, True, False),
    Act.REPAIR: (0.80, True, False),
    Act.PAUSE: (0.85, True, False),
    Act.RETURN: (0.68, False, False),
    Act.FOREIGN: (0.84, True, False),
    Act.GIBBERISH: (0.70, True, False),
    Act.SILENCE: (0.66, True, False),
    Act.INSULT: (0.74, True, False),
    Act.APOLOGY: (0.74, False, False),
    Act.AFFECTION: (0.64, False, False),
    Act.FLIRT: (0.64, False, False),
    Act.COMPLIMENT: (0.66, False, False),
    Act.THANKS: (0.70, False, False),
    Act.HOW_ARE_YOU: (0.70, False, False),
    Act.LAUGH: (0.52, False, True),
    Act.JOKE: (0.52, False, False),
    Act.REMEMBER: (0.80, True, False),
    Act.ASK_WORLD: (0.62, False, False),
    Act.LOSS: (0.56, False, False),
    Act.INVITATION: (0.55, False, False),
    Act.ASK_ADVICE: (0.50, False, True),
    Act.ASK_OPINION: (0.47, False, False),
    Act.ASK_HER: (0.47, False, False),
    Act.ASK_NATURE: (0.49, False, False),
    Act.BOREDOM: (0.48, False, True),
    Act.DISCLOSURE: (0.46, False, True),
    Act.EVENT_BAD: (0.45, False, True),
    Act.EVENT_GOOD: (0.45, False, True),
    Act.WORRY: (0.45, False, True),
    Act.HOPE: (0.44, False, True),
    Act.FEELING: (0.44, False, True),
    Act.REQUEST: (0.44, False, True),
    Act.GREETING: (0.43, False, True),
    Act.PLAN: (0.42, False, True),
    Act.OPINION: (0.40, False, True),
    Act.AND_YOU: (0.40, False, False),
    Act.WHY: (0.39, False, False),
    Act.YES: (0.38, False, True),
    Act.NO: (0.38, False, True),
    Act.DONT_KNOW: (0.38, False, True),
    Act.FACT: (0.36, False, True),
    Act.OK: (0.34, False, True),
    Act.STATEMENT: (0.30, False, True),
}
"""For each act: how strongly it calls for a response of its kind, whether that closes the reply, whether it is general.

Design values, judged by reading transcripts.
"""

SOLE = {Act.GREETING: 0.75, Act.YES: 0.5, Act.NO: 0.5, Act.OK: 0.5, Act.LAUGH: 0.6}
"""Acts that count for more where they are all that was said."""
