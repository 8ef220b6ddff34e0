"""The native API for her memory: why, what she knows, finding, forgetting, taking everything along."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, BinaryIO

from fastapi import APIRouter, Query
from starlette.responses import Response, StreamingResponse
from typing_extensions import TypedDict

from everwith.core.ids import MessageId, RelationshipId
from everwith.memory import saying
from everwith.memory.model import Fact
from everwith.relationship.state import State
from everwith.runtime.explain import why_data
from everwith.server.answering import state_of
from everwith.server.errors import Missing
from everwith.server.house import House
from everwith.server.native import Guest
from everwith.storage import ledger
from everwith.storage import statements as sql
from everwith.storage.connection import Connection
from everwith.storage.portable import export_archive

CHUNK = 256 * 1024


class Source(TypedDict):
    """A message she remembered: its words, when (ISO 8601), whose, and its id."""

    quote: str
    at: str
    speaker: str
    id: str


class Why(TypedDict):
    """Why she said something: what she remembered, felt and meant, in which moves, and whose words they are."""

    remembered: list[Source]
    felt: str
    meant: str
    detail: str
    words_by: str
    moves: list[str]


class Memory(TypedDict):
    """A message that fits what was looked for; score: higher is better."""

    id: str
    text: str
    at: str
    speaker: str
    score: float


class Memories(TypedDict):
    """What fits, best first."""

    memories: list[Memory]


class Consequence(TypedDict):
    """What would go if a message were forgotten: in words, and the ids of all messages."""

    with_it: str
    ids: list[str]


class Forgotten(TypedDict):
    """The ids of all messages that are gone."""

    forgotten: list[str]


class Known(TypedDict):
    """One thing she knows: about whom, what, as she would say it, and the message that says it."""

    id: str
    subject: str
    slot: str
    value: str
    holds: bool
    says: str
    source: str
    learned_at: str


class Facts(TypedDict):
    """What she knows, in the order learned, and what is planned."""

    facts: list[Known]
    plans: list[Known]


def routes(house: House) -> APIRouter:
    """Return the routes of her memory."""
    router = APIRouter(prefix="/api", tags=["memory"])
    runtime = house.runtime

    @router.get("/why/{message:path}")
    async def why(guest: Guest, message: str) -> Why:
        """Why she said that message."""
        spoke = await runtime.spoken(guest, MessageId(message))
        if spoke is None:
            raise Missing("She has said no such message.", "It may have been forgotten.")
        data = why_data(spoke)
        heard = f"heard as {', '.join(data['heard'])}" if data["heard"] else ""
        lines = f"from {', '.join(dict.fromkeys(filter(None, data['lines'])))}" if any(data["lines"]) else ""
        return {
            "remembered": await _sources(house, guest, spoke.thought.mentions, (await state_of(runtime, guest))),
            "felt": data["felt"],
            "meant": data["meant"],
            "detail": "; ".join(filter(None, (heard, lines))),
            "words_by": data["words_by"],
            "moves": data["moves"],
        }

    @router.get("/recall")
    async def recall(
        guest: Guest,
        q: Annotated[str, Query(min_length=1, max_length=2_000, description="What to look for.")],
        limit: Annotated[int, Query(ge=1, le=50)] = 10,
    ) -> Memories:
        """Find what was said, by its meaning and its words."""
        found = await runtime.search(guest, q, limit)
        state = await state_of(runtime, guest)
        return {
            "memories": [
                {
                    "id": one.source,
                    "text": one.text,
                    "at": state.moment(one.at).iso(),
                    "speaker": one.speaker,
                    "score": one.score,
                }
                for one in found
            ]
        }

    @router.get("/forget/{message:path}")
    async def would_go(guest: Guest, message: str) -> Consequence:
        """What would go with a message, without forgetting it."""
        state = await state_of(runtime, guest)
        if not await _sources(house, guest, [MessageId(message)], state):
            raise Missing("There is no such message.", "It may have been forgotten already.")
        gone = await runtime.what_goes(guest, frozenset({MessageId(message)}))
        return {"with_it": _in_words(MessageId(message), gone, state, runtime.clock.now()), "ids": sorted(gone)}

    @router.delete("/messages/{message:path}")
    async def forget(guest: Guest, message: str) -> Forgotten:
        """Forget a message and everything that came of it, for good."""
        state = await state_of(runtime, guest)
        if not await _sources(house, guest, [MessageId(message)], state):
            raise Missing("There is no such message.", "It may have been forgotten already.")
        return {"forgotten": sorted(await runtime.forget(guest, frozenset({MessageId(message)})))}

    @router.get("/facts")
    async def facts(guest: Guest) -> Facts:
        """What she knows about the owner, each with its source."""
        return _facts(await state_of(runtime, guest), runtime.clock.now())

    @router.get("/export", response_class=Response)
    async def export(guest: Guest) -> StreamingResponse:
        """Everything, as a zip of open formats. It is not encrypted."""
        with tempfile.TemporaryDirectory(prefix=".export-", dir=house.home) as folder:
            path = Path(folder) / "everwith.zip"
            await export_archive(house.store, path, [guest])
            # The name goes at once and the bytes with the last handle, so that nothing unencrypted stays behind.
            archive, size = path.open("rb"), path.stat().st_size
        headers = {"content-disposition": 'attachment; filename="everwith.zip"', "content-length": str(size)}
        return StreamingResponse(_chunks(archive), media_type="application/zip", headers=headers)

    return router


def _chunks(archive: BinaryIO) -> Iterator[bytes]:
    with contextlib.closing(archive):
        while chunk := archive.read(CHUNK):
            yield chunk


async def _sources(house: House, guest: RelationshipId, ids: Iterable[MessageId], state: State) -> list[Source]:
    """Return those of the messages that are there, in order."""

    def look(connection: Connection) -> list[Source]:
        number, found = ledger.number_of(connection, guest), []
        for each in dict.fromkeys(ids):
            place = connection.execute(sql.TURN_NUMBER, {"rel": number, "id": each}).fetchone()
            if place is not None:
                source, speaker, words, at = connection.execute(sql.TURN_TEXT, {"num": place[0]}).fetchone()
                when = state.moment(at).iso()
                found.append(Source(quote=words, at=when, speaker=speaker, id=source))
        return found

    return await house.store.read(look)


def _in_words(message: MessageId, gone: frozenset[MessageId], state: State, now: int) -> str:
    hers = sum(1 for each in gone if each.startswith("~") and each != message)
    yours = sum(1 for each in gone if not each.startswith("~") and each != message)
    learned = [fact for fact in state.knowledge.facts if fact.source in gone and fact.superseded_at is None]
    parts = [
        *([f"{hers} {'message' if hers == 1 else 'messages'} of hers"] if hers else []),
        *([f"{yours} more of yours"] if yours else []),
        *(f"that {saying.clause(fact, state.knowledge, state.moment(now))}" for fact in learned),
        *(plan.phrase for plan in state.knowledge.plans if plan.source in gone),
    ]
    if not parts:
        return "Nothing else goes with it."
    return f"With it {'goes' if len(parts) == 1 and hers + yours < 2 else 'go'} {_listed(parts)}."


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _facts(state: State, now: int) -> Facts:
    known, at = state.knowledge, state.moment(now)

    def shape(fact: Fact) -> Known:
        return {
            "id": fact.id,
            "subject": fact.subject,
            "slot": fact.slot,
            "value": fact.value,
            "holds": fact.holds,
            "says": saying.clause(fact, known, at),
            "source": fact.source,
            "learned_at": state.moment(fact.learned_at).iso(),
        }

    plans: list[Known] = [
        {
            "id": plan.id,
            "subject": plan.who or "owner",
            "slot": plan.kind,
            "value": plan.phrase,
            "holds": not plan.cancelled,
            "says": f"{plan.phrase}, {saying.say_when(plan.when, at)}" if plan.when else plan.phrase,
            "source": plan.source,
            "learned_at": state.moment(plan.learned_at).iso(),
        }
        for plan in known.plans
    ]
    return {"facts": [shape(fact) for fact in known.facts if fact.superseded_at is None], "plans": plans}
