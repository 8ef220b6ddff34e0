"""A turn: think, answer; and a tick: what time itself brings. All pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.core.moment import DAY, MINUTE, Moment
from everwith.life import initiative
from everwith.life.days import live
from everwith.memory.model import Plan, Remembered
from everwith.mind.embedded.library import Library
from everwith.mind.policy import decide, first, meeting
from everwith.mind.reading import Reading
from everwith.mind.scene import Scene
from everwith.mind.thought import Thought
from everwith.relationship.apply import apply
from everwith.relationship.events import Event, Lived, Spoke
from everwith.relationship.listen import Listened
from everwith.relationship.state import State

HelpLines = Callable[[int, str], tuple[str, ...]]
"""From a crisis tier and a country code to the lines of the help card."""

AHEAD = 2 * DAY
"""How far before it a plan is mentioned at a goodbye."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wake:
    """When she may next speak first, and what about."""

    at: Moment
    cause: initiative.Cause


def think(
    listened: Listened,
    memories: tuple[Remembered, ...],
    library: Library,
    help_lines: HelpLines,
) -> Thought:
    """Return what she means to say to what she heard."""
    state, message = listened.state, listened.event.message
    scene = _scene(state, message.at, listened=listened, memories=memories, help_lines=help_lines)
    return decide.think(scene, library)


def begin(state: State, now: Moment, library: Library) -> Thought:
    """Return her first words, where the first meeting is played."""
    return meeting.begin(_scene(state, now), library)


def answer(
    state: State, thought: Thought, words: tuple[str, ...], *, words_by: str, now: Moment, in_reply_to: MessageId | None
) -> tuple[State, Spoke]:
    """Return the state after she said these words, and the event. Ids of hers begin with a tilde."""
    stem = f"~{in_reply_to}" if in_reply_to else f"~{now.ms}"
    messages = tuple(
        Message(id=MessageId(f"{stem}.{place}"), speaker="companion", text=said, at=now)
        for place, said in enumerate(words, start=1)
    )
    event = Spoke(at=now, messages=messages, in_reply_to=in_reply_to, thought=thought, words_by=words_by)
    return apply(state, event), event


def live_today(state: State, now: Moment, library: Library) -> tuple[State, tuple[Event, ...]]:
    """Return the state with today lived, and the event where it was not lived before."""
    number = now.date().toordinal()
    if state.life.today(number) or not library.life:
        return state, ()
    season = initiative.season(now.date())
    possible = [line.id for line in library.life if not line.when.season or season in line.when.season]
    event = Lived(at=now, day=live(state.life, number, possible, state.dice("day", number)))
    return apply(state, event), (event,)


def wake(state: State, now: Moment) -> Wake | None:
    """Return when she may next speak first and why, or None where there is no cause."""
    if state.talk.meeting:
        return None
    causes = sorted(_causes(state, now), key=lambda cause: (cause.at.ms, cause.key))
    for cause in causes:
        quiet = state.settings.quiet
        earliest = max(cause.at.ms, state.talk.last_heard + 20 * MINUTE, state.talk.last_spoke + 20 * MINUTE)
        allowed = state.initiative.allowed_from(quiet.after(state.moment(earliest)), state.settings.dial)
        if allowed is not None and (moment := quiet.after(allowed)).ms < cause.at.ms + initiative.STALE:
            return Wake(at=moment, cause=cause)
    return None


def _causes(state: State, now: Moment) -> list[initiative.Cause]:
    causes = [
        initiative.Cause(kind="plan", key=plan.id, at=at)
        for plan, at in _asked_after(state)
        if at.ms + initiative.STALE > now.ms
    ]
    if state.hard_day and state.hard_day[1] + 2 * DAY > now.ms:
        at = initiative.day_after(state.moment(state.hard_day[1]))
        if state.talk.last_heard < at.ms - 8 * 60 * MINUTE:
            causes.append(initiative.Cause(kind="hard_day", key=state.hard_day[0], at=at))
    return causes


def tick(state: State, now: Moment, library: Library) -> Thought | None:
    """Return what she says on her own at `now`, or None. What may be said once is said once."""
    due = wake(state, now)
    if due is None or due.at.ms > now.ms:
        return None
    scene = _scene(state, now)
    if due.cause.kind == "hard_day":
        return first.after_hard_day(scene, library, due.cause.key)
    plan = next(plan for plan in state.knowledge.plans if plan.id == due.cause.key)
    return first.ask_after(scene, library, plan)


def _asked_after(state: State) -> list[tuple[Plan, Moment]]:
    return [
        (plan, initiative.asked_after(plan.when.start, plan.when.end, plan.when.precision, state.settings.zone))
        for plan in state.knowledge.plans
        if plan.when and not plan.when.every and not plan.asked and not plan.cancelled
    ]


def _scene(
    state: State,
    now: Moment,
    *,
    listened: Listened | None = None,
    memories: tuple[Remembered, ...] = (),
    help_lines: HelpLines | None = None,
) -> Scene:
    before = listened.before if listened else state
    last = max(before.talk.last_heard, before.talk.last_spoke)
    local = state.moment(now.ms)
    reading = listened.event.reading if listened else Reading(sentences=())
    return Scene(
        now=local,
        dice=state.dice("turn", state.talk.turn) if listened else state.dice("tick", now.ms),
        owner=state.owner,
        me=state.me,
        kind=state.settings.kind,
        stage=state.heart.bond.stage,
        romance=state.romance,
        mood=state.heart.level(now.ms),
        affect=state.heart.affect(now.ms),
        felt=state.heart.in_words(now.ms),
        season=initiative.season(local.date()),
        gap=max(0, now.ms - last) if last else 0,
        first_today=not last or state.moment(before.talk.last_heard).date() != local.date(),
        talk=state.talk,
        knowledge=state.knowledge,
        message=listened.event.message if listened else None,
        reading=reading,
        vectors=listened.vectors if listened else None,
        answers=listened.answers if listened else (),
        memories=memories,
        due=tuple(plan for plan, at in _asked_after(state) if at.ms <= now.ms < at.ms + initiative.STALE),
        ahead=_ahead(state, now),
        did=state.life.today(local.date().toordinal()),
        told=state.life.told,
        names=state.names,
        help=help_lines(reading.tier, state.settings.country) if help_lines and reading.tier else (),
    )


def _ahead(state: State, now: Moment) -> tuple[Plan, ...]:
    coming = [
        plan
        for plan in state.knowledge.plans
        if plan.when
        and not plan.cancelled
        and not plan.asked
        and now.ms < plan.when.end
        and plan.when.start < now.ms + AHEAD
    ]
    return tuple(sorted(coming, key=lambda plan: plan.when.start if plan.when else 0))
