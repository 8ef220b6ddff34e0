"""The command line run in this process: its real way in, with the company assembled once."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import structlog

from everwith import app
from everwith.cli import main
from everwith.runtime.steps import Company


@dataclass(frozen=True)
class Ran:
    """What a command did: exit status, what it printed, and what it said was wrong."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Return the lines printed, each as JSON."""
        return [json.loads(line) for line in self.out.split("\n") if line]

    def refused(self) -> bool:
        """Return whether it was wrong use, told in one clear line."""
        lines = self.err.strip().splitlines()
        return self.status == 2 and len(lines) == 1 and "Traceback" not in self.err and self.out == ""


Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home nobody lives in yet."""
    return tmp_path / "home"


@pytest.fixture
def run(
    home: Path, company: Company, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Give a way to run a command in the home; the program's own logging is undone afterwards."""

    async def assemble(*_: object, **__: object) -> Company:
        return company

    monkeypatch.setattr(app, "assemble", assemble)

    def ran(command: str, *arguments: object, stdin: bytes = b"", home: Path | None = home) -> Ran:
        where = ["--home", str(home)] if home else []
        monkeypatch.setattr(sys, "argv", ["everwith", command, *map(str, arguments), *where])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        status = 0
        try:
            main()
        except SystemExit as left:
            status = int(left.code or 0)
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    before = structlog.get_config()
    yield ran
    structlog.configure(**before)
