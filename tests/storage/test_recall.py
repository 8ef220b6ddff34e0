"""Recall from the file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from everwith.core.errors import WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.moment import DAY

from .life import OURS, START, asks, exchange, lived, opened, said, unit

LIFE = [
    ("My sister Ana lives in Lisbon", "Lisbon has good light."),
    ("Work was long today", "Long how?"),
    ("The dog chewed a shoe", "Which one?"),
    ("I'm afraid of the exam", "What about it?"),
    ("We went swimming in the lake", "Cold?"),
    ("I bought a green bicycle", "For the hills?"),
]


async def test_words_find_their_turn_in_any_form(tmp_path):
    """Plural, tense and accents do not matter: the stem is looked for."""
    store = opened(tmp_path)
    await lived(store, [*LIFE, ("The café was closed", "Pity.")])
    for question, source in [
        ("where do my sisters live", "o0"),
        ("shoes chewing dogs", "o2"),
        ("did we swim", "o4"),
        ("cafes", "o6"),
        ("my sister's city", "o0"),
    ]:
        found = await store.recall(OURS, asks(question))
        assert found[0].source == source, question
    await store.close()


async def test_what_was_never_said_is_not_found(tmp_path):
    """A word that is nowhere brings nothing back; a question half of whose words are unknown scores lower."""
    store = opened(tmp_path)
    await lived(store, LIFE)
    assert await store.recall(OURS, asks("submarine")) == []
    sure, unsure = await store.recall(OURS, asks("green bicycle")), await store.recall(OURS, asks("green submarine"))
    assert sure[0].score == pytest.approx(1)
    assert unsure[0].score < 0.6
    await store.close()


async def test_vectors_and_words_work_together(tmp_path):
    """With a vector the turn closest in meaning comes first, and its text and time come with it."""
    store = opened(tmp_path)
    await lived(store, LIFE)
    found = await store.recall(OURS, asks("afraid exam", vector=unit("afraid exam"), limit=3))
    assert (found[0].source, found[0].speaker, found[0].text) == ("o3", "owner", LIFE[3][0])
    assert found[0].at == said("o3", "x", minute=30).at.ms
    assert len(found) == 3
    await store.close()


async def test_a_turn_is_found_as_soon_as_it_is_committed(tmp_path):
    """What is kept in memory follows the file, turn by turn."""
    store = opened(tmp_path)
    claim = await lived(store, LIFE)
    for n, word in enumerate(("zebra", "yacht", "xylophone", "walnut", "violin")):
        assert await store.recall(OURS, asks(word, vector=None)) == []
        claim = await store.commit(claim, exchange(claim, 12 + n, said(f"new{n}", f"a {word} there", minute=200 + n)))
        found = await store.recall(OURS, asks(word, vector=unit(f"a {word} there")))
        assert found[0].source == f"new{n}"
    await store.close()


async def test_the_question_itself_is_not_an_answer(tmp_path):
    """Excluded messages do not come back, nor do they lift the turns beside them."""
    store = opened(tmp_path)
    await lived(store, [*LIFE, ("Where does my sister live?", "Let me think.")])
    query = replace(asks("where does my sister live"), exclude=frozenset({MessageId("o6")}))
    found = await store.recall(OURS, query)
    assert found[0].source == "o0"
    assert not {"o6", "h6", "h5"} & {each.source for each in found}
    await store.close()


async def test_dates_are_words_and_preferences(tmp_path):
    """A month's name finds what was said in it; a range prefers what was said then."""
    store = opened(tmp_path)
    claim = await lived(store, LIFE)
    later = said("late", "We went swimming in the sea", minute=60 * 24 * 30)
    await store.commit(claim, exchange(claim, 12, later))
    assert (await store.recall(OURS, asks("swimming december")))[0].source == "late"
    during = replace(asks("swimming"), start=START, end=START + DAY)
    assert (await store.recall(OURS, during))[0].source == "o4"
    await store.close()


async def test_an_unknown_relationship_is_told(tmp_path):
    """Recall in a relationship that is not there is an error, not an empty memory."""
    store = opened(tmp_path)
    with pytest.raises(WrongUse):
        await store.recall(OURS, asks("anything"))
    await store.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.sampled_from(["lisbon", "sister", "dog", "exam", "lake", "zebra"]), min_size=1, max_size=25),
    order=st.randoms(use_true_random=False),
)
async def test_no_one_else_changes_what_she_remembers(tmp_path_factory, words, order):
    """Promise 2: another relationship's turns, however interleaved, leave recall bit-identical."""
    folder = tmp_path_factory.mktemp("two")
    alone, shared = opened(folder, "alone.db"), opened(folder, "shared.db")
    other = RelationshipId("anna-vera")
    mine = await lived(alone, [])
    ours = await lived(shared, [])
    theirs = await lived(shared, [], other)
    seq = 0
    for n, word in enumerate(words):
        if order.random() < 0.5:
            theirs = await shared.commit(theirs, exchange(theirs, seq, said(f"t{n}", f"{word} " * 3, minute=n)))
            seq += 1
        message = said(f"o{n}", f"{word} and {words[0]}", minute=n * 50)
        mine = await alone.commit(mine, exchange(mine, n, message))
        ours = await shared.commit(ours, exchange(ours, n, message))
    for question in ("lisbon sister", "zebra", "dog exam lake"):
        query = asks(question, vector=unit(question))
        assert await alone.recall(OURS, query) == await shared.recall(OURS, query)
    await alone.close()
    await shared.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(terms=st.lists(st.text(max_size=12), max_size=5))
async def test_no_question_breaks_the_search(recalling, terms):
    """Whatever characters the terms hold, quotes and operators too, the search answers."""
    await recalling.recall(OURS, replace(asks("x"), terms=tuple(terms)))


@pytest.fixture
async def recalling(tmp_path):
    """Return a store with a little life in it."""
    store = opened(tmp_path)
    await lived(store, LIFE)
    yield store
    await store.close()


@pytest.mark.parametrize("term", ['"', "AND", "a OR b", "NEAR(x)", "col:x", "*", "it's", "ana^2", "don't-know"])
async def test_operators_are_words(recalling, term):
    """The index's own syntax in a term is text to look for."""
    await recalling.recall(OURS, replace(asks("x"), terms=(term,)))
