"""Forgetting truly (promise 4): out of every table and the word index, then out of the file's bytes.

Deleting zeroes what it frees (secure_delete), but SQLite may leave copies of rows behind where it moved them
between pages. So the file is rewritten whole afterwards, and the log emptied. A note in the file says that this
is due from the deletion until it is done; after a crash in between, opening the file does it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from everwith.core.errors import EverwithError, Fenced
from everwith.core.ids import MessageId
from everwith.ports import Claim, StoredEvent
from everwith.storage import statements as sql
from everwith.storage.connection import Connection
from everwith.storage.faults import DriverError, StoreFault
from everwith.storage.ledger import held, keep_snapshot, number_of
from everwith.storage.writer import Work

REDACTED = "redacted"
"""The kind of an event that was forgotten; its body is an empty JSON object."""

_DUE = {"key": "overwrite", "value": "due"}


def redact(
    work: Work,
    claim: Claim,
    causes: frozenset[MessageId],
    rewritten: Mapping[int, StoredEvent],
    snapshot: str,
) -> Claim:
    """Remove every trace of the messages from the tables and the word index; raises Fenced."""
    connection = work.connection
    row = connection.execute(sql.REDACT, held(claim)).fetchone()
    if row is None:
        number_of(connection, claim.relationship)
        raise Fenced
    number, head, _ = row
    _redact_events(connection, number, causes, rewritten)
    for message in causes:
        _forget(connection, number, message)
    connection.execute(sql.MERGE_WORDS)  # an index entry is only marked as gone until its segment is rewritten
    keep_snapshot(connection, number, head, snapshot)
    connection.execute(sql.NOTE, _DUE)
    return replace(claim, version=claim.version + 1, snapshot=snapshot, snapshot_seq=head, events=())


def _redact_events(
    connection: Connection, number: int, causes: frozenset[MessageId], rewritten: Mapping[int, StoredEvent]
) -> None:
    told = connection.execute(sql.CAUSES, {"rel": number}).fetchall()
    gone = [seq for seq, cause in told if cause in causes and seq not in rewritten]
    for seq in gone:
        (at,) = connection.execute(sql.EVENT_AT, {"rel": number, "seq": seq}).fetchone()
        _rewrite(connection, number, StoredEvent(seq=seq, kind=REDACTED, version=1, at=at, cause="", body="{}"))
    for event in rewritten.values():
        _rewrite(connection, number, event)


def _rewrite(connection: Connection, number: int, event: StoredEvent) -> None:
    row = {
        "rel": number,
        "seq_": event.seq,
        "kind_": event.kind,
        "version_": event.version,
        "at_": event.at,
        "cause_": event.cause,
        "body_": event.body,
    }
    if connection.execute(sql.REWRITE, row).rowcount != 1:
        raise EverwithError(f"There is no event {event.seq} to rewrite.")


def _forget(connection: Connection, number: int, message: MessageId) -> None:
    named = {"rel": number, "id": message}
    for (turn,) in connection.execute(sql.TURN_NUMBER, named).fetchall():
        connection.execute(sql.FORGET_WORDS, (turn,))
        connection.execute(sql.FORGET_VECTOR, {"num": turn})
        connection.execute(sql.FORGET_TURN, {"num": turn})
    connection.execute(sql.FORGET_RECEIVED, named)
    connection.execute(sql.DELIVERED, named)
    unlink = {"rel": number, "id_": message}
    connection.execute(sql.UNLINK_TURN, unlink)
    connection.execute(sql.UNLINK_OUTGOING, unlink)


def overwrite(connection: Connection) -> None:
    """Rewrite the file and empty the log, so that no freed byte is left; blocks other writers meanwhile.

    Raises StoreFault where another program reads the file or the disk is too full; it stays due then.
    """
    try:
        connection.execute("VACUUM")
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise _unfinished()
        connection.execute(sql.UNNOTE, {"key": _DUE["key"]})
    except DriverError as error:
        raise _unfinished() from error


def overwrite_if_due(connection: Connection) -> bool:
    """Finish an overwriting that a crash or a full disk prevented; return whether one was due."""
    if connection.execute(sql.NOTED, {"key": _DUE["key"]}).fetchone() is None:
        return False
    overwrite(connection)
    return True


def _unfinished() -> StoreFault:
    return StoreFault(
        "It is forgotten, but its bytes could not be overwritten in the file yet.",
        "Free some space and close other programs that use the file; opening it again finishes the work.",
    )
