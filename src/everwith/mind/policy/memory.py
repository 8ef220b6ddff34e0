"""Answering what she was told, and saying so where she was not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from everwith.core import text
from everwith.core.acts import Act
from everwith.memory import saying
from everwith.memory.model import Answer, Remembered
from everwith.mind.embedded.fill import Filling
from everwith.mind.embedded.library import Library, Line
from everwith.mind.policy.form import asking
from everwith.mind.policy.proposal import Proposal
from everwith.mind.scene import Scene

SURE = 0.55
"""A recalled turn that fits less well than this is not quoted (see memory.rank for the scale)."""

LOOSE = 0.58
"""Strength of an answer from memory where no question was understood."""

VERY_SURE = 0.7
"""Where no fact answers, a recalled turn must fit at least this well to be quoted instead."""

EXACT = frozenset({"name", "nickname", "surname", "middle_name", "maiden_name", "age", "birthday", "exists"})
"""Slots that a quotation about something else cannot answer: not told is said plainly."""

QUOTED = 90
"""Characters of the owner's own words that she quotes at most."""

_BREAK = re.compile(r"(?<=[.!?;])\s|\s[-–—]\s|,\s")


def answers(scene: Scene, library: Library) -> Iterable[Proposal]:
    """Propose an answer for each question about what she remembers."""
    for answer in scene.answers:
        yield _answered(answer, scene, library)
    if not scene.answers and Act.ASK_MEMORY in scene.reading.acts:
        # It only sounds like a question to her memory: anything that fits better may come first.
        yield replace(_recalled("said", scene, library), score=LOOSE)


def _answered(answer: Answer, scene: Scene, library: Library) -> Proposal:
    if answer.form.startswith("needs_recall"):
        return _recalled(answer.form.partition(":")[2] or "said", scene, library)
    quotable = not answer.known and answer.slot not in EXACT
    if quotable and any(memory.score >= VERY_SURE for memory in _told(scene)[:1]):
        # No fact says it, yet something the owner said comes very near: their own words, then, with when.
        return _recalled("said", scene, library)
    plan = next((plan for plan in scene.knowledge.plans if plan.source in answer.sources), None)
    named = answer.slot in {"name", "nickname"}
    filling = Filling(
        values={
            "value": answer.parts[0] if answer.parts else "",
            "parts": joined(answer.parts),
            **_since(answer, scene),
        },
        sources=answer.sources,
        plan=plan if answer.form.startswith("plan") else None,
        # Where the answer is a name, calling the person by it as well says it twice.
        person="" if named or answer.subject in {"", "owner", "companion"} else answer.subject,
    )
    # The lines of value_person speak of a name; what else is known of somebody is said as any value is.
    form = "value" if answer.form == "value_person" and not named else answer.form
    return _firm(library.by_form.get(form, ()), f"answer {answer.form}", filling)


def _since(answer: Answer, scene: Scene) -> dict[str, str]:
    """How long ago the owner said it, where a fact says it."""
    known = [fact.learned_at for fact in scene.knowledge.facts if fact.source in answer.sources]
    known += [plan.learned_at for plan in scene.knowledge.plans if plan.source in answer.sources]
    return {"ago": saying.say_ago(max(known), scene.now)} if known else {}


def _recalled(form: str, scene: Scene, library: Library) -> Proposal:
    sure = [memory for memory in _told(scene) if memory.score >= SURE]
    if not sure:
        return _firm(library.by_form.get("said_nothing", ()), "nothing recalled", Filling())
    order: dict[str, Callable[[Remembered], float]] = {"last": lambda m: -m.at, "first": lambda m: m.at}
    chosen = min(sure, key=order[form]) if form in order else sure[0]
    lines = library.by_form.get(form, ()) or library.by_form.get("said", ())
    return _firm(lines, f"recalled, {form}, {chosen.score:.2f}", _quoting(chosen, len(sure), scene))


def _told(scene: Scene) -> list[Remembered]:
    """What the owner told: an earlier question of theirs is no answer to this one."""
    return [memory for memory in scene.memories if not asking(text.plain(memory.text))]


def _firm(lines: tuple[Line, ...], reason: str, filling: Filling) -> Proposal:
    return Proposal(lines=lines, score=0.95, reason=reason, filling=filling, urgent=True, joins=True)


def _quoting(memory: Remembered, count: int, scene: Scene) -> Filling:
    ago = saying.say_ago(memory.at, scene.now)
    return Filling(
        values={"quote": quote(memory.text), "ago": ago, "value": str(count), "parts": quote(memory.text), "when": ago},
        sources=(memory.source,),
    )


def quote(said: str) -> str:
    """Return a few of the owner's own words: whole if short, else cut at a pause in them."""
    flat = " ".join(said.split()).rstrip(".")
    if len(flat) <= QUOTED:
        return flat
    cut = [match.start() for match in _BREAK.finditer(flat) if 20 <= match.start() <= QUOTED]
    return flat[: cut[-1]].rstrip(",;") if cut else flat[:QUOTED].rsplit(" ", 1)[0] + " …"


def joined(parts: tuple[str, ...]) -> str:
    """Return the parts as one enumeration in English."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])}, and {parts[-1]}" if len(parts) > 2 else f"{parts[0]} and {parts[1]}"
