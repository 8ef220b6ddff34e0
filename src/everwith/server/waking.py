"""What she says on her own: whoever is due is woken, and one failure never keeps the others asleep."""

from __future__ import annotations

import asyncio

import structlog

from everwith.core.errors import EverwithError
from everwith.core.ids import RelationshipId
from everwith.core.moment import HOUR, MINUTE, Moment
from everwith.runtime.runtime import Runtime

EVERY = 5.0
"""Seconds between looks at what is due."""

log = structlog.get_logger(__name__)


class Waking:
    """Wakes what is due. A relationship that cannot be woken is left alone, twice as long each time."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self._failed: dict[RelationshipId, tuple[int, int]] = {}

    async def watch(self) -> None:
        """Wake what is due, every EVERY seconds, until cancelled; and let those rest with whom nobody talks."""
        while True:
            try:
                await self.wake()
                self.runtime.keeping.let_go()
            except Exception as error:  # it must go on, whatever one look at the store brought
                log.error("not woken", error=type(error).__name__)
            await asyncio.sleep(EVERY)

    async def wake(self) -> None:
        """Wake everyone who is due now, once."""
        now = self.runtime.clock.now()
        for relationship in await self.runtime.store.due(now, 100 + len(self._failed)):
            until, pause = self._failed.get(relationship, (0, MINUTE // 4))
            if until > now:
                continue
            try:
                await self.runtime.tick(relationship, Moment(ms=now))
                self._failed.pop(relationship, None)
            except Exception as error:
                if not isinstance(error, EverwithError):
                    log.error("fault", error=type(error).__name__)
                self._failed[relationship] = (now + pause, min(2 * pause, HOUR))
