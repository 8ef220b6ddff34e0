"""The store on one encrypted SQLite file: every method of `ports.Store`, none of which blocks the event loop."""

from __future__ import annotations

import asyncio
import concurrent.futures
import functools
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from everwith.core.errors import WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.memory.model import Remembered
from everwith.ports import Claim, Commit, Outgoing, RecallQuery, StoredEvent
from everwith.storage import ledger, reading, recall, redaction
from everwith.storage import statements as sql
from everwith.storage.connection import Connection, connect
from everwith.storage.faults import DriverError, told
from everwith.storage.opening import prepare
from everwith.storage.writer import Afterwards, Work, Writer

T = TypeVar("T")
_READERS = 2


class SqliteStore:
    """One file that holds all relationships of an owner, or of a whole host. Use from any thread or event loop."""

    def __init__(self, path: Path, key: bytes | None, connection: Connection) -> None:
        """Use `open` instead."""
        self.path = path
        self._key = key
        self._writer = Writer(connection)
        self._local = threading.local()
        self._opened: list[Connection] = []
        self._readers = concurrent.futures.ThreadPoolExecutor(_READERS, thread_name_prefix="everwith-reader")
        self._shelves = recall.Shelves()

    @classmethod
    def open(cls, path: Path | str, key: bytes | None, *, _unencrypted: bool = False) -> SqliteStore:
        """Open the file, making it where there is none; takes some milliseconds, longer after an update.

        Raises WrongUse for a wrong key, a damaged, foreign, newer or read-only file; it is left as it was.
        """
        if key is None and not _unencrypted:
            raise WrongUse("The store is always encrypted, and no key was given.", "Find it with find_key.")
        path = Path(path)
        return cls(path, key, prepare(path, key))

    async def create(self, relationship: RelationshipId, owner: str, companion: str, at: int) -> None:
        """Make a relationship; raises WrongUse where it exists."""
        await self.write(lambda work: ledger.create(work, relationship, owner, companion, at))

    async def relationships(self, owner: str | None = None) -> list[tuple[RelationshipId, str, str]]:
        """Return (relationship, owner, companion) of all, or of one owner's, oldest first."""
        return await self.read(lambda connection: reading.relationships(connection, owner))

    async def rename(self, relationship: RelationshipId, companion: str) -> None:
        """Set the companion's name by which clients list the relationship."""
        await self.write(lambda work: ledger.rename(work, relationship, companion))

    async def receive(self, relationship: RelationshipId, message: Message) -> bool:
        """Keep a message durably; False where this id was received before (nothing changes)."""
        return await self.write(lambda work: ledger.receive(work, relationship, message))

    async def waiting(self, relationship: RelationshipId) -> list[Message]:
        """Return the messages received and not yet answered, oldest first."""
        return await self.read(lambda connection: reading.waiting(connection, relationship))

    async def unanswered(self) -> list[RelationshipId]:
        """Return the relationships with messages waiting."""
        return await self.read(reading.unanswered)

    async def claim(
        self,
        relationship: RelationshipId,
        worker: str,
        now: int,
        lease_ms: int,
        known_version: int | None = None,
    ) -> Claim:
        """Take the relationship and load it; raises Fenced while another worker's lease runs.

        Where the stored version is `known_version`, nothing is loaded: snapshot is None and events are empty,
        and the caller goes on with the state it has (snapshot_seq is -1 then and says nothing).
        """
        number, epoch, version = await self.write(lambda work: ledger.claim(work, relationship, worker, now, lease_ms))
        if version == known_version:
            return Claim(
                relationship=relationship, epoch=epoch, version=version, snapshot=None, snapshot_seq=-1, events=()
            )
        return await self.read(lambda c: reading.load(c, relationship, number, epoch, version))

    async def commit(self, claim: Claim, commit: Commit) -> Claim:
        """Write a turn if nobody else has since the claim; raises Fenced otherwise."""
        return await self.write(lambda work: ledger.commit(work, claim, commit))

    async def events(self, relationship: RelationshipId, after: int = -1) -> list[StoredEvent]:
        """Return the log after that seq, in order."""
        return await self.read(lambda c: reading.events(c, ledger.number_of(c, relationship), after))

    async def redact(
        self, claim: Claim, causes: frozenset[MessageId], rewritten: tuple[StoredEvent, ...], snapshot: str
    ) -> Claim:
        """Remove every trace of those messages, in the tables, the index and the file's bytes.

        Raises Fenced as `commit` does (nothing changed), or StoreFault where the messages are gone but the
        bytes could not be overwritten yet (opening the file again does it).
        """
        by_seq = {event.seq: event for event in rewritten}
        try:
            return await self.write(
                lambda work: redaction.redact(work, claim, causes, by_seq, snapshot), redaction.overwrite
            )
        finally:
            self._shelves.forget()

    async def recall(self, relationship: RelationshipId, query: RecallQuery) -> list[Remembered]:
        """Return the turns that fit best, best first."""
        return await self.read(lambda c: recall.recall(c, self._shelves, relationship, query))

    async def turns(
        self, relationship: RelationshipId, *, before: int | None = None, after: int | None = None, limit: int = 50
    ) -> list[reading.TurnRow]:
        """Return (seq, message, in_reply_to, initiative) in order of seq: the last `limit` before, or first after."""
        return await self.read(lambda c: reading.turns(c, relationship, before, after, limit))

    async def outbox(self, relationship: RelationshipId) -> list[Outgoing]:
        """Return what has not been acknowledged as delivered, oldest first."""
        return await self.read(lambda connection: reading.outbox(connection, relationship))

    async def delivered(self, relationship: RelationshipId, ids: Sequence[MessageId]) -> None:
        """Strike messages from the outbox; ids that are not in it are no error."""

        def strike(work: Work) -> None:
            number = ledger.number_of(work.connection, relationship)
            work.connection.executemany(sql.DELIVERED, [{"rel": number, "id": each} for each in ids])

        await self.write(strike)

    async def due(self, now: int, limit: int = 100) -> list[RelationshipId]:
        """Return relationships whose wake_at has come, the longest due first."""
        return await self.read(lambda connection: reading.due(connection, now, limit))

    async def faults(self) -> list[str]:
        """Return what an examination of the whole file finds wrong; empty where it is sound. Takes a while."""
        return await self.read(_faults)

    async def close(self) -> None:
        """Finish what is being written and close the file; may be called again."""
        await asyncio.to_thread(self._close)

    async def write(self, act: Callable[[Work], T], afterwards: Afterwards | None = None) -> T:
        """Return what `act` returned in a transaction that is durable now (see `Writer.write`)."""
        return await self._writer.write(act, afterwards)

    async def read(self, act: Callable[[Connection], T]) -> T:
        """Return what `act` returned on a reading connection, in a thread."""
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._readers, functools.partial(self._read, act))
        except RuntimeError as error:
            raise WrongUse("The store is closed.", "Open it again.") from error

    def _read(self, act: Callable[[Connection], T]) -> T:
        connection: Connection | None = getattr(self._local, "connection", None)
        try:
            if connection is None:
                connection = self._local.connection = connect(self.path, self._key, reader=True)
                self._opened.append(connection)
            return act(connection)
        except DriverError as error:
            if connection is not None:  # SQLCipher gives a connection up once it has met a damaged page
                self._local.connection = None
                self._opened.remove(connection)
                connection.close()
            raise told(error) from error

    def _close(self) -> None:
        self._readers.shutdown(wait=True)
        while self._opened:
            self._opened.pop().close()
        self._writer.close()
        self._shelves.forget()


def _faults(connection: Connection) -> list[str]:
    found = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
    try:
        found += [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    except DriverError as error:
        found.append(str(told(error)))
    return found
