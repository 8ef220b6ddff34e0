"""A token bucket: how often something may go wrong before it has to wait."""

from __future__ import annotations

from everwith.ports import Clock


class Bucket:
    """`size` failures at once, and one more every `refill_ms`; the present comes from `clock`."""

    def __init__(self, clock: Clock, *, size: int = 20, refill_ms: int = 1_000) -> None:
        self._clock, self._size, self._refill = clock, size, refill_ms
        self._left, self._at = float(size), clock.now()

    def open(self) -> bool:
        """Return whether another try is allowed now."""
        now = self._clock.now()
        self._left = min(self._size, self._left + max(0, now - self._at) / self._refill)
        self._at = now
        return self._left >= 1

    def failed(self) -> None:
        """Take one token: a try failed."""
        self._left = max(0.0, self._left - 1)
