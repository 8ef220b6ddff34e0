"""The statements, written once in SQLAlchemy Core and compiled once to text.

They run on the driver directly: for a turn of a few statements SQLAlchemy's execution costs several times the
database's own work (reference figures: 218 against 66 microseconds). Another database compiles the same list.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ClauseElement, Column, Table, and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert as upsert

from everwith.core.moment import DAY
from everwith.storage.schema import WORDS, event, inbox, meta, outbox, relationship, snapshot, turn, vector

_DIALECT = sqlite.dialect(paramstyle="named")
_p = bindparam
_mine = relationship.c.num == _p("rel")
_LONGEST_LEASE = DAY
"""A lease that runs longer than this is a clock that jumped, and no longer holds (ms)."""


def _sql(statement: ClauseElement) -> str:
    """Return the statement's text: `:name` for what is given at each call, constants written out."""
    compiled = statement.compile(dialect=_DIALECT)
    fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}  # type: ignore[attr-defined]
    return re.sub(r":(\w+)", lambda m: _literal(fixed[m[1]]) if m[1] in fixed else m[0], str(compiled))


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def _message(table: Table) -> tuple[Column[Any], ...]:
    return (table.c.id, table.c.speaker, table.c.text, table.c.at, table.c.zone)


FIND = _sql(select(relationship.c.num).where(relationship.c.id == _p("id")))
CREATE = _sql(
    upsert(relationship)
    .values(
        {name: _p(name) for name in ("id", "owner", "companion", "created_at", "wake_at", "epoch", "version")}
        | {"holder": _p("holder"), "lease_until": _p("lease_until"), "head": _p("head")}
        | {"turns": _p("turns"), "redactions": _p("redactions")}
    )
    .on_conflict_do_nothing()
)
RENAME = _sql(update(relationship).where(relationship.c.id == _p("id_")).values(companion=_p("companion_")))
_LISTED = select(relationship.c.id, relationship.c.owner, relationship.c.companion)
LIST = _sql(_LISTED.order_by(relationship.c.created_at, relationship.c.num))
LIST_OF_OWNER = _sql(
    _LISTED.where(relationship.c.owner == _p("owner")).order_by(relationship.c.created_at, relationship.c.num)
)
DUE = _sql(
    select(relationship.c.id)
    .where(relationship.c.wake_at <= _p("now"))
    .order_by(relationship.c.wake_at, relationship.c.num)
    .limit(_p("limit"))
)

RECEIVE = _sql(
    upsert(inbox)
    .values({c.name: _p(c.name) for c in inbox.c if c.name != "num"})
    .on_conflict_do_nothing(index_elements=["relationship", "id"])
)
_waiting = and_(inbox.c.relationship == _p("rel"), inbox.c.answered == 0)
WAITING = _sql(select(*_message(inbox)).where(_waiting).order_by(inbox.c.num))
UNANSWERED = _sql(
    select(relationship.c.id)
    .where(relationship.c.num.in_(select(inbox.c.relationship).where(inbox.c.answered == 0)))
    .order_by(relationship.c.num)
)
ANSWER = _sql(
    update(inbox).where(inbox.c.relationship == _p("rel"), inbox.c.id == _p("id_")).values(answered=1, text="")
)

CLAIM = _sql(
    update(relationship)
    .where(
        relationship.c.id == _p("id_"),
        or_(
            relationship.c.holder == _p("worker"),
            relationship.c.lease_until <= _p("now"),
            relationship.c.lease_until > _p("now") + _LONGEST_LEASE,
        ),
    )
    .values(holder=_p("worker"), epoch=relationship.c.epoch + 1, lease_until=_p("until"))
    .returning(relationship.c.num, relationship.c.epoch, relationship.c.version)
)
_held = and_(
    relationship.c.id == _p("id_"), relationship.c.epoch == _p("epoch_"), relationship.c.version == _p("version_")
)
_ADVANCED = (relationship.c.num, relationship.c.head, relationship.c.turns)
_FREE = -(2**62)
"""A lease that has run out for any clock: a committed turn keeps nobody waiting."""
ADVANCE = _sql(
    update(relationship)
    .where(_held)
    .values(
        version=relationship.c.version + 1,
        lease_until=_FREE,
        wake_at=_p("wake"),
        head=relationship.c.head + _p("more_events"),
        turns=relationship.c.turns + _p("more_turns"),
    )
    .returning(*_ADVANCED)
)
REDACT = _sql(
    update(relationship)
    .where(_held)
    .values(version=relationship.c.version + 1, lease_until=_FREE, redactions=relationship.c.redactions + 1)
    .returning(*_ADVANCED)
)
SETTLE = _sql(update(relationship).where(_mine).values(head=_p("head_"), turns=_p("turns_"), wake_at=_p("wake")))
STATE = _sql(
    select(
        relationship.c.num,
        relationship.c.head,
        relationship.c.turns,
        relationship.c.redactions,
        relationship.c.wake_at,
        relationship.c.owner,
        relationship.c.companion,
        relationship.c.created_at,
    ).where(relationship.c.id == _p("id"))
)

ADD_EVENT = _sql(insert(event).values({c.name: _p(c.name) for c in event.c}))
_EVENT = (event.c.seq, event.c.kind, event.c.version, event.c.at, event.c.cause, event.c.body)
EVENTS = _sql(select(*_EVENT).where(event.c.relationship == _p("rel"), event.c.seq > _p("after")).order_by(event.c.seq))
CAUSES = _sql(
    select(event.c.seq, event.c.cause)
    .where(event.c.relationship == _p("rel"), event.c.cause != "")
    .order_by(event.c.seq)
)
EVENT_AT = _sql(select(event.c.at).where(event.c.relationship == _p("rel"), event.c.seq == _p("seq")))
REWRITE = _sql(
    update(event)
    .where(event.c.relationship == _p("rel"), event.c.seq == _p("seq_"))
    .values(kind=_p("kind_"), version=_p("version_"), at=_p("at_"), cause=_p("cause_"), body=_p("body_"))
)

_kept = upsert(snapshot).values({c.name: _p(c.name) for c in snapshot.c})
KEEP_SNAPSHOT = _sql(
    _kept.on_conflict_do_update(
        index_elements=["relationship"], set_={"seq": _kept.excluded.seq, "body": _kept.excluded.body}
    )
)
SNAPSHOT = _sql(select(snapshot.c.body, snapshot.c.seq).where(snapshot.c.relationship == _p("rel")))

ADD_TURN = _sql(insert(turn).values({c.name: _p(c.name) for c in turn.c}))
ADD_VECTOR = _sql(insert(vector).values({c.name: _p(c.name) for c in vector.c}))
ADD_OUTGOING = _sql(insert(outbox).values({c.name: _p(c.name) for c in outbox.c if c.name != "num"}))
OUTBOX = _sql(
    select(*_message(outbox), outbox.c.in_reply_to, outbox.c.initiative)
    .where(outbox.c.relationship == _p("rel"))
    .order_by(outbox.c.num)
)
DELIVERED = _sql(delete(outbox).where(outbox.c.relationship == _p("rel"), outbox.c.id == _p("id")))

_TURN = select(turn.c.seq, *_message(turn), turn.c.in_reply_to, turn.c.initiative).where(
    turn.c.relationship == _p("rel"), turn.c.seq > _p("after"), turn.c.seq < _p("before")
)
FIRST_TURNS = _sql(_TURN.order_by(turn.c.seq, turn.c.num).limit(_p("limit")))
LAST_TURNS = _sql(_TURN.order_by(turn.c.seq.desc(), turn.c.num.desc()).limit(_p("limit")))
TURN_NUMBER = _sql(select(turn.c.num).where(turn.c.relationship == _p("rel"), turn.c.id == _p("id")))
TURN_TEXT = _sql(select(turn.c.id, turn.c.speaker, turn.c.text, turn.c.at).where(turn.c.num == _p("num")))
COLUMNS = _sql(
    select(turn.c.num, turn.c.at, turn.c.speaker, turn.c.traits, turn.c.length, vector.c.engine, vector.c.data)
    .select_from(turn.outerjoin(vector, vector.c.num == turn.c.num))
    .where(turn.c.num > _p("last"), turn.c.num < _p("end"))
    .order_by(turn.c.num)
)

FORGET_VECTOR = _sql(delete(vector).where(vector.c.num == _p("num")))
FORGET_TURN = _sql(delete(turn).where(turn.c.num == _p("num")))
FORGET_RECEIVED = _sql(delete(inbox).where(inbox.c.relationship == _p("rel"), inbox.c.id == _p("id")))
UNLINK_TURN = _sql(
    update(turn).where(turn.c.relationship == _p("rel"), turn.c.in_reply_to == _p("id_")).values(in_reply_to=None)
)
UNLINK_OUTGOING = _sql(
    update(outbox).where(outbox.c.relationship == _p("rel"), outbox.c.in_reply_to == _p("id_")).values(in_reply_to=None)
)
_noted = upsert(meta).values(key=_p("key"), value=_p("value"))
NOTE = _sql(_noted.on_conflict_do_update(index_elements=["key"], set_={"value": _noted.excluded.value}))
NOTED = _sql(select(meta.c.value).where(meta.c.key == _p("key")))
UNNOTE = _sql(delete(meta).where(meta.c.key == _p("key")))
COUNTS = {
    table.name: _sql(select(func.count()).select_from(table))
    for table in (relationship, snapshot, event, inbox, turn, vector, outbox)
}

ADD_WORDS = f"INSERT INTO {WORDS} (rowid, words, dates) VALUES (?, ?, ?)"
FORGET_WORDS = f"DELETE FROM {WORDS} WHERE rowid = ?"
MERGE_WORDS = f"INSERT INTO {WORDS} ({WORDS}) VALUES ('optimize')"
FIND_WORDS = f"SELECT rowid FROM {WORDS} WHERE {WORDS} MATCH ? AND rowid > ? AND rowid < ?"
