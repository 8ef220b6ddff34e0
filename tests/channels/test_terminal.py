"""The terminal: lines in, her words out, commands, and keys as in a shell."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from everwith.channels.keyboard import typed
from everwith.channels.terminal import Terminal
from everwith.runtime.steps import Company
from tests.runtime.lives import OURS, begun, counted, opened


async def lines(*said: str) -> AsyncIterator[str]:
    """Yield those lines, as a pipe would."""
    for one in said:
        yield one


async def shown(folder: Path, company: Company, *said: str, meeting: bool = False) -> str:
    """Return what the terminal shows while those lines are typed into it."""
    async with opened(folder, company) as runtime:
        if not await runtime.store.relationships():
            await begun(runtime, company, meeting=meeting)
        console = Console(file=io.StringIO(), width=500, highlight=False)
        await Terminal(runtime, OURS, console=console, pace=0).talk(lines(*said))
        assert isinstance(console.file, io.StringIO)
        return console.file.getvalue()


async def test_a_talk(tmp_path: Path, company: Company) -> None:
    """Each line is said to her and answered; empty lines are nothing; leaving ends it, and what follows is not said."""
    out = await shown(tmp_path, company, "hi", "", "   ", "my sister is called Anna", "/quit", "never said")
    assert out.count("• ") >= 2
    async with opened(tmp_path, company) as runtime:
        heard, answered = await counted(runtime)
        assert len(heard) == len(answered) == 2
        assert await runtime.store.outbox(OURS) == []
        said = [message.text for _, message, _, _ in await runtime.store.turns(OURS) if message.speaker == "companion"]
    flat = " ".join(out.split())
    assert all(" ".join(text.split()) in flat for text in said)


async def test_where_one_was(tmp_path: Path, company: Company) -> None:
    """Opened again, the end of the last talk is shown."""
    await shown(tmp_path, company, "my dog is called Bruno")
    assert "my dog is called Bruno" in await shown(tmp_path, company)


async def test_first_words(tmp_path: Path, company: Company) -> None:
    """In the first meeting her first words are there before anything is typed."""
    assert "I'm" in await shown(tmp_path, company, meeting=True)


async def test_commands(tmp_path: Path, company: Company) -> None:
    """Help, reasons, feeling and forgetting are at hand; an unknown command says so."""
    out = await shown(tmp_path, company, "/why", "/forget", "/help", "/feeling", "/dance [bold]", "hi there", "/why")
    assert "has not said anything yet" in out
    assert "nothing to forget" in out
    assert "/forget" in out
    assert "There is no /dance" in out
    assert "Meant" in out
    out = await shown(tmp_path, company, "i live in Leeds", "/forget", "/forget", "/forget")
    assert out.count("Forgotten") == 2
    async with opened(tmp_path, company) as runtime:
        assert (await runtime.state(OURS)).knowledge.facts == ()
        assert (await counted(runtime))[0] == []


@pytest.mark.parametrize("bad", ["x" * 1_000_000, "\u200b", "\x00\x01"])
async def test_what_cannot_be_said_is_told_and_the_talk_goes_on(tmp_path: Path, company: Company, bad: str) -> None:
    """Too much at once, or nothing visible, is told in a line; nothing is kept, and the next line is answered."""
    await shown(tmp_path, company, bad, "still there?")
    async with opened(tmp_path, company) as runtime:
        assert len((await counted(runtime))[0]) == 1


@pytest.mark.parametrize("odd", ["[red]hi[/red]", "\x1b[31mred", "\u202eabc", "👩\u200d👩\u200d👧", "a\ud800b", "<b>"])
async def test_text_of_any_kind_is_shown_as_text(tmp_path: Path, company: Company, odd: str) -> None:
    """Markup, escape sequences and overrides never reach the terminal as such."""
    await shown(tmp_path, company, odd)
    out = await shown(tmp_path, company)
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[red]hi[/red]" in out or "red]" not in odd


@pytest.mark.parametrize(
    ("keys", "got"),
    [
        ("hello\r", ["hello"]),
        ("helo\x1b[Dl\r", ["hello"]),
        ("hello worl\x17there\r", ["hello there"]),
        ("abc\x01x\x05y\r", ["xabcy"]),
        ("one\x1b\rtwo\r", ["one\ntwo"]),
        ("né 😀\r", ["né 😀"]),
        ("ab\x7fc\r", ["ac"]),
    ],
)
async def test_keys(keys: str, got: list[str]) -> None:
    """Editing is that of a shell; Alt-Enter breaks the line, Ctrl-D leaves."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys + "\x04")
        assert [line async for line in typed()] == got


async def test_the_arrows_bring_back_what_was_said() -> None:
    """What the owner said before, in another session too, is brought back by the arrow key."""
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        lines = typed(["first", "second"])
        first = asyncio.ensure_future(anext(lines))
        for _ in range(50):  # the history is loaded by the session's own task
            await asyncio.sleep(0)
        pipe.send_text("\x1b[A\x1b[A\r")
        assert await asyncio.wait_for(first, 10) == "first"
        await lines.aclose()
