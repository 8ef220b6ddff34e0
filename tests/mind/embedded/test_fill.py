"""Filling slots from memory, with the sources of what was filled in (promise 7)."""

from __future__ import annotations

from everwith.core.ids import MessageId
from everwith.mind.embedded.fill import Filling, fill
from everwith.mind.embedded.mind import EmbeddedMind
from everwith.relationship import turn
from everwith.runtime.steps import Company
from tests.lives import live, messages
from tests.mind.test_scene import scene


def test_names_and_values() -> None:
    """Slots take who the two are and what is given; a sentence begins with a capital."""
    filling = Filling(values={"value": "a baker"}, sources=(MessageId("m3"),))
    filled = fill("{value}, {owner}? So says {me}.", scene(), filling)
    assert filled is not None
    assert filled.text == "A baker, Daniel? So says Nora."
    assert filled.sources == ("m3",)


def test_a_slot_that_cannot_be_filled_leaves_the_line_out() -> None:
    """A line with a slot nobody can fill is not said at all; nor is one without a name to put in."""
    assert fill("Your {owner.pet} again.", scene(), Filling()) is None
    assert fill("Hello, {owner}.", scene(owner=""), Filling()) is None
    assert fill("And {plan}?", scene(), Filling()) is None


def test_facts_bring_their_source(company: Company) -> None:
    """What is said from memory carries the message that told it; no mark of punctuation is doubled."""
    state, _ = live(company, messages(["my sister is called Anna", "i'm a nurse"]))
    told = scene(knowledge=state.knowledge)
    filled = fill("{owner.work}.", told, Filling())
    assert filled is not None
    assert filled.text == "A nurse."
    assert filled.sources == ("m1",)
    assert fill("{value}.", told, Filling(values={"value": "who?"})).text == "Who?"  # type: ignore[union-attr]


async def test_the_embedded_mind_says_what_was_written(company: Company) -> None:
    """Its words are the draft, message by message."""
    state, _ = live(company, messages(["hi"]))
    thought = turn.begin(state, state.moment(0), company.library)

    class _Brief:
        def __init__(self) -> None:
            self.thought = thought

    assert tuple([word async for word in EmbeddedMind().words(_Brief())]) == thought.draft
