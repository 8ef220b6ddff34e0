"""Speaking first: at a fit hour, within limits, and less where nobody answers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from everwith.core.moment import DAY, HOUR, MINUTE, Moment
from everwith.life.initiative import PER_DAY, Dial, Initiative, QuietHours, asked_after, day_after, season

BERLIN = "Europe/Berlin"
NOON = Moment.parse("2026-11-20T12:00:00+01:00", zone=BERLIN)
DIALS: tuple[Dial, ...] = ("seldom", "normal", "often")


@given(
    start=st.integers(0, 23),
    end=st.integers(0, 23),
    minutes=st.integers(0, 60 * 24 * 400),
    zone=st.sampled_from([BERLIN, "America/New_York", "Asia/Kolkata", "UTC"]),
)
def test_quiet_hours_end_where_she_may_speak(start: int, end: int, minutes: int, zone: str) -> None:
    """The moment after quiet hours is never earlier, never quiet, and within a day, also over changes of clocks."""
    quiet = QuietHours(start=start, end=end)
    moment = Moment(ms=NOON.ms + minutes * MINUTE, zone=zone)
    free = quiet.after(moment)
    assert moment.ms <= free.ms <= moment.ms + 26 * HOUR
    if not quiet.holds(moment.hour()):
        assert free == moment
    if (end + 1) % 24 != start % 24 or start == end:  # else half an hour is all there is
        assert not quiet.holds(free.hour())


@pytest.mark.parametrize(
    ("hour", "quiet"), [(22.9, False), (23.0, True), (0.0, True), (3.5, True), (7.99, True), (8.0, False), (12, False)]
)
def test_quiet_hours_span_midnight(hour: float, quiet: bool) -> None:
    """From 23 to 8 she is quiet, the end not included."""
    assert QuietHours(start=23, end=8).holds(hour) is quiet


def test_quiet_hours_within_a_day_and_none() -> None:
    """Hours within a day are quiet as said; hours that end as they begin are none."""
    siesta = QuietHours(start=13, end=16)
    assert [siesta.holds(h) for h in (12.9, 13, 15.9, 16)] == [False, True, True, False]
    assert not any(QuietHours(start=5, end=5).holds(h) for h in range(24))


@pytest.mark.parametrize(
    ("night", "morning"),
    [
        ("2026-10-24T23:30:00+02:00", "2026-10-25T08:30:00+01:00"),
        ("2026-03-28T23:30:00+01:00", "2026-03-29T08:30:00+02:00"),
        ("2026-03-29T01:30:00+01:00", "2026-03-29T08:30:00+02:00"),
    ],
)
def test_a_night_in_which_the_clocks_change(night: str, morning: str) -> None:
    """The quiet hours end at the wall-clock hour, in a night of eight or ten hours too."""
    assert QuietHours().after(Moment.parse(night, zone=BERLIN)).iso() == morning


def test_never_means_never() -> None:
    """With the dial on never no moment is allowed."""
    assert Initiative().allowed_from(NOON, "never") is None


@given(dial=st.sampled_from(DIALS), wishes=st.lists(st.integers(0, 9 * HOUR), min_size=5, max_size=60))
def test_no_more_than_so_many_in_any_24_hours(dial: Dial, wishes: list[int]) -> None:
    """However often there is a cause, no 24 hours hold more than the dial allows, answered or not."""
    initiative, now, spoken = Initiative(), NOON, []
    for wait in wishes:
        allowed = initiative.allowed_from(now.plus(wait), dial)
        assert allowed is not None
        assert allowed.ms >= now.ms + wait
        now = allowed
        spoken.append(now.ms)
        initiative = Initiative(spoken=(*initiative.spoken, now.ms)[-12:], unanswered=0)
    for ms in spoken:
        assert sum(ms - DAY < other <= ms for other in spoken) <= PER_DAY[dial]


def test_unanswered_words_make_the_next_rarer() -> None:
    """Each one unanswered makes the pause longer, up to weeks; an answer brings the first pause back."""
    waits = []
    for unanswered in range(7):
        allowed = Initiative(spoken=(NOON.ms,), unanswered=unanswered).allowed_from(NOON, "often")
        assert allowed is not None
        waits.append((allowed.ms - NOON.ms) // HOUR)
    assert waits == [3, 20, 60, 180, 540, 540, 540]


def test_what_was_said_by_a_wrong_clock_holds_nothing_up() -> None:
    """Words dated years ahead do not keep her silent for years."""
    initiative = Initiative(spoken=(NOON.ms + 3000 * DAY,), unanswered=1)
    assert initiative.allowed_from(NOON, "normal") == NOON


@pytest.mark.parametrize(
    ("start", "end", "precision", "asked"),
    [
        ("2026-11-20T10:00:00+01:00", "2026-11-20T10:01:00+01:00", "minute", "2026-11-20T13:00:00+01:00"),
        ("2026-11-20T06:00:00+01:00", "2026-11-20T12:00:00+01:00", "part", "2026-11-20T13:59:59+01:00"),
        ("2026-11-20T00:00:00+01:00", "2026-11-21T00:00:00+01:00", "day", "2026-11-20T19:30:00+01:00"),
        ("2026-11-16T00:00:00+01:00", "2026-11-23T00:00:00+01:00", "week", "2026-11-23T07:30:00+01:00"),
    ],
)
def test_one_asks_after_it_is_over(start: str, end: str, precision: str, asked: str) -> None:
    """A known hour is asked after some hours later, a known day in its evening, a week when it is over."""
    begins, ends = Moment.parse(start), Moment.parse(end)
    after = asked_after(begins.ms, ends.ms, precision, BERLIN)
    assert after.iso() == asked
    assert after.ms > begins.ms


def test_a_word_after_a_hard_day_comes_the_next_evening() -> None:
    """The day after a hard one, in the early evening of the owner's clock."""
    assert day_after(NOON).iso() == "2026-11-21T18:00:00+01:00"


@pytest.mark.parametrize(
    ("month", "name"), [(1, "winter"), (4, "spring"), (7, "summer"), (10, "autumn"), (12, "winter")]
)
def test_seasons(month: int, name: str) -> None:
    """Seasons go by the month."""
    assert season(dt.date(2026, month, 15)) == name
