"""Stated facts: what an owner says of themself and of the people in their life, with the words that say it."""

from everwith.memory.claims.matcher import find_claims

__all__ = ["find_claims"]
