"""What she knows, as a fold over what was heard: taking in, looking up, whom it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from everwith.core.ids import FactId, MessageId
from everwith.core.moment import DAY, Moment
from everwith.memory.model import Claim, Fact, Intention, Knowledge, Plan
from everwith.memory.people import fits, holding, name_of, named, people, pronouns, resolve
from everwith.memory.slots import OPPOSITES, slot_of
from everwith.memory.words.relations import relation_of

__all__ = ["current", "fits", "learn", "name_of", "named", "past", "people", "pronouns", "resolve"]

_LIMIT = 60
"""Characters a value may have; what is longer is no value but a story, and stays in the turn itself."""


def learn(
    knowledge: Knowledge,
    claims: Sequence[Claim],
    intentions: Sequence[Intention],
    source: MessageId,
    at: Moment,
) -> Knowledge:
    """Return `knowledge` with what was heard in message `source` taken in.

    Ids are f"{source}:{n}", claims first, then intentions. A slot with one value closes the earlier fact
    (superseded, and no longer valid in the world unless it was put right); slots with many values add up;
    what is known already is kept once; a denial closes what it denies. Learning the same source again
    changes nothing. Nothing heard returns the same object.
    """
    if not claims and not intentions:
        return knowledge
    facts = knowledge.facts
    for count, claim in enumerate(claims):
        facts = _take_claim(facts, claim, FactId(f"{source}:{count}"), source, at)
    plans = _renamed(knowledge.plans, claims, knowledge.facts)
    for count, intention in enumerate(intentions, start=len(claims)):
        plans = _take_plan(plans, intention, FactId(f"{source}:{count}"), source, at)
    if facts is knowledge.facts and plans is knowledge.plans:
        return knowledge
    return Knowledge(facts=facts, plans=plans)


def current(knowledge: Knowledge, subject: str, slot: str) -> tuple[Fact, ...]:
    """Return the facts of a subject and slot that hold today, in the order learned."""
    return tuple(f for f in knowledge.facts if f.slot == slot and f.subject == subject and holding(f))


def past(knowledge: Knowledge, subject: str, slot: str) -> tuple[Fact, ...]:
    """Return what was true once and is no longer, in the order learned (corrected errors are not)."""
    return tuple(f for f in knowledge.facts if f.slot == slot and f.subject == subject and f.valid_to is not None)


def _take_claim(
    facts: tuple[Fact, ...], claim: Claim, fact_id: FactId, source: MessageId, at: Moment
) -> tuple[Fact, ...]:
    slots = (claim.slot, *OPPOSITES.get(claim.slot, ()))
    if claim.slot == "exists" and not claim.holds:
        slots = ("exists", "name")
    rivals = [
        (place, fact)
        for place, fact in enumerate(facts)
        if fact.slot in slots
        and fact.subject == claim.subject
        and (fact.superseded_at is None or fact.source == source)
    ]
    value = claim.value.casefold()
    for _, fact in rivals:
        if fact.id == fact_id:
            return facts
        same = fact.slot == claim.slot and fact.value.casefold() == value and fact.holds == claim.holds
        if same and fact.superseded_at is None and (fact.valid_to is None) == (claim.valid_to is None):
            return facts
    if claim.slot == "name" and claim.holds and relation_of(claim.subject) is not None:
        facts = _gathered(facts, claim)
    closed = list(facts)
    for place, fact in rivals:
        if fact.superseded_at is None and _gives_way(fact, claim, rivals[-1][1]):
            closed[place] = _closed(fact, claim, at)
    closed.append(_fact(claim, fact_id, source, at))
    return tuple(closed)


def _renamed(plans: tuple[Plan, ...], claims: Sequence[Claim], facts: tuple[Fact, ...]) -> tuple[Plan, ...]:
    """Return the plans called by a name put right: "Anna's wedding" is Ana's."""
    for claim in claims:
        if claim.slot != "name" or not claim.holds:
            continue
        for old in (f.value for f in facts if f.subject == claim.subject and f.slot == "name" and holding(f)):
            if any(plan.who == claim.subject and old in plan.phrase for plan in plans):
                plans = tuple(
                    replace(plan, phrase=plan.phrase.replace(old, claim.value)) if plan.who == claim.subject else plan
                    for plan in plans
                )
    return plans


def _gathered(facts: tuple[Fact, ...], claim: Claim) -> tuple[Fact, ...]:
    """Return the facts with what was told of a person by name alone now told of the relation that bears the name."""
    alone = f"person:{claim.value.casefold()}"
    return tuple(replace(f, subject=claim.subject) if f.subject == alone and f.slot != "name" else f for f in facts)


def _gives_way(fact: Fact, claim: Claim, latest: Fact) -> bool:
    """Return True where an earlier fact cannot stand beside the new claim."""
    same = fact.value.casefold() == claim.value.casefold()
    if fact.valid_to is not None:
        return claim.corrects and same
    if fact.slot != claim.slot:
        return claim.holds and fact.holds and (same or claim.slot == "exists")
    if not claim.holds:
        return fact.holds and (same or claim.slot in {"exists", "name"})
    if not fact.holds:
        return same
    if slot_of(claim.slot).many:
        return claim.corrects and fact is latest
    return True


def _closed(fact: Fact, claim: Claim, at: Moment) -> Fact:
    if claim.corrects:
        return replace(fact, superseded_at=at.ms)
    if not claim.holds:
        return replace(fact, superseded_at=at.ms, valid_to=claim.valid_to)
    ended = claim.valid_from if claim.valid_from is not None else at.ms
    return replace(fact, superseded_at=at.ms, valid_to=ended if fact.holds else None)


def _fact(claim: Claim, fact_id: FactId, source: MessageId, at: Moment) -> Fact:
    moving = claim.slot == "age" and claim.valid_from is None
    return Fact(
        id=fact_id,
        subject=claim.subject,
        slot=claim.slot,
        value=claim.value[:_LIMIT],
        holds=claim.holds,
        valid_from=at.ms if moving else claim.valid_from,
        valid_to=claim.valid_to,
        learned_at=at.ms,
        confidence=claim.confidence,
        source=source,
        span=claim.span,
    )


def _take_plan(
    plans: tuple[Plan, ...], intention: Intention, plan_id: FactId, source: MessageId, at: Moment
) -> tuple[Plan, ...]:
    """Add a plan, or bring an open one of the same kind and person up to date."""
    for place in range(len(plans) - 1, -1, -1):
        plan = plans[place]
        if plan.id == plan_id:
            return plans
        if plan.kind != intention.kind or not _open(plan, at) or not _same_event(plan, intention):
            continue
        renewed = replace(
            plan,
            when=intention.when or plan.when,
            who=plan.who or intention.who,
            phrase=plan.phrase if len(plan.phrase) >= len(intention.phrase) else intention.phrase,
            cancelled=intention.cancelled or (plan.cancelled and intention.when is None),
        )
        return plans if renewed == plan else (*plans[:place], renewed, *plans[place + 1 :])
    plan = Plan(
        id=plan_id,
        kind=intention.kind,
        phrase=intention.phrase,
        who=intention.who,
        when=intention.when,
        cancelled=intention.cancelled,
        learned_at=at.ms,
        source=source,
    )
    return (*plans, plan)


def _open(plan: Plan, at: Moment) -> bool:
    return plan.when is None or plan.when.end > at.ms or plan.when.every


def _same_event(plan: Plan, intention: Intention) -> bool:
    if not (plan.who == intention.who or not plan.who or not intention.who):
        return False
    if plan.phrase == intention.phrase:
        return not _far(plan, intention)
    if plan.kind == "other":
        return False
    named_to = (" to " in plan.phrase, " to " in intention.phrase)
    return not all(named_to) and not (any(named_to) and _apart(plan, intention))


def _apart(plan: Plan, intention: Intention) -> bool:
    one, other = plan.when, intention.when
    return one is not None and other is not None and (one.end <= other.start or other.end <= one.start)


_MOVED_BY = 60 * DAY
"""How far a plan of one name may be moved; what lies further off is another one."""


def _far(plan: Plan, intention: Intention) -> bool:
    return (
        plan.when is not None and intention.when is not None and abs(plan.when.start - intention.when.start) > _MOVED_BY
    )
