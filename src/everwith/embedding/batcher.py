"""One model for the whole process: sentences of all relationships run together, none of them the wiser."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Vector = npt.NDArray[np.float32]

BATCH = 64
"""Texts run at once at most, and texts of one caller waiting at once: a long import leaves room for a talk."""

WAITING = 1_024
"""Texts of all callers waiting at once; who comes then waits for room, in order of coming."""

KEPT = 4_096
"""Vectors kept for texts that come again (6 MB)."""


class Model(Protocol):
    """What turns texts into vectors, synchronously (see minilm)."""

    @property
    def engine(self) -> str:
        """Return the tag of the model."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one vector for each text, in order."""


class BatchingEmbedder:
    """An Embedder (see ports) that batches over all its callers in an event loop.

    While one batch runs in a worker thread the next one gathers; nothing ever waits for a batch to fill. A
    text asked for by several callers is computed once. A caller that is cancelled takes nothing from others.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embedding")
        self._room = asyncio.Semaphore(WAITING)
        self._queue: deque[str] = deque()
        self._coming: dict[str, asyncio.Future[Vector]] = {}
        self._kept: OrderedDict[str, Vector] = OrderedDict()
        self._running: asyncio.Task[None] | None = None

    @property
    def engine(self) -> str:
        """Return the tag of the model that makes the vectors, for the index."""
        return self._model.engine

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimensions), float32; what the model raises is raised here."""
        if not texts:
            return self._model.embed(texts)
        rows: list[Vector] = []
        for start in range(0, len(texts), BATCH):
            rows += await self._some(texts[start : start + BATCH])
        return np.stack(rows)

    def close(self) -> None:
        """Let the worker thread end once it has done what it is at."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _some(self, texts: Sequence[str]) -> list[Vector]:
        found: dict[str, Vector] = {}
        coming: dict[str, asyncio.Future[Vector]] = {}
        for text in dict.fromkeys(texts):
            if (vector := self._remembered(text)) is not None:
                found[text] = vector
            else:
                coming[text] = await self._asked(text)
        if coming:
            await asyncio.wait(coming.values())  # unlike gather, leaves them alone when this caller is cancelled
        return [found[text] if text in found else coming[text].result() for text in texts]

    def _remembered(self, text: str) -> Vector | None:
        if text in self._kept:
            self._kept.move_to_end(text)
        return self._kept.get(text)

    async def _asked(self, text: str) -> asyncio.Future[Vector]:
        """Put a text in the queue, unless it is there, and return the promise of its vector."""
        if text not in self._coming:
            await self._room.acquire()
            if text in self._coming:  # another caller put it there while this one waited for room
                self._room.release()
        if text in self._coming:
            return self._coming[text]
        future: asyncio.Future[Vector] = asyncio.get_running_loop().create_future()
        self._coming[text] = future
        self._queue.append(text)
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run())
        return future

    async def _run(self) -> None:
        """Run batches until nothing waits."""
        loop = asyncio.get_running_loop()
        while self._queue:
            batch = [self._queue.popleft() for _ in range(min(BATCH, len(self._queue)))]
            try:
                vectors = await loop.run_in_executor(self._thread, self._model.embed, batch)
            except Exception as error:
                self._fail(batch, error)
            except BaseException:
                self._abandon([*batch, *self._queue])
                raise
            else:
                self._deliver(batch, vectors)

    def _deliver(self, batch: Sequence[str], vectors: Vectors) -> None:
        for text, vector in zip(batch, vectors, strict=True):
            self._kept[text] = vector.copy()
            self._taken(text).set_result(self._kept[text])
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _fail(self, batch: Sequence[str], error: Exception) -> None:
        for text in batch:
            future = self._taken(text)
            future.set_exception(error)
            future.exception()  # seen: a caller that was cancelled will not come for it

    def _abandon(self, texts: Sequence[str]) -> None:
        """The loop is closing: nobody is left waiting for what will not come."""
        self._queue.clear()
        for text in texts:
            self._taken(text).cancel()

    def _taken(self, text: str) -> asyncio.Future[Vector]:
        self._room.release()
        return self._coming.pop(text)
