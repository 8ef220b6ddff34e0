"""Lines that can never be said, and moments for which nothing is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from everwith.core.acts import Act
from everwith.memory.words import plans
from everwith.mind.embedded.library import Library, Line, When
from everwith.studio.contracts import exists
from everwith.studio.findings import Finding

STEPS = frozenset(
    {
        "hello",
        "skip",
        "first_question",
        "name_offer",
        "ask_name_again",
        "named_by_owner",
        "name_other",
        "settled",
        "adult_yes",
        "adult_no",
        "adult_unsaid",
        "check_in",
        "repeat",
        "hard_day",
    }
)
"""The moments the policy asks lines for by name (mind.policy)."""

FORMS = frozenset(
    {
        "value",
        "value_person",
        "value_list",
        "value_past",
        "plan_when",
        "plan_on_day",
        "plan_past",
        "about_owner",
        "about_person",
        "first_met",
        "yes",
        "no",
        "unknown_value",
        "unknown_person",
        "unknown_plan",
        "said",
        "said_nothing",
        "count",
        "first",
        "last",
    }
)
"""The forms an answer may have (memory.answer), and those of recalled turns (mind.policy.memory)."""

PLANS = frozenset(entry[0] for entry in (*plans.PLANS, *plans.DOINGS)) | {"other"}
"""The kinds a plan may have; where one has no lines of its own, those of "other" are said."""

UNANSWERED = frozenset({Act.CRISIS})
"""Acts that are never answered by a written reaction: help comes first."""

_SLOT = re.compile(r"\{([^}]*)\}")
_SPOKEN = frozenset({"owner", "me", "daypart", "echo"})
_PERSON = frozenset({"person", "they", "them", "their", "theyre"})
_PLAN = frozenset({"plan", "when"})
_RECALLED = frozenset({"quote", "ago", "value", "parts", "when"})
_FILLED: dict[str, frozenset[str]] = {
    "react": _PERSON | _PLAN,
    "learned": _PERSON | {"value"},
    "answer": _PERSON | {"value", "parts"},
    "due": _PERSON | _PLAN,
}
"""What the policy can fill in for each use, besides what is always known and facts."""

_RECALL = frozenset({"said", "count", "first", "last"})


def unreachable(library: Library, topics: frozenset[str]) -> Iterator[Finding]:
    """Yield the lines that nothing can lead to, or whose wordings can never be filled."""
    for line in library.lines.values():
        for rule, detail in (*_called(line), *_conditions(line), *_named(line, topics)):
            yield Finding(rule=rule, level="error", line=line.id, detail=detail)
        open_slots = _SPOKEN | _fillable(line)
        for number, said in enumerate(line.texts):
            for slot in _SLOT.findall(said):
                if slot not in open_slots and not ("." in slot and exists(slot)):
                    detail = f"nothing fills {{{slot}}} there: {said[:70]}"
                    yield Finding(rule="unfillable", level="warning", line=f"{line.id}#{number}", detail=detail)
    yield from _pressing(library.lines.values())


def _called(line: Line) -> Iterator[tuple[str, str]]:
    if line.use == "answer" and line.form not in FORMS:
        yield "form", f"no answer has the form {line.form!r}"
    if line.use == "step" and line.step not in STEPS:
        yield "step", f"the policy never asks for the step {line.step!r}"
    if line.use == "due" and line.plan not in PLANS:
        yield "plan", f"no plan is of the kind {line.plan!r}"
    if line.use == "due" and not line.phase:
        yield "plan", "neither before nor after"
    if line.use == "learned" and not exists(line.slot):
        yield "slot", f"{line.slot!r} is nothing that can be learned"
    if line.use == "react" and not line.acts:
        yield "act", "reacts to no act"
    if line.use == "reply" and not line.hear:
        yield "hear", "hears nothing"
    if line.use == "rejoinder" and not line.hear and not line.kind:
        yield "hear", "neither hears anything nor has a kind"


def _conditions(line: Line) -> Iterator[tuple[str, str]]:
    when: When = line.when
    both = set(when.knows) & set(when.unknown)
    if both:
        yield "contradiction", f"knows and does not know {', '.join(both)}"
    if line.ask and f"{line.ask.subject}.{line.ask.slot}" in when.knows:
        yield "contradiction", "asks for what it must know"
    if when.first and when.gap == "minutes" and line.use == "rejoinder":
        yield "contradiction", "a rejoinder is never the first of a day"
    if when.stage == "partners" and when.kind and "partner" not in when.kind:
        yield "contradiction", "the stage of partners in another kind of relationship"
    for slot in (*when.knows, *when.unknown):
        if slot != "plan" and not exists(slot):
            yield "slot", f"a condition names {slot!r}, which cannot be known"
    if when.depth > 0 and line.use in {"life", "due", "step"}:
        yield "contradiction", "waits for a disclosure where none is heard"


def _named(line: Line, topics: frozenset[str]) -> Iterator[tuple[str, str]]:
    if line.topic and line.topic not in topics:
        yield "topic", f"there is no topic {line.topic!r}"


def _fillable(line: Line) -> frozenset[str]:
    if line.use == "answer" and line.form in _RECALL:
        return _RECALLED
    if "correction" in line.acts:
        return _FILLED["react"] | {"value"}
    return _FILLED.get(line.use, frozenset())


def _pressing(lines: Iterable[Line]) -> Iterator[Finding]:
    """She never asks a third time in a row, so the third question of a chain is never said."""
    for line in lines:
        if line.use == "rejoinder" or not line.asks:
            continue
        for second in (one for one in line.then if one.asks):
            for third in (one for one in second.then if one.asks):
                yield Finding(rule="third question", level="error", line=third.id, detail="the third question in a row")


def unwritten(library: Library) -> Iterator[Finding]:
    """Yield the acts, forms and steps that the policy may ask for and nothing is written for."""
    for act in Act:
        if act not in library.by_act and act not in UNANSWERED:
            yield Finding(rule="nothing written", level="error", line="", detail=f"no reaction to {act}")
    for form in sorted(FORMS - set(library.by_form)):
        yield Finding(rule="nothing written", level="error", line="", detail=f"no line for an answer of form {form}")
    for step in sorted(STEPS - set(library.by_step)):
        yield Finding(rule="nothing written", level="error", line="", detail=f"no line for the step {step}")
    for plan in sorted(PLANS):
        if (plan, "after") not in library.by_plan:
            yield Finding(
                rule="nothing written", level="note", line="", detail=f"plans of kind {plan} borrow from other"
            )
