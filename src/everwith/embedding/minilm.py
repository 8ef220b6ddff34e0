"""all-MiniLM-L6-v2: texts to unit vectors, bit for bit the same whatever they are batched with."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from everwith.embedding.weights import PUBLISHED, Missing, ModelFiles, find_model, read_safetensors

if TYPE_CHECKING:
    import onnxruntime
    import tokenizers

DIMENSIONS = 384
LONGEST = 256
"""Tokens, with the two marks around them; what comes after is not read, as in the model's training."""

ENGINE = f"minilm-l6-v2/fp32/{PUBLISHED['model.safetensors'][:8]}"
"""The tag in the index: vectors of different tags are never compared."""

_GRAPH_REVISION = 1
"""Raised whenever graph.build changes, so that an older cached graph is not used."""

_TOKENS_AT_ONCE = 2_048
"""Bounds the working memory of a run; attention takes 12 * 4 bytes * tokens * length."""

_THREADS = 2
"""Measured on two cores: one thread 2.4 ms a sentence in batches of 32, two threads 1.4."""

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class MiniLm:
    """The model, loaded. Safe to use from several threads, though one at a time is as fast."""

    _tokenizer: tokenizers.Tokenizer
    _session: onnxruntime.InferenceSession

    @classmethod
    def load(cls, cache: Path, files: ModelFiles | Missing | None = None) -> MiniLm | None:
        """Return the model, or None where its files are missing or wrong (find_model tells why).

        The graph is built on first use (about a second, 90 MB) and kept in the folder `cache`; where nothing
        can be written there it is built in memory each time.
        """
        files = files or find_model()
        if isinstance(files, Missing):
            return None
        return cls(_tokenizer=_tokenizer(files.tokenizer), _session=_session(files, cache))

    @property
    def engine(self) -> str:
        """Return the tag of the model, for the index."""
        return ENGINE

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return the unit vectors of `texts`, shape (len(texts), 384), float32, in their order.

        Texts run together only where they have equally many tokens, so none is padded, and every operation of
        the graph treats each sentence of a batch alone: the bits do not depend on the company. A text without
        any word has a vector too (of the two marks around it).
        """
        tokens = [self._tokenizer.encode(_sayable(text)).ids for text in texts]
        vectors = np.empty((len(texts), DIMENSIONS), np.float32)
        for places in _alike(tokens):
            ids = np.array([tokens[place] for place in places], np.int64)
            vectors[places] = self._session.run(None, {"ids": ids})[0]
        return vectors


def _sayable(text: str) -> str:
    """Half of a surrogate pair has no UTF-8, and the tokenizer takes nothing else."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _alike(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Yield the places of texts with equally many tokens, in groups of bounded size."""
    by_length: dict[int, list[int]] = {}
    for place, ids in enumerate(tokens):
        by_length.setdefault(len(ids), []).append(place)
    for length, places in by_length.items():
        most = max(1, _TOKENS_AT_ONCE // length)
        for start in range(0, len(places), most):
            yield places[start : start + most]


def _tokenizer(path: Path) -> tokenizers.Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    return tokenizer


def _session(files: ModelFiles, cache: Path) -> onnxruntime.InferenceSession:
    """Open the cached graph; build it where it is not there or does not open."""
    weights = PUBLISHED["model.safetensors"][:16]
    cached = cache / f"minilm-l6-v2-{weights}-{_GRAPH_REVISION}.onnx"
    if cached.is_file():
        with contextlib.suppress(Exception):  # onnxruntime's errors share no type; a damaged file is built anew
            return _opened(str(cached))
    graph = _built(files.weights)
    with contextlib.suppress(OSError):
        _keep(graph, cached)
    return _opened(graph)


def _built(weights: Path) -> bytes:
    from everwith.embedding.graph import build

    return bytes(build(read_safetensors(weights), longest=LONGEST).SerializeToString())


def _keep(graph: bytes, path: Path) -> None:
    """Write the whole file or none of it: a reader never sees a part. Raises OSError where it cannot."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(graph)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _opened(graph: str | bytes) -> onnxruntime.InferenceSession:
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # idle companions leave the cores alone
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
