"""The bond: what grew between the two, slowly, and what each day may add at most.

Time: Hall (2019), hours of shared time to casual friend 50, friend 90, close friend 200; one credited hour a day.
Intimacy: Reis and Shaver (1988), disclosure met by a response, with diminishing returns. Trust: Gottman, bids
turned towards, hurts and their repair. Commitment grows from time and trust. Breadth and depth of topics: Altman
and Taylor (1973). The size of each step is a design value. Affection declared, praise and repetition earn
nothing; absence costs nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Literal

from everwith.core.acts import Act
from everwith.core.affect import clamp
from everwith.core.moment import MINUTE, latest

Stage = Literal["strangers", "acquaintances", "friends", "close", "partners"]
STAGES: tuple[Stage, ...] = ("strangers", "acquaintances", "friends", "close", "partners")

DAILY_MINUTES = 60.0
DAILY_INTIMACY = 0.02
DAILY_TRUST = 0.015
"""What one day may add at most: credited minutes, intimacy, trust (trust lost in a day is bounded alike)."""

THRESHOLDS: tuple[tuple[float, float], ...] = ((3.0, 0.02), (40.0, 0.20), (110.0, 0.40))
"""(hours, intimacy) from which two are acquaintances, friends, close."""

HYSTERESIS = 0.05
PAUSE = 5 * MINUTE
"""A silence longer than this is not time spent together; the message itself still counts for one minute."""

_CATCHING_UP = frozenset(
    {
        Act.EVENT_GOOD,
        Act.EVENT_BAD,
        Act.FEELING,
        Act.LOSS,
        Act.DISCLOSURE,
        Act.HOPE,
        Act.WORRY,
        Act.JOKE,
        Act.LAUGH,
    }
    | {Act.PLAN, Act.OPINION, Act.ASK_HER, Act.ASK_HER_DAY, Act.ASK_OPINION, Act.ASK_ADVICE}
)
_BIDS = _CATCHING_UP | {Act.THANKS, Act.INVITATION, Act.HOW_ARE_YOU, Act.ASK_MEMORY}
_DECLARED = frozenset({Act.AFFECTION, Act.COMPLIMENT, Act.FLIRT, Act.THANKS, Act.STATEMENT, Act.FEELING})
_FACTS = frozenset({Act.FACT, Act.STATEMENT, Act.PLAN, Act.OPINION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What the current day has added already; `number` counts days since 1970 in the owner's zone."""

    number: int = -1
    minutes: float = 0.0
    intimacy: float = 0.0
    trust: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """What is between the two. hours >= 0; intimacy, trust, hurt and topic depths in [0, 1]."""

    hours: float = 0.0
    intimacy: float = 0.0
    trust: float = 0.1
    hurt: float = 0.0
    topics: dict[str, int] = field(default_factory=dict)
    stage: Stage = "strangers"
    last: int = 0
    today: Day = Day()

    @property
    def commitment(self) -> float:
        """Return commitment in [0, 1]: (1 - e^(-hours/200)) x trust."""
        return (1 - math.exp(-self.hours / 200)) * self.trust

    @property
    def breadth(self) -> float:
        """Return the share of forty topics talked about, in [0, 1]."""
        return clamp(len(self.topics) / 40)

    @property
    def depth(self) -> float:
        """Return the mean over topics of the deepest disclosure, scaled to [0, 1]."""
        return sum(self.topics.values()) / (3 * len(self.topics)) if self.topics else 0.0

    @property
    def closeness(self) -> float:
        """Return one number for the curve: the mean of time (against 200 h), intimacy and trust, in [0, 1]."""
        return (clamp(self.hours / 200) + self.intimacy + self.trust) / 3


def grown(
    bond: Bond,
    acts: tuple[Act, ...],
    *,
    depth: int,
    topic: str,
    repeats: bool,
    at: int,
    day: int,
    partners_wished: bool,
) -> Bond:
    """Return the bond after one message of the owner at `at` (ms) on that `day`.

    `depth` is the disclosure's, 0-3. Repetition adds nothing at all.
    """
    # A day before is still today: no clock set back and forth over midnight hands out the same day again.
    today = bond.today if 0 <= bond.today.number - day <= 1 else Day(number=day)
    if repeats:
        return replace(bond, today=today, last=latest(bond.last, at))
    heard = frozenset(acts)
    minutes = _credited(bond, at, today)
    quality = 1.0 if heard & _CATCHING_UP else 0.4
    intimacy = _intimacy_step(bond, heard, depth, today)
    trust = _trust_step(bond, heard, today)
    hurt = clamp(bond.hurt * 0.98 + (0.2 if Act.INSULT in heard else 0) - (0.15 if Act.APOLOGY in heard else 0))
    topics = bond.topics
    if topic and topics.get(topic, -1) < depth:
        topics = {**topics, topic: depth}
    after = replace(
        bond,
        hours=bond.hours + minutes / 60 * quality,
        intimacy=clamp(bond.intimacy + intimacy),
        trust=clamp(bond.trust + trust),
        hurt=hurt,
        topics=topics,
        last=latest(bond.last, at),
        today=replace(
            today,
            minutes=today.minutes + minutes,
            intimacy=today.intimacy + intimacy,
            trust=today.trust + trust,
        ),
    )
    return replace(after, stage=_stage(after, partners_wished=partners_wished))


def _credited(bond: Bond, at: int, today: Day) -> float:
    gap = at - bond.last
    minutes = gap / MINUTE if 0 < gap <= PAUSE else 0.0 if gap <= 0 else 1.0
    return max(0.0, min(minutes, DAILY_MINUTES - today.minutes))


def _intimacy_step(bond: Bond, heard: frozenset[Act], depth: int, today: Day) -> float:
    # Reis and Shaver: feelings more than facts; what is already close grows more slowly.
    # Praise and love declared disclose nothing about the one who says it.
    if heard & {Act.AFFECTION, Act.COMPLIMENT, Act.FLIRT} and heard <= _DECLARED:
        return 0.0
    weight = 0.5 if heard <= _FACTS else 1.0
    step = 0.006 * (depth / 3) * weight * (1 - bond.intimacy)
    return max(0.0, min(step, DAILY_INTIMACY - today.intimacy))


def _trust_step(bond: Bond, heard: frozenset[Act], today: Day) -> float:
    step = 0.0
    if heard & _BIDS:
        step += 0.001 * (1 - bond.trust)
    if Act.APOLOGY in heard and bond.hurt > 0:
        step += 0.004 * bond.hurt
    if Act.INSULT in heard:
        step -= 0.004
    return clamp(step, -DAILY_TRUST - today.trust, DAILY_TRUST - today.trust)


def _stage(bond: Bond, *, partners_wished: bool) -> Stage:
    reached = 0
    for index, (hours, intimacy) in enumerate(THRESHOLDS, start=1):
        slack = 1 - HYSTERESIS if STAGES.index(bond.stage) >= index else 1.0
        if bond.hours >= hours * slack and bond.intimacy >= intimacy * slack:
            reached = index
    if reached == 3 and partners_wished:
        reached = 4
    return STAGES[reached]
