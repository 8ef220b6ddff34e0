"""Reading a script to replay: JSON Lines, checked as a whole before anything happens."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from everwith.core import text
from everwith.core.errors import WrongUse
from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.core.moment import Moment

MEET_KEYS = frozenset({"owner", "companion", "pronouns", "kind", "birth_date", "zone", "meeting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """How the two are introduced (None: not said), and what happens, in order of time."""

    meet: dict[str, Any] | None
    steps: tuple[Message | Moment, ...]


def read_script(lines: Iterable[str], *, not_before: int | None = None, taken: frozenset[str] = frozenset()) -> Script:
    """Return the script in those lines; raises WrongUse naming the line that cannot be used.

    `not_before` (ms) is the last moment of a life that goes on; `taken` are the message ids it holds.
    """
    meet: dict[str, Any] | None = None
    steps: list[Message | Moment] = []
    last, seen = not_before, set(taken)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = _entry(line)
            if "meet" in entry:
                meet = _meet(entry["meet"], first=not steps and meet is None)
                continue
            step = _step(entry, number)
            last = _in_order(step, last, seen)
        except WrongUse as error:
            raise WrongUse(f"Line {number}: {error.problem}", f"{error.remedy} Nothing was changed.") from error
        steps.append(step)
    if not steps:
        raise WrongUse(
            "There is nothing to replay.", 'Give lines such as {"at": "2026-11-22T09:00:00Z", "text": "hi"}.'
        )
    return Script(meet=meet, steps=tuple(steps))


def _entry(line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise WrongUse("this is not JSON.", "Each line is one JSON object.") from error
    if not isinstance(entry, dict):
        raise WrongUse("this is not a JSON object.", "Each line is one JSON object.")
    return entry


def _meet(meet: object, *, first: bool) -> dict[str, Any]:
    if not first:
        raise WrongUse("they meet only once, in the first line.", "Remove this line.")
    if not isinstance(meet, dict) or not set(meet) <= MEET_KEYS:
        raise WrongUse(f"meet takes {', '.join(sorted(MEET_KEYS))}.", "Remove the others.")
    for key, value in meet.items():
        if not isinstance(value, bool if key == "meeting" else str):
            raise WrongUse(f"meet.{key} has a value of the wrong type.", "Names and dates are strings.")
    return meet


def _step(entry: dict[str, Any], number: int) -> Message | Moment:
    unknown = set(entry) - {"at", "text", "id"}
    if unknown:
        raise WrongUse(f"there is no {', '.join(map(repr, sorted(unknown)))[:80]} here.", "A line has at, text and id.")
    at = Moment.parse(entry.get("at") or "").checked()
    if "text" not in entry:
        return at
    spoken, given = entry["text"], entry.get("id", f"line-{number}")
    if not isinstance(spoken, str) or not isinstance(given, str) or not given or given.startswith("~"):
        raise WrongUse("text and id are strings, and an id does not begin with a tilde.", "Mend the line.")
    return Message(id=MessageId(given), speaker="owner", text=text.clean(spoken), at=at)


def _in_order(step: Message | Moment, last: int | None, seen: set[str]) -> int:
    at = step.at.ms if isinstance(step, Message) else step.ms
    if last is not None and at < last:
        raise WrongUse("time runs backwards here.", "Put the lines in order of time.")
    if isinstance(step, Message):
        if step.id in seen:
            raise WrongUse(f"the id {step.id!r} was used before.", "Give each message an id of its own.")
        seen.add(step.id)
    return at
