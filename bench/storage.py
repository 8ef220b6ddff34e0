"""How fast the store is: durable turns a second with 64 clients, and recall at 10,000 turns.

    python bench/storage.py [--json] [--turns 10000] [--folder DIR]

A turn is receive + claim (with the known version) + commit of two messages with vectors, an outbox row and a
2 KB snapshot, each durable (synchronous=FULL). CPU is of the whole process, so of the clients too. Recall is
timed through the store's own method, without making the question's vector; each question has three words and a
vector. The text is drawn from a skewed vocabulary, as words in talk are.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import HOUR, MINUTE, Moment
from everwith.ports import Claim, Commit, Outgoing, RecallQuery, StoredEvent, Turn
from everwith.storage.sqlite import SqliteStore

KEY = bytes(range(32))
START = 1_700_000_000_000
SNAPSHOT = json.dumps({"state": "x" * 2000})
VOCABULARY = [f"w{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(8000)]
RANKS = [1 / (n + 10) for n in range(8000)]
CLIENTS = 64


def machine() -> dict[str, Any]:
    cpu = next(
        (line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    return {"cpu": cpu, "cores": os.cpu_count(), "load": os.getloadavg()[0], "python": platform.python_version()}


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


class Talk:
    """Messages with vectors, drawn at random."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._vectors = np.random.default_rng(seed)

    def text(self, words: int = 12) -> str:
        return " ".join(self._dice.choices(VOCABULARY, RANKS, k=words))

    def vector(self) -> np.ndarray:
        drawn = self._vectors.standard_normal(384).astype(np.float32)
        return drawn / np.linalg.norm(drawn)

    def exchange(self, n: int, seq: int) -> tuple[Message, Commit]:
        at = START + n * 10 * MINUTE + n // 30 * 8 * HOUR
        heard = Message(id=MessageId(f"o{n}"), speaker="owner", text=self.text(), at=Moment(ms=at))
        reply = Message(id=MessageId(f"h{n}"), speaker="companion", text=self.text(), at=Moment(ms=at + 1000))
        events, turns = [], []
        for place, message in enumerate((heard, reply)):
            body = json.dumps({"text": message.text, "reading": "x" * 200})
            events.append(StoredEvent(seq=seq + place, kind="said", version=1, at=at, cause=message.id, body=body))
            quantised = np.round(127 * self.vector()).astype(np.int8).tobytes()
            turns.append(Turn(message=message, seq=seq + place, vector=quantised, engine="bench"))
        out = Outgoing(message=reply, in_reply_to=heard.id, initiative=False)
        commit = Commit(
            events=tuple(events),
            snapshot=SNAPSHOT,
            turns=tuple(turns),
            outgoing=(out,),
            answered=(heard.id,),
            wake_at=at,
        )
        return heard, commit


async def client(store: SqliteStore, name: RelationshipId, work: list[tuple[Message, Commit]]) -> list[float]:
    """Take turns one after another; return the time of each in ms."""
    version, times = None, []
    for heard, commit in work:
        began = time.perf_counter()
        await store.receive(name, heard)
        claim = await store.claim(name, "bench", START, 60_000, known_version=version)
        claim = await store.commit(claim, commit)
        version = claim.version
        times.append(1000 * (time.perf_counter() - began))
    return times


async def bench_turns(folder: Path, each: int) -> dict[str, Any]:
    store = SqliteStore.open(folder / "turns.db", KEY)
    names = [RelationshipId(f"r{n}") for n in range(CLIENTS)]
    talks = [Talk(n) for n in range(CLIENTS)]
    for name in names:
        await store.create(name, "Daniel", "Mira", START)
    work = [[talk.exchange(n, 2 * n) for n in range(each)] for talk in talks]
    wall, cpu = time.perf_counter(), time.process_time()
    lists = await asyncio.gather(*(client(store, *pair) for pair in zip(names, work, strict=True)))
    times = [each for one in lists for each in one]
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    await store.close()
    return {
        "clients": CLIENTS,
        "turns": len(times),
        "turns_per_s": round(len(times) / wall),
        "cpu_ms_per_turn": round(1000 * cpu / len(times), 3),
        **spread(times),
        "file_bytes_per_turn": round((folder / "turns.db").stat().st_size / len(times)),
    }


async def bench_alone(folder: Path, each: int) -> dict[str, Any]:
    """Return the same for one client alone: every commit waits for the disk by itself."""
    store = SqliteStore.open(folder / "alone.db", KEY)
    await store.create(RelationshipId("r"), "Daniel", "Mira", START)
    talk = Talk(1)
    work = [talk.exchange(n, 2 * n) for n in range(each)]
    cpu = time.process_time()
    times = await client(store, RelationshipId("r"), work)
    cpu = time.process_time() - cpu
    await store.close()
    return {"turns": each, "cpu_ms_per_turn": round(1000 * cpu / each, 3), **spread(times)}


async def bench_recall(folder: Path, turns: int, questions: int) -> dict[str, Any]:
    store = SqliteStore.open(folder / "recall.db", KEY)
    name, talk = RelationshipId("r"), Talk(2)
    await store.create(name, "Daniel", "Mira", START)
    claim: Claim = await store.claim(name, "bench", START, 60_000)
    for first in range(0, turns // 2, 250):
        many = [talk.exchange(n, 2 * n)[1] for n in range(first, min(first + 250, turns // 2))]
        joined = Commit(
            events=tuple(event for each in many for event in each.events),
            snapshot=None,
            turns=tuple(turn for each in many for turn in each.turns),
        )
        claim = await store.commit(claim, joined)
    first_time = time.perf_counter()
    await store.recall(name, RecallQuery(text="x", terms=("x",), vector=talk.vector()))
    first_time = 1000 * (time.perf_counter() - first_time)
    figures: dict[str, Any] = {"turns": turns, "first_ms": round(first_time, 1)}
    for kind in ("words_and_vector", "words_alone"):
        times, cpu = [], time.process_time()
        for _ in range(questions):
            vector = talk.vector() if kind == "words_and_vector" else None
            query = RecallQuery(text="", terms=tuple(talk.text(3).split()), vector=vector, speaker="owner")
            began = time.perf_counter()
            await store.recall(name, query)
            times.append(1000 * (time.perf_counter() - began))
        figures[kind] = spread(times) | {"cpu_ms": round(1000 * (time.process_time() - cpu) / questions, 2)}
    claim = await store.claim(name, "bench", START, 60_000)
    began = time.perf_counter()
    await store.redact(claim, frozenset({MessageId("o7")}), (), SNAPSHOT)
    figures["redact_ms"] = round(1000 * (time.perf_counter() - began))
    await store.close()
    return figures


def spread(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=100)
    return {"p50_ms": round(cuts[49], 2), "p95_ms": round(cuts[94], 2), "p99_ms": round(cuts[98], 2)}


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--turns", type=int, default=10_000, help="turns to recall from")
    parser.add_argument("--each", type=int, default=60, help="turns of each client")
    parser.add_argument("--folder", type=Path, help="where to write (default: the system's temporary folder)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        figures = {
            "machine": machine(),
            "turns_64_clients": await bench_turns(folder, chosen.each),
            "turns_one_client": await bench_alone(folder, 300),
            "recall": await bench_recall(folder, chosen.turns, 300),
        }
    if chosen.json:
        print(json.dumps(figures, indent=2))
        return
    for title, values in figures.items():
        print(title)
        for key, value in values.items():
            print(f"  {key}: {value}")


if __name__ == "__main__":
    asyncio.run(main())
