"""Listening: from the owner's words to what she understood, and what she needs to remember for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from everwith.core import text
from everwith.core.acts import Act
from everwith.core.ids import FactId
from everwith.core.message import Message
from everwith.core.moment import DAY
from everwith.memory import answer as answering
from everwith.memory import knowledge
from everwith.memory.claims import find_claims
from everwith.memory.intentions import find_intentions
from everwith.memory.model import Answer, Asked, Claim, Earshot, Intention, Plan, Question, RecallQuery
from everwith.memory.question import find_questions
from everwith.mind.embedded.match import stems
from everwith.mind.reading import Reading, Sentence
from everwith.mind.understanding import Examples, Understanding
from everwith.relationship.apply import apply, fingerprint
from everwith.relationship.events import Heard
from everwith.relationship.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Senses:
    """What she understands with: tables, labelled examples (None without vectors), and the crisis check."""

    understanding: Understanding
    tier: Callable[[str], int]
    language: Callable[[str], str]
    examples: Examples | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listened:
    """What came of listening: the state with the message taken in, the event, and what to recall for an answer."""

    state: State
    before: State
    event: Heard
    vectors: npt.NDArray[np.float32] | None
    answers: tuple[Answer, ...] = ()
    query: RecallQuery | None = None


def listen(state: State, message: Message, vectors: npt.NDArray[np.float32] | None, senses: Senses) -> Listened:
    """Return what she understood of the message. `vectors` has one unit vector a sentence, or is None."""
    reading = read(state, message, vectors, senses)
    event = Heard(message=message, reading=reading)
    after = apply(state, event)
    answers = tuple(_answer(question, after, message) for question in reading.questions)
    asks = Act.ASK_MEMORY in reading.acts and not any(answer.known for answer in answers)
    query = _query(message, reading, vectors) if asks else None
    return Listened(state=after, before=state, event=event, vectors=vectors, answers=answers, query=query)


def _answer(question: Question, state: State, message: Message) -> Answer:
    found = answering.answer(question, state.knowledge, message.at, state.met_at)
    # What has to be looked up among the turns is answered by the kind of question.
    return replace(found, form=f"needs_recall:{question.kind}") if found.form == "needs_recall" else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a message tells or asks, as far as it depends on what is known already."""

    claims: tuple[Claim, ...]
    intentions: tuple[Intention, ...]
    questions: tuple[Question, ...]
    person: str
    settles: tuple[FactId, ...]


def told(state: State, message: Message) -> Told:
    """Return the facts, plans and questions of a message, in the light of the talk and what is known."""
    spans = text.sentences(message.text)
    earshot = Earshot(
        asked=_asked(state),
        last_person=state.talk.last_person,
        last_plan=state.talk.last_plan,
        knowledge=state.knowledge,
    )
    claims = _wanted(state, find_claims(message.text, spans, message.at, earshot))
    found = find_intentions(message.text, spans, message.at, earshot)
    intentions = tuple(replace(plan, moved=True) if _moves(state, plan) else plan for plan in found)
    return Told(
        claims=claims,
        intentions=intentions,
        questions=find_questions(message.text, spans, message.at, earshot),
        person=knowledge.resolve(state.knowledge, message.text, earshot) or _told_of(claims, intentions),
        settles=_settles(state, message),
    )


def read(state: State, message: Message, vectors: npt.NDArray[np.float32] | None, senses: Senses) -> Reading:
    """Return the reading of a message in the light of the talk so far."""
    about = told(state, message)
    heard = tuple(
        senses.understanding.sentence(
            message.text,
            span,
            expecting_answer=bool(state.talk.opens or state.talk.asked or state.talk.meeting),
            vector=vectors[place] if vectors is not None and place < len(vectors) else None,
            examples=senses.examples,
        )
        for place, span in enumerate(text.sentences(message.text))
    )
    return Reading(
        sentences=tuple(_sharpened(sentence, about, message.text) for sentence in heard),
        claims=about.claims,
        intentions=about.intentions,
        questions=about.questions,
        person=about.person,
        tier=senses.tier(message.text),
        repeats=len(text.words(message.text)) >= 3 and fingerprint(message.text) in state.talk.heard,
        language=senses.language(message.text),
        settles=about.settles,
    )


def _moves(state: State, told: Intention) -> bool:
    return told.when is not None and any(
        plan.kind == told.kind
        and plan.phrase == told.phrase
        and plan.when is not None
        and not plan.asked
        and plan.when.end > told.when.start - 60 * DAY
        and plan.when.start != told.when.start
        and not (plan.when.start <= told.when.start and told.when.end <= plan.when.end)
        for plan in state.knowledge.plans
    )


def _asked(state: State) -> Asked | None:
    return Asked(subject="owner", slot="name") if state.talk.meeting in {"hello", "name"} else state.talk.asked


def _wanted(state: State, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    # While she looks for a name of her own, a bare name is hers and not the owner's.
    if state.talk.meeting in {"her_name", "adult"}:
        return tuple(claim for claim in claims if (claim.subject, claim.slot) != ("owner", "name"))
    return claims


def _told_of(claims: tuple[Claim, ...], intentions: tuple[Intention, ...]) -> str:
    about = [claim.subject for claim in claims] + [intention.who for intention in intentions]
    return next((who for who in reversed(about) if who not in {"", "owner", "companion"}), "")


def _sharpened(sentence: Sentence, about: Told, spoken: str) -> Sentence:
    """What the grammar of facts found is surer than what a sentence looks like."""
    start, end = sentence.span
    # That something is put right is known by what is put right, not by how the sentence looks.
    acts: list[Act] = [act for act in sentence.acts if act != Act.CORRECTION] or [Act.STATEMENT]
    plain = spoken[start:end]
    if any((question.text and question.text in plain) or plain in question.text for question in about.questions):
        acts = [Act.ASK_MEMORY, *(act for act in acts if act is Act.GREETING)]
    elif any(start <= told.span[0] < end for told in _put_right(about)):
        acts.insert(0, Act.CORRECTION)
    elif acts == [Act.STATEMENT] and any(start <= claim.span[0] < end for claim in about.claims):
        acts = [Act.FACT]
    if any(start <= intention.span[0] < end for intention in about.intentions) and Act.PLAN not in acts:
        acts = [Act.PLAN if act is Act.STATEMENT else act for act in acts]
        acts = acts if Act.PLAN in acts else [*acts, Act.PLAN]
    return replace(sentence, acts=tuple(dict.fromkeys(acts)))


def _put_right(about: Told) -> list[Claim | Intention]:
    claims: list[Claim | Intention] = [claim for claim in about.claims if claim.corrects]
    return claims + [plan for plan in about.intentions if plan.moved]


_ARRIVED = re.compile(r"\b(?:had|has had|gave birth|arrived|is here|called|named)\b(?![^.]*\?)", re.IGNORECASE)


def _settles(state: State, message: Message) -> tuple[FactId, ...]:
    spoken = set(stems(message.text))
    return tuple(
        plan.id
        for plan in state.knowledge.plans
        if not plan.asked and (_over(plan, message, spoken) or (plan.kind == "due" and _born(spoken, message)))
    )


def _over(plan: Plan, message: Message, spoken: set[str]) -> bool:
    named = spoken & {*stems(plan.kind), *stems(plan.phrase)[-1:]}
    return plan.when is not None and plan.when.start <= message.at.ms and bool(named)


def _born(spoken: set[str], message: Message) -> bool:
    # Children keep no dates: the news may come long before the day they were due.
    return bool(spoken & {"born"}) or ("baby" in spoken and bool(_ARRIVED.search(message.text)))


def _query(message: Message, reading: Reading, vectors: npt.NDArray[np.float32] | None) -> RecallQuery:
    question = next(iter(reading.questions), None)
    sought = text.plain(question.text if question else message.text)
    return RecallQuery(
        text=sought,
        terms=question.terms if question and question.terms else tuple(stems(sought)),
        vector=vectors[0] if vectors is not None and len(vectors) else None,
        speaker="owner",
        only=True,  # her own words may differ from mind to mind; what she remembers may not
        start=question.during.start if question and question.during else None,
        end=question.during.end if question and question.during else None,
        now=message.at.ms,
        limit=12,
        exclude=frozenset({message.id}),
    )
