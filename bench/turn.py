"""The cost of a turn: end to end with 10,000 turns behind it, its pure part alone, replay, refold, start.

    python -m bench.turn [--turns 10000] [--json]

Everything durable (SQLCipher, synchronous=FULL), embedded mind, sentence vectors where the model is installed.
The life is synthetic: sentences an owner might say, varied so that few repeat, from tests/lives.py and below.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from everwith import app
from everwith.core.dice import Dice
from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.core.moment import MINUTE, Moment
from everwith.relationship import turn
from everwith.relationship.apply import refold
from everwith.relationship.events import Heard
from everwith.relationship.listen import listen
from everwith.runtime import codec
from everwith.runtime.relive import relive

START = Moment.parse("2024-01-08T18:00:00+01:00")
WHO = ("my sister", "my boss", "tom", "my mum", "a colleague", "the neighbour", "my friend lena", "my dad")
DID = ("called about", "forgot", "laughed at", "asked me about", "fixed", "broke", "cancelled", "talked all day about")
WHAT = (
    "the car",
    "the wedding",
    "dinner",
    "the garden",
    "my job",
    "the trip to lisbon",
    "the cat",
    "an old song",
    "rent",
)
FELT = (
    "and i was tired",
    "and it made me happy",
    "which annoyed me",
    "and i didn't know what to say",
    "",
    "again",
    "lol",
)
PLAIN = (
    "hi", "long shift today", "i can't sleep", "what did you do today?", "tell me a joke", "what's my sister's name?",
    "i feel a bit lonely", "it's raining", "do you like music?", "the dentist is on friday at 10", "good night", "ok",
    "what do you remember about the garden?", "why?", "and you?", "i got the job!", "i'm reading about lighthouses",
)  # fmt: skip


def said(count: int) -> Iterator[Message]:
    """Yield so many messages of an owner, 55 a day in one evening, each sentence made differently."""
    dice = Dice(11)
    for n in range(count):
        at = START.plus((n // 55) * 24 * 60 * MINUTE + (n % 55) * 2 * MINUTE)
        throw = dice.at(n)
        parts = (throw.choice(WHO, "a"), throw.choice(DID, "b"), throw.choice(WHAT, "c"), throw.choice(FELT, "d"))
        text = throw.choice(PLAIN, "p") if throw.chance(0.3, "plain") else " ".join(parts).strip()
        yield Message(id=MessageId(f"b{n}"), speaker="owner", text=text, at=at)


def percentiles(values: list[float]) -> dict[str, float]:
    """Return p50, p95 and the greatest, in the unit given."""
    cuts = statistics.quantiles(values, n=100)
    return {"p50": round(cuts[49], 2), "p95": round(cuts[94], 2), "max": round(max(values), 2)}


async def measure(turns: int) -> dict[str, object]:
    """Return all figures; see the module's docstring for what they are."""
    cache = Path(os.environ.get("EVERWITH_BENCH_CACHE", tempfile.gettempdir())) / "everwith-bench-cache"
    with tempfile.TemporaryDirectory(prefix="everwith-bench-") as home:
        company = await app.assemble(cache)
        async with app.open(home, company=company) as everwith:
            her = await everwith.meet(app.Introduction(owner="Daniel", seed=1, meeting=False), at=START)
            past = list(said(turns // 2))
            begun = time.perf_counter()
            async for _ in relive(everwith.runtime, her.relationship, past):
                pass
            replay = len(past) / (time.perf_counter() - begun)
            ends, cpu = [], []
            for n, message in enumerate(said(400)):
                at = past[-1].at.plus((n + 1) * MINUTE)
                fresh = Message(id=MessageId(f"x{n}"), speaker="owner", text=message.text, at=at)
                wall, work = time.perf_counter(), time.process_time()
                await everwith.runtime.hear(her.relationship, fresh)
                ends.append((time.perf_counter() - wall) * 1000)
                cpu.append((time.process_time() - work) * 1000)
            state = await her.state()
            events = await everwith.runtime.history(her.relationship)
            pure = pure_part(state, company, events)
            folded = refold_rate(events)
        return {
            "turns_behind": turns,
            "embedder": company.embedder.engine if company.embedder else "none",
            "turn_ms": percentiles(ends),
            "turn_cpu_all_ms": percentiles(cpu),
            "pure_cpu_ms": pure,
            "replay_turns_per_s": round(replay, 1),
            "refold_100k_events_s": folded,
            "snapshot_kb": round(len(codec.snapshot(state)) / 1024, 1),
            "start_to_first_reply_s": start_time(cache),
        }


def pure_part(state: object, company: app.Company, events: list[object]) -> dict[str, float]:
    """CPU of listen, think, answer and writing the events as text; vectors and disk left out."""
    heard = [event for event in events if isinstance(event, Heard)][-300:]
    spent = []
    for event in heard:
        begun = time.process_time_ns()
        listened = listen(state, event.message, None, company.senses)  # type: ignore[arg-type]
        thought = turn.think(listened, (), company.library, company.help_lines)
        _, spoke = turn.answer(
            listened.state, thought, thought.draft, words_by="", now=event.at, in_reply_to=event.message.id
        )
        codec.stored(listened.event, 1)
        codec.stored(spoke, 2)
        spent.append((time.process_time_ns() - begun) / 1e6)
    return percentiles(spent)


def refold_rate(events: list[object]) -> float:
    """Seconds `apply` takes for 100,000 events, measured on the log there is and scaled."""
    begun = time.perf_counter()
    refold(events)  # type: ignore[arg-type]
    return round((time.perf_counter() - begun) * 100_000 / len(events), 2)


def start_time(cache: Path) -> float:
    """Seconds from starting the program to her first reply on standard output, caches warm; the median of five."""
    with tempfile.TemporaryDirectory(prefix="everwith-start-") as home:
        (Path(home) / "cache").symlink_to(cache)
        command = [sys.executable, "-m", "everwith", "chat", "--yes", "--owner", "Daniel", "--home", home]
        return round(statistics.median(_first_reply(command) for _ in range(5)), 2)


def _first_reply(command: list[str]) -> float:
    begun = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin
        assert program.stdout
        program.stdin.write("so, hello there\n")
        program.stdin.flush()
        # What was said before stands above; the first line of hers after it is the reply.
        earlier = None
        for line in program.stdout:
            if "/help" in line:
                earlier = True
            elif earlier and line.startswith("•"):
                taken = time.perf_counter() - begun
                program.stdin.close()
                program.stdout.read()
                return taken
    raise RuntimeError("she said nothing")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = asyncio.run(measure(options.turns))
    figures["machine"] = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:<26}{value}")


if __name__ == "__main__":
    main()
