"""For tests of plugins and of Everwith itself: a mind that says what it is told to, and a clock that stands."""

from everwith.testing.doubles import FixedClock, ScriptedMind

__all__ = ["FixedClock", "ScriptedMind"]
