"""Many conversations at once: latency, memory and CPU of the server under Poisson load.

One process serves a store of `--owners` relationships in host mode, this one is the load generator: a WebSocket per
owner, a message of each every `--every` seconds on average. Latency counts from the moment a message was due, so a
server that falls behind cannot hide it. CPU per turn includes the WebSocket, the store and, without --words-alone,
the embedding.

    python bench/live.py --seconds 60 --json
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import cProfile
import json
import os
import platform
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GRACE = 3.0
"""Seconds after the last message in which answers still count."""

SAID = (
    "hello", "good morning", "ugh, long shift, twelve hours on my feet", "my sister Ana is getting married on Saturday",
    "what's my sister's name?", "I can't sleep", "I got the job!", "do you remember what I told you about the wedding?",
    "my boss Tom shouted at me again", "I made soup and it was actually good", "are you real?", "tell me something",
    "I have an interview on Friday at 10", "when is the interview?", "we watched a film about whales", "thank you",
    "it's raining and I like it", "my back hurts", "I am thinking of moving to Leeds", "where did I want to move?",
    "haha", "no", "yes", "I don't know", "what do you think about chess?", "I read forty pages today", "good night",
)  # fmt: skip


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--owners", type=int, default=500)
    arguments.add_argument("--every", type=float, default=30.0, help="seconds between two messages of one owner")
    arguments.add_argument("--seconds", type=float, default=60.0)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--words-alone", action="store_true", help="without the embedding")
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--profile", type=Path, help="write the server's cProfile here (it slows the server down)")
    arguments.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.serve:
        with cProfile.Profile() if given.profile else contextlib.nullcontext() as profile:
            asyncio.run(_serve(given))
        if profile is not None:
            profile.dump_stats(given.profile)
        return
    with tempfile.TemporaryDirectory() as home:
        figures = _measure(given, Path(home))
    print(json.dumps(figures) if given.json else "\n".join(f"{name:<28}{value}" for name, value in figures.items()))


# -- the server's process ----------------------------------------------------------------------------------------------


async def _serve(given: argparse.Namespace) -> None:
    import uvicorn

    from everwith import app
    from everwith.core.ids import RelationshipId
    from everwith.core.moment import Moment
    from everwith.server.app import create
    from everwith.server.frames import REFUSED
    from everwith.server.house import House
    from everwith.server.sessions import Links, Sessions

    async with app.open(given.serve, passphrase="bench") as everwith:
        clock, runtime = everwith.clock, everwith.runtime
        sessions = Sessions(clock)
        house = House(runtime=runtime, store=everwith.store, clock=clock, sessions=sessions, links=Links(clock))
        known = [RelationshipId(f"owner-{n:06}") for n in range(given.owners)]
        now = Moment(ms=clock.now())
        who = [
            app.Introduction(owner=f"Owner {n}", companion="Mira", meeting=False, zone="UTC", seed=n)
            for n in range(given.owners)
        ]
        empty = _memory(os.getpid())
        for start in range(0, given.owners, 64):
            batch = zip(who[start : start + 64], known[start : start + 64], strict=True)
            await asyncio.gather(*(runtime.meet(one.met(each, now, everwith.company)) for one, each in batch))
        listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        server = uvicorn.Server(
            uvicorn.Config(
                create(house), ws="websockets-sansio", ws_max_size=REFUSED, ws_per_message_deflate=False,
                log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=5,
            )
        )  # fmt: skip
        server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign,assignment]
        asyncio.get_running_loop().add_reader(sys.stdin, lambda: setattr(server, "should_exit", True))
        doors = [sessions.begin(each) for each in known]
        told = {"port": listener.getsockname()[1], "cookie": house.cookie, "doors": doors, "empty": empty}
        print(json.dumps(told), flush=True)
        await server.serve(sockets=[listener])


def _memory(pid: int) -> int:
    import psutil

    return int(psutil.Process(pid).memory_info().rss)


# -- the load ----------------------------------------------------------------------------------------------------------


@dataclass
class Figures:
    reply: list[float] = field(default_factory=list)
    received: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    sent: int = 0
    errors: int = 0
    cpu: float = 0.0


def _measure(given: argparse.Namespace, home: Path) -> dict[str, Any]:
    import psutil

    command = [sys.executable, __file__, "--serve", str(home), "--owners", str(given.owners)]
    if given.profile:
        command += ["--profile", str(given.profile)]
    environment = os.environ | ({"EVERWITH_WORDS_ALONE": "1"} if given.words_alone else {})
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    assert server.stdout is not None
    assert server.stdin is not None
    told = json.loads(server.stdout.readline())
    process = psutil.Process(server.pid)
    before, figures = process.memory_info().rss, Figures()
    asyncio.run(_load(given, told, figures, lambda: sum(process.cpu_times()[:2])))
    spent, elapsed, after = figures.cpu, given.seconds + GRACE, process.memory_info().rss
    server.stdin.write("stop\n")
    server.stdin.close()
    server.wait(60)
    turns = max(len(figures.reply), 1)
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}",
        "python": platform.python_version(),
        "load_average": os.getloadavg()[0],
        "embedding": not given.words_alone,
        "owners": given.owners,
        "sent": figures.sent,
        "answered": len(figures.reply),
        "errors": figures.errors,
        "messages_per_s": round(figures.sent / given.seconds, 1),
        "reply_ms": _percentiles(figures.reply),
        "received_ms": _percentiles(figures.received),
        "generator_late_ms": _percentiles(figures.late),
        "cpu_share": round(spent / elapsed, 3),
        "cpu_ms_per_turn": round(1000 * spent / turns, 2),
        "rss_mb_empty_met_after": [round(each / 2**20, 1) for each in (told["empty"], before, after)],
        "kb_per_relationship": round((after - told["empty"]) / 1024 / given.owners, 1),
    }


def _percentiles(seconds: list[float]) -> dict[str, float]:
    if len(seconds) < 2:
        return {}
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return {f"p{p}": round(1000 * cuts[p - 1], 1) for p in (50, 95, 99)} | {"max": round(1000 * max(seconds), 1)}


async def _load(given: argparse.Namespace, told: dict[str, Any], figures: Figures, cpu: Callable[[], float]) -> None:
    dice = random.Random(given.seed)
    begin = time.perf_counter() + 3 + given.owners / 150
    talks = []
    for door in told["doors"]:
        times, at = [], dice.expovariate(1 / given.every)
        while at < given.seconds:
            times.append((begin + at, dice.choice(SAID)))
            at += dice.expovariate(1 / given.every)
        talks.append(asyncio.create_task(_talk(told, door, times, begin + given.seconds + GRACE + 1, figures)))
        await asyncio.sleep(0.004)
    await asyncio.sleep(max(0.0, begin - time.perf_counter()))
    connected = cpu()
    await asyncio.sleep(begin + given.seconds + GRACE - time.perf_counter())
    figures.cpu = cpu() - connected
    await asyncio.gather(*talks)


async def _talk(told: dict[str, Any], door: str, times: list[tuple[float, str]], end: float, figures: Figures) -> None:
    from websockets.asyncio.client import connect

    address = f"127.0.0.1:{told['port']}"
    headers = {"cookie": f"{told['cookie']}={door}", "origin": f"http://{address}"}
    due: dict[str, float] = {}
    async with connect(f"ws://{address}/api/live", additional_headers=headers, compression=None) as line:
        await line.send(json.dumps({"type": "resume", "after": None}))
        reading = asyncio.create_task(_read(line, due, figures))
        for n, (at, words) in enumerate(times):
            await asyncio.sleep(max(0.0, at - time.perf_counter()))
            figures.late.append(time.perf_counter() - at)
            due[f"m{n}"] = at
            figures.sent += 1
            await line.send(json.dumps({"type": "say", "id": f"m{n}", "text": words}))
        await asyncio.sleep(max(0.0, end - time.perf_counter()))
        reading.cancel()


async def _read(line: Any, due: dict[str, float], figures: Figures) -> None:
    answered: set[str] = set()
    async for raw in line:
        now, frame = time.perf_counter(), json.loads(raw)
        if frame["type"] == "received":
            figures.received.append(now - due[frame["id"]])
        elif frame["type"] == "delta" and frame["in_reply_to"] in due and frame["in_reply_to"] not in answered:
            answered.add(frame["in_reply_to"])
            figures.reply.append(now - due[frame["in_reply_to"]])
        elif frame["type"] == "error":
            figures.errors += 1


if __name__ == "__main__":
    main()
