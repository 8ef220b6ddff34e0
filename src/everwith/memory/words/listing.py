"""How word lists are written down: as running text."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """Return the words of a running text."""
    return frozenset(text.split())
