"""The content as it ships, and lines written for a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from everwith.embedding.weights import Missing, find_model
from everwith.mind.embedded.library import Library
from everwith.studio import packs
from everwith.studio.assembly import Room, furnish


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The library that ships."""
    return packs.load_library()


@pytest.fixture(scope="session")
def words_room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """Everything that answers, on words alone."""
    return furnish(tmp_path_factory.mktemp("studio"), words_alone=True)


@pytest.fixture(scope="session")
def vectors_room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """Everything that answers, with sentence vectors; skipped where the model is not installed."""
    found = find_model()
    if isinstance(found, Missing):
        pytest.skip(found.reason)
    return furnish(tmp_path_factory.mktemp("studio-vectors"))


@pytest.fixture
def written() -> Callable[[str], Library]:
    """A library of the lines written in YAML."""

    def read(source: str) -> Library:
        return Library.of(packs.read_lines("test.yaml", "lines:\n" + source))

    return read


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for vectors."""
    return tmp_path
