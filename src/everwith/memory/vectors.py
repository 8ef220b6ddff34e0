"""Sentence vectors as they are kept: one signed byte a dimension, a quarter of the size."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

SCALE = 127
"""A component of 1 becomes 127."""


def quantise(vectors: Vectors) -> list[bytes]:
    """Return one byte string per row: round(127 * component), halves to even, as signed bytes.

    Components lie in -1..1; the cosine to the exact vector stays above .998 at 384 dimensions.
    """
    rounded = np.clip(np.rint(np.asarray(vectors, np.float32) * SCALE), -SCALE, SCALE).astype(np.int8)
    return [row.tobytes() for row in rounded]


def restore(rows: Sequence[bytes]) -> Vectors:
    """Return the unit vectors that quantised rows of one length stand for, shape (rows, dimensions), float32.

    A row of zeros stays zeros. Raises ValueError where rows differ in length.
    """
    if not rows:
        return np.empty((0, 0), np.float32)
    if len({len(row) for row in rows}) != 1:
        raise ValueError("vectors of different lengths")
    vectors = np.frombuffer(b"".join(rows), np.int8).reshape(len(rows), -1).astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    vectors /= lengths
    return vectors
