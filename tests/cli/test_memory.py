"""Looking into what she remembers, and taking it away."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run
from tests.cli.test_replay import SCRIPT


@pytest.fixture
def lived(run: Run) -> Run:
    """Return a way to run commands in a home where the script was lived through."""
    assert run("replay", "-", "--seed", 3, stdin=SCRIPT.encode()).status == 0
    return run


@pytest.mark.parametrize(
    "command", [("recall", "sister"), ("facts",), ("why",), ("forget", "sister", "--yes"), ("backup", "x.db")]
)
def test_nobody_there_yet(run: Run, command: tuple[str, ...]) -> None:
    """Before the two have met there is nothing to look into: wrong use, in one line, and nobody is met by it."""
    assert run(*command).refused()
    assert run("facts").refused()


def test_recall(lived: Run) -> None:
    """What was said is found by its words, as JSON or for people."""
    found = json.loads(lived("recall", "sister", "called", "--json").out)
    assert found[0]["id"] == "anna"
    assert set(found[0]) == {"id", "from", "text", "at", "score"}
    assert "my sister is called Anna" in lived("recall", "sister").out
    assert lived("recall", "").refused()
    assert lived("recall", "\u200b").refused()
    assert lived("recall", "x" * 30_000).refused()


def test_facts(lived: Run) -> None:
    """Each fact is shown with the message that tells it."""
    facts = json.loads(lived("facts", "--json").out)
    anna = next(fact for fact in facts if fact["value"] == "Anna")
    assert anna["source"] == "anna"
    assert "Anna" in lived("facts").out


def test_why(lived: Run) -> None:
    """Promise 6: the reasons of any message of hers; another id is wrong use."""
    rows = lived("recall", "Anna", "--json")
    hers = next(row["id"] for row in json.loads(rows.out) if row["from"] == "companion")
    reasons = json.loads(lived("why", hers, "--json").out)
    assert reasons["memories"] == ["anna"]
    assert "my sister is called Anna" in lived("why", hers).out
    assert "Meant" in lived("why").out
    assert lived("why", "nobody").refused()
    assert lived("why", "anna").refused()


def test_forget(lived: Run) -> None:
    """Promise 4: forgotten by words or by id, it is in no answer any more; asked before, unless told not to."""
    kept = lived("forget", "anna", stdin=b"n\n")
    assert kept.status == 0
    assert "Anna" in lived("facts").out
    gone = lived("forget", "anna", "--yes")
    assert gone.status == 0
    assert gone.out.rstrip().endswith("Forgotten.")
    assert "Anna" not in lived("facts").out
    assert "Anna" not in lived("recall", "sister", "Anna").out
    assert "Meant" in lived("why").out
    assert lived("forget", "zzzz", "qqqq", "--yes").refused()
    assert lived("forget", "interview", "friday", "--yes").status == 0
    assert "interview" not in lived("facts").out
    assert lived("doctor", "--json").out


def test_wrong_use_of_the_command_line(run: Run) -> None:
    """Unknown commands and options leave with status 2 and no traceback."""
    for arguments in (("dance",), ("facts", "--loud"), ("recall",), ("replay", "-", "--seed", "x")):
        ran = run(*arguments)
        assert ran.status == 2
        assert "Traceback" not in ran.err
