"""Answering what she was told, and saying so where she was not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from everwith.core.acts import Act
from everwith.memory import saying
from everwith.memory.model import Answer, Remembered
from everwith.mind.embedded.fill import Filling
from everwith.mind.embedded.library import Library
from everwith.mind.policy.proposal import Proposal
from everwith.mind.scene import Scene

SURE = 0.55
"""A recalled turn that fits less well than this is not quoted (see memory.rank for the scale)."""

LOOSE = 0.58
"""Strength of an answer from memory where no question was understood."""

QUOTED = 90
"""Characters of the owner's own words that she quotes at most."""

_BREAK = re.compile(r"(?<=[.!?;])\s|\s[-–—]\s|,\s")


def answers(scene: Scene, library: Library) -> Iterable[Proposal]:
    """Propose an answer for each question about what she remembers."""
    for answer in scene.answers:
        yield from _answered(answer, scene, library)
    if not scene.answers and Act.ASK_MEMORY in scene.reading.acts:
        # It only sounds like a question to her memory: anything that fits better may come first.
        yield from (replace(proposal, score=LOOSE) for proposal in _recalled("said", scene, library))


def _answered(answer: Answer, scene: Scene, library: Library) -> Iterable[Proposal]:
    if answer.form.startswith("needs_recall"):
        yield from _recalled(answer.form.partition(":")[2] or "said", scene, library)
        return
    filling = Filling(
        values={"value": answer.parts[0] if answer.parts else "", "parts": joined(answer.parts)},
        sources=answer.sources,
        person=answer.subject if answer.subject not in {"", "owner", "companion"} else "",
    )
    yield Proposal(
        lines=library.by_form.get(answer.form, ()),
        score=0.95,
        reason=f"answer {answer.form}",
        filling=filling,
        urgent=True,
        joins=True,
    )


def _recalled(form: str, scene: Scene, library: Library) -> Iterable[Proposal]:
    sure = [memory for memory in scene.memories if memory.score >= SURE]
    if not sure:
        yield Proposal(
            lines=library.by_form.get("said_nothing", ()),
            score=0.94,
            reason="nothing recalled",
            urgent=True,
            joins=True,
        )
        return
    chosen = (
        max(sure, key=lambda m: m.at)
        if form == "last"
        else min(sure, key=lambda m: m.at)
        if form == "first"
        else sure[0]
    )
    yield Proposal(
        lines=library.by_form.get(form, ()) or library.by_form.get("said", ()),
        score=0.94,
        reason=f"recalled, {form}",
        filling=_quoting(chosen, len(sure), scene),
        urgent=True,
        joins=True,
    )


def _quoting(memory: Remembered, count: int, scene: Scene) -> Filling:
    ago = saying.say_ago(memory.at, scene.now)
    return Filling(
        values={"quote": quote(memory.text), "ago": ago, "value": str(count), "parts": quote(memory.text), "when": ago},
        sources=(memory.source,),
    )


def quote(text: str) -> str:
    """Return a few of the owner's own words: whole if short, else cut at a pause in them."""
    flat = " ".join(text.split()).rstrip(".")
    if len(flat) <= QUOTED:
        return flat
    cut = [match.start() for match in _BREAK.finditer(flat) if 20 <= match.start() <= QUOTED]
    return flat[: cut[-1]].rstrip(",;") if cut else flat[:QUOTED].rsplit(" ", 1)[0] + " …"


def joined(parts: tuple[str, ...]) -> str:
    """Return the parts as one enumeration in English."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])}, and {parts[-1]}" if len(parts) > 2 else f"{parts[0]} and {parts[1]}"
