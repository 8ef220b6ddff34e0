"""Meet her, tell her something, ask her about it, and see why she answered as she did.

python examples/python_api.py [HOME]
"""

from __future__ import annotations

import asyncio
import sys
import tempfile

import everwith
from everwith.core.errors import EverwithError
from everwith.runtime.explain import why_data

TOLD = ("my sister is called Ana", "her wedding is on the 28th, and I have to give a speech")
ASKED = "what is my sister called?"


async def talk(folder: str) -> str:
    """Talk with the companion of that home; return her last message."""
    async with everwith.open(folder) as home:
        if home.key.notice:
            print(f"({home.key.notice})\n")
        her = await home.companion(everwith.Introduction(owner="Daniel", companion="Mira", meeting=False))
        last = None
        for words in (*TOLD, ASKED):
            print(f"Daniel: {words}")
            for said in await her.hear(words):
                print(f"Mira:   {said.message.text}")
                last = said.message
        if last is None:
            return ""
        spoke = await home.runtime.spoken(her.relationship, last.id)
        if spoke is not None:
            why = why_data(spoke)
            print(f"\nShe meant {why['meant']}; it rests on {len(why['memories'])} of your messages.")
        state = await her.state()
        for fact in state.knowledge.facts:
            print(f"She knows: {fact.subject}, {fact.slot}: {fact.value} (from {fact.source[:8]})")
        return last.text


def main() -> None:
    """Talk in the home named on the command line, or in one that is gone afterwards."""
    try:
        if len(sys.argv) > 1:
            asyncio.run(talk(sys.argv[1]))
            return
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(talk(folder))
    except EverwithError as error:
        sys.exit(f"{error.problem} {error.remedy}".strip())


if __name__ == "__main__":
    main()
