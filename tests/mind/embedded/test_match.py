"""Finding the sample a message is like."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.mind.embedded.match import WORDS_ALONE, KeyIndex, stems
from everwith.runtime.steps import Company

TEXTS = ("my dog died", "my cat is ill", "i got the job", "tell me a joke", "the dog ate my shoe")
KEYS = tuple((text, f"line{n}") for n, text in enumerate(TEXTS))


def _index() -> KeyIndex:
    return KeyIndex.of(TEXTS, KEYS)


@given(place=st.integers(0, len(TEXTS) - 1))
def test_a_sample_finds_its_own_line(place: int) -> None:
    """Said just as written, the line is found first, with all that words are worth."""
    hit = _index().best(TEXTS[place], None)[0]
    assert (hit.line, hit.sample) == (f"line{place}", TEXTS[place])
    assert hit.score == pytest.approx(WORDS_ALONE)


@given(said=st.text(max_size=60))
def test_scores_are_shares(said: str) -> None:
    """Scores lie in [0, 1], best first, each line once, and `fit` agrees with them."""
    hits = _index().best(said, None)
    assert all(0 < hit.score <= 1 for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.line for hit in hits}) == len(hits)
    assert all(_index().fit(said, None, (hit.sample,)) == pytest.approx(hit.score) for hit in hits)


def test_rare_words_count_more() -> None:
    """What few samples share says more than what many do."""
    best = _index().best("a joke about a dog", None)
    assert best[0].line == "line3"


def test_vectors_lead_where_there_are_some() -> None:
    """A sentence that shares no word is found by its vector."""
    index = _index().with_vectors(np.eye(len(TEXTS), dtype=np.float32))
    direction = np.eye(len(TEXTS), dtype=np.float32)[2]
    assert index.best("they hired me", direction)[0].line == "line2"
    with pytest.raises(ValueError, match="one vector"):
        index.with_vectors(np.eye(2, dtype=np.float32))
    with pytest.raises(ValueError, match="one tone"):
        index.with_tones((0.1,))


def test_nothing_to_search() -> None:
    """An empty index finds nothing; samples that are none fit nothing."""
    assert KeyIndex.of((), ()).best("hello", None) == []
    assert _index().fit("hello", None, ()) == 0.0


@given(said=st.text(max_size=80))
def test_stems_are_never_lost(said: str) -> None:
    """A phrase with words has stems; each is a word or the beginning of one."""
    from everwith.core import text

    words = text.words(said)
    assert bool(stems(said)) == bool(words)
    assert all(any(word.startswith(stem) for word in words) for stem in stems(said))


def test_the_real_library_hears_its_samples(company: Company) -> None:
    """Nineteen in twenty of the library's own sample inputs find a line written for them among the best three."""
    keys, found = company.library.keys, 0
    samples = list(keys.texts[::7])
    wanted = {text: {line.id for line in company.library.replies if text in line.hear} for text in samples}
    samples = [text for text in samples if wanted[text]]
    for sample in samples:
        best = {hit.line for hit in keys.best(sample, None)[:3]}
        found += bool(best & wanted[sample])
    assert found / len(samples) > 0.95
