"""What the centre needs from the outside, as protocols: the store, the embedder, the mind that words a thought.

Adapters implement them (storage, embedding, llm); the runtime calls them. Nothing here does I/O.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.traits import Style
from everwith.memory.model import RecallQuery, Remembered
from everwith.mind.thought import Thought

__all__ = [
    "Brief",
    "Claim",
    "Clock",
    "Commit",
    "Embedder",
    "Mind",
    "Outgoing",
    "RecallQuery",
    "Store",
    "StoredEvent",
    "Turn",
    "Vectors",
]

Vectors = npt.NDArray[np.float32]
"""Sentence vectors, shape (n, 384), each of length 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """An event as it lies in the log: its place, kind, schema version, the message that caused it, JSON text.

    `cause` is the owner's or her message the event tells of ("" for none): redaction goes by it.
    """

    seq: int
    kind: str
    version: int
    at: int
    cause: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A turn for the index: who said what, when; `vector` is the int8-quantised sentence vector or None.

    Vector: 384 bytes, each round(127 * component) as a signed byte. `engine` tags the model that made it.
    """

    message: Message
    seq: int
    vector: bytes | None = None
    engine: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A relationship held by one worker: its fencing numbers, the snapshot, and the events after it.

    `snapshot` is None for a new relationship or after a change of schema; then `events` is the whole log.
    """

    relationship: RelationshipId
    epoch: int
    version: int
    snapshot: str | None
    snapshot_seq: int
    events: tuple[StoredEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message of hers to deliver: kept in the outbox until a client has acknowledged it."""

    message: Message
    in_reply_to: MessageId | None
    initiative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """Everything one turn changes, in one transaction."""

    events: tuple[StoredEvent, ...]
    snapshot: str | None
    turns: tuple[Turn, ...] = ()
    outgoing: tuple[Outgoing, ...] = ()
    answered: tuple[MessageId, ...] = ()
    wake_at: int | None = None


class Store(Protocol):
    """The durable home of relationships. Every method that changes something returns only once it is durable."""

    async def create(self, relationship: RelationshipId, owner: str, companion: str, at: int) -> None:
        """Make a relationship; raises WrongUse where it exists."""

    async def relationships(self, owner: str | None = None) -> list[tuple[RelationshipId, str, str]]:
        """Return (relationship, owner, companion) of all, or of one owner's, oldest first."""

    async def rename(self, relationship: RelationshipId, companion: str) -> None:
        """Set the companion's name by which clients list the relationship."""

    async def receive(self, relationship: RelationshipId, message: Message) -> bool:
        """Keep a message durably, to be answered; False where this id was received before (nothing changes)."""

    async def waiting(self, relationship: RelationshipId) -> list[Message]:
        """Return the messages received and not yet answered, oldest first."""

    async def unanswered(self) -> list[RelationshipId]:
        """Return the relationships with messages waiting (after a crash)."""

    async def claim(
        self, relationship: RelationshipId, worker: str, now: int, lease_ms: int, known_version: int | None = None
    ) -> Claim:
        """Take the relationship for one turn and load it; raises Fenced while another worker's lease runs.

        Where the stored version is `known_version`, nothing is loaded: snapshot None, no events, that version.
        """

    async def commit(self, claim: Claim, commit: Commit) -> Claim:
        """Write a turn if nobody else has since the claim; raises Fenced otherwise. Returns the claim to go on with."""

    async def events(self, relationship: RelationshipId, after: int = -1) -> list[StoredEvent]:
        """Return the log after that seq, in order."""

    async def redact(
        self, claim: Claim, causes: frozenset[MessageId], rewritten: tuple[StoredEvent, ...], snapshot: str
    ) -> Claim:
        """Remove every trace of those messages: their events (each replaced by a bodyless 'redacted' event at its
        seq, unless `rewritten` holds that seq), turns, index rows, vectors, inbox and outbox rows; then overwrite
        the freed pages and truncate the write-ahead log, so that no byte of them is left in the file.
        """

    async def recall(self, relationship: RelationshipId, query: RecallQuery) -> list[Remembered]:
        """Return the turns that fit best, best first."""

    async def turns(
        self, relationship: RelationshipId, *, before: int | None = None, after: int | None = None, limit: int = 50
    ) -> list[tuple[int, Message, MessageId | None, bool]]:
        """Return (seq, message, in_reply_to, initiative) in order of seq: the last `limit` before, or first after."""

    async def outbox(self, relationship: RelationshipId) -> list[Outgoing]:
        """Return what has not been acknowledged as delivered, oldest first."""

    async def delivered(self, relationship: RelationshipId, ids: Sequence[MessageId]) -> None:
        """Strike messages from the outbox."""

    async def due(self, now: int, limit: int = 100) -> list[RelationshipId]:
        """Return relationships whose wake_at has come, the longest due first."""

    async def close(self) -> None:
        """Finish what is being written and close the file."""


class Embedder(Protocol):
    """Sentences to vectors. The same text gives the same bits whatever else is embedded beside it."""

    @property
    def engine(self) -> str:
        """Return the tag of the model that makes the vectors, for the index."""

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), 384), float32."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a mind is asked to put into words: the thought, who speaks to whom, and what was last said.

    `recent` are the latest messages, oldest first, the owner's last one included.
    """

    thought: Thought
    owner: str
    me: str
    style: Style
    recent: tuple[Message, ...] = ()


class Mind(Protocol):
    """Gives words to a thought. It decides nothing: what is remembered, felt and meant is settled before."""

    @property
    def name(self) -> str:
        """Return what the owner may be told of whose words these are."""

    def words(self, brief: Brief) -> AsyncIterator[str]:
        """Yield the messages of the reply, one by one, each whole."""


class Clock(Protocol):
    """Where the present comes from."""

    def now(self) -> int:
        """Return ms since 1970, UTC."""
