"""A program that talks into a store and prints each acknowledgement, to be killed: python chatter.py FILE ROUND."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from everwith.core.ids import RelationshipId
from everwith.storage.sqlite import SqliteStore
from life import KEY, LEASE, START, exchange, said


async def talk(store: SqliteStore, relationship: RelationshipId, turn: int) -> None:
    """Receive and answer messages for ever, telling of each once it is acknowledged."""
    claim = await store.claim(relationship, turn_worker(turn), START + turn * LEASE, LEASE)
    n = 0
    while True:
        heard = said(f"{turn}-{n}", f"message {n} of round {turn}", minute=n)
        assert await store.receive(relationship, heard)
        tell(f"received {relationship} {heard.id}")
        reply = said(f"h{turn}-{n}", f"answer {n}", speaker="companion", minute=n)
        head = claim.snapshot_seq + 1 + len(claim.events)
        claim = await store.commit(claim, exchange(claim, head, heard, reply))
        tell(f"answered {relationship} {heard.id}")
        n += 1


def turn_worker(turn: int) -> str:
    """Return the name of this process as a worker."""
    return f"worker-{turn}"


def tell(line: str) -> None:
    """Print at once, in one piece."""
    os.write(1, f"{line}\n".encode())


async def main() -> None:
    """Talk in eight relationships at once, made where they do not exist."""
    path, turn = Path(sys.argv[1]), int(sys.argv[2])
    store = SqliteStore.open(path, KEY)
    names = [RelationshipId(f"r{n}") for n in range(8)]
    there = {name for name, *_ in await store.relationships()}
    for name in names:
        if name not in there:
            await store.create(name, "Daniel", "Mira", START)
    await asyncio.gather(*(talk(store, name, turn) for name in names))


if __name__ == "__main__":
    asyncio.run(main())
