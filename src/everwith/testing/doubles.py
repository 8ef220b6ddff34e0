"""Stand-ins for what is outside: a mind with given words, a clock that moves only when told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from everwith.ports import Brief


class ScriptedMind:
    """A mind that says the given words, one reply after the other, and begins again at the end."""

    name = "a scripted mind"

    def __init__(self, replies: Sequence[Sequence[str]]) -> None:
        if not replies:
            raise ValueError("a scripted mind needs something to say")
        self._replies = [tuple(reply) for reply in replies]
        self.briefs: list[Brief] = []

    async def words(self, brief: Brief) -> AsyncIterator[str]:
        """Yield the next reply, message by message."""
        reply = self._replies[len(self.briefs) % len(self._replies)]
        self.briefs.append(brief)
        for message in reply:
            yield message


class FixedClock:
    """A clock that shows what it was set to (ms since 1970, UTC)."""

    def __init__(self, ms: int) -> None:
        self.ms = ms

    def now(self) -> int:
        """Return the time it was set to."""
        return self.ms

    def forward(self, ms: int) -> None:
        """Move it on by `ms`."""
        self.ms += ms
