"""Talk: nothing said twice within 200 turns, and no interrogation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.affect import Affect
from everwith.mind.talk import DECK, NOVELTY, Talk
from everwith.mind.thought import Beat, Move, Thought, Why
from everwith.relationship.events import Event, Heard, Spoke
from everwith.runtime.steps import Company
from tests.lives import live, messages
from tests.mind.owner import says

FROM_MEMORY = {Move.ANSWER_MEMORY, Move.RECALL, Move.HELP}


@pytest.fixture(params=[3, 11])
def lived(request: pytest.FixtureRequest, company: Company) -> list[Event]:
    """Return the log of three hundred turns with one owner."""
    return live(company, messages(says(request.param, 300), minutes=37), seed=request.param)[1]


def test_nothing_is_said_twice_within_200_turns(lived: list[Event]) -> None:
    """In three hundred varied turns no message of five words or more comes back within two hundred.

    What answers from memory, and the help card, may be the same when asked the same.
    """
    turn, last = 0, {}
    for event in lived:
        turn += isinstance(event, Heard)
        if not isinstance(event, Spoke) or FROM_MEMORY & {beat.move for beat in event.thought.beats}:
            continue
        for message in event.messages:
            if len(message.text.split()) >= 5:
                assert turn - last.get(message.text, -NOVELTY) >= NOVELTY, message.text
                last[message.text] = turn
    assert len(last) > 300


def test_she_always_answers_and_never_interrogates(lived: list[Event]) -> None:
    """Every message is answered with words; never three questions in a row; fewer than two turns in five ask."""
    spoke = [event for event in lived if isinstance(event, Spoke)]
    assert len(spoke) == 300
    assert all(event.messages for event in spoke)
    asked = [any(beat.asks for beat in event.thought.beats) for event in spoke]
    assert not any(all(asked[n : n + 3]) for n in range(len(asked) - 2))
    assert sum(asked) / len(asked) < 0.4
    assert any(asked)


def test_asked_to_stop_asking_she_stops(company: Company) -> None:
    """After "stop asking me things" no question comes for fifteen turns."""
    said = ["hi", "i had a day", "stop asking me things", *says(5, 14)]
    said = [one for one in said if "sad" not in one]
    _, events = live(company, messages(said))
    spoke = [event for event in events if isinstance(event, Spoke)][2:]
    assert not any(beat.asks for event in spoke for beat in event.thought.beats if beat.move is not Move.HELP)


def _thought(*lines: tuple[str, int], asks: bool = False) -> Thought:
    beats = tuple(Beat(move=Move.SHARE, line=line, wording=n, text="Words.", asks=asks) for line, n in lines)
    return Thought(beats=beats, affect=Affect(), why=Why())


def test_a_wording_is_fresh_again_after_200_turns() -> None:
    """A wording is stale for 200 turns from its use; other wordings of the line are not."""
    talk = Talk(turn=10).having_said(_thought(("a", 0)), 5)
    assert not Talk(turn=209, deck=talk.deck).fresh("a#0")
    assert Talk(turn=210, deck=talk.deck).fresh("a#0")
    assert talk.fresh("a#1")


def test_the_deck_forgets_the_oldest_first() -> None:
    """The deck is bounded; what is let go was used longest ago."""
    talk = Talk()
    for n in range(DECK + 5):
        talk = Talk(turn=n, deck=talk.deck).having_said(_thought((f"l{n}", 0)), n)
    assert len(talk.deck) == DECK
    assert "l4#0" not in talk.deck
    assert f"l{DECK + 4}#0" in talk.deck


@given(asked=st.lists(st.booleans(), max_size=5), turn=st.integers(0, 30), until=st.integers(0, 30))
def test_when_a_question_is_welcome(asked: list[bool], turn: int, until: int) -> None:
    """Of her own accord never two in a row, and what the moment calls for never three; neither when told to stop."""
    talk = Talk(turn=turn, questions=tuple(asked), no_questions_until=until)
    if turn < until:
        assert not talk.may_ask()
        assert not talk.may_ask_on()
    assert talk.may_ask_on() or not talk.may_ask()
    assert not (talk.may_ask() and asked[-1:] == [True])
    assert not (talk.may_ask_on() and asked[-2:] == [True, True])


def test_what_a_reply_leaves_behind() -> None:
    """After a reply the talk knows what was asked, what waits for an answer, and when she spoke."""
    beat = Beat(move=Move.ASK_ONWARD, line="q", wording=0, text="And?", opens="q", asks=True, topic="work")
    talk = Talk(turn=3, topic="pets").having_said(Thought(beats=(beat,), affect=Affect(), why=Why()), 99)
    assert (talk.opens, talk.topic, talk.questions, talk.last_spoke) == ("q", "work", (True,), 99)
    quiet = talk.having_said(_thought(("a", 0)), 50)
    assert (quiet.opens, quiet.questions, quiet.last_spoke) == ("", (True, False), 99)
