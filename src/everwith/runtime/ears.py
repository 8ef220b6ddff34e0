"""Who listens to a relationship live."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from everwith.core.ids import RelationshipId
from everwith.runtime.notices import Notice

PATIENCE = 256
"""Notices that wait for a slow listener; then the oldest are lost to it, and it resumes by seq."""


class Ears:
    """The listeners of all relationships of a process."""

    def __init__(self) -> None:
        self._queues: dict[RelationshipId, set[asyncio.Queue[Notice]]] = {}

    def of(self, relationship: RelationshipId) -> frozenset[asyncio.Queue[Notice]]:
        """Return the queues of those who listen to it."""
        return frozenset(self._queues.get(relationship, ()))

    def tell(self, relationship: RelationshipId, notice: Notice) -> None:
        """Tell all of them; one that is too slow loses the oldest notice."""
        for queue in self._queues.get(relationship, ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(notice)

    @contextlib.asynccontextmanager
    async def listening(self, relationship: RelationshipId) -> AsyncIterator[asyncio.Queue[Notice]]:
        """Give a queue of what happens from now on."""
        queue: asyncio.Queue[Notice] = asyncio.Queue(maxsize=PATIENCE)
        queues = self._queues.setdefault(relationship, set())
        queues.add(queue)
        try:
            yield queue
        finally:
            queues.discard(queue)
            if not queues:
                self._queues.pop(relationship, None)
