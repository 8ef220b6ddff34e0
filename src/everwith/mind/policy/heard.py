"""Proposals from what was just heard: rejoinders, replies, new facts, and the acts themselves."""

from __future__ import annotations

from collections.abc import Iterable

from everwith.core import text
from everwith.core.acts import Act
from everwith.memory import saying
from everwith.mind.embedded.fill import Filling
from everwith.mind.embedded.library import Library, Line
from everwith.mind.embedded.match import negated, stems
from everwith.mind.policy.form import asking, leaving
from everwith.mind.policy.proposal import Proposal
from everwith.mind.policy.scores import ACT_SCORE, SOLE
from everwith.mind.reading import Sentence
from everwith.mind.scene import Scene

REPLY = 0.55
"""A sample must fit at least this well for its reply to be considered."""

CLEAR = 0.72
"""A reply that fits this well is what the message calls for, whatever she had asked."""

BUCKET = 0.05
"""Replies that fit about equally well are one proposal, so that novelty and chance choose among them."""

OTHER_FORM, OTHER_TONE, OTHER_SIGN, FEW_WORDS, SAME_TOPIC = 0.15, 0.18, 0.1, 0.15, 0.03
"""What a match loses where one asks and the other tells, where one is glad and the other sad, where one denies
and the other does not, where a single word decides; and what it gains by being about the same."""

CLEARLY_LEAVING = 0.97
TELLING = frozenset({Act.EVENT_GOOD, Act.EVENT_BAD, Act.LOSS, Act.DISCLOSURE, Act.WORRY, Act.HOPE, Act.ASK_ADVICE})
"""Acts that deserve their own response rather than a rejoinder to whatever is said."""

BARE = frozenset({Act.YES, Act.NO, Act.OK, Act.WHY, Act.AND_YOU, Act.DONT_KNOW, Act.LAUGH})
"""Acts which, in a word or two, answer what she said and are no subject of their own."""

KIND_OF_ACT: tuple[tuple[str, Act], ...] = (
    ("you", Act.AND_YOU),
    ("why", Act.WHY),
    ("unknown", Act.DONT_KNOW),
    ("yes", Act.YES),
    ("no", Act.NO),
)


def rejoinders(scene: Scene, library: Library) -> Iterable[Proposal]:
    """Propose what answers the owner's answer to her last line."""
    line = library.lines.get(scene.talk.opens)
    if line is None:
        return
    spoken = scene.message.text if scene.message else ""
    for rejoinder in line.then:
        fit = max(
            (_fit(scene, library, place, rejoinder) for place in range(len(scene.reading.sentences))), default=0.0
        )
        if rejoinder.hear and fit >= 0.45:
            yield Proposal(lines=(rejoinder,), score=0.6 + 0.46 * fit, reason=f"answer to her line, {fit:.2f}")
    for kind, score in _kinds(scene, spoken):
        lines = tuple(rejoinder for rejoinder in line.then if rejoinder.kind == kind)
        if lines:
            yield Proposal(lines=lines, score=score, reason=f"answer to her line: {kind}")


def _fit(scene: Scene, library: Library, place: int, rejoinder: Line) -> float:
    start, end = scene.reading.sentences[place].span
    spoken = text.plain(scene.message.text[start:end]) if scene.message else ""
    return library.keys.fit(spoken, scene.vector(place), rejoinder.hear)


def _kinds(scene: Scene, spoken: str) -> Iterable[tuple[str, float]]:
    acts, count = scene.reading.acts, len(text.words(spoken))
    for kind, act in KIND_OF_ACT:
        if act in acts:
            yield kind, 0.95 if count <= 3 else 0.82 if count <= 6 else 0.6
    if Act.EVENT_GOOD in acts or scene.feel == "good":
        yield "good", 0.6
    if Act.EVENT_BAD in acts or scene.feel == "bad":
        yield "bad", 0.6
    asks = asking(spoken)
    weaker = 0.1 if TELLING & set(acts) else 0.0
    if count >= 12 and not asks:
        yield "story", 0.5 - weaker
    if count <= 4 and not asks:
        yield "short", 0.47 - weaker
    if not asks:
        yield "other", 0.46 - weaker


def replies(scene: Scene, library: Library) -> Iterable[Proposal]:
    """Propose the written replies whose samples are nearest to one of the sentences."""
    scored: dict[str, float] = {}
    for place, sentence in enumerate(scene.reading.sentences):
        start, end = sentence.span
        spoken = text.plain(scene.message.text[start:end]) if scene.message else ""
        if _passing(set(sentence.acts), spoken, answering=bool(scene.talk.opens)):
            continue
        asks = asking(spoken)
        for hit in library.keys.best(spoken, scene.vector(place)):
            score = hit.score - (OTHER_FORM if asks != asking(hit.sample) else 0.0)
            score -= OTHER_TONE if _clash(sentence, hit.tone) else 0.0
            score -= OTHER_SIGN if hit.score < 0.97 and negated(spoken) != negated(hit.sample) else 0.0
            score -= FEW_WORDS if hit.score < 0.9 and len(stems(spoken)) < 2 else 0.0
            score += SAME_TOPIC if sentence.topic and library.lines[hit.line].topic == sentence.topic else 0.0
            scored[hit.line] = max(score, scored.get(hit.line, 0.0))
    ranked = sorted(((score, line) for line, score in scored.items() if score >= REPLY), key=lambda x: (-x[0], x[1]))
    while ranked:
        best = ranked[0][0]
        bucket = [line for score, line in ranked if score >= best - BUCKET]
        ranked = [entry for entry in ranked if entry[0] < best - BUCKET]
        yield Proposal(
            lines=tuple(library.lines[line] for line in bucket),
            score=best if best < CLEAR else max(best, 0.83),
            reason=f"like a sample, {best:.2f}",
        )


def _passing(acts: set[Act], spoken: str, *, answering: bool) -> bool:
    """Whether a sentence says nothing that a written reply could be about."""
    short = len(text.words(spoken)) <= 2
    return (
        acts <= {Act.SILENCE, Act.FOREIGN}
        or (acts <= {Act.GREETING} and short)
        or (acts <= {Act.FAREWELL} and leaving(spoken))
        or (answering and short and acts <= BARE)
    )


def _clash(sentence: Sentence, tone: float) -> bool:
    own = sentence.feeling.valence * sentence.feeling.intensity
    own += 0.3 * ((Act.EVENT_GOOD in sentence.acts) - (Act.EVENT_BAD in sentence.acts or Act.LOSS in sentence.acts))
    return own * tone < 0 and abs(own) > 0.1 and abs(tone) > 0.1


def learned(scene: Scene, library: Library) -> Iterable[Proposal]:
    """Propose a response to a fact just told, or to one just put right."""
    for claim in scene.reading.claims:
        person = "" if claim.subject in {"owner", "companion"} else claim.subject
        filling = Filling(
            values={"value": claim.value}, sources=(scene.message.id,) if scene.message else (), person=person
        )
        if claim.corrects:
            lines = library.by_act.get(Act.CORRECTION, ())
            yield Proposal(lines=lines, score=0.9, reason="a fact put right", filling=filling, closing=True)
        elif claim.holds:
            slots = (f"{claim.subject.partition('#')[0]}.{claim.slot}", f"{_sort(claim.subject)}.{claim.slot}")
            lines = tuple(line for slot in slots for line in library.by_slot.get(slot, ()))
            yield Proposal(lines=lines, score=0.66, reason=f"learned {claim.subject}.{claim.slot}", filling=filling)


PETS = frozenset(
    {"dog", "cat", "rabbit", "horse", "bird", "hamster", "fish", "parrot", "pet", "guinea pig", "tortoise"}
)


def _sort(subject: str) -> str:
    kind = subject.partition("#")[0]
    return "pet" if kind in PETS else "owner" if kind == "owner" else "any"


def acts(scene: Scene, library: Library) -> Iterable[Proposal]:
    """Propose the general response to each act heard."""
    heard = scene.reading.acts
    filling = _correcting(scene)
    for act in heard:
        score, closing, general = ACT_SCORE.get(act, (0.3, False, True))
        if act in SOLE and len(heard) == 1:
            score = SOLE[act]
        if act is Act.FAREWELL and _leaving(scene):
            score, closing, general = CLEARLY_LEAVING, True, False
            yield from _before_plans(scene, library)
        if act is Act.CORRECTION and filling.values:
            score = 0.9
        if closing and act in {Act.CORRECTION, Act.FORGET} and len(heard) > 2:
            score -= 0.2
        yield Proposal(
            lines=library.by_act.get(act, ()),
            score=score,
            reason=f"heard: {act}",
            filling=filling,
            closing=closing,
            general=general,
            urgent=act == Act.LOSS,
        )


def _leaving(scene: Scene) -> bool:
    said = scene.message.text if scene.message else ""
    spans = (sentence.span for sentence in scene.reading.sentences if Act.FAREWELL in sentence.acts)
    return any(leaving(text.plain(said[start:end])) for start, end in spans)


def _before_plans(scene: Scene, library: Library) -> Iterable[Proposal]:
    """Propose a good wish for what comes next, once, when they part before it."""
    for plan in [plan for plan in scene.ahead if not plan.who][:1]:
        lines = library.by_plan.get((plan.kind, "before"), ()) or library.by_plan.get(("other", "before"), ())
        unsaid = tuple(line for line in lines if f"{line.id}#0" not in scene.talk.deck)
        if len(unsaid) == len(lines):
            filling = Filling(plan=plan, person=plan.who)
            yield Proposal(lines=lines, score=0.98, reason="a wish for what comes", filling=filling, closing=True)


def _correcting(scene: Scene) -> Filling:
    ahead = next((plan for plan in scene.ahead if not plan.who), None)
    moved = next((plan for plan in scene.reading.intentions if plan.moved and plan.when), None)
    value = next((claim.value for claim in scene.reading.claims if claim.corrects), "")
    if moved and moved.when:
        value = saying.say_when(moved.when, scene.now)
    return Filling(values={"value": value} if value else {}, plan=ahead, person=_person(scene))


def _person(scene: Scene) -> str:
    return scene.reading.person if scene.reading.person not in {"", "?"} else ""
