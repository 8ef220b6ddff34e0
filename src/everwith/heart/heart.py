"""The heart as one value: emotions, mood and bond, and what a message does to them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

from everwith.core.acts import Act, Feeling
from everwith.core.affect import Affect, clamp
from everwith.core.ids import MessageId
from everwith.core.moment import Moment, latest
from everwith.core.traits import Traits
from everwith.heart.appraisal import appraise
from everwith.heart.bond import Bond, grown
from everwith.heart.emotion import FADED, WORDS, Emotion
from everwith.heart.mood import Mood, temperament, total

Level = Literal["up", "level", "low"]
MOST_EMOTIONS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Heart:
    """What she feels, and what is between the two."""

    mood: Mood
    emotions: tuple[Emotion, ...] = ()
    bond: Bond = Bond()

    @classmethod
    def new(cls, traits: Traits, at: int) -> Heart:
        """Return a heart at rest in its temperament."""
        home = temperament(traits)
        return cls(mood=Mood(pad=home, home=home, at=at))

    def heard(
        self,
        *,
        message: MessageId,
        at: Moment,
        acts: tuple[Act, ...],
        feeling: Feeling,
        depth: int,
        topic: str,
        repeats: bool,
        partners_wished: bool,
    ) -> Heart:
        """Return the heart after a message of the owner; time before it has passed exactly."""
        now = latest(self.mood.at, at.ms)
        felt = self._set_back(self.mood.at - now) if now < self.mood.at else self
        mood = felt.mood.advanced(now, felt.emotions).held()
        alive = tuple(e for e in felt.emotions if e.strength(now) > FADED)
        fresh = appraise(acts, feeling, cause=message, at=now, repeats=repeats)
        local = at.local()
        bond = grown(
            self.bond,
            acts,
            depth=depth,
            topic=topic,
            repeats=repeats,
            at=at.ms,
            day=local.toordinal(),
            partners_wished=partners_wished,
        )
        return replace(self, mood=mood, emotions=(*alive, *fresh)[-MOST_EMOTIONS:], bond=bond)

    def _set_back(self, ms: int) -> Heart:
        """Return the same feelings with all their times earlier: a clock was wrong, and no time has passed."""
        emotions = tuple(replace(e, at=e.at - ms) for e in self.emotions)
        return replace(self, mood=replace(self.mood, at=self.mood.at - ms), emotions=emotions)

    def affect(self, now: int) -> Affect:
        """Return what she feels at `now`: mood relative to home plus emotions, with the strongest one's name."""
        mood = self.mood.advanced(now, self.emotions)
        felt = total(self.emotions, now)
        v, a, d = (clamp(here - home + f, -1.0, 1.0) for here, home, f in zip(mood.pad, mood.home, felt, strict=True))
        strongest = self.strongest(now)
        strength = strongest.strength(now) if strongest else 0.0
        i = clamp(max(strength, math.sqrt(v * v + a * a + d * d)))
        label = str(strongest.kind) if strongest and strength >= 0.1 else "calm"
        return Affect(v=round(v, 4), a=round(a, 4), d=round(d, 4), i=round(i, 4), label=label)

    def strongest(self, now: int) -> Emotion | None:
        """Return the strongest emotion at `now`, or None where nothing is felt."""
        alive = [e for e in self.emotions if e.strength(now) > FADED]
        return max(alive, key=lambda e: e.strength(now), default=None)

    def level(self, now: int) -> Level:
        """Return her mood in one of three words, by its pleasure relative to home."""
        mood = self.mood.advanced(now, self.emotions)
        pleasure = mood.pad[0] - mood.home[0] + 0.5 * total(self.emotions, now)[0]
        return "up" if pleasure > 0.08 else "low" if pleasure < -0.08 else "level"

    def in_words(self, now: int) -> str:
        """Return what she feels as words for the owner, "calm" at rest; never a number."""
        alive = sorted((e for e in self.emotions if e.strength(now) > 0.1), key=lambda e: -e.strength(now))
        names = list(dict.fromkeys(WORDS[e.kind] for e in alive))[:2]
        if not names:
            return "calm"
        first = (
            names[0]
            if alive[0].strength(now) > 0.35
            else f"a little {names[0]}".replace("a little a little", "a little")
        )
        return first if len(names) == 1 else f"{first}, {names[1]}"
