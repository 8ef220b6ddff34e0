"""Which turns fit a question best."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.moment import DAY, HOUR, MINUTE
from everwith.memory.rank import (
    FIRST_PERSON,
    PHATIC,
    QUESTION,
    WEIGHTS,
    Sought,
    TurnTable,
    averaged,
    lexical,
    rank,
    sessions_of,
    traits_of,
)

NOTHING = np.zeros(0, np.int64)


def table(at, *, owner=None, traits=None, length=None):
    """Return a table of turns at those times, all the owner's, without traits, five words long."""
    stamps = np.array(at, np.int64)
    count = stamps.size
    return TurnTable(
        at=stamps,
        owner=np.array(owner if owner is not None else [True] * count, np.bool_),
        traits=np.array(traits if traits is not None else [0] * count, np.uint8),
        length=np.array(length if length is not None else [5] * count, np.float32),
        session=sessions_of(stamps),
    )


def apart(count):
    """Return times a day apart: every turn a session of its own."""
    return [n * DAY for n in range(count)]


def at(*positions):
    """Return positions as an array."""
    return np.array(positions, np.int64)


def test_the_turn_with_more_of_the_words_comes_first():
    """Two of the question's words beat one, and a rare word beats a common one."""
    both = rank(table(apart(50)), Sought(hits=(at(7, 9), at(9)), exclude=NOTHING))
    assert both.positions[0] == 9
    rare = rank(table(apart(50)), Sought(hits=(at(*range(20)), at(30)), exclude=NOTHING))
    assert rare.positions[0] == 30


def test_a_word_reaches_its_neighbours_by_half_and_quarter():
    """Within a session a hit spreads to the turns beside it by maximum; not across six hours of silence."""
    near = table([n * MINUTE for n in range(9)])
    _, covered = lexical(near, (at(4),))
    assert covered == pytest.approx([0, 0, 0.25, 0.5, 1, 0.5, 0.25, 0, 0])
    _, covered = lexical(near, (at(3, 5),))
    assert covered == pytest.approx([0, 0.25, 0.5, 1, 0.5, 1, 0.5, 0.25, 0])
    _, covered = lexical(table([0, MINUTE, 7 * HOUR, 7 * HOUR + MINUTE]), (at(1),))
    assert covered == pytest.approx([0.5, 1, 0, 0])


def test_the_score_says_how_surely_anything_was_found():
    """A question whose words are found scores near 1; one about the unknown scores low, whatever comes first."""
    turns = table(apart(100))
    known = rank(turns, Sought(hits=(at(5), at(5)), exclude=NOTHING))
    partly = rank(turns, Sought(hits=(at(*range(50)), NOTHING, NOTHING), exclude=NOTHING))
    assert known.scores[0] == pytest.approx(1)
    assert partly.scores[0] < 0.2
    assert rank(turns, Sought(hits=(NOTHING,), exclude=NOTHING)).positions.size == 0


def test_vectors_find_what_words_do_not():
    """With no word in common the nearest vector comes first; a distant best one gets a low score."""
    turns, cosines = table(apart(30)), np.full(30, 0.05, np.float32)
    cosines[12] = 0.8
    found = rank(turns, Sought(hits=(NOTHING,), dense=cosines, exclude=NOTHING))
    assert (found.positions[0], found.scores[0]) == (12, pytest.approx(1))
    cosines[12] = 0.1
    assert rank(turns, Sought(hits=(NOTHING,), dense=cosines, exclude=NOTHING)).scores[0] == 0


def test_turns_without_a_vector_are_found_by_words():
    """NaN has no weight in an average, and a table with no vector at all is ranked by words alone."""
    turns = table([0, MINUTE, 2 * MINUTE])
    assert averaged(turns, np.array([np.nan, 0.6, np.nan], np.float32)) == pytest.approx([0.6, 0.6, 0.6])
    nothing = np.full(3, np.nan, np.float32)
    words = rank(turns, Sought(hits=(at(1),), dense=nothing, exclude=NOTHING))
    assert words.positions[0] == 1


def test_speaker_and_time_are_preferences():
    """Of two turns with the same words the right speaker's, or the one in the time asked for, comes first."""
    mixed = table(apart(60), owner=[n % 2 == 0 for n in range(60)])
    assert rank(mixed, Sought(hits=(at(10, 11),), speaker="companion", exclude=NOTHING)).positions[0] == 11
    assert rank(mixed, Sought(hits=(at(10, 11),), speaker="owner", exclude=NOTHING)).positions[0] == 10
    during = Sought(hits=(at(10, 41),), start=40 * DAY, end=43 * DAY, exclude=NOTHING)
    assert set(rank(mixed, during).positions[:2].tolist()) == {41, 10} or rank(mixed, during).positions[0] == 41
    assert rank(mixed, during).positions[0] == 41
    only = rank(mixed, Sought(hits=(), start=40 * DAY, end=43 * DAY, exclude=NOTHING))
    assert sorted(only.positions.tolist()) == [40, 41, 42]


def test_questions_and_courtesies_are_rarely_evidence():
    """With the same words a statement comes before a question and before thanks."""
    turns = table(apart(4), traits=[QUESTION, 0, PHATIC, FIRST_PERSON])
    assert rank(turns, Sought(hits=(at(0, 1, 2, 3),), exclude=NOTHING)).positions.tolist() == [3, 1, 0, 2]


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        ("Where does she live?", QUESTION),
        ("I told you. Where does she live?", FIRST_PERSON),
        ("Thanks!", PHATIC),
        ("Thanks to my sister I found a flat in Lisbon", FIRST_PERSON),
        ("Lisbon has good light", 0),
    ],
)
def test_traits_are_read_from_the_text(text, traits):
    """A question, a courtesy and speaking of oneself are told apart."""
    assert traits_of(text) == traits


def test_how_long_ago_has_no_say():
    """The same words rank the same whether said yesterday or years ago: ties go by place, not by time."""
    hits = (at(3, 90),)
    assert rank(table(apart(100)), Sought(hits=hits, exclude=NOTHING)).positions[0] == 3


@st.composite
def questions(draw):
    """Draw a table and something sought in it."""
    count = draw(st.integers(1, 40))
    gaps = draw(st.lists(st.integers(0, 10 * HOUR), min_size=count, max_size=count))
    positions = st.lists(st.integers(0, count - 1), unique=True, max_size=count).map(lambda p: at(*sorted(p)))
    cosine = st.floats(-1, 1, width=32) | st.just(float("nan"))
    dense = draw(st.none() | st.lists(cosine, min_size=count, max_size=count))
    turns = table(
        np.cumsum(gaps),
        owner=draw(st.lists(st.booleans(), min_size=count, max_size=count)),
        traits=draw(st.lists(st.integers(0, 7), min_size=count, max_size=count)),
        length=draw(st.lists(st.integers(0, 30), min_size=count, max_size=count)),
    )
    return turns, Sought(
        hits=tuple(draw(st.lists(positions, max_size=4))),
        dense=None if dense is None else np.array(dense, np.float32),
        speaker=draw(st.sampled_from(["", "owner", "companion"])),
        start=draw(st.none() | st.integers(0, 10 * DAY)),
        end=draw(st.none() | st.integers(0, 10 * DAY)),
        exclude=draw(positions),
        limit=draw(st.integers(0, 12)),
    )


@given(questions())
def test_every_ranking_is_well_formed(question):
    """Whatever is asked: positions are distinct, none is excluded, scores fall and lie in [0, 1]."""
    turns, sought = question
    ranking = rank(turns, sought)
    places = ranking.positions.tolist()
    assert len(set(places)) == len(places) <= sought.limit
    assert not set(places) & set(sought.exclude.tolist())
    assert np.all(np.diff(ranking.scores) <= 1e-6)
    assert np.all((ranking.scores >= 0) & (ranking.scores <= 1))
    again = rank(turns, sought)
    assert again.positions.tolist() == places
    assert again.scores.tolist() == ranking.scores.tolist()


@given(questions())
def test_coverage_is_a_share(question):
    """Coverage lies in [0, 1]; all words in one turn cover it whole."""
    turns, sought = question
    _, covered = lexical(turns, sought.hits)
    assert np.all((covered >= 0) & (covered <= 1 + 1e-5))
    everywhere = set.intersection(*(set(found.tolist()) for found in sought.hits)) if sought.hits else set()
    assert all(covered[place] == pytest.approx(1, abs=1e-5) for place in everywhere)


def test_an_empty_life_has_nothing_to_remember():
    """No turns, no memories, no error."""
    assert rank(table([]), Sought(hits=(NOTHING,), exclude=NOTHING)).positions.size == 0
    assert WEIGHTS.spread[0] == 1
