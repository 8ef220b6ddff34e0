"""Events and snapshots as JSON text, and back, with the history of their versions."""

from __future__ import annotations

import json
from typing import Annotated

from pydantic import Discriminator, TypeAdapter, ValidationError

from everwith.core.errors import EverwithError
from everwith.core.moment import Moment
from everwith.ports import StoredEvent
from everwith.relationship import history
from everwith.relationship.events import VERSION, Event, Redacted, cause_of
from everwith.relationship.state import State

SNAPSHOT = 1
"""Version of the snapshot; another one is not read, and the state is refolded from the log instead."""

_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Discriminator("kind")])
_STATE: TypeAdapter[State] = TypeAdapter(State)


def stored(event: Event, seq: int) -> StoredEvent:
    """Return the event as it goes into the log at `seq`."""
    body = _EVENT.dump_json(event).decode()
    return StoredEvent(seq=seq, kind=event.kind, version=VERSION, at=event.at.ms, cause=cause_of(event), body=body)


def event(row: StoredEvent) -> Event:
    """Return the event of a row; raises EverwithError where it cannot be read, WrongUse where it is too new."""
    if row.kind == "redacted":  # it keeps its place and time and nothing else
        return Redacted(at=Moment(ms=row.at))
    try:
        if row.version == VERSION:
            return _EVENT.validate_json(row.body)
        return _EVENT.validate_python(history.current(row.kind, row.version, json.loads(row.body)))
    except (ValidationError, ValueError) as error:
        raise EverwithError(
            f"Event {row.seq} of this life cannot be read.", "Restore the newest backup, or run everwith doctor."
        ) from error


def snapshot(state: State) -> str:
    """Return the state as text."""
    return f'{{"v":{SNAPSHOT},"state":{_STATE.dump_json(state).decode()}}}'


def restored(text: str) -> State | None:
    """Return the state of a snapshot, or None where it is of another version or damaged: then refold."""
    prefix = f'{{"v":{SNAPSHOT},"state":'
    if not text.startswith(prefix):
        return None
    try:
        return _STATE.validate_json(text[len(prefix) : -1])
    except ValidationError:
        return None
