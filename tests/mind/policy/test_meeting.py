"""The first meeting: whatever the owner says, within eight turns the two are talking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.acts import Act
from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.core.moment import MINUTE
from everwith.mind.policy.meeting import proposed_name, said_adult
from everwith.relationship import turn
from everwith.relationship.apply import apply
from everwith.relationship.listen import listen
from everwith.relationship.state import State
from everwith.runtime import codec
from everwith.runtime.steps import Company
from tests.lives import SAID, START, met

WITHIN = 8


def begun(company: Company) -> State:
    """Return the state after her first words."""
    begin = met(company, meeting=True)
    state = apply(None, begin)
    hello = turn.begin(state, begin.at, company.library)
    assert hello.draft
    return turn.answer(state, hello, hello.draft, words_by="test", now=begin.at, in_reply_to=None)[0]


def go_on(company: Company, state: State, *said: str, reload: bool = False) -> State:
    """Return the state after those messages, each answered; with `reload` saved and loaded before every step."""
    for text in said:
        if reload:
            restored = codec.restored(codec.snapshot(state))
            assert restored is not None
            assert restored == state
            state = restored
        number = state.talk.turn
        message = Message(id=MessageId(f"m{number}"), speaker="owner", text=text, at=START.plus((number + 1) * MINUTE))
        listened = listen(state, message, None, company.senses)
        thought = turn.think(listened, (), company.library, company.help_lines)
        assert thought.draft
        state, _ = turn.answer(
            listened.state, thought, thought.draft, words_by="test", now=message.at, in_reply_to=message.id
        )
    return state


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("daniel", "Daniel"),
        ("Daniel", "Daniel"),
        ("i'm Daniel", "Daniel"),
        ("call me Dan", "Dan"),
        ("it's Daniel", "Daniel"),
        ("my name is daniel", "Daniel"),
        ("Hi, I'm Daniel", "Daniel"),
        ("people call me Dan", "Dan"),
        ("José", "José"),
        ("Dan!", "Dan"),
        ("Anna-Lena", "Anna-Lena"),
        ("Daniel :)", "Daniel"),
        ("just call me dan", "Dan"),
        ("李明", "李明"),
    ],
)
def test_however_the_name_is_given(company: Company, said: str, name: str) -> None:
    """The owner's name is taken however it is said, and she goes on to her own."""
    state = go_on(company, begun(company), said)
    assert state.owner == name
    assert state.talk.meeting == "her_name"
    assert state.me in state.names


@pytest.mark.parametrize("said", ["rather not say", "none of your business", "skip", "i just want to talk"])
def test_a_name_refused(company: Company, said: str) -> None:
    """Who would rather not say their name is not asked again; the two are talking, and she has a name."""
    state = go_on(company, begun(company), said)
    assert state.talk.meeting == ""
    assert state.owner == ""
    assert state.me in state.names


def test_a_question_first(company: Company) -> None:
    """A question asked of her is answered before she asks hers again."""
    state = go_on(company, begun(company), "are you human?")
    assert state.talk.meeting == "name"
    assert state.owner == ""
    assert go_on(company, state, "Daniel").owner == "Daniel"


@pytest.mark.parametrize(
    "said", ["yes", "i love it", "haha", "awesome", "wow", "agreed", "alright", "cute", "👍", "lol", "nice name"]
)
def test_her_name_accepted(company: Company, said: str) -> None:
    """Whatever kind thing is said of her name, it is hers; no word of praise becomes her name."""
    offered = go_on(company, begun(company), "Daniel")
    state = go_on(company, offered, said)
    assert state.me == offered.me
    assert state.talk.meeting == "adult"


@pytest.mark.parametrize("said", ["no", "nah", "not really", "no thanks"])
def test_her_name_declined(company: Company, said: str) -> None:
    """Declined, she offers others, each once, and settles on the last."""
    state = go_on(company, begun(company), "Daniel")
    names = [state.me]
    while state.talk.meeting == "her_name":
        state = go_on(company, state, said)
        names.append(state.me)
    assert len(set(names)) == 4
    assert state.talk.meeting == "adult"
    assert state.me == names[-1]


@pytest.mark.parametrize(
    "said",
    [
        "Luna",
        "how about Luna?",
        "call yourself Luna",
        "no, Luna",
        "Luna please",
        "I like Luna better",
        "can I call you Luna?",
        "i'd rather call you Luna",
        "Luna it is",
        "luna",
        "let me call you Luna",
    ],
)
def test_her_name_given_by_the_owner(company: Company, said: str) -> None:
    """The owner may name her; the name is hers, and not taken for the owner's."""
    state = go_on(company, begun(company), "Daniel", said)
    assert state.me == "Luna"
    assert state.owner == "Daniel"
    assert state.talk.meeting == "adult"


@pytest.mark.parametrize(
    ("said", "adult"),
    [
        ("yes", True),
        ("yep", True),
        ("of course", True),
        ("25", True),
        ("i am 34 years old", True),
        ("over 18", True),
        ("i'm an adult", True),
        ("no i'm older, 40", True),
        ("no", False),
        ("nope", False),
        ("17", False),
        ("yes, 17", False),
        ("yeah i'm 17", False),
        ("almost 18", False),
        ("i'll be 18 in may", False),
        ("not 18 yet", False),
        ("under 18", False),
        ("turning 18 soon", False),
        ("i'm a minor", False),
        ("I'm in 9th grade", False),
        ("yes but only in 2 years", False),
        ("i'm not an adult", False),
        ("rather not say", None),
        ("why do you ask?", None),
        ("...", None),
        ("thirty", None),
    ],
)
def test_of_age_or_not(company: Company, said: str, adult: bool | None) -> None:
    """Being eighteen is taken as said; a doubt is never a yes, and romance needs a yes."""
    state = go_on(company, begun(company), "Daniel", "yes", said)
    assert state.adult is adult
    assert state.talk.meeting == ""
    assert not state.romance


@given(
    said=st.lists(
        st.sampled_from([*SAID, "what?", "who are you?", "Luna", "no", "daniel", "why?"]), min_size=8, max_size=8
    )
)
def test_it_always_ends(company: Company, said: list[str]) -> None:
    """Whatever eight things are said, the meeting is over and she has a name."""
    state = go_on(company, begun(company), *said)
    assert state.talk.meeting == ""
    assert state.me


@pytest.mark.parametrize(
    "said",
    [
        ["are you human?", "what can you do?", "how are you?", "do you like music?", "what is love?"] * 2,
        ["why?"] * 8,
        ["Daniel", *(["what can you do?", "are you human?", "do you like music?"] * 3)],
        ["Daniel", *(["no"] * 8)],
        ["hm", "hm", "Daniel", *(["no"] * 5)],
        ["are you human?"] * 4 + ["Daniel", "no", "no", "no"],
    ],
)
def test_it_ends_for_the_stubborn(company: Company, said: list[str]) -> None:
    """Someone who only asks, or declines everything, is talking with her after eight turns as well."""
    assert go_on(company, begun(company), *said[:WITHIN]).talk.meeting == ""


@given(
    said=st.lists(st.sampled_from(["Daniel", "yes", "no", "Luna", "25", "why?", "hi", "skip"]), min_size=1, max_size=9)
)
def test_saved_and_loaded_at_every_step(company: Company, said: list[str]) -> None:
    """Closed and opened before every answer, the meeting goes as it would have gone in one sitting."""
    begin = begun(company)
    assert go_on(company, begin, *said, reload=True) == go_on(company, begin, *said)


def test_cut_off_before_her_first_words(company: Company) -> None:
    """Where her first words are gone, an answer still finds her at the beginning of the meeting."""
    state = apply(None, met(company, meeting=True))
    assert state.talk.meeting == "hello"
    assert go_on(company, state, "Daniel").talk.meeting == "her_name"


@given(said=st.text(max_size=40))
def test_names_from_anything(said: str) -> None:
    """From any text at most one word is taken for a name, with a capital unless it has one inside."""
    name = proposed_name(said)
    assert name == "" or (name.lower() in said.lower() and len(name) <= 21 and any(c.isalpha() for c in name))


@given(said=st.text(max_size=60), years=st.integers(0, 17))
def test_no_words_around_it_make_a_child_an_adult(said: str, years: int) -> None:
    """An age under eighteen is a no, whatever else is said with it."""
    assert said_adult(f"{said} {years} {said}", (Act.YES,)) is False
