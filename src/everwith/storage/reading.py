"""What is read: each function runs on a reading connection and returns values of the ports."""

from __future__ import annotations

from typing import Any

from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import Moment
from everwith.ports import Claim, Outgoing, StoredEvent
from everwith.storage import statements as sql
from everwith.storage.connection import Connection, snapshot
from everwith.storage.ledger import number_of

_EVER = 2**62

TurnRow = tuple[int, Message, MessageId | None, bool]
"""(seq, message, what it answers, whether she spoke first)."""


def relationships(connection: Connection, owner: str | None) -> list[tuple[RelationshipId, str, str]]:
    """Return (relationship, owner, companion), oldest first."""
    rows = connection.execute(sql.LIST) if owner is None else connection.execute(sql.LIST_OF_OWNER, {"owner": owner})
    return [(RelationshipId(row[0]), row[1], row[2]) for row in rows]


def waiting(connection: Connection, relationship: RelationshipId) -> list[Message]:
    """Return the messages not yet answered, in the order received."""
    rows = connection.execute(sql.WAITING, {"rel": number_of(connection, relationship)})
    return [message_of(row) for row in rows]


def unanswered(connection: Connection) -> list[RelationshipId]:
    """Return the relationships with messages waiting."""
    return [RelationshipId(row[0]) for row in connection.execute(sql.UNANSWERED)]


def due(connection: Connection, now: int, limit: int) -> list[RelationshipId]:
    """Return the relationships to wake, the longest due first."""
    return [RelationshipId(row[0]) for row in connection.execute(sql.DUE, {"now": now, "limit": max(limit, 0)})]


def load(connection: Connection, relationship: RelationshipId, number: int, epoch: int, version: int) -> Claim:
    """Return the claim with the snapshot and the events after it."""
    with snapshot(connection):
        row = connection.execute(sql.SNAPSHOT, {"rel": number}).fetchone()
        body, seq = row if row is not None else (None, -1)
        later = tuple(events(connection, number, seq))
    return Claim(relationship=relationship, epoch=epoch, version=version, snapshot=body, snapshot_seq=seq, events=later)


def events(connection: Connection, number: int, after: int) -> list[StoredEvent]:
    """Return the log after that seq."""
    rows = connection.execute(sql.EVENTS, {"rel": number, "after": after})
    return [event_of(row) for row in rows]


def turns(
    connection: Connection, relationship: RelationshipId, before: int | None, after: int | None, limit: int
) -> list[TurnRow]:
    """Return turns in order of seq: the first `limit` after `after`, or else the last ones before `before`."""
    asked = {
        "rel": number_of(connection, relationship),
        "after": -_EVER if after is None else after,
        "before": _EVER if before is None else before,
        "limit": max(limit, 0),
    }
    if after is not None:
        return [turn_of(row) for row in connection.execute(sql.FIRST_TURNS, asked)]
    return [turn_of(row) for row in connection.execute(sql.LAST_TURNS, asked).fetchall()[::-1]]


def outbox(connection: Connection, relationship: RelationshipId) -> list[Outgoing]:
    """Return what was not acknowledged as delivered, oldest first."""
    rows = connection.execute(sql.OUTBOX, {"rel": number_of(connection, relationship)})
    return [Outgoing(message=message_of(row), in_reply_to=row[5], initiative=bool(row[6])) for row in rows]


def message_of(row: Any) -> Message:
    """Return the message of a row that begins with id, speaker, text, at, zone."""
    return Message(id=MessageId(row[0]), speaker=row[1], text=row[2], at=Moment(ms=row[3], zone=row[4]))


def event_of(row: Any) -> StoredEvent:
    """Return the event of a row (seq, kind, version, at, cause, body)."""
    seq, kind, version, at, cause, body = row
    return StoredEvent(seq=seq, kind=kind, version=version, at=at, cause=cause, body=body)


def turn_of(row: Any) -> TurnRow:
    """Return the turn of a row (seq, message columns, in_reply_to, initiative)."""
    return row[0], message_of(row[1:6]), row[6], bool(row[7])
