"""Everything a thought is made from, as one value."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from everwith.core.affect import Affect
from everwith.core.dice import Dice
from everwith.core.message import Message
from everwith.core.moment import DAY, HOUR, MINUTE, Moment
from everwith.memory.model import Answer, Knowledge, Plan, Remembered
from everwith.mind.reading import Reading
from everwith.mind.talk import Talk

GAPS = {"minutes": 10 * MINUTE, "hours": 2 * HOUR, "days": DAY, "weeks": 7 * DAY}
"""Least length of each word for a silence."""

STAGES = ("strangers", "acquaintances", "friends", "close", "partners")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The situation at one moment: who, when, what was heard and remembered, how she feels.

    `vectors` are the unit vectors of the message's sentences (n, 384), or None; `gap` ms since the two last talked;
    `first_today` whether this is the owner's first message of the day; `due` plans to ask about now; `ahead` plans
    still to come within two days, nearest first; `did` what she did today, as line ids; `told` what of her
    life was told; `names` the names she may choose from; `help` the lines of the help card for the crisis tier;
    `echo` a thing in the message worth pointing at.
    """

    now: Moment
    dice: Dice
    owner: str
    me: str
    kind: str
    stage: str
    romance: bool
    mood: str
    affect: Affect
    felt: str
    season: str
    gap: int
    first_today: bool
    talk: Talk
    knowledge: Knowledge
    message: Message | None = None
    reading: Reading = Reading(sentences=())
    vectors: npt.NDArray[np.float32] | None = None
    answers: tuple[Answer, ...] = ()
    memories: tuple[Remembered, ...] = ()
    due: tuple[Plan, ...] = ()
    ahead: tuple[Plan, ...] = ()
    did: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    echo: str = ""

    @property
    def feel(self) -> str:
        """Return the owner's feeling as good, bad or neutral; a plain word in a heavy hour is not neutral."""
        felt = self.reading.feeling
        weight = felt.valence * felt.intensity
        if self.heavy and weight <= 0.12:
            return "bad"
        return "good" if weight > 0.12 else "bad" if weight < -0.12 else "neutral"

    @property
    def heavy(self) -> bool:
        """Return whether something heavy is in the room still: no games, no stories of hers."""
        return self.now.ms < self.talk.heavy_until

    @property
    def daypart(self) -> str:
        """Return morning, day, evening or night, by the owner's clock."""
        hour = self.now.hour()
        return "night" if hour < 5 or hour >= 22.5 else "morning" if hour < 11 else "day" if hour < 18 else "evening"

    @property
    def weekday(self) -> str:
        """Return mon .. sun."""
        return ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[self.now.date().weekday()]

    def vector(self, place: int) -> npt.NDArray[np.float32] | None:
        """Return the vector of the message's sentence at `place`, None without an embedder."""
        if self.vectors is None or place >= len(self.vectors):
            return None
        row: npt.NDArray[np.float32] = self.vectors[place]
        return row
