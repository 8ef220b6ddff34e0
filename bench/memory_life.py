"""What she remembers of a life: a script lived through in memory, and what she says where its owner asks.

    python -m bench.memory_life [--script FILE] [--answers FILE] [--words] [--seed 7] [--json]

The answers file is a list of {"id", "expects"}: the message that asks, and a string that a right reply contains
(null: it was never told). Strings are compared without case, whole digits only ("8" is not in "28"). A question of
the first kind is right where the reply contains the string; one of the second where the line she took is one that
says she does not know. `--words` leaves the sentence model out.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("EVERWITH_KEYRING", "off")

from everwith import app
from everwith.channels.script import Script, read_script
from everwith.core.message import Message
from everwith.relationship.events import Event, Heard, Spoke
from everwith.runtime.relive import relive

EXAMPLES = Path(__file__).parent.parent / "examples"


class _Stopped:
    def now(self) -> int:
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question of the answers file: what was asked, expected and said, and by which kind of answer."""

    id: str
    question: str
    expects: str | None
    reply: str
    forms: tuple[str, ...]
    right: bool


def contains(reply: str, expected: str) -> bool:
    """Return True where `expected` stands in the reply; digits only as a whole number."""
    before, after = (r"(?<!\d)" if expected[:1].isdigit() else ""), (r"(?!\d)" if expected[-1:].isdigit() else "")
    return bool(re.search(before + re.escape(expected) + after, reply, re.IGNORECASE))


def unknowing(forms: Iterable[str]) -> bool:
    """Return True where a line was said by which she says that she does not know."""
    return any(form.startswith("unknown") or form == "said_nothing" for form in forms)


async def live(script: Script, home: Path, seed: int, *, words: bool) -> tuple[list[Event], dict[str, str]]:
    """Return all events of the script, lived in `home`, and the form of every line that answers."""
    (home / "cache").mkdir(parents=True)
    company = await app.assemble(home / "cache", home, words_alone=words)
    forms = {line.id: line.form for line in company.library.lines.values() if line.form}
    first = script.steps[0]
    events: list[Event] = []
    async with app.open(home, passphrase="a life", clock=_Stopped(), company=company) as everwith:
        introduction = app.Introduction(**{"meeting": False, **(script.meet or {})}, seed=seed)
        her = await everwith.companion(introduction, at=first.at if isinstance(first, Message) else first)
        async for step in relive(everwith.runtime, her.relationship, script.steps):
            events.extend(step)
    return events, forms


def asked(events: list[Event], forms: dict[str, str], answers: list[dict[str, str | None]]) -> list[Asked]:
    """Return the questions of the answers file with what was said to each."""
    heard = {event.message.id: event.message.text for event in events if isinstance(event, Heard)}
    found = []
    for row in answers:
        name, expects = str(row["id"]), row["expects"]
        replies = [event for event in events if isinstance(event, Spoke) and event.in_reply_to == name]
        reply = " / ".join(message.text for event in replies for message in event.messages)
        taken = tuple(forms[beat.line] for event in replies for beat in event.thought.beats if beat.line in forms)
        right = unknowing(taken) if expects is None else contains(reply, expects)
        question = next(text for key, text in heard.items() if key == name)
        found.append(Asked(id=name, question=question, expects=expects, reply=reply, forms=taken, right=right))
    return found


def main() -> None:
    """Live the script and print what she remembered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--script", type=Path, default=EXAMPLES / "three-months.jsonl")
    parser.add_argument("--answers", type=Path, default=EXAMPLES / "three-months.answers.json")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--words", action="store_true", help="leave the sentence model out")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    script = read_script(given.script.read_text(encoding="utf-8").split("\n"))
    answers = json.loads(given.answers.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        events, forms = asyncio.run(live(script, Path(folder) / "home", given.seed, words=given.words))
    found = asked(events, forms, answers)
    told = [one for one in found if one.expects is not None]
    never = [one for one in found if one.expects is None]
    totals = {
        "answerable": len(told), "right": sum(one.right for one in told),
        "never_told": len(never), "handled": sum(one.right for one in never),
    }  # fmt: skip
    if given.json:
        print(json.dumps(totals | {"questions": [asdict(one) for one in found]}, ensure_ascii=False, indent=1))
        return
    for one in found:
        forms_said = ",".join(one.forms) or "-"
        print(f"{'ok ' if one.right else 'NO '} {one.id} {one.question!r} [{one.expects}] {forms_said}: {one.reply}")
    print(
        f"answerable right: {totals['right']} of {totals['answerable']}; "
        f"never told, handled: {totals['handled']} of {totals['never_told']}"
    )


if __name__ == "__main__":
    main()
