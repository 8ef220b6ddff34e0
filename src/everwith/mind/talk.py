"""The talk so far, as far as it matters for what comes next: what was asked, said, offered, declined.

Everything in it follows from thoughts and from what the owner said, never from a mind's wording, so it is the
same under every mind.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from everwith.core.moment import latest
from everwith.memory.model import Asked
from everwith.mind.thought import Thought

NOVELTY = 200
"""Turns within which nothing is said twice."""

DECK = 1500
"""Wordings whose last use is remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Where the conversation stands.

    `opens` is the line whose rejoinders wait for an answer; `asked` the fact last asked for; `questions` tells for
    each of her last replies whether it asked something; `no_questions_until` is a turn number; `deck` maps a wording
    ("line#n") to the turn it was last used in; `heard` holds fingerprints of the owner's recent messages.
    Until `heavy_until` (ms) something heavy is in the room.
    """

    turn: int = 0
    meeting: str = ""
    offered: tuple[str, ...] = ()
    opens: str = ""
    asked: Asked | None = None
    topic: str = ""
    last_person: str = ""
    last_plan: str = ""
    questions: tuple[bool, ...] = ()
    no_questions_until: int = 0
    heard: tuple[str, ...] = ()
    heavy_until: int = 0
    last_heard: int = 0
    last_spoke: int = 0
    deck: dict[str, int] = field(default_factory=dict)

    def fresh(self, wording: str) -> bool:
        """Return whether that wording was not used within the last NOVELTY turns."""
        last = self.deck.get(wording)
        return last is None or self.turn - last >= NOVELTY

    def may_ask(self) -> bool:
        """Return whether a question is welcome: never two in a row, two in five at most, none after "stop asking"."""
        if self.turn < self.no_questions_until:
            return False
        return self.questions[-1:] != (True,) and sum(self.questions[-5:]) < 2

    def may_ask_on(self) -> bool:
        """Return whether a question the moment calls for is bearable: never a third in a row, three in five at most."""
        if self.turn < self.no_questions_until:
            return False
        return self.questions[-2:] != (True, True) and sum(self.questions[-5:]) < 3

    def having_said(self, thought: Thought, at: int) -> Talk:
        """Return the talk after that thought was spoken at `at` (ms)."""
        deck = dict(self.deck)
        for beat in thought.beats:
            if beat.line:
                key = f"{beat.line}#{beat.wording}"
                deck.pop(key, None)
                deck[key] = self.turn
        while len(deck) > DECK:
            deck.pop(next(iter(deck)))
        last = thought.beats[-1] if thought.beats else None
        return replace(
            self,
            meeting=thought.meeting,
            offered=(*self.offered, thought.me) if thought.me and thought.meeting == "her_name" else self.offered,
            opens=next((beat.opens for beat in reversed(thought.beats) if beat.opens), ""),
            asked=next((beat.ask for beat in reversed(thought.beats) if beat.ask), None),
            topic=(last.topic if last and last.topic else self.topic),
            questions=(*self.questions, any(beat.asks for beat in thought.beats))[-5:],
            last_spoke=latest(self.last_spoke, at),
            deck=deck,
        )
