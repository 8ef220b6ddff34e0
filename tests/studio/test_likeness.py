"""Repetition is counted by words and by vectors."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from everwith.mind.embedded.library import Library
from everwith.studio.assembly import Room
from everwith.studio.likeness import Wording, beginnings, distinct, near


def test_near_and_distinct_by_cosine() -> None:
    """Of three wordings two of which point the same way, one pair is found and two remain."""
    said = [Wording(line=f"l{n}", text=f"t{n}") for n in range(3)]
    vectors = np.array([[1, 0], [0.99, 0.141], [0, 1]], dtype=np.float32)
    assert [found.line for found in near(said, vectors)] == ["l1"]
    assert distinct(said, vectors) == 2


@given(st.lists(st.sampled_from([0, 1, 2, 3]), min_size=1, max_size=12))
def test_distinct_counts_directions(directions: list[int]) -> None:
    """With vectors that are equal or at right angles, as many remain as there are directions."""
    vectors = np.eye(4, dtype=np.float32)[directions]
    said = [Wording(line=str(n), text=str(n)) for n in range(len(directions))]
    assert distinct(said, vectors) == len(set(directions))


def test_beginnings_count_first_three_words(written: Callable[[str], Library]) -> None:
    """Lines that begin alike are counted together."""
    library = written(
        "  - {id: a, hear: [aa bb, cc dd], say: Well then so be it.}\n"
        "  - {id: b, hear: [ee ff, gg hh], say: 'Well, then: so what.'}\n"
    )
    assert beginnings(library)["well then so"] == 2


def test_library_does_not_repeat_itself(vectors_room: Room) -> None:
    """At most one wording in a hundred says nearly what another says."""
    from everwith.studio.likeness import wordings_of

    said = wordings_of(vectors_room.library)
    assert vectors_room.embed is not None
    left = distinct(said, vectors_room.embed([one.text for one in said]))
    assert left >= 0.99 * len(said), f"{left} of {len(said)}"
