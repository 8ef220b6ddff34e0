"""The program as it is run: its own process, its own exit status, one clear line where something is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.test_replay import SCRIPT


def everwith(home: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the program in that home."""
    environment = {**os.environ, "EVERWITH_HOME": str(home), "EVERWITH_KEYRING": "off", "EVERWITH_WORDS_ALONE": "1"}
    command = [sys.executable, "-m", "everwith", *arguments]
    return subprocess.run(command, input=stdin, env=environment, capture_output=True, timeout=120, check=False)


def test_a_talk_through_a_pipe(tmp_path: Path) -> None:
    """Piped lines are said to her, also where a byte is no UTF-8; another process remembers them, at once."""
    said = "my sister is called Anna\ncaf\xe9\n\n/why\n/nope\n".encode("latin-1")
    ran = everwith(tmp_path, "chat", "--yes", "--owner", "Daniel", stdin=said)
    assert ran.returncode == 0, ran.stderr
    assert b"Traceback" not in ran.stderr
    assert ran.stdout.decode().count("• ") >= 2
    asked = everwith(tmp_path, "facts")
    assert (asked.returncode, asked.stderr) == (0, b"")
    assert "Anna" in asked.stdout.decode()


def test_wrong_use_is_two_and_one_line(tmp_path: Path) -> None:
    """A broken script leaves with status 2, one line on standard error, and nothing else."""
    ran = everwith(tmp_path, "replay", "-", stdin=SCRIPT.encode() + b"\n{")
    assert ran.returncode == 2
    assert ran.stdout == b""
    assert len(ran.stderr.decode().strip().splitlines()) == 1
    assert ran.stderr.startswith(b"Line 8:")


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """A file that is no store is named in one line, is no crash, and is left as it was."""
    (tmp_path / "everwith.db").write_bytes(b"not a store" * 1000)
    ran = everwith(tmp_path, "facts")
    assert ran.returncode in {1, 2}
    assert b"Traceback" not in ran.stderr
    assert len(ran.stderr.decode().strip().splitlines()) == 1
    assert (tmp_path / "everwith.db").read_bytes() == b"not a store" * 1000
