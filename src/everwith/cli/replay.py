"""`everwith replay`: a script lived through in simulated time."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from everwith import app
from everwith.channels.script import Script, read_script
from everwith.core.errors import WrongUse
from everwith.core.ids import RelationshipId
from everwith.core.message import Message
from everwith.core.moment import Moment
from everwith.relationship.events import Event, Heard, Spoke
from everwith.runtime.explain import why_data
from everwith.runtime.relive import relive


async def run_replay(file: str, *, home: Path | None, seed: int | None, mind: str, out: Path | None) -> None:
    """Replay `file` into the home and print what was said, in order of time."""
    if mind != "embedded":
        raise WrongUse(f"There is no mind called {mind!r}.", "Use --mind embedded.")
    lines = _read(file)
    async with app.open(home) as everwith:
        known = await everwith.first()
        script = await _script(lines, everwith, known)
        first = script.steps[0]
        at = first.at if isinstance(first, Message) else first
        introduction = app.Introduction(**{"meeting": False, **(script.meet or {})}, seed=seed)
        if known and script.meet:
            raise WrongUse("The two have met already.", "Remove the first line, or replay into another --home.")
        with _target(out) as target:
            her = await everwith.companion(introduction, at=at)
            if not known:
                for event in await everwith.runtime.history(her.relationship):
                    _print(event, target)
            async for events in relive(everwith.runtime, her.relationship, script.steps):
                for event in events:
                    _print(event, target)


async def _script(lines: list[str], everwith: app.Everwith, relationship: RelationshipId | None) -> Script:
    if relationship is None:
        return read_script(lines)
    history = await everwith.runtime.history(relationship)
    taken = frozenset(str(event.message.id) for event in history if isinstance(event, Heard))
    return read_script(lines, not_before=max(event.at.ms for event in history), taken=taken)


def _read(file: str) -> list[str]:
    try:
        if file == "-":
            return _lines_of(sys.stdin.buffer.read())
        return _lines_of(Path(file).read_bytes())
    except OSError as error:
        raise WrongUse(f"{file} cannot be read: {error.strerror}.", "Check the name.") from error
    except UnicodeDecodeError as error:
        raise WrongUse(f"{file} is not UTF-8 text (byte {error.start}).", "Save it as UTF-8.") from error


def _lines_of(data: bytes) -> list[str]:
    # JSON strings may hold the other line separators of Unicode, so only a line feed ends a line.
    return data.decode("utf-8-sig").split("\n")


def _target(out: Path | None) -> contextlib.AbstractContextManager[TextIO]:
    try:
        return contextlib.nullcontext(sys.stdout) if out is None else out.open("w", encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"{out} cannot be written: {error.strerror}.", "Choose another file.") from error


def _print(event: Event, target: TextIO) -> None:
    target.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(event))


def _lines(event: Event) -> Iterator[dict[str, Any]]:
    if isinstance(event, Heard):
        message = event.message
        yield _line(message, None, initiative=False) | {"safety": {"tier": event.reading.tier}}
    elif isinstance(event, Spoke):
        affect = event.thought.affect
        for message in event.messages:
            yield _line(message, event.in_reply_to, initiative=event.in_reply_to is None) | {
                "affect": {"v": affect.v, "a": affect.a, "d": affect.d, "i": affect.i, "label": affect.label},
                "safety": {"tier": 0},
                "why": why_data(event),
            }


def _line(message: Message, in_reply_to: str | None, *, initiative: bool) -> dict[str, Any]:
    return {
        "at": Moment(ms=message.at.ms, zone=message.at.zone).iso(),
        "from": message.speaker,
        "text": message.text,
        "id": message.id,
        "in_reply_to": in_reply_to,
        "initiative": initiative,
    }
