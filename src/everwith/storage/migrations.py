"""How a file came to its present shape: numbered steps, each run once, never edited after a release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from everwith.core.errors import WrongUse
from everwith.storage.connection import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of the schema: the version it leads to, and its statements in order."""

    version: int
    name: str
    statements: tuple[str, ...]


STEPS: tuple[Step, ...] = (
    Step(
        version=1,
        name="the first tables",
        statements=(
            "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
            """CREATE TABLE relationship (
                num INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL,
                companion TEXT NOT NULL, created_at BIGINT NOT NULL, holder TEXT NOT NULL, epoch BIGINT NOT NULL,
                version BIGINT NOT NULL, lease_until BIGINT NOT NULL, wake_at BIGINT, head BIGINT NOT NULL,
                turns BIGINT NOT NULL, redactions BIGINT NOT NULL)""",
            "CREATE INDEX relationship_due ON relationship (wake_at) WHERE wake_at IS NOT NULL",
            """CREATE TABLE snapshot (
                relationship INTEGER NOT NULL PRIMARY KEY REFERENCES relationship (num),
                seq BIGINT NOT NULL, body TEXT NOT NULL)""",
            """CREATE TABLE event (
                relationship INTEGER NOT NULL REFERENCES relationship (num), seq BIGINT NOT NULL,
                kind TEXT NOT NULL, version INTEGER NOT NULL, at BIGINT NOT NULL, cause TEXT NOT NULL,
                body TEXT NOT NULL, PRIMARY KEY (relationship, seq)) WITHOUT ROWID""",
            """CREATE TABLE inbox (
                num INTEGER NOT NULL PRIMARY KEY, relationship INTEGER NOT NULL REFERENCES relationship (num),
                id TEXT NOT NULL, speaker TEXT NOT NULL, text TEXT NOT NULL, at BIGINT NOT NULL,
                zone TEXT NOT NULL, answered SMALLINT NOT NULL, UNIQUE (relationship, id))""",
            "CREATE INDEX inbox_waiting ON inbox (relationship, num) WHERE answered = 0",
            """CREATE TABLE turn (
                num INTEGER NOT NULL PRIMARY KEY, relationship INTEGER NOT NULL REFERENCES relationship (num),
                seq BIGINT NOT NULL, id TEXT NOT NULL, speaker TEXT NOT NULL, text TEXT NOT NULL,
                at BIGINT NOT NULL, zone TEXT NOT NULL, in_reply_to TEXT, initiative SMALLINT NOT NULL,
                traits SMALLINT NOT NULL, length INTEGER NOT NULL, UNIQUE (relationship, id))""",
            "CREATE INDEX turn_seq ON turn (relationship, seq)",
            """CREATE TABLE vector (
                num INTEGER NOT NULL PRIMARY KEY REFERENCES turn (num), engine TEXT NOT NULL,
                data BLOB NOT NULL)""",
            """CREATE TABLE outbox (
                num INTEGER NOT NULL PRIMARY KEY, relationship INTEGER NOT NULL REFERENCES relationship (num),
                id TEXT NOT NULL, speaker TEXT NOT NULL, text TEXT NOT NULL, at BIGINT NOT NULL,
                zone TEXT NOT NULL, in_reply_to TEXT, initiative SMALLINT NOT NULL,
                UNIQUE (relationship, id))""",
            """CREATE VIRTUAL TABLE turn_words USING fts5 (words, dates, content='', contentless_delete=1,
                tokenize='porter unicode61 remove_diacritics 2')""",
            "INSERT INTO turn_words (turn_words, rank) VALUES ('secure-delete', 1)",
        ),
    ),
)
LATEST = STEPS[-1].version


def version_of(connection: Connection) -> int:
    """Return the schema version of the open file, 0 for an empty one; WrongUse where it is another program's."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names:
        return 0
    row = None
    if "meta" in names:
        row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    if row is None or not str(row[0]).isdigit():
        raise WrongUse("That file is a database, but not one of Everwith's.", "Name the right file.")
    return int(row[0])


def refuse_newer(version: int, latest: int = LATEST) -> None:
    """Raise WrongUse where a file is of a later version than this program knows; it is left untouched."""
    if version > latest:
        raise WrongUse(
            f"This file was written by a newer Everwith (its format is {version}; this one knows {latest}).",
            "Update Everwith and open it again. Nothing was changed.",
        )


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> int:
    """Bring the file to the last step's version in one transaction, all or nothing; return that version."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection)
        refuse_newer(version, steps[-1].version)
        for step in steps:
            if step.version > version:
                for statement in step.statements:
                    connection.execute(statement)
                connection.execute("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", (str(step.version),))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return steps[-1].version
