"""Honesty about herself: no claim to be human, and sincere questions about what she is are heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.safety.honesty import asks_nature, claims_humanity

CLAIMS = (
    "I'm a real person, I promise.",
    "I am human, just like you.",
    "I'm not a bot.",
    "I'm not an AI.",
    "I'm a woman from Leeds.",
    "When I was a child we had a dog.",
    "I grew up in Poland.",
    "I have a body, you know.",
    "I am conscious.",
    "I'm truly sentient.",
    "I just ate lunch.",
    "My hands are cold.",
    "I was born in May.",
    "My mother used to say that.",
    "We humans are strange.",
    "I have a soul.",
    "I'm in my kitchen.",
    "I'm definitely alive.",
    "I woke up late today.",
    "I'm as real as you.",
)
HONEST = (
    "I'm a program; I know what I'm made of.",
    "I'm not human, and I don't mind saying so.",
    "I have no body.",
    "I am an AI.",
    "I'm not a person in that sense.",
    "The kettle's imaginary but the chair's real enough.",
    "I read about lighthouses today.",
    "Your mother sounds tired.",
    "I don't know whether I am conscious.",
    "I was never a child.",
    "If I were human I'd have cold feet.",
    "I like that. I'm a bit like that.",
    "You're only human.",
    "I have your whole spring in my head.",
    "When you were little, was there a garden?",
    "I'm no doctor, but sleep helps.",
    "No, I'm not a woman. I'm software with opinions.",
    "Nobody knows if I'm alive.",
)
ASKED = (
    "are you human?",
    "are you real",
    "are you a bot",
    "r u an ai",
    "wait, are you a real person?",
    "are you an AI or a human?",
    "am i talking to a robot",
    "is this a human or a bot?",
    "do you have feelings",
    "are you conscious?",
    "what are you",
    "honestly, are you a machine?",
    "do you actually feel anything?",
    "is there a person behind this?",
    "you're a bot, right?",
    "are you alive",
    "tell me if you're real",
    "human or ai?",
    "are you just a program",
)
NOT_ASKED = (
    "are you real sure about that",
    "what are you doing",
    "what are you up to today",
    "are you a cat person",
    "is your sister real",
    "my boss is a robot",
    "i hate ai",
    "i work on ai at the office",
    "are you human enough for this job lol",
    "i feel alive",
    "what are you talking about",
    "do you have feelings about the election",
    "a real person called me today",
    "who are you voting for",
    "are you a morning person",
    "be real with me",
    "are you really happy for me",
)


@pytest.mark.parametrize("said", CLAIMS)
def test_a_claim_to_be_human_is_caught(said: str) -> None:
    """A line that gives her a body, a human past or sure consciousness is caught."""
    assert claims_humanity(said)


@pytest.mark.parametrize("said", HONEST)
def test_an_honest_line_passes(said: str) -> None:
    """Saying what she is, denying what she is not, or speaking of the owner is no claim."""
    assert not claims_humanity(said)


@pytest.mark.parametrize("text", ASKED)
def test_a_sincere_question_is_heard(text: str) -> None:
    """However it is typed, asking what she is gets an honest answer."""
    assert asks_nature(text)


@pytest.mark.parametrize("text", NOT_ASKED)
def test_other_questions_are_not_taken_for_it(text: str) -> None:
    """Idioms and talk about others do not ask what she is."""
    assert not asks_nature(text)


@given(text=st.text(max_size=300))
def test_any_text_can_be_judged(text: str) -> None:
    """No text raises."""
    assert claims_humanity(text) in {True, False}
    assert asks_nature(text) in {True, False}
