"""What is written: relationships, received messages, claims, turns. Each function runs inside a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from everwith.core.errors import EverwithError, Fenced, WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.memory.rank import traits_of
from everwith.ports import Claim, Commit, Outgoing, StoredEvent, Turn
from everwith.storage import statements as sql
from everwith.storage.connection import Connection
from everwith.storage.schema import SPAN
from everwith.storage.words import content_words, date_words
from everwith.storage.writer import Work

VECTOR_BYTES = 384
_NEW = {
    "wake_at": None,
    "holder": "",
    "epoch": 0,
    "version": 0,
    "lease_until": -(2**62),
    "head": -1,
    "turns": 0,
    "redactions": 0,
}
Link = tuple[MessageId | None, bool]
"""What a message of hers answers (None: nothing), and whether she spoke first."""


def unknown(relationship: RelationshipId) -> WrongUse:
    """Return the error for a relationship that is not in the file."""
    return WrongUse(f"There is no relationship {relationship!r} here.", "List those there are, or make one.")


def number_of(connection: Connection, relationship: RelationshipId) -> int:
    """Return the relationship's number; raises WrongUse where there is none."""
    row = connection.execute(sql.FIND, {"id": relationship}).fetchone()
    if row is None:
        raise unknown(relationship)
    return int(row[0])


def create(work: Work, relationship: RelationshipId, owner: str, companion: str, at: int) -> int:
    """Make a relationship and return its number; raises WrongUse where it exists."""
    row = _NEW | {"id": relationship, "owner": owner, "companion": companion, "created_at": at}
    if work.connection.execute(sql.CREATE, row).rowcount != 1:
        raise WrongUse(f"There is a relationship {relationship!r} already.", "Choose another name for the new one.")
    return number_of(work.connection, relationship)


def rename(work: Work, relationship: RelationshipId, companion: str) -> None:
    """Set the companion's name."""
    done = work.connection.execute(sql.RENAME, {"id_": relationship, "companion_": companion})
    if done.rowcount != 1:
        raise unknown(relationship)


def receive(work: Work, relationship: RelationshipId, message: Message, *, answered: bool = False) -> bool:
    """Keep a message; False where its id was received before. An answered one is kept as an id only."""
    number = number_of(work.connection, relationship)
    row = message_row(number, message) | {"answered": int(answered)}
    if answered:
        row["text"] = ""
    return work.connection.execute(sql.RECEIVE, row).rowcount == 1


def claim(work: Work, relationship: RelationshipId, worker: str, now: int, lease_ms: int) -> tuple[int, int, int]:
    """Take the relationship; return (number, epoch, version). Raises Fenced while another's lease runs."""
    asked = {"id_": relationship, "worker": worker, "now": now, "until": now + lease_ms}
    row = work.connection.execute(sql.CLAIM, asked).fetchone()
    if row is None:
        number_of(work.connection, relationship)
        raise Fenced
    return (row[0], row[1], row[2])


def commit(work: Work, claim: Claim, commit: Commit) -> Claim:
    """Write a turn if the claim still holds; raises Fenced otherwise."""
    advance = {
        **held(claim),
        "wake": commit.wake_at,
        "more_events": len(commit.events),
        "more_turns": len(commit.turns),
    }
    row = work.connection.execute(sql.ADVANCE, advance).fetchone()
    if row is None:
        number_of(work.connection, claim.relationship)
        raise Fenced
    number, head, last = row
    add_events(work.connection, number, head - len(commit.events) + 1, commit.events)
    if commit.snapshot is not None:
        keep_snapshot(work.connection, number, head, commit.snapshot)
    links: dict[MessageId, Link] = {o.message.id: (o.in_reply_to, o.initiative) for o in commit.outgoing}
    add_turns(work, number, last - len(commit.turns) + 1, commit.turns, links)
    for outgoing in commit.outgoing:
        add_outgoing(work.connection, number, outgoing)
    for answered in commit.answered:
        work.connection.execute(sql.ANSWER, {"rel": number, "id_": answered})
    return Claim(
        relationship=claim.relationship,
        epoch=claim.epoch,
        version=claim.version + 1,
        snapshot=commit.snapshot,
        snapshot_seq=claim.snapshot_seq if commit.snapshot is None else head,
        events=(),
    )


def held(claim: Claim) -> dict[str, Any]:
    """Return the fencing numbers as parameters."""
    return {"id_": claim.relationship, "epoch_": claim.epoch, "version_": claim.version}


def keep_snapshot(connection: Connection, number: int, seq: int, body: str) -> None:
    """Put the snapshot in the place of the one before."""
    connection.execute(sql.KEEP_SNAPSHOT, {"relationship": number, "seq": seq, "body": body})


def add_events(connection: Connection, number: int, first: int, events: Sequence[StoredEvent]) -> None:
    """Append to the log; the seqs must go on from `first` without a gap."""
    for seq, event in enumerate(events, start=first):
        if event.seq != seq:
            raise EverwithError(f"The log goes on at {seq}, and an event says it is number {event.seq}.")
        connection.execute(sql.ADD_EVENT, event_row(number, event))


def event_row(number: int, event: StoredEvent) -> dict[str, Any]:
    """Return the event as a row."""
    return {
        "relationship": number,
        "seq": event.seq,
        "kind": event.kind,
        "version": event.version,
        "at": event.at,
        "cause": event.cause,
        "body": event.body,
    }


def message_row(number: int, message: Message) -> dict[str, Any]:
    """Return the columns that every table of messages has."""
    return {
        "relationship": number,
        "id": message.id,
        "speaker": message.speaker,
        "text": message.text,
        "at": message.at.ms,
        "zone": message.at.zone,
    }


def add_outgoing(connection: Connection, number: int, outgoing: Outgoing) -> None:
    """Put a message of hers into the outbox."""
    row = message_row(number, outgoing.message)
    connection.execute(
        sql.ADD_OUTGOING, row | {"in_reply_to": outgoing.in_reply_to, "initiative": int(outgoing.initiative)}
    )


def add_turns(work: Work, number: int, first: int, turns: Sequence[Turn], links: Mapping[MessageId, Link]) -> None:
    """Enter turns under the ordinals from `first` on, with vectors and words."""
    for ordinal, turn in enumerate(turns, start=first):
        place, message = number * SPAN + ordinal, turn.message
        words = content_words(message.text)
        answers, initiative = links.get(message.id, (None, False))
        row = message_row(number, message) | {
            "num": place,
            "seq": turn.seq,
            "in_reply_to": answers,
            "initiative": int(initiative),
            "traits": traits_of(message.text),
            "length": len(words),
        }
        work.connection.execute(sql.ADD_TURN, row)
        if turn.vector is not None:
            _add_vector(work.connection, place, turn.engine, turn.vector)
        work.index.append((place, " ".join(words), date_words(message.at)))


def _add_vector(connection: Connection, place: int, engine: str, data: bytes) -> None:
    if len(data) != VECTOR_BYTES:
        raise EverwithError(f"A vector has {len(data)} bytes instead of {VECTOR_BYTES}.")
    connection.execute(sql.ADD_VECTOR, {"num": place, "engine": engine, "data": data})
