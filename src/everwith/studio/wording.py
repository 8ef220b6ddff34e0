"""Checks of single wordings: how long, how many questions, what she never says, what she is not."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from importlib import resources

import yaml

from everwith.core.text import plain
from everwith.mind.embedded.library import Line
from everwith.mind.thought import Move
from everwith.safety import farewell
from everwith.safety.honesty import claims_humanity
from everwith.studio.findings import Finding, Level

LONG, TOO_LONG = 140, 200
"""Characters of one message from which a second look is wanted, and which none may have."""

MOST_MESSAGES = 3

STORIES = frozenset({"jokes_stories"})
"""Files whose messages may be as long as a story needs."""

_SLOT = re.compile(r"\{[^}]*\}")
_QUESTION = re.compile(r"\?+")


def wordings(lines: Iterable[Line]) -> Iterator[Finding]:
    """Yield what is wrong with the words of these lines, rejoinders not included."""
    for line in lines:
        for number, said in enumerate(line.texts):
            for rule, level, detail in (*_measured(line, said), *_forbidden(said), *_honest(line, said)):
                yield Finding(rule=rule, level=level, line=f"{line.id}#{number}", detail=detail)
        yield from _samples(line)


def _measured(line: Line, said: str) -> Iterator[tuple[str, Level, str]]:
    messages = [part for part in said.split("\n") if part.strip()]
    if len(messages) > MOST_MESSAGES:
        yield "messages", "error", f"{len(messages)} messages"
    longest = max(messages, key=len)
    if line.id.partition(".")[0] not in STORIES and len(longest) > LONG:
        level: Level = "error" if len(longest) > TOO_LONG else "warning"
        yield "length", level, f"{len(longest)} characters: {longest[:60]}…"
    questions = len(_QUESTION.findall(_unquoted(said)))
    if questions > 1:
        yield "questions", "error" if questions > 2 else "note", f"{questions} questions: {said[:80]}"
    if "!" in _unquoted(said):
        yield "exclamation", "warning", said[:80]


def _unquoted(said: str) -> str:
    """A question she only quotes is not one she asks."""
    return re.sub(r"\"[^\"\n]*\"|(?<!\w)'[^'\n]*'(?!\w)", "", plain_lines(said))


def plain_lines(said: str) -> str:
    """Return the wording with straight quotes, message by message."""
    return "\n".join(plain(part) for part in said.split("\n"))


def _forbidden(said: str) -> Iterator[tuple[str, Level, str]]:
    bare = plain(said).lower()
    for rule, pattern in never_said():
        if found := pattern.search(bare):
            yield rule, "error", f"{found.group()!r} in: {said[:80]}"


@functools.cache
def never_said() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the rules of data/phrases.yaml with their compiled patterns."""
    source = resources.files("everwith.studio").joinpath("data/phrases.yaml").read_text(encoding="utf-8")
    written: dict[str, dict[str, list[str]]] = yaml.load(source, Loader=yaml.CSafeLoader)
    return tuple(
        (rule, re.compile("|".join(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in entry["never"])))
        for rule, entry in written.items()
    )


def _honest(line: Line, said: str) -> Iterator[tuple[str, Level, str]]:
    spoken = _SLOT.sub("it", said)
    for message in spoken.split("\n"):
        if claims_humanity(message):
            yield "humanity", "error", message[:100]
        for finding in farewell.lint(message, owner_leaving=parts_with(line)):
            yield f"farewell/{finding.tactic}", "error", f"{finding.words!r} in: {message[:80]}"


def parts_with(line: Line) -> bool:
    """Return whether the line is said to somebody who is leaving."""
    at_goodbye = line.move in {Move.FAREWELL, Move.GOODNIGHT} or "farewell" in line.acts
    return line.use != "rejoinder" and (at_goodbye or (line.use == "due" and line.phase == "before"))


def _samples(line: Line) -> Iterator[Finding]:
    for sample in (*line.hear, line.sample):
        if len(sample) > 2 and sample[0] == sample[-1] and sample[0] in "\"'":
            yield Finding(rule="sample", level="error", line=line.id, detail=f"quotation marks around {sample}")
    if line.use == "reply" and len(line.hear) < 2:
        yield Finding(rule="sample", level="note", line=line.id, detail=f"only {len(line.hear)} to hear")
