"""The state of one relationship: everything she is to this owner, computed from the event log."""

from __future__ import annotations

from dataclasses import dataclass

from everwith.core.dice import Dice
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.moment import MINUTE, Moment
from everwith.heart.heart import Heart
from everwith.life.days import Life
from everwith.life.initiative import Dial, Initiative, QuietHours
from everwith.memory import knowledge
from everwith.memory.model import Knowledge
from everwith.mind.talk import Talk

AWAKE = 20 * MINUTE
"""How long a talk in the quiet hours keeps her awake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the owner decides: the kind of relationship, when she may speak first, the zone they live in."""

    kind: str = "friend"
    zone: str = "UTC"
    quiet: QuietHours = QuietHours()
    dial: Dial = "normal"
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One relationship. `named` is how the owner was introduced, if so; `me` her name, "" until chosen.

    `adult` is what the owner said of being eighteen (None: not said); romance needs True. `hard_day` is the
    message that told of a hard day she has not come back to, with its time in ms.
    """

    relationship: RelationshipId
    seed: int
    character: str
    names: tuple[str, ...]
    named: str
    me: str
    pronouns: str
    met_at: int
    settings: Settings
    heart: Heart
    adult: bool | None = None
    knowledge: Knowledge = Knowledge()
    talk: Talk = Talk()
    life: Life = Life()
    initiative: Initiative = Initiative()
    hard_day: tuple[MessageId, int] | None = None

    @property
    def owner(self) -> str:
        """Return how the owner wants to be called, "" where unknown."""
        for slot in ("nickname", "name"):
            if told := knowledge.current(self.knowledge, "owner", slot):
                return told[-1].value
        return self.named

    @property
    def romance(self) -> bool:
        """Return whether anything romantic is wanted and allowed."""
        return self.adult is True and self.settings.kind == "partner"

    def asleep(self, now: Moment) -> bool:
        """Return whether she is asleep: in the quiet hours, unless the two are talking. She wakes when spoken to."""
        talked = max(self.talk.last_heard, self.talk.last_spoke)
        return self.settings.quiet.holds(now.hour()) and now.ms - talked > AWAKE

    def dice(self, *place: str | int) -> Dice:
        """Return this relationship's dice at a place in its life."""
        return Dice(self.seed).at(*place)

    def moment(self, ms: int) -> Moment:
        """Return that instant in the zone the owner lives in."""
        return Moment(ms=ms, zone=self.settings.zone)
