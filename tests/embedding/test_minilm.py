"""The vectors: right, and the same in any company."""

import hashlib
import random
from collections.abc import Callable
from functools import cache as once
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from everwith.embedding.minilm import DIMENSIONS, ENGINE, MiniLm
from everwith.embedding.weights import Missing, ModelFiles
from tests.embedding.reference import Reference

SENTENCES = [
    "", " ", ".", "?!", "a", "ok", "hm...", "no", "😀", "🌧️ ☕ 🐈‍⬛", "👩‍👩‍👧 at the beach", "\t\n", "x" * 300,
    "My sister's name is Ana, with one n.", "the wedding is on saturday and i still have no shoes",
    "I got the job!!!", "Long shift. Feet gone.", "What did I tell you about Lisbon?", "I'm fine, really.",
    "He said he'd call — he didn't.", "We moved to Leeds in 2014, then back again in 2019.", "3.14159 + 2 = 5.14159",
    "Can you remind me to water the basil at 7:30 p.m.?", "lol", "LOL WHAT", "naïve café résumé Zürich",
    "Ich habe heute lange gearbeitet und bin müde.", "Je ne sais pas quoi dire.", "¿Cómo estás hoy?",
    "Сегодня был долгий день.", "今日はとても疲れました。", "오늘은 비가 와요", "اليوم كان طويلا",
    "היום היה ארוך", "आज बहुत थक गया",
    "สวัสดีครับ", "Καλημέρα, τι κάνεις;", "e\u0301 combining", "zero\u200bwidth", "\ufeffmarked",
    "tabs\tand\nlines\r\nmixed", "https://example.org/a/very/long?path=with&many=parts#here",
    "C++ && Rust || {json: [1, 2]}",
    "don't won't can't I'd've",
    "supercalifragilisticexpialidocious antidisestablishmentarianism", "the " * 300, "rain over the roofs " * 75,
    "My grandmother taught me how to bake bread when I was nine, and I still use her bowl every single Sunday.",
    "I keep thinking about what she said. Maybe she was right. Maybe I was unkind. I don't know any more.",
    "Mum is in hospital again, they say it is only for two nights, but they said that the last time as well.",
]  # fmt: skip

WORDS = ["rain", "tea", "sister", "Ana", "😀", "grüße", "日本", "I", "don't", "the", "a", "of", "Saturday,", "tired!",
         "antidisestablishment", "42", "…"]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=30, max_size=200).map(" ".join),
    st.text(max_size=60),
    st.sampled_from(SENTENCES),
)


def test_vectors_are_those_of_an_independent_implementation(minilm: MiniLm, files: ModelFiles) -> None:
    """On fifty sentences (blank, emoji, over-long, eleven scripts) the cosine to plain numpy is above .9999."""
    reference = Reference(files.weights, files.tokenizer)
    assert len(SENTENCES) == 50
    vectors = minilm.embed(SENTENCES)
    for text, vector in zip(SENTENCES, vectors, strict=True):
        cosine = float(vector.astype(float) @ reference.vector(text))
        assert cosine > 0.9999, (text[:40], cosine)


def test_vectors_have_length_one(minilm: MiniLm) -> None:
    """Every text, even an empty one, has a float32 vector of 384 dimensions and length 1."""
    vectors = minilm.embed(SENTENCES)
    assert vectors.shape == (50, DIMENSIONS)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, min_size=1, max_size=64), dice=st.randoms(use_true_random=False))
def test_company_does_not_change_a_bit(minilm: MiniLm, texts: list[str], dice: random.Random) -> None:
    """A text's vector is bit for bit the one it has alone, in any batch and any order (promise 2)."""
    alone = _alone(minilm)
    for order in (texts, sorted(texts, key=lambda _: dice.random())):
        for text, vector in zip(order, minilm.embed(order), strict=True):
            assert vector.tobytes() == alone(text), text


@pytest.mark.parametrize("words", [0, 1, 2, 3, 5, 6, 7, 9, 14, 15, 16, 30, 31, 62, 63, 126, 254, 300])
@pytest.mark.parametrize("company", [2, 3, 8, 31, 64])
def test_full_batches_of_one_length_do_not_change_a_bit(minilm: MiniLm, words: int, company: int) -> None:
    """The same where whole batches really run together: many different texts of equally many tokens."""
    common = ["rain", "tea", "sister", "wedding", "tired", "morning", "garden", "book", "train", "winter", "blue"]
    texts = [" ".join(common[(k * (i + 1) + i) % 11] for k in range(words)) for i in range(company)]
    alone = _alone(minilm)
    assert [vector.tobytes() for vector in minilm.embed(texts)] == [alone(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("I lost my job today", "They let me go from work this morning", "I bought new shoes today"),
        ("My sister is getting married", "It's my sister's wedding soon", "My brother plays the drums"),
        ("I can't sleep", "Awake again in the middle of the night", "The bread came out well"),
        ("I love hiking in the mountains", "Walking up hills is my favourite thing", "The printer is broken"),
        ("A man is playing a guitar.", "Someone plays an instrument.", "A woman is slicing a tomato."),
    ],
)
def test_paraphrases_are_nearer_than_other_matters(minilm: MiniLm, text: str, near: str, far: str) -> None:
    """What means the same lies clearly nearer than what only shares a word or a speaker."""
    one, two, three = minilm.embed([text, near, far])
    assert one @ two > one @ three + 0.15


def test_published_similarities(minilm: MiniLm) -> None:
    """The example of sentence-transformers' quickstart has the similarities printed there."""
    texts = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
    one, two, three = minilm.embed(texts)
    assert float(one @ two) == pytest.approx(0.6660, abs=5e-5)
    assert float(one @ three) == pytest.approx(0.1046, abs=5e-5)
    assert float(two @ three) == pytest.approx(0.1411, abs=5e-5)


def test_half_a_surrogate_pair_does_no_harm(minilm: MiniLm) -> None:
    """A string that has no UTF-8 still has a vector."""
    assert minilm.embed(["broken \ud83d here"]).shape == (1, DIMENSIONS)


def test_nothing_in_nothing_out(minilm: MiniLm) -> None:
    """No texts give an array of no rows."""
    assert minilm.embed([]).shape == (0, DIMENSIONS)


def test_the_graph_is_built_once_and_kept(minilm: MiniLm, files: ModelFiles, cache: Path) -> None:
    """The second load opens the file the first one wrote, leaves it alone, and gives the same bits."""
    (kept,) = cache.iterdir()
    before = kept.stat().st_mtime_ns
    again = MiniLm.load(cache, files)
    assert again is not None
    assert kept.stat().st_mtime_ns == before
    assert again.embed(SENTENCES[:20]).tobytes() == minilm.embed(SENTENCES[:20]).tobytes()


def test_a_damaged_graph_is_built_anew(minilm: MiniLm, files: ModelFiles, cache: Path, tmp_path: Path) -> None:
    """A truncated file in the cache is replaced by a whole one, and no parts are left about."""
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    damaged = tmp_path / kept.name
    damaged.write_bytes(whole[: len(whole) // 2])
    again = MiniLm.load(tmp_path, files)
    assert again is not None
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]
    assert hashlib.sha256(damaged.read_bytes()).digest() == hashlib.sha256(whole).digest()
    assert again.embed(["still here"]).tobytes() == minilm.embed(["still here"]).tobytes()


def test_a_cache_that_cannot_be_written_is_done_without(minilm: MiniLm, files: ModelFiles, tmp_path: Path) -> None:
    """Where a file stands in the folder's place, the model works all the same."""
    (tmp_path / "occupied").write_text("")
    model = MiniLm.load(tmp_path / "occupied" / "models", files)
    assert model is not None
    assert model.embed(["still here"]).tobytes() == minilm.embed(["still here"]).tobytes()


def test_without_files_there_is_no_model(tmp_path: Path) -> None:
    """Callers get None where the model is missing, and nothing is written."""
    assert MiniLm.load(tmp_path, Missing(reason="gone")) is None
    assert list(tmp_path.iterdir()) == []


def test_the_engine_names_the_weights(minilm: MiniLm) -> None:
    """The tag tells vectors of these weights from any other's."""
    assert minilm.engine == ENGINE == "minilm-l6-v2/fp32/53aa5117"


@once
def _alone(model: MiniLm) -> Callable[[str], bytes]:
    return once(lambda text: model.embed([text]).tobytes())
