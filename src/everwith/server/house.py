"""What the server needs from the outside: the runtime and its store, the clock, and who may come in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from everwith.ports import Clock
from everwith.runtime.runtime import Runtime
from everwith.server.secret import api_key, digest
from everwith.server.sessions import FILE, Links, Sessions
from everwith.storage.sqlite import SqliteStore

BUILT = Path(__file__).parent / "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A runtime with its doors.

    `key` is the digest of the API key, None where other programs have no way in; `home` the owner's folder, None for
    a house of many owners, in which nobody may ask for a link; `cookie` the session cookie's name; `page` the folder
    of the built page.
    """

    runtime: Runtime
    store: SqliteStore
    clock: Clock
    sessions: Sessions
    links: Links
    key: str | None = None
    home: Path | None = None
    cookie: str = "everwith"
    page: Path = BUILT

    @classmethod
    def of_home(cls, home: Path, *, runtime: Runtime, store: SqliteStore, clock: Clock) -> House:
        """Return the house of one owner's home; sessions and API key are kept in its folder.

        Browsers do not tell ports of one machine apart in cookies, so each home has a cookie of its own name.
        """
        return cls(
            runtime=runtime,
            store=store,
            clock=clock,
            sessions=Sessions(clock, home / FILE),
            links=Links(clock),
            key=digest(api_key(home)),
            home=home,
            cookie=f"everwith-{hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:8]}",
        )
