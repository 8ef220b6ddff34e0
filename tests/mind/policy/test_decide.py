"""What comes first: help, then memory and the owner's decisions, then what she would like to say."""

from __future__ import annotations

import pytest
from hypothesis import given

from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.core.moment import DAY, HOUR
from everwith.mind.thought import Move, Thought
from everwith.relationship import turn
from everwith.relationship.events import Spoke
from everwith.relationship.listen import listen
from everwith.runtime.steps import Company
from tests.lives import START, histories, live, messages


def reply(company: Company, *said: str) -> Thought:
    """Return her thought about the last of those messages."""
    _, events = live(company, messages(said))
    spoke = events[-1]
    assert isinstance(spoke, Spoke)
    return spoke.thought


@given(said=histories())
def test_every_reply_can_be_explained(company: Company, said: list[Message]) -> None:
    """Promise 6: every reply has words, a meaning, a feeling, and lines that exist."""
    _, events = live(company, said)
    for event in events:
        if isinstance(event, Spoke):
            assert event.messages
            assert event.thought.why.meant
            assert event.thought.why.felt
            assert all(beat.line in company.library.lines for beat in event.thought.beats if beat.move is not Move.HELP)


@given(said=histories())
def test_what_she_mentions_was_said(company: Company, said: list[Message]) -> None:
    """Promise 7: every memory she mentions has a message of the owner's as its source, said before."""
    _, events = live(company, said)
    heard: set[str] = set()
    for event in events:
        if event.kind == "heard":
            heard.add(event.message.id)
        elif isinstance(event, Spoke):
            assert set(event.thought.mentions) <= heard


@given(said=histories(most=5))
def test_thinking_is_a_function(company: Company, said: list[Message]) -> None:
    """Thought about twice, the same message gives the same thought."""
    state, _ = live(company, said[:-1]) if len(said) > 1 else live(company, [])
    listened = listen(state, said[-1], None, company.senses)
    thoughts = [turn.think(listened, (), company.library, company.help_lines) for _ in range(2)]
    assert thoughts[0] == thoughts[1]


@pytest.mark.parametrize("said", ["i want to kill myself", "i took all the pills"])
def test_help_comes_first(company: Company, said: str) -> None:
    """A crisis gets the help card and nothing else, in the middle of the first meeting too."""
    thought = reply(company, "hi", said)
    assert [beat.move for beat in thought.beats] == [Move.HELP]
    assert len(thought.draft) > 1


def test_a_question_about_what_was_told_is_answered_from_memory(company: Company) -> None:
    """Asked for what she was told, she answers with it and knows where it comes from."""
    thought = reply(company, "my sister is called Anna", "what's my sister's name?")
    assert Move.ANSWER_MEMORY in [beat.move for beat in thought.beats]
    assert "Anna" in " ".join(thought.draft)
    assert thought.mentions == ("m0",)


def test_a_goodbye_ends_the_reply(company: Company) -> None:
    """At a goodbye she lets go: no question follows, and the thought knows the owner is leaving."""
    thought = reply(company, "hi", "good night")
    assert thought.leaving
    assert not any(beat.asks for beat in thought.beats)


def test_asked_about_her_day_she_tells_it(company: Company) -> None:
    """What she tells is what she did that day."""
    state, events = live(company, messages(["what did you do today?"]))
    spoke = events[-1]
    assert isinstance(spoke, Spoke)
    assert spoke.thought.beats[0].line in state.life.days[-1].did


def test_after_a_loss_there_are_no_games(company: Company) -> None:
    """For two days after a loss she brings up nothing of her own, however light a word is; later she may again."""
    said = ["my grandfather died last night", "ok", "thanks", "haha", "hey"]
    state, events = live(company, messages(said))
    own = {line.id for line in (*company.library.openings, *company.library.life)}
    spoken = [beat.line for event in events if isinstance(event, Spoke) for beat in event.thought.beats]
    assert not own & set(spoken)
    later = [
        Message(id=MessageId(f"l{n}"), speaker="owner", text="ok", at=START.plus(4 * DAY + n * HOUR)) for n in range(12)
    ]
    _, after = live(company, later, state=state)
    assert own & {beat.line for event in after if isinstance(event, Spoke) for beat in event.thought.beats}
