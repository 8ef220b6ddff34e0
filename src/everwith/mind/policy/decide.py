"""Deciding: all sides propose, the strongest proposal that can be worded is taken, and perhaps something onward.

The order of things when several would do is the order of the scores: help, memory and what the owner decides come
before anything she wants to say herself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from everwith.core.acts import Act
from everwith.mind.embedded.choose import choose
from everwith.mind.embedded.echo import echo
from everwith.mind.embedded.fill import Filling
from everwith.mind.embedded.library import Library
from everwith.mind.policy import heard, meeting, memory
from everwith.mind.policy.onward import LULL, onward, tell_of_day
from everwith.mind.policy.proposal import Proposal, Proposer
from everwith.mind.scene import Scene
from everwith.mind.thought import Beat, Considered, Move, Thought, Why

CALLED_FOR = 0.75
"""A proposal this strong may ask a little more often."""

KEPT = 8
"""Considered lines kept in the explanation of a reply."""


def _special(scene: Scene, library: Library) -> Iterable[Proposal]:
    if scene.reading.tier == 1:
        yield Proposal(
            lines=library.by_step.get("check_in", ()), score=0.97, reason="a check-in", closing=True, urgent=True
        )
    if scene.reading.repeats:
        yield Proposal(lines=library.by_step.get("repeat", ()), score=0.88, reason="the owner said this before")
    if Act.ASK_HER_DAY in scene.reading.acts:
        yield from tell_of_day(scene, library, score=0.995)


PROPOSERS: tuple[Proposer, ...] = (
    _special,
    memory.answers,
    heard.rejoinders,
    heard.replies,
    heard.learned,
    heard.acts,
)


def think(scene: Scene, library: Library) -> Thought:
    """Return what she means to say to the message in the scene. Pure; she is never without an answer."""
    if scene.reading.tier >= 2:
        return _help(scene)
    if scene.talk.meeting:
        return meeting.think(scene, library)
    spoken = scene.message.text if scene.message else ""
    scene = replace(scene, echo=echo(spoken, library.keys.idf))
    proposals = sorted((p for side in PROPOSERS for p in side(scene, library)), key=lambda p: -p.score)
    beats, taken = _main(proposals, scene, library)
    if not taken.closing and not any(beat.asks for beat in beats):
        beats = _with_more(beats, onward(scene, library, taken, beats), scene, general=taken.general)
    return Thought(
        beats=tuple(beats),
        affect=scene.affect,
        why=explain(scene, proposals, beats),
        leaving=Act.FAREWELL in scene.reading.acts,
    )


def _main(proposals: list[Proposal], scene: Scene, library: Library) -> tuple[list[Beat], Proposal]:
    beats: list[Beat] = []
    taken: Proposal | None = None
    may_ask = scene.talk.may_ask()
    for place, proposal in enumerate(proposals):
        if taken is not None and not (taken.joins and proposal.joins and len(beats) < 2):
            break
        beat = choose(
            proposal.lines,
            scene,
            proposal.filling,
            place=f"main{place}",
            may_ask=may_ask or ((proposal.urgent or proposal.score >= CALLED_FOR) and scene.talk.may_ask_on()),
            last_resort=proposal.joins,
        )
        if beat:
            beats.append(beat)
            taken = taken or proposal
    if taken is None:
        floor = Proposal(lines=library.by_act.get(Act.STATEMENT, ()), score=0.0, reason="the floor", general=True)
        beat = choose(floor.lines, scene, Filling(), place="floor", may_ask=True, last_resort=True)
        return ([beat] if beat else []), floor
    return beats, taken


def _with_more(said: list[Beat], more: list[Beat], scene: Scene, *, general: bool) -> list[Beat]:
    """A word and a story of two messages are one too many: in a lull the story stays, else what was said."""
    if sum(beat.text.count("\n") + 1 for beat in (*said, *more)) <= 2 or not more or more[0].plan:
        return said + more
    alone = general and not scene.heavy and set(scene.reading.acts) <= LULL - {Act.GREETING, Act.THANKS}
    return more if alone and not any(beat.mentions for beat in said) else said


def _help(scene: Scene) -> Thought:
    beat = Beat(move=Move.HELP, line="", wording=0, text="\n".join(scene.help))
    return Thought(
        beats=(beat,),
        affect=scene.affect,
        why=Why(heard=("crisis",), felt=scene.felt, meant="to put help first; she steps back"),
        meeting=scene.talk.meeting,
    )


def explain(scene: Scene, proposals: list[Proposal], beats: list[Beat]) -> Why:
    """Return the reasons behind the beats, for `why`."""
    considered = tuple(
        Considered(
            line=proposal.lines[0].id if proposal.lines else "", reason=proposal.reason, score=round(proposal.score, 3)
        )
        for proposal in proposals[:KEPT]
    )
    feeling = scene.reading.feeling
    return Why(
        heard=tuple(str(act) for act in scene.reading.acts),
        topic=scene.reading.topic,
        owner_feels=feeling.label if feeling.intensity > 0.1 else "",
        felt=scene.felt,
        meant=", then ".join(dict.fromkeys(MEANT[beat.move] for beat in beats)),
        considered=considered,
    )


MEANT: dict[Move, str] = {
    Move.ACKNOWLEDGE: "to take in what you said",
    Move.MIRROR: "to show what I understood",
    Move.COMFORT: "to stay with you in it",
    Move.CELEBRATE: "to be glad with you",
    Move.ASK_ONWARD: "to hear more",
    Move.ASK_PERSON: "to ask about someone who matters to you",
    Move.ASK_PLAN: "to ask about what you have planned",
    Move.RECALL: "to bring back something you told me",
    Move.ANSWER_MEMORY: "to answer from what you told me",
    Move.ANSWER_SELF: "to tell you about myself",
    Move.ANSWER_NATURE: "to be plain about what I am",
    Move.SHARE: "to share something of mine",
    Move.OPINE: "to say what I think",
    Move.JOKE: "to make you laugh",
    Move.TEASE: "to tease you a little",
    Move.ENCOURAGE: "to encourage you",
    Move.SUGGEST: "to suggest something",
    Move.TAKE_TASK: "to take something off you",
    Move.BOUNDARY: "to keep to what you asked of me",
    Move.REPAIR: "to put right what I misunderstood",
    Move.INVITE: "to invite you",
    Move.GREET: "to greet you",
    Move.FAREWELL: "to let you go kindly",
    Move.GOODNIGHT: "to wish you a good night",
    Move.THANK: "to thank you",
    Move.APOLOGISE: "to say sorry",
    Move.RECEIVE: "to take it as it was meant",
    Move.FOLLOW_UP: "to ask how something went",
    Move.WONDER: "to wonder aloud",
    Move.UNKNOWING: "to say that I don't know",
    Move.NOTICE: "to tell you what I noticed",
    Move.QUIET: "to be quiet with you",
    Move.MEET: "to get to know you",
    Move.HELP: "to put help first",
}
