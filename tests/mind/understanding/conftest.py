"""The understanding that ships, and its examples bound to vectors where the model package is installed."""

from __future__ import annotations

import pytest

from everwith.embedding.minilm import MiniLm
from everwith.mind.understanding import Examples, Understanding
from everwith.studio.lexicons import load_understanding


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    """Return the tables that ship."""
    return load_understanding()


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> MiniLm:
    """Return the sentence model, or skip where its package is not installed."""
    model = MiniLm.load(tmp_path_factory.mktemp("models"))
    if model is None:
        pytest.skip("the sentence model is not installed")
    return model


@pytest.fixture(scope="session")
def examples(understanding: Understanding, model: MiniLm) -> Examples:
    """Return the examples with their vectors."""
    return Examples.of(understanding.examples, model.embed([e.text for e in understanding.examples]))
