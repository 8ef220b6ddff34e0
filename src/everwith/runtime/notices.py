"""What is told to those who listen to a relationship live: the page, a terminal, another device."""

from __future__ import annotations

from dataclasses import dataclass

from everwith.core.affect import Affect
from everwith.core.ids import MessageId
from everwith.core.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An owner's message is durable, on whichever device it was written."""

    message: Message
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thinking:
    """She has begun to think about that message."""

    about: MessageId


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message of hers, durable. `seq` is its place in the conversation."""

    message: Message
    seq: int
    in_reply_to: MessageId | None
    initiative: bool
    affect: Affect


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Who the two are to each other, or how she feels, has changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """Messages were forgotten."""

    ids: frozenset[MessageId]


Notice = Received | Thinking | Said | Changed | Gone
