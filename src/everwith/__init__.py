"""Everwith: a companion of your own.

async with everwith.open() as home:
    her = await home.companion()
    for said in await her.hear("hello"):
        print(said.message.text)
"""

import importlib
from typing import TYPE_CHECKING, Any

from everwith.core import version as _version

__version__ = _version.VERSION
__all__ = ["Companion", "Everwith", "Introduction", "__version__", "open"]

if TYPE_CHECKING:
    from everwith.app import Companion, Everwith, Introduction, open  # noqa: A004


def __getattr__(name: str) -> Any:
    # Loaded when asked for, so that the pure parts can be used without what the app needs.
    if name in __all__:
        return getattr(importlib.import_module("everwith.app"), name)
    raise AttributeError(f"module 'everwith' has no attribute {name!r}")
