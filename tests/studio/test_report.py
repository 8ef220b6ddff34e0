"""The report counts what is there, and the command prints it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from everwith.mind.embedded.library import Library
from everwith.studio.__main__ import main
from everwith.studio.report import ALWAYS, coverage


def test_coverage_counts(written: Callable[[str], Library]) -> None:
    """Lines are counted by use, act, topic and conditions; messages by their words."""
    counted = coverage(
        written(
            "  - {id: a, use: react, acts: [ok, yes], topic: work,"
            " if: {mood: [low], hour: [night, evening]}, say: Hm.}\n"
            '  - {id: b, hear: [aa bb, cc dd], say: "One.\\nTwo.", again: ["Hm."]}\n'
        )
    )
    assert (counted.uses["react"], counted.uses["reply"]) == (1, 1)
    assert (counted.acts["ok"], counted.topics["work"]) == (1, 1)
    assert (counted.moods["low"], counted.moods[ALWAYS], counted.hours["night"]) == (1, 1, 1)
    assert (counted.wordings, counted.messages, counted.samples) == (2, 3, 2)


def test_command_prints_the_findings(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`lint` prints counts and leaves with 0, since the content has no errors."""
    assert main(["lint", "--cache", str(tmp_path)]) == 0
    assert "note" in capsys.readouterr().out


def test_command_prints_coverage(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`coverage` prints how many wordings there are."""
    main(["coverage", "--cache", str(tmp_path)])
    assert "different wordings" in capsys.readouterr().out
