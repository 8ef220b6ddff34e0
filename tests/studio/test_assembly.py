"""Content is checked against what the owner will meet."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from everwith.embedding.minilm import MiniLm
from everwith.embedding.weights import ModelFiles
from everwith.runtime.steps import Company
from everwith.studio.assembly import Room, Shelf
from tests.embedding.conftest import files  # noqa: F401  (a fixture)


def test_room_is_the_company(company: Company, words_room: Room) -> None:
    """The library that is checked, with its tones, is the one that answers."""
    assert words_room.library.lines == company.library.lines
    assert words_room.library.keys.texts == company.library.keys.texts
    assert np.allclose(words_room.library.keys.tones, company.library.keys.tones)


def test_shelf_gives_what_the_model_gives(files: ModelFiles, cache: Path) -> None:  # noqa: F811
    """Vectors from the shelf, new or kept, are the model's own."""
    model = MiniLm.load(cache, files)
    assert model is not None
    said = [f"sentence number {n}" for n in range(60)]
    first = Shelf(model, cache / "kept.npz").vectors(said)
    again = Shelf(model, cache / "kept.npz").vectors([*said[:3], "one more"])
    assert np.array_equal(first, model.embed(said))
    assert np.array_equal(again[:3], first[:3])
    assert np.array_equal(again[3], model.embed(["one more"])[0])
