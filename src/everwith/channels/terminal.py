"""Talking in the terminal: editing and history as in a shell, her words as they come, silence where it belongs."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from everwith.core import text
from everwith.core.errors import EverwithError
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import DAY, MINUTE, Moment
from everwith.runtime.explain import why_data
from everwith.runtime.notices import Notice, Said
from everwith.runtime.runtime import Runtime

HER, HERS, HINT = "#e0745c", "default", "#a5887c"
"""Ember for the point before her words; her words in the terminal's own ink; hints paler."""

PAUSES = {".": 0.26, "?": 0.3, "!": 0.26, ",": 0.12, ";": 0.14, ":": 0.14, "…": 0.3}
WORD = 0.045
"""Seconds between her words, and after a mark of punctuation: unhurried, never slow."""

LONGEST_LINE = 84
INDENT = 2
"""Columns of a line at most, however wide the terminal, and those before her words."""

TICK = 20.0
"""Seconds between looks at whether something is due."""


class Terminal:
    """One conversation in one terminal."""

    def __init__(self, runtime: Runtime, relationship: RelationshipId, *, console: Console, pace: float = 1.0) -> None:
        self.runtime, self.relationship, self.console, self.pace = runtime, relationship, console, pace
        self._last_said: MessageId | None = None

    async def talk(self, lines: AsyncIterator[str]) -> None:
        """Talk until the owner leaves: each of `lines` is said to her, or is a command beginning with a slash."""
        await self._open()
        waiting = asyncio.create_task(self._speak_first())
        try:
            async for line in lines:
                if not line.strip():
                    continue
                if line.strip() in {"/quit", "/exit", "/q"}:
                    return
                with self._told():
                    await (self._command(line.strip()) if line.startswith("/") else self._say(line))
        finally:
            waiting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await waiting

    async def earlier(self) -> list[str]:
        """Return what the owner said lately, oldest first, for the arrow keys."""
        turns = await self.runtime.store.turns(self.relationship, limit=200)
        return [message.text for _, message, _, _ in turns if message.speaker == "owner"]

    async def _open(self) -> None:
        """Show the end of the last talk, so that one knows where one was."""
        state = await self.runtime.state(self.relationship)
        self.console.print()
        recent = await self.runtime.store.turns(self.relationship, limit=6)
        for place, (_, message, _, _) in enumerate(recent):
            self._gap(recent[place - 1][1].at if place else None, message.at)
            if message.speaker == "owner":
                self.console.print(Text(f"  {message.text}", style=HINT))
            else:
                self._hers(message.text, fresh=False)
                self._last_said = message.id
        if not recent:
            self.console.print(Text(f"  {state.me or 'Somebody'} is here.", style=HINT))
        self.console.print(
            Text("  /help shows what else you can do. She is an AI; she lives in one file here.", style=HINT)
        )
        self.console.print()

    async def _say(self, spoken: str) -> None:
        state = await self.runtime.state(self.relationship)
        message = Message(
            id=MessageId(uuid.uuid4().hex),
            speaker="owner",
            text=text.clean(spoken),
            at=state.moment(self.runtime.clock.now()),
        )
        for said in await self.runtime.hear(self.relationship, message):
            await self._show(said)
        self.console.print()

    async def _show(self, said: Said) -> None:
        self._last_said = said.message.id
        await asyncio.sleep(0.25 * self.pace)
        await self._stream(said.message.text)
        await self.runtime.store.delivered(self.relationship, [said.message.id])

    async def _stream(self, said: str) -> None:
        self.console.print(Text("• ", style=HER), end="")
        for word, broken in broken_lines(said, self.console.width):
            self.console.print(Text(("\n  " if broken else "") + word + " ", style=HERS), end="", soft_wrap=True)
            await asyncio.sleep(self.pace * (WORD + PAUSES.get(word[-1:], 0.0)))
        self.console.print()

    def _hers(self, said: str, *, fresh: bool) -> None:
        lines = "".join(
            ("\n  " if broken else "") + word + " " for word, broken in broken_lines(said, self.console.width)
        )
        self.console.print(
            Text("• ", style=HER if fresh else HINT), Text(lines, style=HERS if fresh else HINT), sep="", soft_wrap=True
        )

    def _gap(self, before: Moment | None, at: Moment) -> None:
        if before is None or at.ms - before.ms > 60 * MINUTE:
            day = "%A, %H:%M" if before is None or at.ms - before.ms < 6 * DAY else "%A %d %B, %H:%M"
            self.console.print(Text(f"  {at.local().strftime(day)}", style=HINT))

    async def _speak_first(self) -> None:
        """What she says on her own while the terminal is open."""
        async with self.runtime.ears.listening(self.relationship) as queue:
            while True:
                state = await self.runtime.state(self.relationship)
                await self.runtime.tick(self.relationship, state.moment(self.runtime.clock.now()))
                with contextlib.suppress(TimeoutError):
                    while True:
                        await self._overhear(await asyncio.wait_for(queue.get(), TICK))

    async def _overhear(self, notice: Notice) -> None:
        if isinstance(notice, Said) and notice.initiative:
            await self._show(notice)

    async def _command(self, line: str) -> None:
        name, _, rest = line[1:].partition(" ")
        command = self._commands().get(name)
        if command is None:
            self.console.print(Text(f"  There is no /{name}. /help shows what there is.", style=HINT))
            return
        await command(rest.strip())

    def _commands(self) -> dict[str, Callable[[str], Awaitable[None]]]:
        return {"help": self._help, "why": self._why, "forget": self._forget, "feeling": self._feeling}

    async def _help(self, _: str) -> None:
        for name, meaning in (
            ("/why", "why she said her last words"),
            ("/feeling", "how she feels"),
            ("/forget", "forget the last thing you said, for good"),
            ("/quit", "leave (so do Ctrl-D and closing the window; she does not mind)"),
        ):
            self.console.print(Text(f"  {name:<10}{meaning}", style=HINT))

    async def _why(self, _: str) -> None:
        spoke = await self.runtime.spoken(self.relationship, self._last_said) if self._last_said else None
        if spoke is None:
            self.console.print(Text("  She has not said anything yet.", style=HINT))
            return
        data = why_data(spoke)
        self.console.print(f"  [{HINT}]Felt[/]    {escape(data['felt'])}")
        self.console.print(f"  [{HINT}]Meant[/]   {escape(data['meant'])}")
        self.console.print(f"  [{HINT}]Lines[/]   {escape(', '.join(data['lines']))}")
        for source in data["memories"]:
            heard = [
                m for _, m, _, _ in await self.runtime.store.turns(self.relationship, limit=5000) if m.id == source
            ]
            for message in heard:
                self.console.print(f"  [{HINT}]From[/]    “{escape(message.text)}”")
        self.console.print(f"  [{HINT}]Words[/]   {escape(data['words_by'])}")

    async def _feeling(self, _: str) -> None:
        state = await self.runtime.state(self.relationship)
        self.console.print(Text(f"  {state.heart.in_words(self.runtime.clock.now())}", style=HINT))

    async def _forget(self, _: str) -> None:
        turns = await self.runtime.store.turns(self.relationship, limit=100)
        last = next((message for _, message, _, _ in reversed(turns) if message.speaker == "owner"), None)
        if last is None:
            self.console.print(Text("  There is nothing to forget.", style=HINT))
            return
        gone = await self.runtime.forget(self.relationship, frozenset({last.id}))
        self.console.print(Text(f"  Forgotten, and {len(gone) - 1} of her messages with it.", style=HINT))

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Errors are said in words, and the talk goes on."""
        try:
            yield
        except EverwithError as error:
            self.console.print(Text(f"  {error.problem} {error.remedy}".rstrip(), style=HINT))


def broken_lines(said: str, width: int) -> Iterator[tuple[str, bool]]:
    """Yield the words of `said`, each with whether a new line begins with it, for lines of `width` columns."""
    room, column = max(24, min(width, LONGEST_LINE)) - INDENT - 1, 0
    for word in said.split():
        broken = column > 0 and column + len(word) > room
        column = (0 if broken else column) + len(word) + 1
        yield word, broken
