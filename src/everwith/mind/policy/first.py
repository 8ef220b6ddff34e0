"""What she says when she speaks first: one cause, named by what it is about."""

from __future__ import annotations

from dataclasses import replace

from everwith.core.ids import MessageId
from everwith.memory.model import Plan
from everwith.mind.embedded.choose import choose
from everwith.mind.embedded.fill import Filling
from everwith.mind.embedded.library import Library
from everwith.mind.policy.onward import after_plan
from everwith.mind.scene import Scene
from everwith.mind.thought import Thought, Why


def ask_after(scene: Scene, library: Library, plan: Plan) -> Thought | None:
    """Return her question how that plan went, or None where no line can be said."""
    filling = Filling(plan=plan, person=plan.who)
    beat = choose(after_plan(plan, library), scene, filling, place="after", may_ask=True, last_resort=True)
    if beat is None:
        return None
    sources = tuple(dict.fromkeys((*beat.mentions, plan.source)))
    why = Why(felt=scene.felt, meant=f"to ask once about {plan.phrase}, after it was over")
    return Thought(beats=(replace(beat, mentions=sources),), affect=scene.affect, why=why, cause=f"plan {plan.id}")


def after_hard_day(scene: Scene, library: Library, source: str) -> Thought | None:
    """Return a word on the day after a hard one, or None where none is left to say."""
    beat = choose(library.by_step.get("hard_day", ()), scene, Filling(), place="hard", may_ask=True)
    if beat is None:
        return None
    why = Why(felt=scene.felt, meant="to see how you are after yesterday")
    beat = replace(beat, mentions=(MessageId(source),))
    return Thought(beats=(beat,), affect=scene.affect, why=why, cause=f"hard_day {source}")
