"""The tables, once, for every database: SQLAlchemy Core. The files' own history is in `migrations`.

A turn's number is `relationship * 2**32 + ordinal`: the turns of one relationship lie side by side in every
table and in the word index, so that a search reads one relationship's range and never meets another's.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

SPAN = 2**32
"""Numbers kept for the turns of one relationship."""

metadata = MetaData()
_number = BigInteger().with_variant(Integer, "sqlite")


def _of_relationship(**options: bool) -> Column[int]:
    return Column("relationship", _number, ForeignKey("relationship.num"), nullable=False, **options)  # type: ignore[arg-type]


meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

relationship = Table(
    "relationship",
    metadata,
    Column("num", _number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("owner", Text, nullable=False),
    Column("companion", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("holder", Text, nullable=False),  # the worker whose lease runs
    Column("epoch", BigInteger, nullable=False),  # rises with every claim
    Column("version", BigInteger, nullable=False),  # rises with every commit
    Column("lease_until", BigInteger, nullable=False),
    Column("wake_at", BigInteger),
    Column("head", BigInteger, nullable=False),  # seq of the last event, -1 for none
    Column("turns", BigInteger, nullable=False),  # ordinal of the last turn
    Column("redactions", BigInteger, nullable=False),  # rises with every redaction: caches go by it
)
Index("relationship_due", relationship.c.wake_at, sqlite_where=relationship.c.wake_at.is_not(None))

snapshot = Table(
    "snapshot",
    metadata,
    _of_relationship(primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
)

event = Table(
    "event",
    metadata,
    _of_relationship(primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("cause", Text, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

inbox = Table(
    "inbox",
    metadata,
    Column("num", _number, primary_key=True),
    _of_relationship(),
    Column("id", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("text", Text, nullable=False),  # "" once answered: the turn holds it then
    Column("at", BigInteger, nullable=False),
    Column("zone", Text, nullable=False),
    Column("answered", SmallInteger, nullable=False),
    UniqueConstraint("relationship", "id"),
)
Index("inbox_waiting", inbox.c.relationship, inbox.c.num, sqlite_where=text("answered = 0"))

turn = Table(
    "turn",
    metadata,
    Column("num", _number, primary_key=True),
    _of_relationship(),
    Column("seq", BigInteger, nullable=False),
    Column("id", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("zone", Text, nullable=False),
    Column("in_reply_to", Text),
    Column("initiative", SmallInteger, nullable=False),
    Column("traits", SmallInteger, nullable=False),  # bits of memory.rank.traits_of
    Column("length", Integer, nullable=False),  # in content words
    UniqueConstraint("relationship", "id"),
)
Index("turn_seq", turn.c.relationship, turn.c.seq)

vector = Table(
    "vector",
    metadata,
    Column("num", _number, ForeignKey("turn.num"), primary_key=True),
    Column("engine", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("num", _number, primary_key=True),
    _of_relationship(),
    Column("id", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("zone", Text, nullable=False),
    Column("in_reply_to", Text),
    Column("initiative", SmallInteger, nullable=False),
    UniqueConstraint("relationship", "id"),
)

WORDS = "turn_words"
"""The word index (FTS5, contentless): rowid is the turn's number; columns words and dates."""
