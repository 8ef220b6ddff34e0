"""A trial: one sample said to her in a scene where its line could be said, and what she makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from everwith.core import text
from everwith.core.ids import FactId, MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import DAY, MINUTE, Moment
from everwith.life import initiative
from everwith.memory.model import Fact, Knowledge, Plan, Remembered, TimeRef
from everwith.mind.embedded.choose import choose, holds
from everwith.mind.embedded.echo import echo
from everwith.mind.embedded.library import Library, Line, When
from everwith.mind.policy import decide
from everwith.mind.policy.proposal import Proposal
from everwith.mind.scene import GAPS, Scene
from everwith.mind.talk import Talk
from everwith.relationship.apply import apply
from everwith.relationship.events import Met
from everwith.relationship.listen import Listened, listen
from everwith.relationship.state import Settings, State
from everwith.studio import packs
from everwith.studio.assembly import Room

SAID = MessageId("said")
EARLIER = MessageId("earlier")

_HOURS = {"morning": 9, "day": 14, "evening": 20, "night": 23}
_MONTHS = {"winter": 1, "spring": 4, "summer": 7, "autumn": 10}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a sample. `reached` where its line could be what she says; else `instead` and why.
    `helped` where it is a cry for help, which is answered before any line.

    `open` is False where the line was proposed first but its conditions do not hold for its own sample.
    """

    line: str
    sample: str
    reached: bool
    open: bool = True
    own: float = 0.0
    best: float = 0.0
    instead: str = ""
    why: str = ""
    helped: bool = False


ANY = When()
"""Conditions that hold always."""


def met(when: When = ANY, *, name: str = "Daniel") -> State:
    """Return a young friendship at a time of year, week and day that suits those conditions."""
    character = packs.load_character()
    at = moment(when).plus(-3 * DAY)
    event = Met(
        at=at, relationship=RelationshipId("trial"), seed=7, character=character.id, traits=character.traits,
        names=character.names["she"], owner=name, me=character.names["she"][0], pronouns="she", adult=None,
        meeting=False,
        settings=Settings(kind=when.kind[0] if when.kind else "friend", zone=at.zone),
    )  # fmt: skip
    return replace(apply(None, event), knowledge=Knowledge(facts=_facts(when, at)))


def moment(when: When) -> Moment:
    """Return a moment in 2026 that suits those conditions."""
    month = _MONTHS[when.season[0]] if when.season else 10
    hour = _HOURS[when.hour[0]] if when.hour else 14
    first = Moment.parse(f"2026-{month:02d}-12T{hour:02d}:45:00+00:00")
    days = range(7) if when.weekday else range(1)
    wanted = (first.plus(day * DAY) for day in days)
    return next((at for at in wanted if not when.weekday or _DAYS[at.date().weekday()] in when.weekday), first)


def _facts(when: When, at: Moment) -> tuple[Fact, ...]:
    return tuple(
        Fact(id=FactId(f"f{n}"), subject=fact.partition(".")[0], slot=fact.partition(".")[2], value="it",
             learned_at=at.ms, source=EARLIER)
        for n, fact in enumerate(when.knows) if "." in fact
    )  # fmt: skip


def opened(state: State, parents: tuple[Line, ...]) -> State:
    """Return the state in which she has just said the last of those lines, having said the others before it."""
    last = parents[-1]
    talk = Talk(
        turn=len(parents), opens=last.id, asked=last.ask, topic=last.topic,
        questions=tuple(line.asks for line in parents), last_spoke=state.met_at + 2 * DAY,
    )  # fmt: skip
    return replace(state, talk=talk)


def hear(room: Room, state: State, spoken: str, at: Moment, *, name: MessageId = SAID) -> Listened:
    """Return what she understands of those words, said in the message of that name."""
    message = Message(id=name, speaker="owner", text=text.clean(spoken), at=at)
    spans = text.sentences(message.text)
    vectors = None
    if room.embed is not None and spans:
        vectors = room.embed([text.plain(message.text[start:end]) for start, end in spans])
    return listen(state, message, vectors, room.senses)


def scene(
    room: Room, listened: Listened, when: When, *, memories: tuple[Remembered, ...] = (), plan: Plan | None = None
) -> Scene:
    """Return the scene of an answer, with the conditions met that do not depend on what was heard."""
    state, message = listened.state, listened.event.message
    now = message.at
    return Scene(
        now=now, dice=state.dice("trial", message.text), owner=state.owner, me=state.me,
        kind=when.kind[0] if when.kind else state.settings.kind, stage=when.stage or "strangers", romance=False,
        mood=when.mood[0] if when.mood else "level", affect=state.heart.affect(now.ms), felt="calm",
        season=initiative.season(now.date()), gap=GAPS[when.gap] if when.gap else 2 * MINUTE,
        first_today=bool(when.first), talk=state.talk, knowledge=state.knowledge, message=message,
        reading=listened.event.reading, vectors=listened.vectors, answers=listened.answers, memories=memories,
        ahead=(plan,) if plan else (), did=tuple(line.id for line in room.library.life[:3]),
        names=state.names, help=room.help_lines(listened.event.reading.tier, ""),
        echo=echo(message.text, room.library.keys.idf),
    )  # fmt: skip


def judge(set_scene: Scene, library: Library, line: Line, sample: str) -> Outcome:
    """Return whether the line is among those she chooses from, or fits no worse than what she chose."""
    proposals = sorted(
        (one for side in decide.PROPOSERS for one in side(set_scene, library)), key=lambda one: -one.score
    )
    own = max((one.score for one in proposals if line in one.lines), default=0.0)
    filling = next((one.filling for one in proposals if line in one.lines), None)
    helped = set_scene.reading.tier >= 2
    winner, said = (None, "") if helped else _taken(proposals, set_scene)
    best = winner.score if winner else 1.0 if helped else 0.0
    return Outcome(
        line=line.id, sample=sample, reached=bool(own) and own >= best, own=own, best=best,
        open=filling is None or holds(line, set_scene, filling),
        instead=said, why=winner.reason if winner else "help comes first" if helped else "nothing", helped=helped,
    )  # fmt: skip


def _taken(proposals: list[Proposal], set_scene: Scene) -> tuple[Proposal | None, str]:
    """The first proposal that can be worded now, as mind.policy.decide takes it, and the line it would say."""
    talk = set_scene.talk
    for proposal in proposals:
        called_for = (proposal.urgent or proposal.score >= decide.CALLED_FOR) and talk.may_ask_on()
        may_ask = talk.may_ask() or called_for
        beat = choose(proposal.lines, set_scene, proposal.filling, place="trial", may_ask=may_ask)
        if beat:
            return proposal, beat.line
    return None, ""


def plan_of(kind: str, now: Moment, *, days: int = 1) -> Plan:
    """Return a plan of that kind, so many days from now."""
    start = now.ms + days * DAY
    return Plan(
        id=FactId(f"p-{kind}"), kind=kind, phrase=f"the {kind}", learned_at=now.ms - 2 * DAY, source=EARLIER,
        when=TimeRef(start=start, end=start + 60 * MINUTE, precision="minute"),
    )  # fmt: skip
