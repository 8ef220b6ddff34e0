"""MiniLM in plain numpy, written apart from the program: what the vectors ought to be (in float64)."""

from __future__ import annotations

import json
import math
import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Array = npt.NDArray[np.float64]


class Reference:
    """The forward pass of BERT with mean pooling, one sentence at a time, after the papers."""

    def __init__(self, weights: Path, tokenizer: Path) -> None:
        data = weights.read_bytes()
        (size,) = struct.unpack("<Q", data[:8])
        self.w: dict[str, Array] = {}
        for name, tensor in json.loads(data[8 : 8 + size]).items():
            if tensor.get("dtype") == "F32":
                first, last = (8 + size + offset for offset in tensor["data_offsets"])
                self.w[name] = np.frombuffer(data[first:last], "<f4").reshape(tensor["shape"]).astype(float)
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def linear(self, x: Array, name: str) -> Array:
        """A dense layer."""
        return x @ self.w[f"{name}.weight"].T + self.w[f"{name}.bias"]

    def norm(self, x: Array, name: str) -> Array:
        """Layer normalisation."""
        centred = x - x.mean(-1, keepdims=True)
        deviation = np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return centred / deviation * self.w[f"{name}.weight"] + self.w[f"{name}.bias"]

    def attention(self, x: Array, name: str) -> Array:
        """Twelve heads, one after the other, and what follows them."""
        query, key, value = (self.linear(x, f"{name}.self.{part}") for part in ("query", "key", "value"))
        heads = []
        for head in range(12):
            part = slice(32 * head, 32 * head + 32)
            fit = np.exp(query[:, part] @ key[:, part].T / math.sqrt(32))
            heads.append(fit / fit.sum(-1, keepdims=True) @ value[:, part])
        return self.norm(x + self.linear(np.hstack(heads), f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def vector(self, text: str) -> Array:
        """The unit vector of a text."""
        ids = self.tokenizer.encode(text).ids
        ids = ids if len(ids) <= 256 else [*ids[:255], ids[-1]]
        places = self.w["embeddings.position_embeddings.weight"][: len(ids)]
        x = self.w["embeddings.word_embeddings.weight"][ids] + places
        x = self.norm(x + self.w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        erf = np.vectorize(math.erf)
        for layer in range(6):
            name = f"encoder.layer.{layer}"
            x = self.attention(x, f"{name}.attention")
            inner = self.linear(x, f"{name}.intermediate.dense")
            inner = inner * (1 + erf(inner / math.sqrt(2))) / 2
            x = self.norm(x + self.linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        mean: Array = x.mean(0)
        return mean / np.linalg.norm(mean)
