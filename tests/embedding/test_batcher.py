"""Batching over all callers of the process."""

import asyncio
import threading
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from everwith.embedding import batcher
from everwith.embedding.batcher import BATCH, BatchingEmbedder
from everwith.embedding.minilm import MiniLm
from everwith.ports import Embedder


class Letters:
    """A model in small: a text's vector tells its length; notes the batches, and can be held up or made to fail."""

    engine = "letters"

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.go = threading.Event()
        self.go.set()

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One row a text: its length, and 1."""
        self.batches.append(list(texts))
        assert self.go.wait(10)
        if "fault" in texts:
            raise RuntimeError("the model failed")
        return np.array([[len(text), 1] for text in texts], np.float32).reshape(len(texts), 2)


async def ready() -> None:
    """Let every task that can run do so."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_it_is_an_embedder_and_keeps_order(minilm: MiniLm) -> None:
    """With the real model: the rows are those of the model, in the texts' order, repetitions included."""
    embedder: Embedder = BatchingEmbedder(minilm)
    texts = [f"I said it {n % 90} times" for n in range(150)]
    assert (await embedder.embed(texts)).tobytes() == minilm.embed(texts).tobytes()
    assert (await embedder.embed([])).shape == (0, 384)
    assert embedder.engine == minilm.engine


async def test_callers_share_batches_and_not_bits(minilm: MiniLm) -> None:
    """Forty relationships at once get what each would have got alone, bit for bit."""
    embedder = BatchingEmbedder(minilm)
    texts = [[f"my dog number {n}", "good night " * (n % 5)] for n in range(40)]
    answers = await asyncio.gather(*map(embedder.embed, texts))
    assert [answer.tobytes() for answer in answers] == [
        b"".join(minilm.embed([text]).tobytes() for text in pair) for pair in texts
    ]


async def test_what_waits_during_a_batch_runs_together() -> None:
    """Texts that come while a batch runs make the next one; a text wanted twice is computed once."""
    model = Letters()
    embedder = BatchingEmbedder(model)
    model.go.clear()
    first = asyncio.create_task(embedder.embed(["a"]))
    await ready()
    others = [asyncio.create_task(embedder.embed([text])) for text in ("bb", "ccc", "bb", "a")]
    await ready()
    model.go.set()
    await asyncio.gather(first, *others)
    assert model.batches == [["a"], ["bb", "ccc"]]


async def test_a_long_import_leaves_room_for_a_talk() -> None:
    """While someone embeds a thousand texts, another's sentence is in the batch after next at the latest."""
    model = Letters()
    embedder = BatchingEmbedder(model)
    model.go.clear()
    long = asyncio.create_task(embedder.embed([f"line {n}" for n in range(1000)]))
    await ready()
    talk = asyncio.create_task(embedder.embed(["hello"]))
    await ready()
    model.go.set()
    await talk
    place = next(n for n, batch in enumerate(model.batches) if "hello" in batch)
    assert place <= 2
    assert len(await long) == 1000
    assert max(map(len, model.batches)) <= BATCH


async def test_a_cancelled_caller_does_no_harm() -> None:
    """One caller goes away while its text is computed; who wants the same text still gets it."""
    model = Letters()
    embedder = BatchingEmbedder(model)
    model.go.clear()
    gone = asyncio.create_task(embedder.embed(["same", "mine"]))
    stays = asyncio.create_task(embedder.embed(["same"]))
    await ready()
    gone.cancel()
    await ready()
    assert gone.cancelled()
    model.go.set()
    np.testing.assert_array_equal(await stays, [[4, 1]])
    np.testing.assert_array_equal(await embedder.embed(["later"]), [[5, 1]])


async def test_a_failure_reaches_its_callers_only() -> None:
    """What the model raises, the callers of that batch get; the next batch runs."""
    embedder = BatchingEmbedder(Letters())
    with pytest.raises(RuntimeError, match="the model failed"):
        await embedder.embed(["fault"])
    np.testing.assert_array_equal(await embedder.embed(["fine"]), [[4, 1]])


async def test_the_queue_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many come, no more wait in the queue than there is room for; all are served, also after cancelling."""
    monkeypatch.setattr(batcher, "WAITING", 8)
    model = Letters()
    embedder = BatchingEmbedder(model)
    model.go.clear()
    callers = [asyncio.create_task(embedder.embed([f"{n % 30}", f"again {n % 30}"])) for n in range(60)]
    await ready()
    for caller in callers[::3]:
        caller.cancel()
    await ready()
    model.go.set()
    answers = await asyncio.gather(*callers, return_exceptions=True)
    assert sum(isinstance(answer, np.ndarray) for answer in answers) == 40
    assert max(map(len, model.batches)) <= 8
    assert len(await embedder.embed([f"more {n}" for n in range(20)])) == 20


async def test_kept_vectors_are_bounded_and_the_oldest_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that came lately is not computed again; one long not asked for is."""
    monkeypatch.setattr(batcher, "KEPT", 2)
    model = Letters()
    embedder = BatchingEmbedder(model)
    for text in ("a", "b", "a", "c", "a", "b"):
        await embedder.embed([text])
    assert model.batches == [["a"], ["b"], ["c"], ["b"]]


async def test_a_caller_cannot_spoil_what_is_kept() -> None:
    """Writing into a returned array changes nobody else's."""
    embedder = BatchingEmbedder(Letters())
    mine = await embedder.embed(["word"])
    mine[:] = 0
    np.testing.assert_array_equal(await embedder.embed(["word"]), [[4, 1]])
