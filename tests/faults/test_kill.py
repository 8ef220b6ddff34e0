"""Nothing acknowledged is lost (promise 5): the real program, killed at random moments, in one home."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from everwith import app
from everwith.relationship.apply import refold
from everwith.relationship.events import Heard, Spoke
from everwith.runtime import codec
from everwith.runtime.steps import Company
from tests.lives import SAID

KILLS = int(os.environ.get("EVERWITH_KILLS", "12"))
ROOT = Path(__file__).parents[2]


def killed(home: Path, turn: int, dice: random.Random) -> list[str]:
    """Let the program talk, kill it at a random moment, also while it starts; return what it acknowledged."""
    program = [sys.executable, "-m", "tests.faults.chatting", str(home)]
    process = subprocess.Popen(program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    said = "".join(f"k{turn}-{n} {SAID[n % len(SAID)]}\n" for n in range(2000))
    process.stdin.write(said.encode()[:60_000].rpartition(b"\n")[0] + b"\n")
    process.stdin.flush()
    if dice.random() < 0.25:
        time.sleep(dice.uniform(0, 3))
        first = b""
    else:
        first = process.stdout.readline()
        assert first, "the program ended by itself"
        time.sleep(dice.uniform(0, 0.5))
    process.kill()
    rest = process.stdout.read()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    lines = (first + rest).decode().split("\n")
    return lines[:-1]  # a line cut short tells of nothing


async def examined(home: Path, acknowledged: list[str], company: Company) -> None:
    """Check the home after the last kill against everything that was acknowledged."""
    async with app.open(home, company=company) as everwith:
        relationship = await everwith.first()
        assert relationship is not None
        assert await everwith.store.faults() == []
        log = await everwith.runtime.history(relationship)
        heard = Counter(str(event.message.id) for event in log if isinstance(event, Heard))
        answered = Counter(str(event.in_reply_to) for event in log if isinstance(event, Spoke) and event.in_reply_to)
        assert set(acknowledged) <= set(heard)
        assert set(heard.values()) == set(answered.values()) == {1}
        assert set(heard) == set(answered)
        assert await everwith.store.waiting(relationship) == []
        assert [event.kind for event in log].count("met") == 1
        assert refold(log) == await everwith.runtime.state(relationship)
        rows = await everwith.store.events(relationship)
        assert [row.seq for row in rows] == list(range(len(rows)))
        assert codec.restored(codec.snapshot(refold(log))) == refold(log)


@pytest.mark.fault
def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path, company: Company) -> None:
    """After every kill -9 each acknowledged message is in the log once and answered once; the file is whole."""
    dice, acknowledged = random.Random(5), []
    for turn in range(KILLS):
        acknowledged += killed(tmp_path, turn, dice)
    asyncio.run(examined(tmp_path, acknowledged, company))
    assert len(acknowledged) >= KILLS // 2
    print(f"{KILLS} kills, {len(acknowledged)} messages acknowledged")
