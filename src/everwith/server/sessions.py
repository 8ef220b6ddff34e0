"""Who may use the page: sessions, and the one-time links that begin them."""

from __future__ import annotations

import contextlib
import json
import threading
from pathlib import Path

from everwith.core.ids import RelationshipId
from everwith.core.moment import DAY, MINUTE
from everwith.ports import Clock
from everwith.server.secret import digest, fresh, write_private

LASTS = 30 * DAY
"""How long a session keeps a browser known, in ms."""

LINK_LASTS = 10 * MINUTE
"""How long a link can be opened, in ms."""

FILE = "sessions.json"
MOST = 1_000
"""Sessions kept of one home; the one that ends first gives way."""


class Sessions:
    """Browsers that are known, each for one relationship; kept hashed in the home, so that a restart changes nothing.

    A file that cannot be read counts as empty: its browsers need a new link. `path` None keeps them in memory only.
    """

    def __init__(self, clock: Clock, path: Path | None = None) -> None:
        self._clock, self._path = clock, path
        self._lock = threading.Lock()
        self._known: dict[str, tuple[RelationshipId, int]] = dict(_read(path)) if path else {}

    def begin(self, relationship: RelationshipId) -> str:
        """Return the secret of a new session for that relationship, durable where there is a file."""
        secret = fresh()
        with self._lock:
            now = self._clock.now()
            alive = {key: value for key, value in self._known.items() if value[1] > now}
            alive[digest(secret)] = (relationship, now + LASTS)
            if self._path:
                alive = dict(sorted(alive.items(), key=lambda item: item[1][1])[-MOST:])
                write_private(self._path, _text(alive))
            self._known = alive
        return secret

    def whose(self, secret: str) -> RelationshipId | None:
        """Return the relationship that session is for, or None where it is unknown or over."""
        known = self._known.get(digest(secret))
        return known[0] if known and known[1] > self._clock.now() else None


class Links:
    """Links that open the page once, within LINK_LASTS. Another start of everwith asks for one with `secret`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: dict[str, tuple[RelationshipId, int]] = {}
        self.secret = fresh()

    def make(self, relationship: RelationshipId) -> str:
        """Return the token of a new link."""
        now = self._clock.now()
        self._waiting = {key: value for key, value in self._waiting.items() if value[1] > now}
        token = fresh()
        self._waiting[digest(token)] = (relationship, now + LINK_LASTS)
        return token

    def use(self, token: str) -> RelationshipId | None:
        """Return whom the link leads to and end it; None where it was used, is too old, or never was."""
        relationship, until = self._waiting.pop(digest(token), (None, 0))
        return relationship if until > self._clock.now() else None


def _text(known: dict[str, tuple[RelationshipId, int]]) -> str:
    rows = {key: {"relationship": relationship, "until": until} for key, (relationship, until) in known.items()}
    return json.dumps({"format": 1, "sessions": rows})


def _read(path: Path) -> list[tuple[str, tuple[RelationshipId, int]]]:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        rows = json.loads(path.read_text(encoding="utf-8"))["sessions"].items()
        return [(key, (RelationshipId(str(row["relationship"])), int(row["until"]))) for key, row in rows]
    return []
