"""What an embedding costs here: the start, a sentence alone and among others, the memory, many callers at once.

python bench/embedding.py [--cache DIR] [--json]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil

from everwith.embedding.batcher import BatchingEmbedder
from everwith.embedding.minilm import MiniLm
from everwith.embedding.weights import Missing, find_model

SENTENCES = [
    f"{opening} {matter} {ending}"
    for opening in ("I think that", "To be honest,", "You know,", "She told me that")
    for matter in ("the long train ride", "my new neighbour", "that old garden", "the whole week")
    for ending in ("was nothing like I had hoped it would be.", "made me laugh more than it should have.")
]
"""Thirty-two chat sentences of about fifteen tokens."""

_ROUNDS = 30
_CALLERS = 100
_COLD = """
import time; began = time.perf_counter()
import sys; from pathlib import Path
from everwith.embedding.minilm import MiniLm
MiniLm.load(Path(sys.argv[1])).embed(["hello"])
print(time.perf_counter() - began)
"""


def cold_start(cache: Path) -> float:
    """Return seconds from a fresh interpreter's first import to the first vector."""
    done = subprocess.run([sys.executable, "-c", _COLD, str(cache)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def per_sentence(model: MiniLm, size: int) -> float:
    """Return the median ms a sentence in batches of that size, nothing kept from before."""
    times = []
    for turn in range(_ROUNDS):
        texts = [SENTENCES[(turn + place) % len(SENTENCES)] for place in range(size)]
        began = time.perf_counter()
        model.embed(texts)
        times.append((time.perf_counter() - began) * 1000 / size)
    return statistics.median(times)


async def callers(model: MiniLm) -> tuple[float, float]:
    """Return (ms in all, the longest wait) for many callers at once with a sentence each, all different."""
    embedder = BatchingEmbedder(model)
    waits: list[float] = []

    async def one(number: int) -> None:
        began = time.perf_counter()
        await embedder.embed([f"{SENTENCES[number % len(SENTENCES)]} {number}"])
        waits.append((time.perf_counter() - began) * 1000)

    began = time.perf_counter()
    await asyncio.gather(*map(one, range(_CALLERS)))
    whole = (time.perf_counter() - began) * 1000
    embedder.close()
    return whole, max(waits)


def measure(cache: Path) -> dict[str, Any]:
    """Return all figures; the model must be there."""
    first = cold_start(cache)
    again = min(cold_start(cache) for _ in range(3))
    process = psutil.Process(os.getpid())
    before = process.memory_info().rss
    model = MiniLm.load(cache)
    assert model is not None
    model.embed(SENTENCES)
    loaded = process.memory_info().rss
    whole, longest = asyncio.run(callers(model))
    return {
        "engine": model.engine,
        "cold_start_s": {"building the graph": round(first, 2), "graph in the cache": round(again, 2)},
        "ms_per_sentence": {f"batch of {size}": round(per_sentence(model, size), 2) for size in (1, 8, 32)},
        "callers": {"at once": _CALLERS, "ms in all": round(whole, 1), "longest wait ms": round(longest, 1)},
        "memory_mb": {"model": round((loaded - before) / 2**20), "process": round(loaded / 2**20)},
    }


def _lines(figures: dict[str, Any]) -> Sequence[str]:
    return [
        f"{name}: " + ", ".join(f"{key} {value}" for key, value in part.items()) if isinstance(part, dict) else part
        for name, part in figures.items()
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="What an embedding costs.")
    parser.add_argument("--cache", type=Path, help="where the built graph is kept (default: a new folder)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    found = find_model()
    if isinstance(found, Missing):
        print(found.reason, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(options.cache or Path(folder))
    print(json.dumps(figures, indent=2) if options.json else "\n".join(_lines(figures)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
