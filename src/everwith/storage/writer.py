"""The one thread that writes: jobs from everywhere, committed in groups.

A commit costs a wait for the disk. Jobs that arrive while the disk is busy go into one transaction, each in a
savepoint of its own, so that what fails leaves its neighbours alone; nobody hears of success before the group
is on the disk.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from everwith.core.errors import WrongUse
from everwith.storage import statements as sql
from everwith.storage.connection import Connection
from everwith.storage.faults import DriverError, told

T = TypeVar("T")
_GROUP = 64
"""The most jobs in one transaction: enough to share the disk's wait, few enough that none waits long."""
_HELD_ELSEWHERE = frozenset({5, 6})  # SQLite's BUSY and LOCKED: another process writes, trying singly is no use
_OF_THE_DISK = frozenset({7, 10, 13})  # NOMEM, IOERR, FULL: a smaller transaction may succeed


@dataclass(slots=True)
class Work:
    """What a job writes to: the open transaction, and the turns to enter in the word index.

    Index rows (number, words, dates) wait for the end of the group, where they go in by rising number: FTS5
    writes out a segment of its own at each savepoint and at each step back.
    """

    connection: Connection
    index: list[tuple[int, str, str]] = field(default_factory=list)


Act = Callable[[Work], T]
Afterwards = Callable[[Connection], None]


@dataclass(slots=True, eq=False)
class Job:
    """An act, what follows its commit (outside any transaction), and who waits for it."""

    act: Act[Any]
    afterwards: Afterwards | None
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


class Writer:
    """A thread that owns the writing connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._gate = threading.Lock()
        self._open = True
        self._thread = threading.Thread(target=self._run, name="everwith-writer", daemon=True)
        self._thread.start()

    async def write(self, act: Act[T], afterwards: Afterwards | None = None) -> T:
        """Return what `act` returned, once its transaction and `afterwards` are done and durable.

        Raises what the act raised; then nothing of it was kept.
        """
        loop = asyncio.get_running_loop()
        job = Job(act, afterwards, loop, loop.create_future())
        with self._gate:
            if not self._open:
                raise WrongUse("The store is closed.", "Open it again.")
            self._jobs.put(job)
        result: T = await job.future
        return result

    def close(self) -> None:
        """Finish the jobs that wait, then close the connection; blocks until done. May be called again."""
        with self._gate:
            if self._open:
                self._open = False
                self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        going = True
        while going:
            jobs: list[Job | None] = [self._jobs.get()]
            while len(jobs) < _GROUP and not self._jobs.empty():
                jobs.append(self._jobs.get())
            going = None not in jobs
            group = [job for job in jobs if job is not None]
            if group:
                self._commit(group)
                for job in group:
                    self._finish(job)
                _tell(group)
            del group, jobs
        self._connection.close()

    def _commit(self, group: list[Job]) -> None:
        """Do all jobs in one transaction; where the transaction itself fails, each in one of its own."""
        try:
            self._transact(group)
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            together = len(group) == 1 or _code(error) in _HELD_ELSEWHERE
            for job in group:
                job.result, job.error = None, told(error) if together else None
                if not together:
                    self._commit([job])

    def _transact(self, group: list[Job]) -> None:
        work = Work(self._connection)
        self._connection.execute("BEGIN IMMEDIATE")
        if len(group) == 1:
            group[0].result = group[0].act(work)
        else:
            for job in group:
                _attempt(job, work)
        for row in sorted(work.index):
            self._connection.execute(sql.ADD_WORDS, row)
        self._connection.execute("COMMIT")

    def _finish(self, job: Job) -> None:
        if job.afterwards is None or job.error is not None:
            return
        try:
            job.afterwards(self._connection)
        except BaseException as error:
            job.error = told(error)


def _attempt(job: Job, work: Work) -> None:
    """Do one job in a savepoint; an error undoes this job alone, unless the database gave up the whole group."""
    connection, before = work.connection, len(work.index)
    connection.execute("SAVEPOINT job")
    try:
        job.result = job.act(work)
    except BaseException as error:
        if not connection.in_transaction or _code(error) in _OF_THE_DISK:
            raise
        del work.index[before:]
        connection.execute("ROLLBACK TO job")
        job.error = told(error)
    connection.execute("RELEASE job")


def _code(error: BaseException) -> int:
    """Return SQLite's primary result code, 0 for an error that is not the database's."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF if isinstance(error, DriverError) else 0


def _tell(group: list[Job]) -> None:
    """Hand the results over, waking each event loop once."""
    loops: dict[int, tuple[asyncio.AbstractEventLoop, list[Job]]] = {}
    for job in group:
        loops.setdefault(id(job.loop), (job.loop, []))[1].append(job)
    for loop, jobs in loops.values():
        try:
            loop.call_soon_threadsafe(_resolve, jobs)
        except RuntimeError:
            continue  # that loop is gone and nobody waits there; the work itself is done


def _resolve(jobs: list[Job]) -> None:
    for job in jobs:
        if job.future.done():
            continue  # its task was cancelled
        if job.error is not None:
            job.future.set_exception(job.error)
        else:
            job.future.set_result(job.result)
