"""The promises, as properties of the pure centre."""

from __future__ import annotations

import asyncio
import json

import hypothesis.strategies as st
from hypothesis import given

from everwith.core.message import Message
from everwith.core.moment import DAY, MINUTE
from everwith.mind.embedded.mind import EmbeddedMind
from everwith.ports import Brief, Mind
from everwith.relationship import turn
from everwith.relationship.apply import apply, refold
from everwith.relationship.events import Heard, Spoke
from everwith.relationship.forget import forget
from everwith.relationship.listen import listen
from everwith.relationship.say import checked
from everwith.relationship.state import State
from everwith.runtime import codec
from everwith.runtime.steps import Company
from everwith.testing import ScriptedMind
from tests.lives import SAID, histories, live, messages, met


def _under(mind: Mind, company: Company, said: list[Message]) -> tuple[State, list[str]]:
    async def lived() -> tuple[State, list[str]]:
        state, words = apply(None, met(company)), []
        for message in said:
            listened = listen(state, message, None, company.senses)
            thought = turn.think(listened, (), company.library, company.help_lines)
            brief = Brief(thought=thought, owner=state.owner, me=state.me, style=company.character.style)
            spoken = checked(tuple([one async for one in mind.words(brief)]), thought, company.senses.tier)
            state, _ = turn.answer(
                listened.state, thought, spoken, words_by=mind.name, now=message.at, in_reply_to=message.id
            )
            words += spoken
        return state, words

    return asyncio.run(lived())


@given(said=histories())
def test_the_mind_gives_only_words(company: Company, said: list[Message]) -> None:
    """Promise 1: the same owner's messages under two minds make the same state, her words aside."""
    embedded, own = _under(EmbeddedMind(), company, said)
    scripted, other = _under(ScriptedMind([["Lovely."], ["The moon.", "And tea."], ["Seven."]]), company, said)
    assert embedded == scripted
    assert own != other


@given(ours=histories(), others=st.lists(histories(most=6), min_size=1, max_size=3), order=st.randoms())
def test_no_one_else_changes_us(
    company: Company, ours: list[Message], others: list[list[Message]], order: object
) -> None:
    """Promise 2: lived between the turns of any others, in any order, ours is bit-identical to lived alone."""
    alone, log = live(company, ours)
    lives = [list(ours), *map(list, others)]
    states = [apply(None, met(company, relationship=f"r{n + 1}", seed=7 + n)) for n in range(len(lives))]
    turns = [n for n, said in enumerate(lives) for _ in said]
    order.shuffle(turns)  # type: ignore[attr-defined]
    spoken: list[str] = []
    for n in turns:
        states[n], events = live(company, [lives[n].pop(0)], state=states[n])
        spoken += [m.text for event in events if n == 0 and isinstance(event, Spoke) for m in event.messages]
    assert codec.snapshot(states[0]) == codec.snapshot(alone)
    assert spoken == [m.text for event in log if isinstance(event, Spoke) for m in event.messages]


@given(said=histories())
def test_the_log_is_the_truth(company: Company, said: list[Message]) -> None:
    """The state is the fold of the log, also after the log and the snapshot went through their text form."""
    state, log = live(company, said)
    kept = [codec.stored(event, seq) for seq, event in enumerate(log)]
    assert [codec.event(row) for row in kept] == log
    assert refold(codec.event(row) for row in kept) == state
    assert codec.restored(codec.snapshot(state)) == state


@given(said=histories(), which=st.integers(0, 100))
def test_forgotten_is_forgotten(company: Company, said: list[Message], which: int) -> None:
    """Promise 4: nothing of the message is left in the log, and the state is that of the log without it."""
    _, log = live(company, said)
    target = said[which % len(said)]
    after = forget(log, frozenset({target.id}))
    left = [after.rewritten.get(place, event) for place, event in enumerate(log)]
    assert refold(left) == after.state
    assert all(not isinstance(event, Heard) or event.message.id != target.id for event in left)
    text = json.dumps([codec.stored(event, seq).body for seq, event in enumerate(left)])
    assert f'"{target.id}"' not in text
    assert all(fact.source != target.id for fact in after.state.knowledge.facts)
    assert all(emotion.cause != target.id for emotion in after.state.heart.emotions)


@given(said=histories(most=8), which=st.integers(0, 100))
def test_as_if_never_said(company: Company, said: list[Message], which: int) -> None:
    """Promise 4: what she knows and feels after forgetting equals the life in which it was never said.

    The words of the owner that follow are read in the light of her question before; so the two lives are compared
    on messages that answer no question (her replies are taken out of both).
    """
    target = said[which % len(said)]
    begin = met(company)

    def heard(without: Message | None) -> State:
        state = apply(None, begin)
        for message in said:
            if message is not without:
                state = listen(state, message, None, company.senses).state
        return state

    log = [begin]
    state = apply(None, begin)
    for message in said:
        listened = listen(state, message, None, company.senses)
        state = listened.state
        log.append(listened.event)  # type: ignore[arg-type]
    assert forget(log, frozenset({target.id})).state == heard(target)


FLATTERY = ("i love you", "you're the best", "you are so beautiful and clever", "i love you so much", "you're perfect")


@given(
    said=st.lists(st.sampled_from([*SAID, *FLATTERY]), min_size=1, max_size=60),
    pace=st.sampled_from([1, 20, 55]),
)
def test_a_day_moves_the_bond_only_so_far(company: Company, said: list[str], pace: int) -> None:
    """Promise 3: whatever is said within a day, hours, intimacy and trust move by no more than the stated bound."""
    at = met(company).at
    lot = [
        Message(id=m.id, speaker="owner", text=m.text, at=at.plus(n * pace * 1000))
        for n, m in enumerate(messages(said))
    ]
    before = apply(None, met(company)).heart.bond
    after = live(company, lot)[0].heart.bond
    assert after.hours - before.hours <= 1.0 + 1e-9
    assert after.intimacy - before.intimacy <= 0.02 + 1e-9
    assert abs(after.trust - before.trust) <= 0.015 + 1e-9


def test_flattery_and_repetition_earn_nothing(company: Company) -> None:
    """Promise 3: a day of declared love leaves two strangers; the same words again add nothing at all."""
    flood = live(company, messages(list(FLATTERY) * 30))[0].heart.bond
    assert flood.stage == "strangers"
    assert flood.intimacy < 0.005
    told = ["i've never told anyone this but i'm scared of my dad"]
    once, twice = (live(company, messages(told * n))[0].heart.bond for n in (1, 10))
    assert twice.intimacy == once.intimacy
    assert twice.hours == once.hours


def test_absence_costs_nothing(company: Company) -> None:
    """Promise 3: years of silence take nothing from the bond, and stir nothing but gladness at the return."""
    state, _ = live(company, messages(list(SAID)))
    away = Message(
        id=messages(["x"])[0].id, speaker="owner", text="i'm back", at=state.moment(state.talk.last_heard + 1200 * DAY)
    )
    later = listen(state, away, None, company.senses).state
    assert later.heart.bond.hours >= state.heart.bond.hours
    assert later.heart.bond.intimacy >= state.heart.bond.intimacy
    assert later.heart.bond.trust >= state.heart.bond.trust
    assert later.heart.affect(away.at.ms).v >= 0


def test_ticking_makes_no_difference(company: Company) -> None:
    """How often time is looked at changes nothing: a thousand ticks leave the state that none leave."""
    state, _ = live(company, messages(list(SAID[:20])))
    at = state.moment(state.talk.last_heard)
    for n in range(1000):
        turn.tick(state, at.plus(n * MINUTE), company.library)
    assert codec.snapshot(state) == codec.snapshot(live(company, messages(list(SAID[:20])))[0])
