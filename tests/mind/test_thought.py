"""A thought holds what she says and where it comes from."""

from __future__ import annotations

from everwith.core.affect import Affect
from everwith.core.ids import MessageId
from everwith.mind.policy.decide import MEANT
from everwith.mind.thought import Beat, Move, Thought, Why


def test_drafts_and_mentions() -> None:
    """Each line of each part is a message of its own; sources are told once, in order."""
    one = Beat(move=Move.GREET, line="a", wording=0, text="Hello.\nYou.", mentions=(MessageId("m1"), MessageId("m2")))
    two = Beat(move=Move.SHARE, line="b", wording=0, text="Rain.", mentions=(MessageId("m1"),))
    thought = Thought(beats=(one, two), affect=Affect(), why=Why())
    assert thought.draft == ("Hello.", "You.", "Rain.")
    assert thought.mentions == ("m1", "m2")
    assert Thought(beats=(), affect=Affect(), why=Why()).draft == ()


def test_every_move_can_be_explained() -> None:
    """For each move there are words that say what was meant."""
    assert set(MEANT) == set(Move)
    assert all(MEANT[move].startswith("to ") for move in Move)
