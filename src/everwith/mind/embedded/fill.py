"""Filling the slots of a written line from memory, with the sources of what was filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from everwith.core.ids import MessageId
from everwith.core.moment import Moment
from everwith.memory import knowledge as known
from everwith.memory import saying
from everwith.memory.model import Plan
from everwith.mind.scene import Scene

_SLOT = re.compile(r"\{([a-z_#.]+)\}")
_PRONOUNS = ("they", "them", "their", "theyre")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What a line may draw on besides the scene: given slot values with their sources, a plan, a person."""

    values: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[MessageId, ...] = ()
    plan: Plan | None = None
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A finished wording and the messages that say what it mentions."""

    text: str
    sources: tuple[MessageId, ...]


def fill(wording: str, scene: Scene, filling: Filling) -> Filled | None:
    """Return the wording with every slot filled, or None where one cannot be."""
    sources: list[MessageId] = []
    parts: list[str] = []
    end = 0
    for match in _SLOT.finditer(wording):
        found = _value(match.group(1), scene, filling)
        if found is None or not found[0]:
            return None
        value, said_in = found
        parts.append(wording[end : match.start()])
        parts.append(_capital(value) if _starts_sentence(wording, match.start()) else value)
        sources.extend(said_in)
        end = match.end()
    parts.append(wording[end:])
    return Filled(text=_tidy("".join(parts)), sources=tuple(dict.fromkeys(sources)))


def _value(name: str, scene: Scene, filling: Filling) -> tuple[str, tuple[MessageId, ...]] | None:
    own = {**_spoken(scene), **_of_person(scene, filling.person)}
    if name in filling.values:
        return filling.values[name], filling.sources
    if name in own:
        return own[name], ()
    if name in {"plan", "when"} and filling.plan is not None:
        return _of_plan(name, filling.plan, scene.now)
    return _of_fact(name, scene)


def _spoken(scene: Scene) -> dict[str, str]:
    return {"owner": scene.owner, "me": scene.me, "daypart": _daypart(scene), "echo": scene.echo}


def _of_person(scene: Scene, person: str) -> dict[str, str]:
    if not person:
        return {}
    pronouns = known.pronouns(scene.knowledge, person)
    return {"person": known.name_of(scene.knowledge, person), **dict(zip(_PRONOUNS, pronouns, strict=True))}


def _of_fact(name: str, scene: Scene) -> tuple[str, tuple[MessageId, ...]] | None:
    subject, _, slot = name.partition(".")
    facts = known.current(scene.knowledge, subject, slot) if slot else ()
    return (facts[-1].value, (facts[-1].source,)) if facts else None


def _of_plan(name: str, plan: Plan, now: Moment) -> tuple[str, tuple[MessageId, ...]] | None:
    if name == "plan":
        return plan.phrase, (plan.source,)
    return (saying.say_when(plan.when, now), (plan.source,)) if plan.when else None


def _daypart(scene: Scene) -> str:
    return "afternoon" if scene.daypart == "day" else scene.daypart


def _starts_sentence(wording: str, place: int) -> bool:
    before = wording[:place].rstrip(" \"'(")
    return not before or before[-1] in ".!?\n"


def _capital(value: str) -> str:
    return value[:1].upper() + value[1:]


def _tidy(text: str) -> str:
    return re.sub(r"([.!?])\.(?=\s|$)", r"\1", text)
