"""A real server in a thread: uvicorn on a free port, the encrypted store, the real runtime, words alone."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect

from everwith import app
from everwith.core.ids import RelationshipId
from everwith.mind.embedded.mind import EmbeddedMind
from everwith.ports import Brief, Mind
from everwith.runtime.steps import Company
from everwith.server.app import create
from everwith.server.frames import REFUSED
from everwith.server.house import House

T = TypeVar("T")
MORNING = 1_795_255_200_000
"""Saturday 2026-11-21, 10:00 UTC, in ms."""


class Wound:
    """A clock that goes on only where a test says so."""

    def __init__(self, ms: int = MORNING) -> None:
        self.ms = ms

    def now(self) -> int:
        """Return the time it was set to."""
        return self.ms


class Thoughtful:
    """The embedded mind, which waits to be let go before each reply."""

    name = "embedded"

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.begun = threading.Event()

    async def words(self, brief: Brief) -> AsyncIterator[str]:
        """Yield the embedded mind's words, once let go."""
        self.begun.set()
        await asyncio.to_thread(self.gate.wait, 20)
        async for message in EmbeddedMind().words(brief):
            yield message


@dataclass
class Served:
    """A house that is open: where it is, who lives there, and its loop."""

    port: int
    house: House
    relationship: RelationshipId
    key: str
    clock: Wound
    loop: asyncio.AbstractEventLoop
    session: str = field(default="")

    @property
    def base(self) -> str:
        """Return its origin."""
        return f"http://127.0.0.1:{self.port}"

    def run(self, act: Coroutine[Any, Any, T]) -> T:
        """Do something on the server's loop."""
        return asyncio.run_coroutine_threadsafe(act, self.loop).result(20)

    def cookies(self) -> dict[str, str]:
        """Return the cookie of a session."""
        self.session = self.session or self.house.sessions.begin(self.relationship)
        return {self.house.cookie: self.session}

    def client(self) -> httpx.Client:
        """Return a client with a session."""
        return httpx.Client(base_url=self.base, cookies=self.cookies(), headers={"origin": self.base}, timeout=20)

    def line(self, **headers: str) -> connect:
        """Return a WebSocket of that session, to be entered."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies().items())
        more = {"cookie": cookie, "origin": self.base} | headers
        return connect(f"ws://127.0.0.1:{self.port}/api/live", additional_headers=more, max_size=2**24, max_queue=None)


class Page:
    """A page as the browser's: what it was told, and what it says."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.frames: list[dict[str, Any]] = []

    async def send(self, **frame: Any) -> None:
        """Send a frame."""
        await self.socket.send(json.dumps(frame))

    async def next(self) -> dict[str, Any]:
        """Return the next frame."""
        frame: dict[str, Any] = json.loads(await asyncio.wait_for(self.socket.recv(), 20))
        self.frames.append(frame)
        return frame

    async def until(self, kind: str, **fields: Any) -> dict[str, Any]:
        """Read until a frame of that type with those fields."""
        while True:
            frame = await self.next()
            if frame["type"] == kind and all(frame.get(name) == value for name, value in fields.items()):
                return frame

    async def settled(self) -> None:
        """Read until everything the server had to say before this moment is here."""
        await self.send(type="ping")
        await self.until("pong")

    def messages(self) -> list[dict[str, Any]]:
        """Return the messages told so far, in order."""
        return [frame["message"] for frame in self.frames if frame["type"] == "message"]


@contextlib.contextmanager
def serving(home: Path, company: Company, *, clock: Wound | None = None, mind: Mind | None = None) -> Iterator[Served]:
    """Serve that home in a thread, and close it again."""
    started, ended = threading.Event(), threading.Event()
    found: dict[str, Any] = {}
    present = clock or Wound()

    async def live() -> None:
        async with app.open(home, passphrase="open", clock=present, company=company, mind=mind) as everwith:
            introduction = app.Introduction(owner="Daniel", companion="Mira", meeting=False, zone="UTC", seed=7)
            her = await everwith.companion(introduction)
            house = House.of_home(home, runtime=everwith.runtime, store=everwith.store, clock=present)
            listener = socket.create_server(("127.0.0.1", 0))
            config = uvicorn.Config(
                create(house), ws="websockets-sansio", ws_max_size=REFUSED, ws_per_message_deflate=False,
                log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=2,
            )  # fmt: skip
            server = uvicorn.Server(config)
            server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign,assignment]
            key = (home / "api-key").read_text().strip()
            found["served"] = Served(
                listener.getsockname()[1], house, her.relationship, key, present, asyncio.get_running_loop()
            )
            found["server"] = server
            task = asyncio.create_task(server.serve(sockets=[listener]))
            while not server.started and not task.done():
                await asyncio.sleep(0)
            started.set()
            await task

    def work() -> None:
        try:
            asyncio.run(live())
        except BaseException as error:
            found["error"] = error
        finally:
            started.set()
            ended.set()

    threading.Thread(target=work, daemon=True).start()
    assert started.wait(30)
    if "error" in found:
        raise found["error"]
    try:
        yield found["served"]
    finally:
        found["server"].should_exit = True
        assert ended.wait(20)
        if "error" in found:
            raise found["error"]


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Everything a turn needs, assembled once."""
    return asyncio.run(app.assemble(tmp_path_factory.mktemp("cache"), words_alone=True))


@pytest.fixture
def served(tmp_path: Path, company: Company) -> Iterator[Served]:
    """A fresh home, served."""
    with serving(tmp_path / "home", company) as served:
        yield served
