"""Frames are read strictly, whatever comes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.server.frames import Ping, Refused, Resume, Say, Seen, read

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
)
KINDS = st.sampled_from(["say", "resume", "seen", "ping", "other"])


@given(st.text() | st.binary())
def test_any_bytes_are_answered(raw: str | bytes) -> None:
    """Nothing that arrives raises."""
    assert isinstance(read(raw), Refused | Ping | Say | Seen | Resume)


@given(KINDS, VALUES, VALUES, VALUES, VALUES)
def test_any_fields_are_answered_and_never_repeated(kind: str, id_: Any, words: Any, after: Any, ids: Any) -> None:
    """A frame is read as it is or refused; a refusal names the message by its id and never quotes it."""
    raw = json.dumps({"type": kind, "id": id_, "text": words, "after": after, "ids": ids})
    frame = read(raw)
    if isinstance(frame, Refused):
        assert frame.error.problem
        assert frame.about == (id_ if isinstance(id_, str) and len(id_) <= 200 else "")
    elif isinstance(frame, Say):
        assert (frame.id, frame.text) == (id_, words)


@pytest.mark.parametrize(
    ("raw", "frame"),
    [
        ('{"type": "ping"}', Ping(type="ping")),
        ('{"type": "resume", "after": null}', Resume(type="resume", after=None)),
        ('{"type": "resume", "after": 7}', Resume(type="resume", after=7)),
        ('{"type": "say", "id": "a", "text": "b", "more": 1}', Say(type="say", id="a", text="b")),
        ('{"type": "seen", "ids": ["a"]}', Seen(type="seen", ids=["a"])),
    ],
)
def test_the_pages_frames_are_read(raw: str, frame: object) -> None:
    """What the page sends is understood, and what a newer page adds does no harm."""
    assert read(raw) == frame


@pytest.mark.parametrize("after", [True, 1.5, "3", 2**63])
def test_a_place_is_a_whole_number(after: object) -> None:
    """No value is bent into a seq."""
    assert isinstance(read(json.dumps({"type": "resume", "after": after})), Refused)


def test_a_refusal_quotes_nothing() -> None:
    """What was said to her is in no error."""
    frame = read('{"type": "say", "id": ["my secret"], "text": 5, "secret": "my secret"}')
    assert isinstance(frame, Refused)
    assert "secret" not in f"{frame.error.problem}{frame.error.remedy}"
