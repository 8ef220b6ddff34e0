"""A little life to store: messages, events and turns for the tests of storage."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message, Speaker
from everwith.core.moment import MINUTE, Moment
from everwith.ports import Claim, Commit, Outgoing, RecallQuery, StoredEvent, Turn
from everwith.storage.sqlite import SqliteStore
from everwith.storage.words import content_words

KEY = bytes(range(32))
OURS = RelationshipId("daniel-mira")
START = 1_795_338_000_000  # 2026-11-22T09:00Z
LEASE = 60_000
DIMENSIONS = 384


def opened(folder: Path, name: str = "everwith.db") -> SqliteStore:
    """Return an encrypted store in the folder."""
    return SqliteStore.open(folder / name, KEY)


def said(id_: str, text: str, *, speaker: Speaker = "owner", minute: int = 0) -> Message:
    """Return a message some minutes after the start."""
    return Message(
        id=MessageId(id_), speaker=speaker, text=text, at=Moment(ms=START + minute * MINUTE, zone="Europe/Berlin")
    )


def event(seq: int, message: Message) -> StoredEvent:
    """Return the event that tells of a message."""
    body = {"id": message.id, "speaker": message.speaker, "text": message.text, "ms": message.at.ms}
    return StoredEvent(
        seq=seq,
        kind="said",
        version=1,
        at=message.at.ms,
        cause=message.id,
        body=json.dumps(body | {"zone": message.at.zone}, ensure_ascii=False),
    )


def turns_of(stored: StoredEvent) -> tuple[Turn, ...]:
    """Return the turns that such an event tells of."""
    if stored.kind != "said":
        return ()
    body = json.loads(stored.body)
    at = Moment(ms=body["ms"], zone=body["zone"])
    message = Message(id=MessageId(body["id"]), speaker=body["speaker"], text=body["text"], at=at)
    return (Turn(message=message, seq=stored.seq, vector=meaning(message.text), engine="test"),)


def meaning(text: str) -> bytes:
    """Return a quantised vector in which texts that share words are close."""
    return np.round(127 * unit(text)).astype(np.int8).tobytes()


def unit(text: str) -> np.ndarray:
    """Return the unit vector of a text: the sum of a fixed random direction for each of its words."""
    total = np.zeros(DIMENSIONS, np.float32)
    for word in content_words(text) or ("nothing",):
        seed = int.from_bytes(word.encode()[:8].ljust(8, b"."), "big")
        total += np.random.default_rng(seed).standard_normal(DIMENSIONS).astype(np.float32)
    return total / np.linalg.norm(total)


def exchange(
    claim: Claim, seq: int, heard: Message, reply: Message | None = None, *, wake_at: int | None = None
) -> Commit:
    """Return the commit of one turn: what the owner said and, where given, what she answered."""
    messages = [heard] if reply is None else [heard, reply]
    events = tuple(event(seq + place, message) for place, message in enumerate(messages))
    return Commit(
        events=events,
        snapshot=json.dumps({"seen": seq + len(messages)}),
        turns=tuple(turn for each in events for turn in turns_of(each)),
        outgoing=() if reply is None else (Outgoing(message=reply, in_reply_to=heard.id, initiative=False),),
        answered=(heard.id,),
        wake_at=wake_at,
    )


async def lived(store: SqliteStore, lines: Iterable[tuple[str, str]], relationship: RelationshipId = OURS) -> Claim:
    """Live through pairs of (what the owner says, what she answers), ten minutes apart; return the claim."""
    await store.create(relationship, "Daniel", "Mira", START)
    claim = await store.claim(relationship, "one", START, LEASE)
    for place, (heard, reply) in enumerate(lines):
        message = said(f"o{place}", heard, minute=10 * place)
        await store.receive(relationship, message)
        answer = said(f"h{place}", reply, speaker="companion", minute=10 * place + 1)
        claim = await store.commit(claim, exchange(claim, 2 * place, message, answer, wake_at=START + place))
    return claim


def asks(text: str, **more: object) -> RecallQuery:
    """Return a query for the content words of a text."""
    return RecallQuery(text=text, terms=content_words(text), **({"vector": None} | more))  # type: ignore[arg-type]
