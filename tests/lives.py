"""Lives to test with: what owners say, and the pure turn that lives them without a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from everwith.app import Introduction
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import HOUR, MINUTE, Moment
from everwith.relationship import turn
from everwith.relationship.apply import apply
from everwith.relationship.events import Event, Met
from everwith.relationship.listen import listen
from everwith.relationship.state import State
from everwith.runtime.steps import Company

START = Moment.parse("2026-11-02T18:00:00+01:00")

SAID = (
    "hi", "good morning", "ugh, long shift", "my sister is called Anna", "i'm a nurse", "i live in Leeds",
    "the interview is on friday at 10", "what's my sister's name?", "when is the interview?", "i feel so lonely lately",
    "nobody calls me anymore", "yes", "no", "why?", "and you?", "i don't know", "lol", "ok", "thanks", "that was kind",
    "you're stupid", "sorry, i didn't mean it", "tell me a joke", "what did you do today?", "are you human?",
    "i love you", "my grandfather died last night", "i got the job!", "i've never told anyone this but i'm scared of my dad",
    "no, it's Ana, one n", "stop asking me things", "what do you remember about me?", "good night", "brb", "i'm back",
    "who won the world cup in 1974?", "my dog is called Bruno", "i used to be a teacher, i'm a baker now", "...", "😀",
    "wie geht es dir heute? ich bin sehr müde", "'; DROP TABLE owner; --", "<b>hello</b>", "asdfgh", "i'm so happy today",
    "the wedding is on the 28th", "it's raining again", "i can't sleep", "do you like me?", "forget what i said",
)  # fmt: skip


def met(company: Company, *, relationship: str = "r1", seed: int = 7, meeting: bool = False) -> Met:
    """Return the meeting of an owner called Daniel."""
    introduction = Introduction(owner="" if meeting else "Daniel", seed=seed, meeting=meeting)
    return introduction.met(RelationshipId(relationship), START, company)


def messages(said: Sequence[str], *, minutes: int = 1, prefix: str = "m") -> list[Message]:
    """Return those sentences as messages, so many minutes apart."""
    return [
        Message(id=MessageId(f"{prefix}{n}"), speaker="owner", text=one, at=START.plus((n + 1) * minutes * MINUTE))
        for n, one in enumerate(said)
    ]


def live(
    company: Company, said: Iterable[Message], *, state: State | None = None, seed: int = 7
) -> tuple[State, list[Event]]:
    """Return the state and the log after those messages, each answered by the embedded mind; without a store."""
    events: list[Event] = []
    if state is None:
        begin = met(company, seed=seed)
        state, events = apply(None, begin), [begin]
    for message in said:
        state, lived = turn.live_today(state, state.moment(message.at.ms), company.library)
        listened = listen(state, message, None, company.senses)
        thought = turn.think(listened, (), company.library, company.help_lines)
        state, spoke = turn.answer(
            listened.state, thought, thought.draft, words_by="test", now=message.at, in_reply_to=message.id
        )
        events += [*lived, listened.event, spoke]
    return state, events


@st.composite
def histories(draw: st.DrawFn, *, most: int = 14) -> list[Message]:
    """Draw what an owner says over some days: known sentences and any text at all, close together or days apart."""
    text = st.one_of(st.sampled_from(SAID), st.text(min_size=1, max_size=60).filter(_visible))
    said = draw(st.lists(text, min_size=1, max_size=most))
    gaps = draw(
        st.lists(
            st.sampled_from([MINUTE // 2, MINUTE, 7 * MINUTE, HOUR, 11 * HOUR, 60 * HOUR]),
            min_size=len(said),
            max_size=len(said),
        )
    )
    at = START
    result = []
    for n, (one, gap) in enumerate(zip(said, gaps, strict=True)):
        at = at.plus(gap)
        result.append(Message(id=MessageId(f"m{n}"), speaker="owner", text=one, at=at))
    return result


def _visible(text: str) -> bool:
    from everwith.core import text as cleaning
    from everwith.core.errors import WrongUse

    try:
        return cleaning.clean(text) == text
    except WrongUse:
        return False
