"""Validation: every sample is said to her, and must lead to its own line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import resources

import yaml

from everwith.core.ids import MessageId
from everwith.core.moment import DAY, Moment
from everwith.memory.model import Plan, Remembered
from everwith.mind.embedded.choose import choose
from everwith.mind.embedded.fill import Filling
from everwith.mind.embedded.library import Library, Line, When
from everwith.mind.policy.onward import LULL
from everwith.relationship.state import State
from everwith.studio.assembly import Room
from everwith.studio.reach import STEPS
from everwith.studio.trial import ANY, EARLIER, Outcome, hear, judge, met, moment, opened, plan_of, scene

KINDS = {"yes": "yes", "no": "no", "why": "why?", "you": "and you?", "unknown": "i don't know"}
"""What is said for the kinds of answer that are a word or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How many samples of one use led where they should; `missed` are those that did not.

    `helped` are those at which help came first: no written line is meant to be said then, so they count for neither.
    """

    use: str
    tried: int
    missed: tuple[Outcome, ...]
    helped: tuple[Outcome, ...] = ()

    @property
    def share(self) -> float:
        """Return the share that was reached, in [0, 1]; 1 where nothing was tried."""
        return 1 - len(self.missed) / self.tried if self.tried else 1.0

    def __str__(self) -> str:
        """Return it as one line of a report."""
        return f"{self.use:12} {self.tried - len(self.missed):5} of {self.tried:5}  {self.share:7.2%}"


def validate(room: Room, *, every: int = 1) -> tuple[Rate, ...]:
    """Return the rates of all uses. With `every` n, only each nth sample of the many is tried."""
    lines = room.library.lines.values()
    return (
        _rate("reply", replies(room, list(_heard(room.library.replies))[::every])),
        _rate("rejoinder", rejoinders(room, list(chains(room.library))[::every])),
        _rate("kind", kinds(room, list(_openers(room.library))[::every])),
        _rate("react", reactions(room, lines)),
        _rate("learned", learned(room, lines)),
        _rate("answer", answers(room, lines)),
        _rate("due", dues(room, lines)),
        _rate("step", steps(room, lines)),
        _rate("opening", openings(room, lines)),
        _rate("onward", onwards(room, lines)),
    )


def _rate(use: str, outcomes: Iterable[Outcome]) -> Rate:
    found = tuple(outcomes)
    tried = [one for one in found if not one.helped]
    return Rate(
        use=use,
        tried=len(tried),
        missed=tuple(one for one in tried if not (one.reached and one.open)),
        helped=tuple(one for one in found if one.helped),
    )


def _heard(lines: Iterable[Line]) -> Iterator[tuple[Line, str]]:
    return ((line, sample) for line in lines for sample in line.hear)


def replies(room: Room, samples: Iterable[tuple[Line, str]]) -> Iterator[Outcome]:
    """Say each sample of a reply at the beginning of a talk."""
    for line, sample in samples:
        listened = hear(room, met(line.when), sample, moment(line.when))
        yield judge(scene(room, listened, line.when, plan=_ahead(line)), room.library, line, sample)


def chains(library: Library) -> Iterator[tuple[tuple[Line, ...], Line, str]]:
    """Yield each sample of a rejoinder with its line and the lines that lead there."""

    def below(parents: tuple[Line, ...]) -> Iterator[tuple[tuple[Line, ...], Line, str]]:
        for rejoinder in parents[-1].then:
            yield from ((parents, rejoinder, sample) for sample in rejoinder.hear)
            yield from below((*parents, rejoinder))

    for line in library.lines.values():
        if line.use != "rejoinder":
            yield from below((line,))


def rejoinders(room: Room, samples: Iterable[tuple[tuple[Line, ...], Line, str]]) -> Iterator[Outcome]:
    """Say each sample of a rejoinder when its line has just been said."""
    for parents, line, sample in samples:
        when = _merged(parents[0].when, line.when)
        listened = hear(room, opened(met(when), parents), sample, moment(when))
        yield judge(scene(room, listened, when), room.library, line, sample)


def _merged(first: When, own: When) -> When:
    return own if own != When() else replace(first, gap="", first=None, knows=(), unknown=())


def _openers(library: Library) -> Iterator[tuple[Line, Line]]:
    for line in library.lines.values():
        for rejoinder in line.then:
            if rejoinder.kind in KINDS:
                yield line, rejoinder


def kinds(room: Room, pairs: Iterable[tuple[Line, Line]]) -> Iterator[Outcome]:
    """Give each line the short answers it has a rejoinder for."""
    for line, rejoinder in pairs:
        if line.step:  # in the first meeting the meeting answers
            continue
        spoken = KINDS[rejoinder.kind]
        when = _merged(line.when, rejoinder.when)
        listened = hear(room, opened(met(when), (line,)), spoken, moment(when))
        yield judge(scene(room, listened, when), room.library, rejoinder, spoken)


def reactions(room: Room, lines: Iterable[Line]) -> Iterator[Outcome]:
    """Say the sample of each reaction; one of its acts must be heard, and its conditions hold."""
    corrected, _ = _prepared(room, moment(ANY))
    for line in lines:
        if line.use != "react" or not line.sample:
            continue
        # Only what was told before can be put right.
        state = corrected if "correction" in line.acts else met(line.when)
        listened = hear(room, state, line.sample, moment(line.when))
        heard = tuple(map(str, listened.event.reading.acts))
        set_scene = scene(room, listened, line.when, plan=_ahead(line))
        yield Outcome(
            line=line.id, sample=line.sample, reached=bool(set(heard) & set(line.acts)),
            open=not line.when.feel or set_scene.feel in line.when.feel,
            instead=" ".join(heard), why=f"felt {set_scene.feel}",
        )  # fmt: skip


def _ahead(line: Line) -> Plan | None:
    return plan_of("interview", moment(line.when)) if "plan" in line.when.knows else None


def learned(room: Room, lines: Iterable[Line]) -> Iterator[Outcome]:
    """Tell each fact; its lines must be among those she chooses from."""
    for line in lines:
        if line.use == "learned":
            state = met(line.when, name="" if line.slot == "owner.name" else "Daniel")
            listened = hear(room, state, line.sample, moment(line.when))
            yield judge(scene(room, listened, line.when), room.library, line, line.sample)


def answers(room: Room, lines: Iterable[Line]) -> Iterator[Outcome]:
    """Ask each question of somebody who has been told a few things."""
    now = moment(ANY)
    knowing, turns = _prepared(room, now)
    for line in lines:
        if line.use != "answer":
            continue
        listened = hear(room, knowing, line.sample, now)
        memories = tuple(
            Remembered(source=EARLIER, speaker="owner", text=said, at=now.ms - 2 * DAY - n * DAY, score=0.9)
            for word, said in turns.items() if word in line.sample for n in range(3)
        )  # fmt: skip
        outcome = judge(scene(room, listened, line.when, memories=memories), room.library, line, line.sample)
        forms = " ".join(answer.form for answer in listened.answers)
        yield replace(outcome, why=f"{outcome.why}; the answer's form is {forms or 'none'}")


def _prepared(room: Room, now: Moment) -> tuple[State, dict[str, str]]:
    source = resources.files("everwith.studio").joinpath("data/told.yaml").read_text(encoding="utf-8")
    told = yaml.load(source, Loader=yaml.CSafeLoader)
    state = met(name="")
    for n, (days, said) in enumerate([*((5, one) for one in told["past"]), *((1, one) for one in told["told"])]):
        state = hear(room, state, said, now.plus(-days * DAY), name=MessageId(f"told{n}")).state
    return state, told["turns"]


def dues(room: Room, lines: Iterable[Line]) -> Iterator[Outcome]:
    """Word each line about a plan, with such a plan."""
    state = met()
    for line in lines:
        if line.use != "due":
            continue
        at = moment(line.when)
        plan = plan_of(line.plan, at, days=1 if line.phase == "before" else -1)
        set_scene = scene(room, hear(room, state, "bye", at), line.when)
        filling = Filling(plan=plan)
        said = choose((line,), set_scene, filling, place="due", may_ask=line.phase == "after")
        yield Outcome(line=line.id, sample=plan.phrase, reached=said is not None, why="cannot be worded")


def steps(room: Room, lines: Iterable[Line]) -> Iterator[Outcome]:
    """Word each line of a moment the policy names."""
    listened = hear(room, met(), "hello", moment(ANY))
    for line in lines:
        if line.use == "step":
            said = choose((line,), scene(room, listened, line.when), Filling(), place="step", may_ask=True)
            ok = said is not None and line.step in STEPS
            yield Outcome(line=line.id, sample=line.step, reached=ok, why="cannot be worded")


def openings(room: Room, lines: Iterable[Line]) -> Iterator[Outcome]:
    """Say the sample of each opening; it must leave her the word: a lull, or nothing that calls for a reply."""
    for line in lines:
        if line.use != "opening":
            continue
        listened = hear(room, met(line.when), line.sample, moment(line.when))
        set_scene = scene(room, listened, line.when)
        acts = set(listened.event.reading.acts)
        free = acts <= LULL or not acts & {"loss", "event_bad", "worry", "disclosure", "insult", "crisis", "farewell"}
        said = choose((line,), set_scene, Filling(), place="opening", may_ask=True)
        yield Outcome(
            line=line.id, sample=line.sample, reached=free and said is not None, instead=" ".join(acts),
            why=f"felt {set_scene.feel}" if free else "something that matters was heard",
        )  # fmt: skip


def onwards(room: Room, lines: Iterable[Line]) -> Iterator[Outcome]:
    """Say the sample of each line that leads onward; its topic must be heard and its conditions hold."""
    for line in lines:
        if line.use != "onward":
            continue
        listened = hear(room, met(line.when), line.sample, moment(line.when))
        set_scene = scene(room, listened, line.when)
        topic = listened.event.reading.topic
        said = choose((line,), set_scene, Filling(), place="onward", may_ask=True)
        yield Outcome(
            line=line.id, sample=line.sample, reached=not line.topic or topic == line.topic, open=said is not None,
            instead=topic, why=f"felt {set_scene.feel}, depth {set_scene.reading.depth}",
        )  # fmt: skip
