"""The understanding of whole sentences: how often it is right on sentences it was not made from, and how fast."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.acts import Act
from everwith.embedding.minilm import MiniLm
from everwith.mind.reading import Sentence
from everwith.mind.understanding import Examples, Understanding
from everwith.mind.understanding.examples import Matrix
from everwith.studio.lexicons import load_understanding

HELD_OUT = yaml.safe_load((Path(__file__).parent / "heldout.yaml").read_text(encoding="utf-8"))
FLOOR_WORDS = {"act": 0.80, "feeling": 0.78, "topic": 0.50}
FLOOR_VECTORS = {"act": 0.82, "feeling": 0.78, "topic": 0.64}
FIFTEEN = "i had a really long day at work and my boss was annoying about deadlines"


def read(u: Understanding, text: str, *, expecting: bool = False) -> Sentence:
    """Return how `text`, one sentence, is understood by words and patterns alone."""
    return u.sentence(text, (0, len(text)), expecting_answer=expecting, vector=None, examples=None)


def accuracy(u: Understanding, vectors: Matrix | None, examples: Examples | None) -> dict[str, float]:
    """Return the share of held-out sentences whose first act, feeling and topic are right."""
    right = {"act": 0, "feeling": 0, "topic": 0}
    topics = 0
    for at, row in enumerate(HELD_OUT):
        heard = u.sentence(
            row["t"],
            (0, len(row["t"])),
            expecting_answer=False,
            vector=None if vectors is None else vectors[at],
            examples=examples,
        )
        right["act"] += heard.acts[0].value == row["a"][0]
        right["feeling"] += heard.feeling.label == row.get("f", "neutral")
        topics += "topic" in row
        right["topic"] += "topic" in row and heard.topic == row["topic"]
    return {k: n / (topics if k == "topic" else len(HELD_OUT)) for k, n in right.items()}


def test_held_out_sentences_by_words_alone(understanding: Understanding) -> None:
    """Without vectors most held-out sentences are still understood; none of them is among the examples."""
    assert len(HELD_OUT) >= 250
    assert sum(row["t"] in {e.text for e in understanding.examples} for row in HELD_OUT) <= len(HELD_OUT) * 0.12
    share = accuracy(understanding, None, None)
    print(f"by words alone, n={len(HELD_OUT)}: {share}")
    assert share["act"] >= FLOOR_WORDS["act"]
    assert share["feeling"] >= FLOOR_WORDS["feeling"]
    assert share["topic"] >= FLOOR_WORDS["topic"]


def test_held_out_sentences_with_vectors(understanding: Understanding, model: MiniLm, examples: Examples) -> None:
    """With sentence vectors more of them are understood."""
    share = accuracy(understanding, model.embed([row["t"] for row in HELD_OUT]), examples)
    print(f"with vectors, n={len(HELD_OUT)}: {share}")
    assert share["act"] >= FLOOR_VECTORS["act"]
    assert share["feeling"] >= FLOOR_VECTORS["feeling"]
    assert share["topic"] >= FLOOR_VECTORS["topic"]


def test_there_are_enough_examples(understanding: Understanding) -> None:
    """At least 1,200 labelled sentences, each once, over nearly all acts."""
    own = [e for e in understanding.examples if e.acts]
    assert len({e.text for e in own}) == len(own) >= 1200
    noise = {Act.SILENCE, Act.GIBBERISH, Act.FOREIGN, Act.CRISIS}
    assert {a for e in own for a in e.acts} >= set(Act) - noise


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("heyyy", Act.GREETING),
        ("ok bed. speech tomorrow", Act.FAREWELL),
        ("brb", Act.PAUSE),
        ("im back", Act.RETURN),
        ("...", Act.SILENCE),
        ("😂😂", Act.SILENCE),
        ("asdfghjkl", Act.GIBBERISH),
        ("no, it's Ana", Act.CORRECTION),
        ("thats not what i meant", Act.REPAIR),
        ("stop asking", Act.BOUNDARY),
        ("idk", Act.DONT_KNOW),
        ("wbu?", Act.AND_YOU),
        ("you keep asking me things", Act.COMPLAINT),
        ("are you an AI?", Act.ASK_NATURE),
        ("i want to kill myself", Act.CRISIS),
        ("ich bin heute sehr müde und nicht glücklich", Act.FOREIGN),
        ("why?", Act.WHY),
        ("do you remember my name", Act.ASK_MEMORY),
        ("remind me to call mum", Act.REMEMBER),
        ("forget what i said", Act.FORGET),
        ("my dog died", Act.LOSS),
        ("so bored", Act.BOREDOM),
        ("yeah", Act.YES),
        ("nope", Act.NO),
        ("what did you do today", Act.ASK_HER_DAY),
    ],
)
def test_what_is_plain_is_understood(understanding: Understanding, text: str, act: Act) -> None:
    """Set phrases are read by pattern and come first."""
    assert read(understanding, text).acts[0] is act


@pytest.mark.parametrize("name", ["Kwame", "Brzezinski", "Nguyen", "Ljubljana"])
def test_a_name_is_an_answer_not_noise(understanding: Understanding, name: str) -> None:
    """Where she has asked something, an unknown word is what was asked for."""
    acts = read(understanding, name, expecting=True).acts
    assert Act.GIBBERISH not in acts
    assert Act.FOREIGN not in acts


def test_the_span_is_what_is_read(understanding: Understanding) -> None:
    """Only the sentence at the span decides, and the span is kept."""
    text = "I got the job! But I'm so lonely here."
    heard = understanding.sentence(text, (15, len(text)), expecting_answer=False, vector=None, examples=None)
    assert heard.span == (15, len(text))
    assert heard.feeling.label == "loneliness"


@given(text=st.text(max_size=300), expecting=st.booleans())
def test_any_text_is_understood_somehow(text: str, expecting: bool) -> None:
    """No text raises; there is always an act, and every figure is in its range."""
    heard = read(load_understanding(), text, expecting=expecting)
    assert heard.acts
    assert 0 <= heard.depth <= 3
    assert -1 <= heard.feeling.valence <= 1
    assert -1 <= heard.feeling.arousal <= 1
    assert 0 <= heard.feeling.intensity <= 1


@given(text=st.text(max_size=100), seed=st.integers(0, 1000))
def test_any_vector_is_borne(text: str, seed: int) -> None:
    """Made-up examples and any unit vector give an understanding too."""
    u = load_understanding()
    rows = np.random.default_rng(seed).normal(size=(len(u.examples[:40]), 8)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    bound = Examples.of(u.examples[:40], rows)
    assert u.sentence(text, (0, len(text)), expecting_answer=False, vector=rows[0], examples=bound).acts


def test_a_sentence_is_understood_in_time(understanding: Understanding) -> None:
    """Fifteen words take under half a millisecond of processor time, with room for a slower machine."""
    read(understanding, FIFTEEN)
    begun = time.process_time()
    for _ in range(200):
        read(understanding, FIFTEEN)
    each = (time.process_time() - begun) / 200 * 1000
    print(f"understanding of fifteen words: {each:.3f} ms")
    assert each < 1.5


def test_neighbours_are_found_in_time(examples: Examples) -> None:
    """The vote of the neighbours takes under 0.3 ms, with room for a slower machine."""
    examples.near(examples.vectors[0])
    begun = time.perf_counter()
    for _ in range(200):
        examples.near(examples.vectors[0])
    each = (time.perf_counter() - begun) / 200 * 1000
    print(f"vote of {len(examples.vectors)} examples: {each:.3f} ms")
    assert each < 1.5
