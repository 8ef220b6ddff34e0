"""Taking a life along, and bringing it home (promise 9): export to open formats, import that restores exactly.

Per relationship: `events.jsonl`, the log as stored, from which everything follows; `messages.jsonl` and
`transcript.md`, what was said, to be read by people and other programs; `waiting.jsonl`, what was not answered yet.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from everwith.core.errors import EverwithError, WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import Moment
from everwith.ports import Outgoing, StoredEvent, Turn
from everwith.storage import ledger, reading
from everwith.storage import statements as sql
from everwith.storage.archive import Entry, Packing, Unpacking, damaged
from everwith.storage.connection import Connection, settle, snapshot
from everwith.storage.sqlite import SqliteStore
from everwith.storage.writer import Work

TurnsOf = Callable[[StoredEvent], Sequence[Turn]]
"""Given by the caller, who knows what events mean: the turns an event tells of, in order."""

_EVENT = {"seq": int, "kind": str, "version": int, "at": int, "cause": str, "body": str}
_SAID = {"id": str, "from": str, "text": str, "ms": int, "zone": str}


async def export_archive(
    store: SqliteStore, to: Path, relationships: Sequence[RelationshipId] | None = None
) -> list[RelationshipId]:
    """Write those relationships (None: all) to a new .zip file `to`; return which.

    All are of one moment of the store. Raises WrongUse where `to` exists or a relationship does not; no file is
    left then.
    """
    if to.exists():
        raise WrongUse(f"There is already a file {to}.", "Name one that does not exist yet.")
    return await store.read(lambda connection: _export(connection, to, relationships))


async def import_archive(store: SqliteStore, source: Path, turns_of: TurnsOf) -> list[RelationshipId]:
    """Bring in all relationships of an archive in one transaction; return which.

    `turns_of` is called for each event in order, on the writer's thread. Raises WrongUse for an archive that is
    damaged, cut off, newer, or made to do harm, and where a relationship is here already; nothing is kept then.
    """
    with await store.read(lambda _: Unpacking(source)) as archive:
        try:
            return await store.write(lambda work: [_import(work, archive, e, turns_of) for e in archive.entries])
        except UnicodeError as error:
            raise damaged("a text in it has characters that do not exist") from error


def _export(connection: Connection, to: Path, relationships: Sequence[RelationshipId] | None) -> list[RelationshipId]:
    unborn = to.with_name(f".{to.name}.{os.getpid()}.new")
    unborn.unlink(missing_ok=True)
    try:
        with snapshot(connection):
            chosen = relationships
            if chosen is None:
                chosen = [each for each, _, _ in reading.relationships(connection, None)]
            _pack(connection, unborn, chosen)
        settle(unborn)
        unborn.rename(to)
        settle(to.parent)
    except OSError as error:
        raise WrongUse(f"{to} cannot be written ({error.strerror}).", "Check the folder and free space.") from error
    finally:
        unborn.unlink(missing_ok=True)
    return list(chosen)


def _pack(connection: Connection, path: Path, chosen: Sequence[RelationshipId]) -> None:
    packing = Packing(path)
    path.chmod(0o600)
    try:
        entries = [_export_one(connection, packing, each, n) for n, each in enumerate(chosen, start=1)]
        packing.finish(importlib.metadata.version("everwith"), entries)
    finally:
        packing.abandon()


def _export_one(connection: Connection, packing: Packing, relationship: RelationshipId, n: int) -> dict[str, Any]:
    row = connection.execute(sql.STATE, {"id": relationship}).fetchone()
    if row is None:
        raise ledger.unknown(relationship)
    number, _, _, _, wake_at, owner, companion, created_at = row
    folder = f"relationships/{n}"
    undelivered = {outgoing.message.id for outgoing in reading.outbox(connection, relationship)}
    packing.add(f"{folder}/events.jsonl", _events(connection, number))
    packing.add(f"{folder}/messages.jsonl", _messages(connection, number, undelivered))
    packing.add(f"{folder}/transcript.md", _transcript(connection, number, owner, companion))
    waiting = reading.waiting(connection, relationship)
    packing.add(f"{folder}/waiting.jsonl", (_line(_said(message)) for message in waiting))
    return {
        "id": relationship,
        "owner": owner,
        "companion": companion,
        "created_at": created_at,
        "wake_at": wake_at,
        "folder": folder,
    }


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _events(connection: Connection, number: int) -> Iterator[str]:
    for row in connection.execute(sql.EVENTS, {"rel": number, "after": -1}):
        yield _line(dict(zip(_EVENT, row, strict=True)))


def _said(message: Message) -> dict[str, Any]:
    return {
        "id": message.id,
        "from": message.speaker,
        "text": message.text,
        "at": message.at.iso(),
        "ms": message.at.ms,
        "zone": message.at.zone,
    }


def _all_turns(connection: Connection, number: int) -> Iterator[reading.TurnRow]:
    asked = {"rel": number, "after": -(2**62), "before": 2**62, "limit": 2**62}
    for row in connection.execute(sql.FIRST_TURNS, asked):
        yield reading.turn_of(row)


def _messages(connection: Connection, number: int, undelivered: set[MessageId]) -> Iterator[str]:
    for seq, message, answers, initiative in _all_turns(connection, number):
        more = {"seq": seq, "in_reply_to": answers, "initiative": initiative}
        yield _line(_said(message) | more | {"delivered": message.id not in undelivered})


def _transcript(connection: Connection, number: int, owner: str, companion: str) -> Iterator[str]:
    yield f"# {companion} and {owner or 'you'}"
    day = None
    for _, message, _, _ in _all_turns(connection, number):
        if message.at.date() != day:
            day = message.at.date()
            yield f"\n## {day:%A}, {day.day} {day:%B} {day.year}"
        name = companion if message.speaker == "companion" else owner or "You"
        text = message.text.replace("\n", "  \n")
        yield f"\n**{name}** ({message.at.local():%H:%M}): {text}"


def _import(work: Work, archive: Unpacking, entry: Entry, turns_of: TurnsOf) -> RelationshipId:
    relationship = RelationshipId(entry.id)
    if not entry.id or work.connection.execute(sql.FIND, {"id": entry.id}).fetchone():
        raise WrongUse(f"The relationship {entry.id!r} is here already.", "Import it into another home.")
    number = ledger.create(work, relationship, entry.owner, entry.companion, entry.created_at)
    told = {said["id"]: said for said in map(_checked_said, archive.objects(f"{entry.folder}/messages.jsonl"))}
    links = {MessageId(id_): (said.get("in_reply_to"), bool(said.get("initiative"))) for id_, said in told.items()}
    head, turns = -1, 0
    for fields in archive.objects(f"{entry.folder}/events.jsonl"):
        event = _event(fields, head + 1)
        ledger.add_events(work.connection, number, event.seq, (event,))
        head = event.seq
        for turn in _turns(turns_of, event):
            turns += 1
            ledger.add_turns(work, number, turns, (turn,), links)
            _remember_delivery(work, number, relationship, turn.message, told.get(turn.message.id))
    settled = {"rel": number, "head_": head, "turns_": turns, "wake": entry.wake_at}
    work.connection.execute(sql.SETTLE, settled)
    for said in map(_checked_said, archive.objects(f"{entry.folder}/waiting.jsonl")):
        ledger.receive(work, relationship, _message(said))
    return relationship


def _remember_delivery(
    work: Work, number: int, relationship: RelationshipId, message: Message, said: dict[str, Any] | None
) -> None:
    """Keep an owner's message as received, so that a client's resending changes nothing; hers, if undelivered."""
    if message.speaker == "owner":
        ledger.receive(work, relationship, message, answered=True)
    elif said is not None and said.get("delivered") is False:
        answers, initiative = said.get("in_reply_to"), bool(said.get("initiative"))
        ledger.add_outgoing(
            work.connection, number, Outgoing(message=message, in_reply_to=answers, initiative=initiative)
        )


def _turns(turns_of: TurnsOf, event: StoredEvent) -> Sequence[Turn]:
    try:
        return turns_of(event)
    except EverwithError:
        raise
    except Exception as error:
        raise damaged(f"event {event.seq} cannot be understood") from error


def _event(fields: dict[str, Any], seq: int) -> StoredEvent:
    _check(fields, _EVENT)
    if fields["seq"] != seq or len(fields) != len(_EVENT):
        raise damaged(f"event {seq} is missing or out of place")
    return StoredEvent(**fields)


def _checked_said(fields: dict[str, Any]) -> dict[str, Any]:
    _check(fields, _SAID)
    if fields["from"] not in {"owner", "companion"} or not isinstance(fields.get("in_reply_to"), str | None):
        raise damaged("a message is incomplete")
    return fields


def _check(fields: dict[str, Any], form: dict[str, type]) -> None:
    for name, kind in form.items():
        value = fields.get(name)
        if type(value) is not kind or (isinstance(value, int) and not -(2**62) <= value < 2**62):
            raise damaged("a line is incomplete")


def _message(said: dict[str, Any]) -> Message:
    at = Moment(ms=said["ms"], zone=said["zone"]).checked()
    at.local()  # raises WrongUse for a zone that does not exist
    return Message(id=MessageId(said["id"]), speaker=said["from"], text=said["text"], at=at)
