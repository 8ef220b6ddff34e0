"""Randomness as a value: the same dice and the same question always give the same answer.

Throws are counter-free: each is a keyed BLAKE2b digest of (seed, path), so the order in which code asks
cannot change what it gets, and a replay needs no stored generator.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
_SPAN = float(2**53)


@dataclass(frozen=True, slots=True)
class Dice:
    """Deterministic randomness at a place in a life, named by its seed and path."""

    seed: int
    path: str = ""

    def at(self, *place: str | int) -> Dice:
        """Return the dice of a place below this one, independent of all others."""
        return Dice(self.seed, "/".join((self.path, *map(str, place))))

    def unit(self, name: str = "") -> float:
        """Return a number, uniform in [0, 1)."""
        material = f"{self.path}/{name}".encode()
        key = (self.seed % 2**64).to_bytes(8, "big")
        digest = hashlib.blake2b(material, digest_size=8, key=key).digest()
        return (int.from_bytes(digest, "big") >> 11) / _SPAN

    def below(self, bound: int, name: str = "") -> int:
        """Return a whole number, uniform in [0, bound)."""
        return int(self.unit(name) * bound)

    def chance(self, probability: float, name: str = "") -> bool:
        """Return True with that probability."""
        return self.unit(name) < probability

    def choice(self, options: Sequence[T], name: str = "") -> T:
        """Return one of `options`, each as likely; raises IndexError where there are none."""
        return options[self.below(len(options), name)]

    def weighted(self, options: Sequence[T], weights: Sequence[float], name: str = "") -> T:
        """Return one of `options` with probability proportional to its weight (weights >= 0, not all 0)."""
        mark = self.unit(name) * sum(weights)
        for option, weight in zip(options, weights, strict=True):
            mark -= weight
            if mark < 0:
                return option
        return options[-1]
