"""`everwith`: start her, and open the page."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import fcntl
import json
import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

import uvicorn
import uvloop
from rich.console import Console
from rich.text import Text

from everwith import app
from everwith.cli.talk import FIRST_START, HINT
from everwith.core.errors import EverwithError, WrongUse
from everwith.server.app import create
from everwith.server.frames import REFUSED
from everwith.server.house import House
from everwith.server.secret import api_key

ADDRESS = "127.0.0.1"
RUNNING = "running.json"
PATIENCE = 20.0
"""Seconds a second start waits for the first one to be ready."""


def run_page(home: Path | None, *, port: int, browser: bool) -> None:
    """Start her and serve the page until Ctrl-C; where she runs already, open that page instead.

    `port` 0 takes a free one; another one that is taken is replaced by a free one. Raises WrongUse or EverwithError.
    """
    console = Console(highlight=False)
    folder = home or app.Environment.read().home
    if app.first_start(folder):
        console.print(Text(FIRST_START, style=HINT))
    app.make_home(folder)
    with _alone(folder / RUNNING) as running:
        if running is None:
            link = _another_link(folder / RUNNING)
            console.print(Text("She is running already. This opens the page once more, within ten minutes:"))
            _show(console, link, browser)
            return
        uvloop.run(_serve(folder, running, console, port=port, browser=browser))


# -- one everwith per home ---------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[TextIO | None]:
    """Give the file that says where she runs, or None where another process runs her.

    The system lets go of the lock when the process ends, however it ends: there is nothing stale to clear away.
    """
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        try:
            file.truncate(0)
            yield file
        finally:
            file.truncate(0)


def _another_link(path: Path) -> str:
    """Ask the running everwith for a link; raises EverwithError where it does not answer."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(OSError, ValueError, KeyError, urllib.error.URLError):
            running = json.loads(path.read_text(encoding="utf-8"))
            base = f"http://{ADDRESS}:{int(running['port'])}"
            headers = {"authorization": f"Bearer {running['secret']}"}
            request = urllib.request.Request(f"{base}/open", data=b"", headers=headers)
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with opener.open(request, timeout=PATIENCE) as answer:
                return base + str(json.load(answer)["path"])
        time.sleep(0.2)
    raise EverwithError("She is running already, but does not answer.", "Stop the other everwith, then start it anew.")


# -- serving -----------------------------------------------------------------------------------------------------------


class _Server(uvicorn.Server):
    """A server that tells when it listens, and leaves signals to us: the file is closed after it, not with it."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def stop(self) -> None:
        """End: at once where it was asked for before."""
        self.force_exit = self.should_exit
        self.should_exit = True


async def _serve(home: Path, running: TextIO, console: Console, *, port: int, browser: bool) -> None:
    with contextlib.closing(_listener(port)) as listener:
        taken = listener.getsockname()[1]
        async with app.open(home) as everwith:
            her = await everwith.companion()
            house = House.of_home(home, runtime=everwith.runtime, store=everwith.store, clock=everwith.clock)

            def ready() -> None:
                json.dump({"pid": os.getpid(), "port": taken, "secret": house.links.secret}, running)
                running.flush()
                if taken != port and port:
                    console.print(Text(f"Port {port} is taken, so she is at {taken}.", style=HINT))
                _greet(console, everwith, taken)
                base = f"http://{ADDRESS}:{taken}"
                _show(console, f"{base}/open/{house.links.make(her.relationship)}", browser)

            server = _Server(_config(house), ready)
            loop = asyncio.get_running_loop()
            for sign in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(sign, server.stop)
            await server.serve(sockets=[listener])
    console.print(Text("Stopped. Everything said is kept.", style=HINT))


def _config(house: House) -> uvicorn.Config:
    return uvicorn.Config(
        create(house),
        ws="websockets-sansio",
        ws_max_size=REFUSED,
        ws_per_message_deflate=False,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )


def _listener(port: int) -> socket.socket:
    for wanted in (port, 0):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, wanted))
            return listener
        except (OSError, OverflowError) as error:
            listener.close()
            if not isinstance(error, OSError) or error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise WrongUse(
                    f"Port {wanted} cannot be used.", "Choose one from 1024 to 65535 with --port."
                ) from error
    raise EverwithError("No port of this machine is free.", "Close some programs, then try again.")


def _greet(console: Console, everwith: app.Everwith, port: int) -> None:
    if everwith.key.notice:
        console.print(Text(everwith.key.notice, style=HINT))
    rows = (
        ("Lives in", str(everwith.store.path)),
        ("API", f"http://{ADDRESS}:{port}/v1"),
        ("API key", api_key(everwith.home)),
        ("Stop", "Ctrl-C"),
    )
    for label, value in rows:
        console.print(Text(f"{label:<10}", style=HINT), Text(value), sep="", soft_wrap=True)


def _show(console: Console, link: str, browser: bool) -> None:
    console.print(Text(f"{'Open':<10}", style=HINT), Text(link), sep="", soft_wrap=True)
    display = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if browser and display:
        with contextlib.suppress(webbrowser.Error):
            webbrowser.open(link)
