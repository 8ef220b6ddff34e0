"""`everwith recall`, `facts`, `why`, `forget`: looking into what she remembers, and taking it away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from everwith import app
from everwith.core.errors import WrongUse
from everwith.core.ids import MessageId
from everwith.core.moment import Moment
from everwith.memory import knowledge, saying
from everwith.relationship.events import Spoke
from everwith.runtime.explain import why_data

HINT = "#a5887c"
NEAR = 0.25
"""What fits less well than this is not worth showing (see memory.rank for the scale)."""


async def _her(everwith: app.Everwith) -> app.Companion:
    if await everwith.first() is None:
        raise WrongUse("You have not met her yet.", "Run everwith, or everwith chat, and say hello.")
    return await everwith.companion()


async def run_recall(query: str, *, home: Path | None, as_json: bool) -> None:
    """Print the turns that fit the query best, best first."""
    console = Console(highlight=False)
    async with app.open(home) as everwith:
        her = await _her(everwith)
        state = await her.state()
        found = [m for m in await everwith.runtime.search(her.relationship, query) if m.score >= NEAR]
        if as_json:
            rows = [
                {"id": m.source, "from": m.speaker, "text": m.text, "at": state.moment(m.at).iso(), "score": m.score}
                for m in found
            ]
            print(json.dumps(rows, ensure_ascii=False))
            return
        if not found:
            console.print(Text("Nothing that was said comes near that.", style=HINT))
        for memory in found:
            when = state.moment(memory.at).local().strftime("%a %d %b %Y, %H:%M")
            who = "you" if memory.speaker == "owner" else state.me
            console.print(Text(f"{when} · {who} · {memory.source}", style=HINT))
            console.print(Text(f"  {memory.text}"))


async def run_facts(*, home: Path | None, as_json: bool) -> None:
    """Print what she knows, by person, each fact with its source."""
    console = Console(highlight=False)
    async with app.open(home) as everwith:
        state = await (await _her(everwith)).state()
        known = state.knowledge
        now = state.moment(everwith.clock.now())
        if as_json:
            rows = [
                {"id": f.id, "subject": f.subject, "slot": f.slot, "value": f.value, "holds": f.holds}
                | {"source": f.source, "learned_at": state.moment(f.learned_at).iso()}
                for f in known.facts
                if f.superseded_at is None
            ]
            print(json.dumps(rows, ensure_ascii=False))
            return
        for subject in ("owner", *knowledge.people(known)):
            own = [f for f in known.facts if f.subject == subject and f.superseded_at is None]
            for fact in own:
                console.print(Text(saying.clause(fact, known, now)), Text(f"  · {fact.source}", style=HINT), sep="")
        for plan in known.plans:
            if not plan.cancelled and plan.when and plan.when.end > now.ms:
                said = f"{plan.phrase}, {saying.say_when(plan.when, now)}"
                console.print(Text(said), Text(f"  · {plan.source}", style=HINT), sep="")
        if not known.facts and not known.plans:
            console.print(Text("Nothing yet. She does not guess.", style=HINT))


async def run_why(message: str, *, home: Path | None, as_json: bool) -> None:
    """Print why she said that message, by default her last one."""
    console = Console(highlight=False)
    async with app.open(home) as everwith:
        her = await _her(everwith)
        spoke = await _spoken(everwith, her, message)
        if as_json:
            print(json.dumps(why_data(spoke), ensure_ascii=False))
            return
        _explain(console, spoke, await _sources(everwith, her, spoke))


async def _spoken(everwith: app.Everwith, her: app.Companion, message: str) -> Spoke:
    if message:
        spoke = await everwith.runtime.spoken(her.relationship, MessageId(message))
    else:
        events = await everwith.runtime.history(her.relationship)
        spoke = next((event for event in reversed(events) if isinstance(event, Spoke)), None)
    if spoke is None:
        raise WrongUse("She has said no such message.", "everwith recall shows messages with their ids.")
    return spoke


async def _sources(everwith: app.Everwith, her: app.Companion, spoke: Spoke) -> list[tuple[Moment, str]]:
    wanted = set(spoke.thought.mentions)
    events = await everwith.runtime.history(her.relationship) if wanted else []
    return [(event.at, event.message.text) for event in events if event.kind == "heard" and event.message.id in wanted]


def _explain(console: Console, spoke: Spoke, sources: list[tuple[Moment, str]]) -> None:
    data = why_data(spoke)
    for message in spoke.messages:
        console.print(Text(f"“{message.text}”"))
    rows: list[tuple[str, Any]] = [
        *(("Remembered", f"“{said}” (you, {at.local():%a %d %b %Y, %H:%M})") for at, said in sources),
        ("Heard", ", ".join(data["heard"])),
        ("Felt", data["felt"]),
        ("Meant", data["meant"]),
        ("Words by", data["words_by"]),
        *(("Weighed", f"{one['score']:.2f}  {one['line'] or '-'}  {one['reason']}") for one in data["considered"]),
    ]
    for label, value in rows:
        if value:
            console.print(Text(f"  {label:<12}", style=HINT), Text(str(value)), sep="")


async def run_forget(what: str, *, home: Path | None, yes: bool) -> None:
    """Forget one message, named by its id or found by its words, after saying what goes with it."""
    console = Console(highlight=False)
    async with app.open(home) as everwith:
        her = await _her(everwith)
        message = await _find(everwith, her, what)
        gone = await everwith.runtime.what_goes(her.relationship, frozenset({message[0]}))
        console.print(Text(f"“{message[1]}”"))
        console.print(
            Text(f"With it go {len(gone) - 1} of her messages, and every fact and feeling from it.", style=HINT)
        )
        if not yes and not typer.confirm("Forget it for good?"):
            return
        await everwith.runtime.forget(her.relationship, frozenset({message[0]}))
        console.print(Text("Forgotten.", style=HINT))


async def _find(everwith: app.Everwith, her: app.Companion, what: str) -> tuple[MessageId, str]:
    events = await everwith.runtime.history(her.relationship)
    heard = {event.message.id: event.message.text for event in events if event.kind == "heard"}
    if what in heard:
        return MessageId(what), heard[MessageId(what)]
    found = [m for m in await everwith.runtime.search(her.relationship, what) if m.speaker == "owner"]
    if not found:
        raise WrongUse("Nothing you said comes near that.", "Give the id of the message, or other words.")
    return found[0].source, found[0].text
