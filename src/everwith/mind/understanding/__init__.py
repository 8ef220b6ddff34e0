"""What was meant: acts, feelings, topics and depth of a sentence."""

from everwith.mind.understanding.examples import Examples, Labelled, Nearby
from everwith.mind.understanding.whole import Understanding

__all__ = ["Examples", "Labelled", "Nearby", "Understanding"]
