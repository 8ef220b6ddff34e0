"""The notice that she is an AI: at the start of each day, and after every three hours (design: laws as of 2026)."""

from __future__ import annotations

from everwith.core.moment import HOUR, Moment

AGAIN = 3 * HOUR


class Disclosure:
    """Remembers when each session was last told. In memory: after a restart it is said once more, never less."""

    def __init__(self) -> None:
        self._told: dict[str, Moment] = {}

    def due(self, session: str, now: Moment, name: str) -> str | None:
        """Return the notice where it is due now, and count it as given; else None."""
        last = self._told.get(session)
        if last is not None and last.date() == now.date() and now.ms - last.ms < AGAIN:
            return None
        self._told[session] = now
        return f"{name or 'The one you are talking with'} is an AI, not a person."
