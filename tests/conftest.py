"""What all tests share: the company assembled once, with words alone; no network, no keyring, no real home."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from everwith import app
from everwith.runtime.steps import Company

settings.register_profile(
    "everwith",
    deadline=None,
    max_examples=int(os.environ.get("EVERWITH_EXAMPLES", "25")),
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("everwith")

_LOOPBACK = ("127.", "localhost", "::1")


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Nothing in a test may reach beyond this machine."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not str(address[0]).startswith(_LOOPBACK):
            raise AssertionError("a test tried to reach beyond this machine")
        real(self, address)

    socket.socket.connect = connect  # type: ignore[method-assign]
    yield
    socket.socket.connect = real  # type: ignore[method-assign]


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test touches the keyring or the real home."""
    os.environ["EVERWITH_KEYRING"] = "off"
    os.environ["EVERWITH_HOME"] = str(tmp_path_factory.mktemp("home"))
    os.environ["EVERWITH_WORDS_ALONE"] = "1"


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """The real library, senses and character, on words alone."""
    return asyncio.run(app.assemble(Path(tmp_path_factory.mktemp("cache")), words_alone=True))
