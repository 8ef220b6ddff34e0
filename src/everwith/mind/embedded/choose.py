"""Choosing one written line out of those that would do: conditions, novelty, then chance."""

from __future__ import annotations

from collections.abc import Iterable

from everwith.memory import knowledge as known
from everwith.mind.embedded.fill import Filled, Filling, fill
from everwith.mind.embedded.library import Line, When
from everwith.mind.scene import GAPS, STAGES, Scene
from everwith.mind.thought import Beat

SPECIFIC = 1.5
"""How much likelier each condition that holds makes a line: the particular before the general."""


def choose(
    lines: Iterable[Line], scene: Scene, filling: Filling, *, place: str, may_ask: bool, last_resort: bool = False
) -> Beat | None:
    """Return a beat from one of the lines, or None where none fits now.

    `place` names the throw of the dice. With `last_resort`, where every wording was used lately the one used
    longest ago is taken, so that she is never silent.
    """
    fitting = [line for line in lines if holds(line, scene, filling) and (may_ask or not line.asks)]
    ready = [(line, n, text) for line in fitting if (found := _wording(line, scene, filling)) for n, text in [found]]
    if not ready and last_resort:
        return _stalest(fitting, scene, filling)
    if not ready:
        return None
    weights = [line.weight * SPECIFIC ** _conditions(line.when) for line, _, _ in ready]
    line, number, filled = scene.dice.weighted(ready, weights, place)
    return _beat(line, number, filled, filling)


def holds(line: Line, scene: Scene, filling: Filling) -> bool:
    """Return whether all conditions of the line hold in the scene, and it asks for no fact she knows."""
    when = line.when
    if line.ask and known.current(scene.knowledge, line.ask.subject, line.ask.slot):
        return False
    return (
        (not when.stage or STAGES.index(scene.stage) >= STAGES.index(when.stage))
        and _among(scene.daypart, when.hour)
        and _among(scene.season, when.season)
        and _among(scene.feel, when.feel)
        and _among(scene.mood, when.mood)
        and _among(scene.kind, when.kind)
        and _among(scene.weekday, when.weekday)
        and (not when.gap or scene.gap >= GAPS[when.gap])
        and (when.first is None or when.first == scene.first_today)
        and scene.reading.depth >= when.depth
        and all(_known(slot, scene, filling) for slot in when.knows)
        and not any(_known(slot, scene, filling) for slot in when.unknown)
    )


def _among(value: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


def _known(slot: str, scene: Scene, filling: Filling) -> bool:
    if slot == "plan":
        return filling.plan is not None
    if slot in {"owner.name", "owner.nickname"}:
        return bool(scene.owner)
    subject, _, name = slot.partition(".")
    return bool(known.current(scene.knowledge, subject, name))


def _conditions(when: When) -> int:
    given = (when.stage, when.hour, when.season, when.feel, when.mood, when.kind, when.knows, when.gap, when.weekday)
    return sum(map(bool, given)) + (when.first is not None)


def _wording(line: Line, scene: Scene, filling: Filling) -> tuple[int, Filled] | None:
    for number, text in enumerate(line.texts):
        if scene.talk.fresh(f"{line.id}#{number}") and (filled := fill(text, scene, filling)):
            return number, filled
    return None


def _stalest(lines: list[Line], scene: Scene, filling: Filling) -> Beat | None:
    used = sorted(
        (
            (scene.talk.deck.get(f"{line.id}#{n}", -1), line.id, n, line)
            for line in lines
            for n in range(len(line.texts))
        ),
        key=lambda entry: entry[:3],
    )
    for _, _, number, line in used:
        if filled := fill(line.texts[number], scene, filling):
            return _beat(line, number, filled, filling)
    return None


def _beat(line: Line, number: int, filled: Filled, filling: Filling) -> Beat:
    return Beat(
        move=line.move,
        line=line.id,
        wording=number,
        text=filled.text,
        mentions=filled.sources,
        opens=line.id if line.then else "",
        ask=line.ask,
        asks="?" in filled.text,
        plan=filling.plan.id if filling.plan else "",
        topic=line.topic,
    )
