"""What follows an acknowledgement: something due, a question, something of hers. Or nothing."""

from __future__ import annotations

from collections.abc import Iterable

from everwith.core.acts import Act
from everwith.memory.model import Plan
from everwith.mind.embedded.choose import choose
from everwith.mind.embedded.fill import Filling
from everwith.mind.embedded.library import Library, Line
from everwith.mind.policy.proposal import Proposal
from everwith.mind.scene import Scene
from everwith.mind.thought import Beat

LULL = frozenset({Act.GREETING, Act.OK, Act.LAUGH, Act.BOREDOM, Act.SILENCE, Act.THANKS, Act.HOW_ARE_YOU, Act.RETURN})
"""Acts after which the word is hers: she may bring something up."""

GLAD = frozenset({Act.EVENT_GOOD, Act.HOPE, Act.AFFECTION, Act.COMPLIMENT})
"""Acts whose moment belongs to the owner: no story of hers after them."""

ATTENDED = frozenset({"due", "wedding", "funeral", "graduation", "party"})
"""Plans that are somebody else's and the owner's too: they are asked about as any plan of the owner's is."""

HEAVY = frozenset({Act.LOSS, Act.EVENT_BAD, Act.WORRY, Act.DISCLOSURE, Act.INSULT, Act.CRISIS})


def onward(scene: Scene, library: Library, taken: Proposal, said: list[Beat]) -> list[Beat]:
    """Return at most one more beat after `said`, or none where the reply is better left alone."""
    used = {beat.line for beat in said}
    for place, (lines, filling, odds) in enumerate(_ways(scene, library, taken)):
        if not scene.dice.chance(odds, f"onward{place}"):
            continue
        open_lines = [line for line in lines if line.id not in used]
        beat = choose(open_lines, scene, filling, place=f"onward-line{place}", may_ask=scene.talk.may_ask())
        if beat:
            return [beat]
    return []


def _ways(scene: Scene, library: Library, taken: Proposal) -> Iterable[tuple[tuple[Line, ...], Filling, float]]:
    heard = set(scene.reading.acts)
    lull = heard <= LULL and not scene.heavy
    if lull or taken.general:
        for plan in scene.due:
            yield after_plan(plan, library), Filling(plan=plan, person=plan.who), 1.0
    if not taken.general and not lull:
        return
    if scene.heavy and heard <= LULL:
        return
    if heard & HEAVY or scene.heavy or scene.feel == "bad":
        # Exploration before anything else; nothing of hers while someone is sad.
        yield tuple(line for line in _of_topic(scene, library) if "bad" in line.when.feel), Filling(), 0.9
        return
    if lull:
        yield tuple(library.openings), Filling(), 0.6
        yield _untold(scene, library), Filling(), 0.8
        yield tuple(library.openings), Filling(), 1.0
        return
    yield _of_topic(scene, library), Filling(), 0.85
    if heard & GLAD:
        return
    yield _untold(scene, library), Filling(), 0.35
    yield tuple(library.openings), Filling(), 0.4


def _of_topic(scene: Scene, library: Library) -> tuple[Line, ...]:
    topic = scene.reading.topic or scene.talk.topic
    near = tuple(line for line in library.onward if topic and line.topic == topic)
    return near or tuple(line for line in library.onward if not line.topic)


def _untold(scene: Scene, library: Library) -> tuple[Line, ...]:
    return tuple(library.lines[did] for did in scene.did if did not in scene.told and did in library.lines)


def tell_of_day(scene: Scene, library: Library, *, score: float) -> Iterable[Proposal]:
    """Propose what she did today, things not told yet first."""
    lines = _untold(scene, library) or tuple(library.lines[did] for did in scene.did if did in library.lines)
    yield Proposal(lines=lines, score=score, reason="asked about her day")


def after_plan(plan: Plan, library: Library) -> tuple[Line, ...]:
    """Return the lines that ask how that plan went; of somebody else's, those that name it and presume nothing."""
    if plan.who and plan.kind not in ATTENDED:
        return tuple(line for line in library.by_plan.get(("other", "after"), ()) if "{plan}" in line.texts[0])
    return library.by_plan.get((plan.kind, "after"), ()) or library.by_plan.get(("other", "after"), ())
