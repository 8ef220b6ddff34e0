"""A token bucket never lets more through than it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from everwith.server.bucket import Bucket
from tests.server.conftest import Wound


@given(st.lists(st.integers(0, 5_000), max_size=80))
def test_failures_are_bounded_by_size_and_time(gaps: list[int]) -> None:
    """However the tries are spread, at most `size` and one more per `refill_ms` fail."""
    clock = Wound(0)
    bucket = Bucket(clock, size=3, refill_ms=1_000)
    failures = 0
    for gap in gaps:
        clock.ms += gap
        if bucket.open():
            bucket.failed()
            failures += 1
    assert failures <= 3 + clock.ms / 1_000 + 1


def test_it_opens_again() -> None:
    """After the wait one more try is allowed, and a clock that goes back gives nothing away."""
    clock = Wound(0)
    bucket = Bucket(clock, size=1, refill_ms=1_000)
    bucket.failed()
    clock.ms = 999
    assert not bucket.open()
    clock.ms = -10_000
    assert not bucket.open()
    clock.ms += 2_000
    assert bucket.open()
