"""Plans whose time comes later, moves, or is told piece by piece."""

from __future__ import annotations

import pytest

from everwith.core.ids import MessageId
from everwith.core.moment import Moment
from everwith.core.text import sentences
from everwith.memory.intentions import find_intentions
from everwith.memory.knowledge import learn
from everwith.memory.model import Earshot, Knowledge
from everwith.memory.saying import say_date

NOW = Moment.parse("2026-02-20T20:00:00+00:00", zone="Europe/London")


def lived(*said: str) -> Knowledge:
    """Return what is known after these messages, said one after another on a Friday evening."""
    known, last = Knowledge(), ""
    for count, text in enumerate(said):
        found = find_intentions(text, sentences(text), NOW, Earshot(last_plan=last, knowledge=known))
        known = learn(known, (), found, MessageId(f"m{count}"), NOW)
        last = found[-1].kind if found else last
    return known


@pytest.mark.parametrize(
    ("said", "when"),
    [
        (["got an interview!!", "thursday 5th of march at 2"], ["on Thursday, the 5th at two"]),
        (
            ["interview on the 5th of march at 2", "they've moved the interview", "its monday the 9th now, 10.30, not thursday"],
            ["on Monday, the 9th at half past ten"],
        ),
        (["we're going to lisbon in april", "17th to the 20th"], ["from the 17th to the 20th of April"]),
        (["the concert is on the 21st of march", "its the 28th of march now not the 21st"], ["on 28 March"]),
        (["the recording's on the 3rd of march", "recording's been moved. it's on the 10th now"], ["on Tuesday, the 10th"]),
        (["dentist on the 3rd of march, and an interview on the 5th"], ["on Tuesday, the 3rd", "on Thursday, the 5th"]),
        (["the dentist is on the 3rd of march", "sunday lunch done"], ["on Tuesday, the 3rd"]),
        (["the dentist is on the 3rd of march", "up at 4am tomorrow"], ["on Tuesday, the 3rd"]),
        (["the concert was lovely"], []),
        (["the rent is due on friday"], []),
        (["trip to oslo on the 3rd of march", "trip to rome on the 9th of may"], ["on Tuesday, the 3rd", "on 9 May"]),
    ],
)  # fmt: skip
def test_every_plan_has_the_time_told_last(said: list[str], when: list[str]):
    """A plan told in pieces is one plan; another time for it replaces the first; other talk leaves it alone."""
    assert [say_date(plan.when, NOW) for plan in lived(*said).plans if plan.when] == when


def test_a_plan_at_the_same_hour_keeps_it():
    """ "Same time" on another day is the hour told before."""
    known = lived("interview on the 5th of march at 2", "its on the 9th of march now, same time")
    assert [say_date(plan.when, NOW) for plan in known.plans if plan.when] == ["on Monday, the 9th at two"]
