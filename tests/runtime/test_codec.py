"""Events and snapshots as text: read back exactly, refused where they cannot be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from everwith.core.errors import EverwithError, WrongUse
from everwith.core.message import Message
from everwith.relationship.events import Redacted, Spoke
from everwith.runtime import codec
from everwith.runtime.explain import why_data
from everwith.runtime.steps import Company, said_in, turns_of
from tests.lives import START, histories, live, messages


@given(said=histories(most=6))
def test_every_event_is_read_back(company: Company, said: list[Message]) -> None:
    """Written and read, each event is itself, and its row says place, time and cause."""
    for seq, event in enumerate(live(company, said)[1]):
        row = codec.stored(event, seq)
        assert codec.event(row) == event
        assert (row.seq, row.kind, row.at) == (seq, event.kind, event.at.ms)


def test_a_redacted_row_has_no_body(company: Company) -> None:
    """A row without a body is a redacted event at its time."""
    row = replace(codec.stored(live(company, messages(["hi"]))[1][0], 3), kind="redacted", body="")
    read = codec.event(row)
    assert isinstance(read, Redacted)
    assert read.at.ms == START.ms


@pytest.mark.parametrize("body", ["{", "[]", '{"kind":"nobody"}', '{"kind":"heard"}', "null", '"x"'])
def test_a_damaged_event_is_named(company: Company, body: str) -> None:
    """What cannot be read is a fault that names the event, never what was said."""
    row = replace(codec.stored(live(company, messages(["secret words"]))[1][2], 2), body=body)
    with pytest.raises(EverwithError, match="Event 2") as told:
        codec.event(row)
    assert "secret" not in str(told.value)


def test_events_of_a_newer_program_are_refused(company: Company) -> None:
    """A newer version is wrong use: update first."""
    row = replace(codec.stored(live(company, messages(["hi"]))[1][0], 0), version=99)
    with pytest.raises(WrongUse, match="newer"):
        codec.event(row)


@pytest.mark.parametrize("text", ["", "{}", '{"v":0,"state":{}}', '{"v":1,"state":{}}', '{"v":1,"state":', "\x00"])
def test_other_snapshots_are_not_read(text: str) -> None:
    """A snapshot of another version, or a damaged one, is none: the log is read instead."""
    assert codec.restored(text) is None


def test_places_in_the_conversation(company: Company) -> None:
    """Every message of an event has its own place, in order, the same live and for an import."""
    events = live(company, messages(["hi", "tell me a joke"]))[1]
    turns = [turn for seq, event in enumerate(events) for turn in turns_of(codec.stored(event, seq))]
    assert [turn.seq for turn in turns] == sorted({turn.seq for turn in turns})
    spoke = events[-1]
    assert isinstance(spoke, Spoke)
    assert [one.seq for one in said_in(spoke, len(events) - 1)] == [t.seq for t in turns[-len(spoke.messages) :]]


def test_reasons_are_plain_data(company: Company) -> None:
    """Promise 6: acts, feeling, intention, lines and memories of a reply, as JSON would hold them."""
    import json

    spoke = live(company, messages(["my sister is called Anna", "what's my sister's name?"]))[1][-1]
    assert isinstance(spoke, Spoke)
    data = why_data(spoke)
    assert json.loads(json.dumps(data)) == data
    assert data["memories"] == ["m0"]
    assert data["meant"]
    assert data["lines"]
    assert data["considered"]
