"""Choosing among lines: conditions first, then what is new, then chance."""

from __future__ import annotations

from collections import Counter

import pytest

from everwith.core.dice import Dice
from everwith.core.moment import DAY
from everwith.memory.model import Asked
from everwith.mind.embedded.choose import choose, holds
from everwith.mind.embedded.fill import Filling
from everwith.mind.embedded.library import When
from everwith.mind.talk import Talk
from everwith.relationship.state import State
from everwith.runtime.steps import Company
from tests.lives import live, messages
from tests.mind.embedded.test_library import line
from tests.mind.test_scene import scene


def _chosen(*lines: object, **more: object) -> str | None:
    beat = choose(lines, scene(**more), Filling(), place="x", may_ask=True)  # type: ignore[arg-type]
    return beat.line if beat else None


@pytest.mark.parametrize(
    ("when", "holding", "failing"),
    [
        (When(stage="friends"), {"stage": "close"}, {"stage": "acquaintances"}),
        (When(hour=("day",)), {}, {"at": "2026-11-20T23:00:00+01:00"}),
        (When(season=("autumn",)), {}, {"season": "spring"}),
        (When(mood=("low",)), {"mood": "low"}, {}),
        (When(kind=("partner",)), {"kind": "partner"}, {}),
        (When(weekday=("fri",)), {}, {"at": "2026-11-21T12:00:00+01:00"}),
        (When(gap="days"), {"gap": DAY}, {"gap": DAY - 1}),
        (When(first=True), {"first_today": True}, {}),
        (When(depth=0), {}, None),
        (When(unknown=("owner.work",)), {}, None),
        (When(knows=("plan",)), None, {}),
    ],
)
def test_conditions(when: When, holding: dict[str, object] | None, failing: dict[str, object] | None) -> None:
    """A line is said only where each of its conditions holds."""
    one = line("a", when=when)
    if holding is not None:
        assert holds(one, scene(**holding), Filling())  # type: ignore[arg-type]
    if failing is not None:
        assert not holds(one, scene(**failing), Filling())  # type: ignore[arg-type]


def test_what_is_known_is_not_asked(company: Company) -> None:
    """A line that asks for a fact is left out once the fact is known."""
    asking = line("a", texts=("What do you do?",), ask=Asked(subject="owner", slot="work"))
    state: State = live(company, messages(["i'm a nurse"]))[0]
    assert holds(asking, scene(), Filling())
    assert not holds(asking, scene(knowledge=state.knowledge), Filling())


def test_wordings_are_used_in_turn_then_not_at_all() -> None:
    """First the first wording, then the next; when all are stale, nothing, or as a last resort the stalest."""
    one = line("a", texts=("One.", "Two."))
    assert choose([one], scene(), Filling(), place="x", may_ask=True).wording == 0  # type: ignore[union-attr]
    used = scene(talk=Talk(turn=9, deck={"a#0": 8}))
    assert choose([one], used, Filling(), place="x", may_ask=True).text == "Two."  # type: ignore[union-attr]
    stale = scene(talk=Talk(turn=9, deck={"a#0": 8, "a#1": 7}))
    assert choose([one], stale, Filling(), place="x", may_ask=True) is None
    last = choose([one], stale, Filling(), place="x", may_ask=True, last_resort=True)
    assert last is not None
    assert last.text == "Two."


def test_questions_only_where_they_are_welcome() -> None:
    """Where she may not ask, lines that ask are passed over."""
    lines = [line("q", texts=("And you?",)), line("s")]
    assert choose(lines, scene(), Filling(), place="x", may_ask=False).line == "s"  # type: ignore[union-attr]
    assert choose(lines[:1], scene(), Filling(), place="x", may_ask=False) is None


def test_the_particular_before_the_general() -> None:
    """A line whose condition holds is likelier than one without; over many throws both come."""
    lines = [line("general"), line("particular", when=When(hour=("day",), season=("autumn",)))]
    counts = Counter(_chosen(*lines, dice=Dice(n)) for n in range(600))
    assert counts["particular"] > 1.7 * counts["general"] > 0


def test_the_same_scene_the_same_line() -> None:
    """The choice follows from the scene alone."""
    lines = [line(f"l{n}") for n in range(20)]
    assert len({_chosen(*lines) for _ in range(20)}) == 1
    assert len({_chosen(*lines, dice=Dice(n)) for n in range(40)}) > 5
