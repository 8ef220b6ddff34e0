"""A proposal: lines that would do as the next thing to say, for a reason, and how strongly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from everwith.mind.embedded.fill import Filling
from everwith.mind.embedded.library import Library, Line
from everwith.mind.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Lines that would do, of which one is chosen; score in [0, 1], the higher the sooner tried.

    `closing` proposals end the reply: nothing is added after them. `general` ones say little by themselves, so
    something that leads onward is added where it fits. `urgent` ones may ask although she has asked a lot; those that
    `join` are said beside another (two questions get two answers).
    """

    lines: tuple[Line, ...]
    score: float
    reason: str
    filling: Filling = Filling()
    closing: bool = False
    general: bool = False
    urgent: bool = False
    joins: bool = False


Proposer = Callable[[Scene, Library], Iterable[Proposal]]
