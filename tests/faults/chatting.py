"""A program that talks with her: reads "id text" lines, says each, tells which are acknowledged. Made to be killed."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from everwith import app
from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.core.moment import Moment


async def talk(home: Path) -> None:
    """Say each line of standard input; print its id once it is acknowledged as received."""
    async with app.open(home) as everwith:
        her = await everwith.companion(app.Introduction(owner="Daniel", meeting=False, zone="Europe/Berlin"))
        for line in sys.stdin:
            name, _, said = line.rstrip("\n").partition(" ")
            at = Moment(ms=everwith.clock.now(), zone="Europe/Berlin")
            message = Message(id=MessageId(name), speaker="owner", text=said, at=at)
            await everwith.runtime.receive(her.relationship, message)
            print(name, flush=True)
            await everwith.runtime.answer_waiting(her.relationship)


if __name__ == "__main__":
    asyncio.run(talk(Path(sys.argv[1])))
