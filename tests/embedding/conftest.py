"""The model, loaded once for all tests; without its package they are skipped."""

from pathlib import Path

import pytest

from everwith.embedding.minilm import MiniLm
from everwith.embedding.weights import Missing, ModelFiles, find_model


@pytest.fixture(scope="session")
def files() -> ModelFiles:
    """The verified files of the installed model."""
    found = find_model()
    if isinstance(found, Missing):
        pytest.skip(found.reason)
    return found


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the built graph."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def minilm(files: ModelFiles, cache: Path) -> MiniLm:
    """The loaded model."""
    model = MiniLm.load(cache, files)
    assert model is not None
    return model
