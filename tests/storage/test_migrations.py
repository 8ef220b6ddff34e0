"""Files of earlier versions are brought up to date, or left alone."""

from __future__ import annotations

import pytest

from everwith.core.errors import WrongUse
from everwith.storage import schema
from everwith.storage.connection import closing, connect
from everwith.storage.faults import DriverError
from everwith.storage.migrations import LATEST, STEPS, Step, migrate, version_of

from .life import KEY


@pytest.fixture
def connection(tmp_path):
    """Return a connection to an empty encrypted file."""
    (tmp_path / "x.db").touch()
    with closing(connect(tmp_path / "x.db", KEY)) as opened:
        yield opened


NEXT = Step(
    version=LATEST + 1,
    name="a column more",
    statements=("ALTER TABLE turn ADD COLUMN mood TEXT", "UPDATE relationship SET companion = 'Vera'"),
)
FAULTY = Step(version=LATEST + 2, name="wrong", statements=("CREATE TABLE more (x)", "INSERT INTO nowhere VALUES (1)"))


def shape(connection):
    """Return the file's own account of its tables."""
    return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_the_steps_lead_to_the_tables_in_the_schema(connection):
    """A file made by all steps has exactly the tables, columns and keys that the statements use."""
    migrate(connection)
    for table in schema.metadata.sorted_tables:
        found = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
        assert [(row[1], bool(row[3]), bool(row[5])) for row in found] == [
            (column.name, not column.nullable, column.primary_key) for column in table.columns
        ]
    assert version_of(connection) == LATEST


def test_the_steps_are_numbered_without_a_gap():
    """Versions rise by one from 1."""
    assert [step.version for step in STEPS] == list(range(1, len(STEPS) + 1))


def test_an_older_file_is_migrated_with_what_it_holds(connection):
    """Steps run once each, in order, and keep the rows."""
    migrate(connection)
    connection.execute("INSERT INTO relationship VALUES (1, 'r', 'Daniel', 'Mira', 0, '', 0, 0, 0, NULL, -1, 0, 0)")
    assert migrate(connection, (*STEPS, NEXT)) == LATEST + 1
    assert migrate(connection, (*STEPS, NEXT)) == LATEST + 1
    assert connection.execute("SELECT id, companion FROM relationship").fetchall() == [("r", "Vera")]
    assert version_of(connection) == LATEST + 1


def test_a_migration_that_fails_leaves_the_file_as_it_was(connection):
    """All steps of an update are one transaction."""
    migrate(connection)
    before = shape(connection)
    with pytest.raises(DriverError):
        migrate(connection, (*STEPS, NEXT, FAULTY))
    assert shape(connection) == before
    assert version_of(connection) == LATEST


def test_a_newer_file_is_refused(connection):
    """A file of a later version raises WrongUse and keeps its shape."""
    migrate(connection, (*STEPS, NEXT))
    before = shape(connection)
    with pytest.raises(WrongUse, match="newer"):
        migrate(connection)
    assert shape(connection) == before
