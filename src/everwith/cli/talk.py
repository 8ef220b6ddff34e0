"""`everwith chat`."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

from rich.console import Console

from everwith import app
from everwith.channels.terminal import Terminal

HINT = "#a5887c"
FIRST_START = "She is reading her library for the first time. It takes a moment, once."


async def run_chat(home: Path | None, introduction: app.Introduction) -> None:
    """Talk in the terminal; with standard input from a pipe, each line of it is said to her."""
    console = Console(highlight=False)
    introduction.checked()
    if app.first_start(home):
        console.print(f"[{HINT}]{FIRST_START}[/]")
    async with app.open(home) as everwith:
        if everwith.key.notice:
            console.print(f"[{HINT}]{everwith.key.notice}[/]")
        her = await everwith.companion(introduction)
        keyboard = sys.stdin.isatty()
        terminal = Terminal(everwith.runtime, her.relationship, console=console, pace=1.0 if keyboard else 0.0)
        await terminal.talk(_typed(await terminal.earlier()) if keyboard else _piped())


def _typed(earlier: list[str]) -> AsyncIterator[str]:
    # Editing is a large library, and of no use where no one types.
    from everwith.channels.keyboard import typed

    return typed(earlier)


async def _piped() -> AsyncIterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")
