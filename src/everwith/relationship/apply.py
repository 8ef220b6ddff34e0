"""The only way a relationship changes: `apply(state, event)`. Pure and cheap, since a life is refolded with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from everwith.core import text
from everwith.core.acts import Act
from everwith.core.ids import MessageId
from everwith.core.moment import DAY, HOUR, Moment, latest
from everwith.heart.heart import Heart
from everwith.life.initiative import Initiative
from everwith.memory import knowledge
from everwith.memory.model import Knowledge
from everwith.mind.reading import Reading
from everwith.mind.talk import Talk
from everwith.mind.thought import Move
from everwith.relationship.events import Changed, Event, Heard, Lived, Met, Redacted, Spoke
from everwith.relationship.state import State

ECHO = 30
"""Messages of the owner within which the very same words count as repetition."""

LEAVE_OFF = 15
"""Turns without questions after the owner asked her to stop asking."""

HARD = frozenset({Act.LOSS, Act.EVENT_BAD, Act.DISCLOSURE})
"""Acts of a hard day, where the feeling in them is strong as well."""

AFTER_LOSS, AFTER_SORROW = 2 * DAY, 2 * HOUR
HARD_PAUSE = 3 * DAY


def apply(state: State | None, event: Event) -> State:
    """Return the state after the event; raises ValueError where a life does not begin with a meeting."""
    if isinstance(event, Met):
        return _met(event)
    if state is None:
        raise ValueError("a relationship begins with a meeting")
    match event:
        case Heard():
            return _heard(state, event)
        case Spoke():
            return _spoke(state, event)
        case Lived():
            return replace(state, life=state.life.lived(event.day))
        case Changed():
            return replace(state, settings=event.settings)
        case Redacted():
            return state
        case _:
            assert_never(event)


def refold(events: Iterable[Event]) -> State:
    """Return the state those events make; raises ValueError where there are none."""
    state: State | None = None
    for event in events:
        state = apply(state, event)
    if state is None:
        raise ValueError("there is no life without events")
    return state


def _met(event: Met) -> State:
    return State(
        relationship=event.relationship,
        seed=event.seed,
        character=event.character,
        names=event.names,
        named=event.owner,
        me=event.me,
        pronouns=event.pronouns,
        met_at=event.at.ms,
        settings=event.settings,
        heart=Heart.new(event.traits, event.at.ms),
        adult=event.adult,
        talk=Talk(meeting="hello" if event.meeting else ""),
    )


def _heard(state: State, event: Heard) -> State:
    message, reading = event.message, event.reading
    heart = state.heart.heard(
        message=message.id,
        at=message.at,
        acts=reading.acts,
        feeling=reading.feeling,
        depth=reading.depth,
        topic=reading.topic,
        repeats=reading.repeats,
        partners_wished=state.romance,
    )
    learned = knowledge.learn(state.knowledge, reading.claims, reading.intentions, message.id, message.at)
    return replace(
        state,
        heart=heart,
        knowledge=_settled(learned, reading.settles),
        talk=_listening(state.talk, event),
        initiative=replace(state.initiative, unanswered=0),
        hard_day=_hard_day(state, message.id, message.at, reading),
    )


def _listening(talk: Talk, event: Heard) -> Talk:
    reading, turn = event.reading, talk.turn + 1
    told_off = Act.COMPLAINT in reading.acts or Act.BOUNDARY in reading.acts
    return replace(
        talk,
        turn=turn,
        topic=reading.topic or talk.topic,
        last_person=reading.person if reading.person not in {"", "?"} else talk.last_person,
        last_plan=reading.intentions[-1].kind if reading.intentions else talk.last_plan,
        no_questions_until=turn + LEAVE_OFF if told_off else talk.no_questions_until,
        heavy_until=max(talk.heavy_until, event.message.at.ms + heaviness(reading)),
        heard=(*talk.heard, fingerprint(event.message.text))[-ECHO:],
        last_heard=latest(talk.last_heard, event.message.at.ms),
    )


def heaviness(reading: Reading) -> int:
    """Return for how long (ms) a message leaves something heavy in the room: a loss for days, a sorrow for hours."""
    if Act.LOSS in reading.acts and reading.feeling.valence <= 0:
        return AFTER_LOSS
    felt = reading.feeling
    return AFTER_SORROW if felt.valence < -0.4 and felt.intensity >= 0.6 and reading.depth >= 2 else 0


def fingerprint(spoken: str) -> str:
    """Return a short digest of the words alone, by which a repeated message is known."""
    return hashlib.blake2b(" ".join(text.words(spoken)).encode(), digest_size=6).hexdigest()


def _settled(known: Knowledge, settles: tuple[str, ...]) -> Knowledge:
    if not settles:
        return known
    plans = tuple(replace(plan, asked=True) if plan.id in settles else plan for plan in known.plans)
    return replace(known, plans=plans)


def _hard_day(state: State, source: MessageId, at: Moment, reading: Reading) -> tuple[MessageId, int] | None:
    felt = reading.feeling
    heavy = felt.valence < -0.3 and felt.intensity >= 0.5 and reading.depth >= 2 and bool(HARD & set(reading.acts))
    if not (heavy or (felt.valence < -0.5 and felt.intensity >= 0.8)) or reading.tier:
        return state.hard_day
    recent = state.hard_day is not None and abs(at.ms - state.hard_day[1]) < HARD_PAUSE
    return state.hard_day if recent else (source, at.ms)


def _spoke(state: State, event: Spoke) -> State:
    thought = event.thought
    asked = tuple(beat.plan for beat in thought.beats if beat.plan and beat.move is Move.FOLLOW_UP)
    life = state.life
    for beat in thought.beats:
        if beat.line in state.life.today(state.moment(event.at.ms).date().toordinal()):
            life = life.having_told(beat.line)
    return replace(
        state,
        me=thought.me or state.me,
        adult=state.adult if thought.adult is None else thought.adult,
        talk=state.talk.having_said(thought, event.at.ms),
        knowledge=_settled(state.knowledge, asked),
        life=life,
        initiative=_initiative(state.initiative, event),
        hard_day=None if thought.cause.startswith("hard_day") else state.hard_day,
    )


def _initiative(so_far: Initiative, event: Spoke) -> Initiative:
    if not event.thought.cause:
        return so_far
    return replace(
        so_far,
        spoken=(*so_far.spoken, event.at.ms)[-12:],
        unanswered=so_far.unanswered + 1,
        done=(*so_far.done, event.thought.cause)[-100:],
    )
