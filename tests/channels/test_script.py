"""Reading a script: as a whole, before anything happens."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.channels.script import read_script
from everwith.core.errors import WrongUse
from everwith.core.message import Message
from everwith.core.moment import Moment

HI = '{"at": "2026-11-02T18:00:00+01:00", "text": "hi"}'


def test_a_script_is_messages_and_moments_in_order() -> None:
    """Lines with text are messages, those without are moments; ids are given or made from the line's number."""
    script = read_script(
        [
            '{"meet": {"owner": "D"}}',
            HI,
            "",
            HI.replace("hi", "ok")[:-1] + ', "id": "x"}',
            '{"at": "2026-11-03T18:00:00Z"}',
        ]
    )
    assert script.meet == {"owner": "D"}
    one, two, three = script.steps
    assert isinstance(one, Message)
    assert isinstance(two, Message)
    assert isinstance(three, Moment)
    assert (one.id, two.id, one.text, one.at.zone) == ("line-2", "x", "hi", "+01:00")


def test_a_life_that_goes_on() -> None:
    """What lies before the end of the life so far is refused, and so are ids it holds; equal times are allowed."""
    at = Moment.parse("2026-11-02T18:00:00+01:00").ms
    assert len(read_script([HI], not_before=at).steps) == 1
    with pytest.raises(WrongUse, match="backwards"):
        read_script([HI], not_before=at + 1)
    with pytest.raises(WrongUse, match="used before"):
        read_script([HI], taken=frozenset({"line-1"}))


@given(lines=st.lists(st.one_of(st.text(max_size=60), st.sampled_from([HI, "{}", "null", '{"at": {}}'])), max_size=6))
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    """Any lines at all are a script or wrong use that says what to do."""
    told = None
    try:
        script = read_script(lines)
    except WrongUse as error:
        told = error
    assert (told.problem and told.remedy) if told else script.steps


@given(entry=st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.dictionaries(st.text(), x)))
def test_any_json_is_read_or_refused(entry: object) -> None:
    """Any JSON after a good line is refused with the number of its line, or is a moment."""
    lines = [HI, json.dumps(entry)]
    with pytest.raises(WrongUse, match=r"^Line 2: .*Nothing was changed"):
        read_script(lines)
