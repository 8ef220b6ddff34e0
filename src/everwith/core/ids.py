"""Identifiers, as distinct types so that one is never passed for another."""

from typing import NewType

RelationshipId = NewType("RelationshipId", str)
"""One owner and one companion; everything between two people hangs on it."""

MessageId = NewType("MessageId", str)
"""A message of either side, unique within its relationship; an owner's client chooses its own."""

FactId = NewType("FactId", str)
"""A remembered fact: the source message's id and the fact's place in it, so it is stable over a refold."""
