"""What is kept of sentence vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from everwith.memory.vectors import quantise, restore

ROWS = arrays.arrays(np.float32, (3, 384), elements=st.floats(-1, 1, width=32))


@given(ROWS.filter(lambda rows: bool((np.linalg.norm(rows, axis=1) > 1e-3).all())))
def test_a_kept_vector_points_where_it_did(rows: np.ndarray) -> None:
    """No component is off by more than half a step, and a vector once kept is kept the same for ever."""
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    kept = quantise(unit)
    assert [len(row) for row in kept] == [384, 384, 384]
    steps = np.frombuffer(b"".join(kept), np.int8).reshape(3, 384)
    assert np.abs(steps / 127 - unit).max() <= 0.5 / 127 + 1e-6


def test_cosine_survives() -> None:
    """For vectors as a model makes them (spread over 384 dimensions) the cosine stays above .998."""
    drawn = np.random.default_rng(3).normal(size=(500, 384))
    unit = (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
    back = restore(quantise(unit))
    np.testing.assert_allclose(np.linalg.norm(back, axis=1), 1, atol=1e-6)
    assert (unit * back).sum(axis=1).min() > 0.998


def test_bytes_are_the_rounded_components() -> None:
    """The format others read: round(127 * component) as signed bytes."""
    assert quantise(np.array([[1, -1, 0, 0.5]], np.float32)) == [bytes([127, 129, 0, 64])]


def test_nothing_and_zeros() -> None:
    """No rows give no rows; a row of zeros is no division by zero."""
    assert quantise(np.empty((0, 4), np.float32)) == []
    assert restore([]).shape[0] == 0
    np.testing.assert_array_equal(restore([bytes(4)]), np.zeros((1, 4)))


def test_rows_of_different_length_are_refused() -> None:
    """Vectors of two models are never mixed unnoticed."""
    with pytest.raises(ValueError, match="different lengths"):
        restore([bytes(4), bytes(5)])
