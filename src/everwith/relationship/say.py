"""The last look at what she is about to say, whatever mind worded it."""

from __future__ import annotations

import re
from collections.abc import Callable

from everwith.mind.thought import Thought
from everwith.safety import farewell, honesty

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


def fit_to_say(said: str, thought: Thought, tier: Callable[[str], int]) -> bool:
    """Return whether a message may be said: it holds nobody back, claims no humanity, and is no crisis itself."""
    own = _QUOTED.sub("", said)  # the owner's words, quoted back, are not hers to be judged by
    return (
        bool(said.strip())
        and not farewell.lint(own, owner_leaving=thought.leaving)
        and not honesty.claims_humanity(own)
        and tier(own) < 2
    )


def checked(words: tuple[str, ...], thought: Thought, tier: Callable[[str], int]) -> tuple[str, ...]:
    """Return the words, each message that may not be said replaced by the written one at its place.

    Help is said as it is written. Where the written one may not be said either, the message is left out, unless
    nothing would be left: she is never without an answer.
    """
    if not thought.beats or not thought.beats[0].line:
        return thought.draft
    kept = []
    for place, said in enumerate(words):
        if fit_to_say(said, thought, tier):
            kept.append(said)
        elif place < len(thought.draft) and fit_to_say(thought.draft[place], thought, tier):
            kept.append(thought.draft[place])
    return tuple(kept) or thought.draft[:1]
