"""`everwith`: one process per home, a link, and a clean end."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import httpx
import psutil

LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/open/\S+")


def _start(home: Path, port: int = 0) -> subprocess.Popen[str]:
    environment = os.environ | {"EVERWITH_WORDS_ALONE": "1", "EVERWITH_PASSPHRASE": "open", "COLUMNS": "200"}
    command = [sys.executable, "-m", "everwith", "--home", str(home), "--port", str(port), "--no-browser"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def _link(process: subprocess.Popen[str]) -> tuple[str, int]:
    assert process.stdout is not None
    told = ""
    for line in process.stdout:
        told += line
        if found := LINK.search(line):
            return found.group(), int(found.group(1))
    raise AssertionError(told)


def test_the_whole_way_from_start_to_stop(tmp_path: Path) -> None:
    """It listens on this machine only, a second start opens the same page, Ctrl-C ends it with everything kept."""
    first = _start(tmp_path)
    try:
        link, port = _link(first)
        listening = [one.laddr for one in psutil.Process(first.pid).net_connections("inet") if one.status == "LISTEN"]
        assert [(one.ip, one.port) for one in listening] == [("127.0.0.1", port)]
        second = _start(tmp_path)
        another, same_port = _link(second)
        assert second.wait(30) == 0
        assert same_port == port
        for each in (link, another):
            assert httpx.get(each).status_code == 303
        for name in ("api-key", "sessions.json", "running.json"):
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
        first.send_signal(signal.SIGINT)
        assert first.wait(30) == 0
    finally:
        first.kill()
    assert (tmp_path / "running.json").read_text() == ""
    assert not (tmp_path / "everwith.db-wal").exists()


def test_a_crash_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    """After kill -9 the next start is a start, although the file still says where the first one ran."""
    first = _start(tmp_path)
    _, port = _link(first)
    first.kill()
    first.wait(30)
    assert (tmp_path / "running.json").read_text()
    blocker = httpx.Client()
    again = _start(tmp_path, port)
    try:
        link, _ = _link(again)
        assert blocker.get(link).status_code == 303
    finally:
        again.send_signal(signal.SIGINT)
        assert again.wait(30) == 0


def test_a_taken_port_is_replaced(tmp_path: Path) -> None:
    """Where the port is taken she takes a free one and says so."""
    first = _start(tmp_path / "one")
    try:
        _, port = _link(first)
        second = _start(tmp_path / "two", port)
        try:
            link, other = _link(second)
            assert other != port
            assert httpx.get(link).status_code == 303
        finally:
            second.send_signal(signal.SIGINT)
            assert second.wait(30) == 0
    finally:
        first.send_signal(signal.SIGINT)
        assert first.wait(30) == 0
