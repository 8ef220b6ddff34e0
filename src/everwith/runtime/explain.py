"""Why she said something, as plain data: for `everwith why`, the page and a replay."""

from __future__ import annotations

from typing import Any

from everwith.relationship.events import Spoke


def why_data(event: Spoke) -> dict[str, Any]:
    """Return the reasons of a reply: acts heard, feeling, intention, line ids, memories, what else was weighed."""
    thought = event.thought
    return {
        "heard": list(thought.why.heard),
        "topic": thought.why.topic,
        "owner_feels": thought.why.owner_feels,
        "felt": thought.why.felt,
        "meant": thought.why.meant,
        "moves": [str(beat.move) for beat in thought.beats],
        "lines": [beat.line for beat in thought.beats],
        "memories": list(thought.mentions),
        "cause": thought.cause,
        "words_by": event.words_by,
        "considered": [{"line": one.line, "reason": one.reason, "score": one.score} for one in thought.why.considered],
    }
