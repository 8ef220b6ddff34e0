"""The embedded mind's words: the wording that was chosen together with the thought."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from everwith.mind.thought import Thought


class _Brief(Protocol):
    @property
    def thought(self) -> Thought: ...


class EmbeddedMind:
    """The mind that needs nothing but its library: it says what was written."""

    name = "the embedded mind, nothing left this machine"

    async def words(self, brief: _Brief) -> AsyncIterator[str]:
        """Yield the written messages, one by one."""
        for message in brief.thought.draft:
            yield message
