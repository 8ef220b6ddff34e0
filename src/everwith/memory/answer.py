"""What memory answers to a question, from facts and plans alone; where she was never told, it says so."""

# ruff: noqa: E501  (a pattern or a phrase is read as one line)

from __future__ import annotations

import re

from everwith.core.ids import MessageId
from everwith.core.moment import DAY, Moment
from everwith.memory.knowledge import current, past
from everwith.memory.model import Answer, Fact, Knowledge, Plan, Question, TimeRef
from everwith.memory.people import holding, name_known, name_of, people, pronouns
from everwith.memory.saying import clause, say_ago, say_date, say_when
from everwith.memory.slots import OPPOSITES, slot_of
from everwith.memory.words.calendar import MONTHS
from everwith.memory.words.relations import PLURAL, relation_of

_RELATED = {
    "work": ("workplace", "field", "job", "makes", "study", "shift"),
    "workplace": ("work", "field"),
    "home": ("dwelling", "hometown"),
    "hometown": ("from", "nationality"),
    "from": ("hometown", "nationality"),
    "nationality": ("from", "hometown"),
    "likes": ("loves", "hobby"),
    "loves": ("likes", "hobby"),
    "dislikes": ("hates", "avoids"),
    "hates": ("dislikes",),
    "hobby": ("plays", "loves", "likes"),
    "shift": ("work",),
    "allergy": ("avoids",),
    "car": ("has",),
    "children": (),
}
"""Slots that answer too where the one asked for is unknown."""

_PEOPLE_OF = {
    "siblings": ("sister", "brother"),
    "children": ("son", "daughter", "child", "baby"),
    "pets": tuple(dict.fromkeys(key for key in PLURAL.values() if (r := relation_of(key)) is not None and r.pet)),
}
_MOST = 8
_EXACT = re.compile(r"\b(?:month|date|day|year|exact(?:ly)?)\b", re.IGNORECASE)
_FOREMOST = ("name", "work", "workplace", "home", "study", "school", "married", "birthday", "age", "from", "hometown")
"""What says most of somebody, in the order in which she says it."""


def answer(question: Question, knowledge: Knowledge, now: Moment, met_at: int) -> Answer:
    """Return what she knows to a question; `met_at` is when the two first talked (ms UTC).

    Forms: value, value_person, value_list, plan_when, plan_on_day, plan_past, about_owner, about_person,
    first_met, yes, no, unknown_value, unknown_person, unknown_plan, and needs_recall where the turns
    themselves must be searched.
    """
    if question.kind == "first":
        parts = (say_ago(met_at, now), _on(met_at, now))
        exact = _EXACT.search(question.text)
        return Answer(known=True, form="first_met", parts=parts[::-1] if exact else parts)
    if question.kind == "value":
        return _value(question, knowledge, now)
    if question.kind == "plan":
        return _plan(question, knowledge, now)
    if question.kind == "about":
        return _about(question, knowledge, now)
    if question.kind == "yes_no" and question.slot:
        return _yes_no(question, knowledge, now)
    return Answer(known=False, form="needs_recall", subject=question.subject, slot=question.slot)


def _value(question: Question, knowledge: Knowledge, now: Moment) -> Answer:
    subject, slot = question.subject, question.slot
    if subject in {"", "?"}:
        return Answer(known=False, form="unknown_person", subject=subject, slot=slot)
    if slot == "age" and (born := _age_from_birth(knowledge, subject, now)):
        return born
    if slot == "name" and relation_of(subject) is not None:
        facts = _names(knowledge, subject)
    elif slot in _PEOPLE_OF and subject == "owner" and not current(knowledge, subject, slot):
        return _counted(question, knowledge)
    else:
        facts = next((found for s in (slot, *_RELATED.get(slot, ())) if (found := current(knowledge, subject, s))), ())
    if not facts:
        return _over_or_unknown(question, knowledge, now)
    values = tuple(dict.fromkeys(_value_of(fact, now) for fact in facts))
    clauses = tuple(clause(fact, knowledge, now) for fact in facts)
    form = "value_list" if len(values) > 1 else "value" if subject == "owner" else "value_person"
    parts = values if form == "value_list" else (values[0], *clauses)
    return _known(form, parts[:_MOST], facts, subject, slot)


def _value_of(fact: Fact, now: Moment) -> str:
    if fact.slot == "age":
        return clause(fact, Knowledge(facts=(fact,)), now).rpartition(" ")[2]
    return fact.value


def _names(knowledge: Knowledge, subject: str) -> tuple[Fact, ...]:
    key, _, count = subject.partition("#")
    if count:
        return current(knowledge, subject, "name")
    return tuple(f for f in knowledge.facts if f.slot == "name" and f.subject.partition("#")[0] == key and holding(f))


def _over_or_unknown(question: Question, knowledge: Knowledge, now: Moment) -> Answer:
    gone = [fact for fact in past(knowledge, question.subject, question.slot) if not fact.holds or fact.superseded_at]
    if gone:
        parts = (clause(gone[-1], knowledge, now),)
        return _known("value_past", parts, tuple(gone[-1:]), question.subject, question.slot)
    told = question.subject == "owner" or question.subject in people(knowledge)
    return Answer(
        known=False, form="unknown_value" if told or relation_of(question.subject) else "unknown_person",
        subject=question.subject, slot=question.slot,
    )  # fmt: skip


def _counted(question: Question, knowledge: Knowledge) -> Answer:
    kin = [s for s in people(knowledge) if s.partition("#")[0] in _PEOPLE_OF[question.slot]]
    if not kin:
        return Answer(known=False, form="unknown_value", subject=question.subject, slot=question.slot)
    facts = tuple(
        next(f for f in knowledge.facts if f.subject == s and holding(f)) for s in kin if _alive(knowledge, s)
    )
    return _known("value_list", tuple(name_of(knowledge, f.subject) for f in facts), facts, "owner", question.slot)


def _alive(knowledge: Knowledge, subject: str) -> bool:
    return any(f.subject == subject and holding(f) for f in knowledge.facts)


def _age_from_birth(knowledge: Knowledge, subject: str, now: Moment) -> Answer | None:
    """Return an age worked out from a birthday with its year, or from the year of birth alone."""
    today = now.date()
    for fact in reversed(current(knowledge, subject, "birthday")):
        day, _, rest = fact.value.partition(" ")
        month, _, year = rest.partition(" ")
        if year.isdecimal() and month.lower() in MONTHS:
            before = (today.month, today.day) < (MONTHS[month.lower()], int(day))
            return _aged(today.year - int(year) - before, fact, knowledge)
    if current(knowledge, subject, "age"):
        return None
    for fact in reversed(current(knowledge, subject, "birth_year")):
        if fact.value.isdecimal():
            return _aged(today.year - int(fact.value), fact, knowledge)
    return None


def _aged(years: int, fact: Fact, knowledge: Knowledge) -> Answer:
    who = "you're" if fact.subject == "owner" else f"{name_of(knowledge, fact.subject)} is"
    form = "value" if fact.subject == "owner" else "value_person"
    return _known(form, (str(years), f"{who} {years}"), (fact,), fact.subject, "age")


def _plan(question: Question, knowledge: Knowledge, now: Moment) -> Answer:
    if question.during is not None or not question.slot:
        return _plans_during(question.during, knowledge, now)
    fitting = [
        plan for plan in knowledge.plans
        if plan.kind == question.slot and not plan.cancelled and question.subject in {"", plan.who}
    ]  # fmt: skip
    if not fitting and question.slot == "birthday" and question.subject:
        return _value(
            Question(kind="value", text=question.text, subject=question.subject, slot="birthday"), knowledge, now
        )
    dated = [plan for plan in fitting if plan.when is not None]
    if not dated:
        return Answer(known=False, form="unknown_plan", parts=tuple(p.phrase for p in fitting[-1:]), subject=question.subject, slot=question.slot)  # fmt: skip
    meant = [plan for plan in dated if any(word in plan.phrase.lower() for word in question.terms)]
    dated = meant or dated
    ahead = [plan for plan in dated if plan.when is not None and plan.when.end > now.ms]
    plan = min(ahead, key=lambda plan: plan.when.start if plan.when else 0) if ahead else dated[-1]
    when = plan.when
    if when is None:
        return Answer(known=False, form="unknown_plan", subject=question.subject, slot=question.slot)
    said = say_date(when, now)
    if not ahead:
        return _planned("plan_past", (said, f"{plan.phrase} was {said}"), (plan,), question)
    return _planned("plan_when", (said, f"it's {said}", *_days_until(when, now)), (plan,), question)


def _days_until(when: TimeRef, now: Moment) -> tuple[str, ...]:
    gap = (Moment(ms=when.start, zone=now.zone).date() - now.date()).days
    return (f"in {gap} days",) if 2 <= gap <= 60 and when.precision in {"day", "part", "minute"} else ()


def _plans_during(during: TimeRef | None, knowledge: Knowledge, now: Moment) -> Answer:
    begin, end = (during.start, during.end) if during is not None else (now.ms, now.ms + 366 * DAY)
    found = [
        plan for plan in knowledge.plans
        if plan.when is not None and not plan.cancelled and plan.when.start < end and plan.when.end > begin
    ]  # fmt: skip
    if not found:
        return Answer(known=False, form="unknown_plan")
    found.sort(key=lambda plan: plan.when.start if plan.when else 0)
    parts = tuple(
        f"{plan.phrase}, {say_when(plan.when, now)}" if during is None and plan.when else plan.phrase for plan in found
    )
    return _planned("plan_on_day", parts[:_MOST], tuple(found[:_MOST]), Question(kind="plan", text=""))


def _planned(form: str, parts: tuple[str, ...], plans: tuple[Plan, ...], question: Question) -> Answer:
    sources = tuple(dict.fromkeys(plan.source for plan in plans))
    return Answer(known=True, form=form, parts=parts, sources=sources, subject=question.subject, slot=question.slot)


def _about(question: Question, knowledge: Knowledge, now: Moment) -> Answer:
    subject = question.subject
    if subject == "owner":
        return _about_owner(knowledge, now)
    facts = tuple(f for f in knowledge.facts if f.subject == subject and f.superseded_at is None)
    facts = tuple(f for f in facts if f.slot != "exists" or not f.holds or len(facts) == 1)[:_MOST]
    plans = tuple(p for p in knowledge.plans if p.who == subject and not p.cancelled and p.when and p.when.end > now.ms)
    if not facts and not plans:
        return Answer(known=False, form="unknown_person", subject=subject)
    they = pronouns(knowledge, subject)[0]
    first = next((f for f in facts if f.slot == "name"), facts[0] if facts else None)
    rest = [clause(f, knowledge, now, who=they) for f in facts if f is not first]
    rest += [f"{p.phrase} is {say_when(p.when, now)}" for p in plans if p.when]
    opening = (clause(first, knowledge, now),) if first is not None else ()
    if first is not None and subject.startswith("person:") and first.slot == "name":
        opening = (name_known(knowledge, subject),)
    answered = _known("about_person", (*opening, *rest), facts, subject, "")
    return Answer(
        known=True, form="about_person", parts=answered.parts, subject=subject,
        sources=tuple(dict.fromkeys((*answered.sources, *(p.source for p in plans)))),
    )  # fmt: skip


def _about_owner(knowledge: Knowledge, now: Moment) -> Answer:
    own = [f for f in knowledge.facts if f.subject == "owner" and holding(f)]
    kin = [f for s in people(knowledge) for f in _introduced(knowledge, s)]
    own.sort(key=lambda f: (_FOREMOST.index(f.slot) if f.slot in _FOREMOST else len(_FOREMOST), -f.confidence))
    facts = tuple((own[: _MOST - 2] + kin + own[_MOST - 2 :])[:_MOST])
    if not facts:
        return Answer(known=False, form="unknown_person", subject="owner")
    return _known("about_owner", tuple(clause(f, knowledge, now) for f in facts), facts, "owner", "")


def _introduced(knowledge: Knowledge, subject: str) -> list[Fact]:
    facts = [f for f in knowledge.facts if f.subject == subject and holding(f)]
    return sorted(facts, key=lambda f: f.slot != "name")[:1]


def _yes_no(question: Question, knowledge: Knowledge, now: Moment) -> Answer:
    subject, slot = question.subject, question.slot
    if slot == "exists":
        return _exists(question, knowledge, now)
    if slot in _PEOPLE_OF and subject == "owner":
        found = _value(Question(kind="value", text=question.text, subject=subject, slot=slot), knowledge, now)
        return (
            Answer(known=True, form="yes", parts=found.parts, sources=found.sources, subject=subject, slot=slot)
            if found.known
            else found
        )
    wanted = question.terms[0].casefold() if question.terms else ""
    slots = (slot, *OPPOSITES.get(slot, ()), *(("loves", "hobby") if slot == "likes" else ()))
    facts = [f for f in knowledge.facts if f.subject == subject and f.slot in slots and f.superseded_at is None]
    for fact in reversed(facts):
        if not _alike(fact.value.casefold(), wanted):
            continue
        opposed = fact.slot in OPPOSITES.get(slot, ())
        yes = fact.holds and not opposed and fact.valid_to is None
        return _known("yes" if yes else "no", (clause(fact, knowledge, now),), (fact,), subject, slot)
    rival = [f for f in facts if holding(f) and f.slot == slot]
    if rival and not slot_of(slot).many:
        return _known("no", (clause(rival[-1], knowledge, now),), tuple(rival[-1:]), subject, slot)
    return Answer(known=False, form="unknown_value", subject=subject, slot=slot)


def _alike(value: str, wanted: str) -> bool:
    bare, asked = (text.removeprefix("a ").removeprefix("an ").removeprefix("the ") for text in (value, wanted))
    return bool(asked) and (bare == asked or bare.endswith(" " + asked) or asked.endswith(" " + bare))


def _exists(question: Question, knowledge: Knowledge, now: Moment) -> Answer:
    key = question.subject
    facts = [f for f in knowledge.facts if f.subject.partition("#")[0] == key and f.superseded_at is None]
    held = sorted((f for f in facts if holding(f)), key=lambda f: f.slot != "name")
    if held:
        return _known("yes", (clause(held[0], knowledge, now),), (held[0],), key, "exists")
    denied = [f for f in facts if f.slot == "exists" and not f.holds]
    if denied:
        return _known("no", (clause(denied[-1], knowledge, now),), (denied[-1],), key, "exists")
    return Answer(known=False, form="unknown_value", subject=key, slot="exists")


def _known(form: str, parts: tuple[str, ...], facts: tuple[Fact, ...], subject: str, slot: str) -> Answer:
    sources: tuple[MessageId, ...] = tuple(dict.fromkeys(fact.source for fact in facts))
    return Answer(known=True, form=form, parts=tuple(dict.fromkeys(parts)), sources=sources, subject=subject, slot=slot)


def _on(ms: int, now: Moment) -> str:
    day = Moment(ms=ms, zone=now.zone).at(0)
    return say_when(TimeRef(start=day.ms, end=day.at(0, days=1).ms, precision="day"), now)


__all__ = ["answer"]
