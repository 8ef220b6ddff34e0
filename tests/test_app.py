"""Everything put together: one home, met once, opened again as it was left."""

from __future__ import annotations

from pathlib import Path

import pytest

from everwith import app
from everwith.core.errors import WrongUse
from everwith.core.ids import RelationshipId
from everwith.core.moment import Moment
from everwith.runtime.steps import Company
from everwith.testing import FixedClock

AT = Moment.parse("2026-11-02T18:00:00+01:00", zone="Europe/Berlin")


async def test_a_home_is_met_once_and_opened_again(tmp_path: Path, company: Company) -> None:
    """The companion of a home is the same the next time, knows what was said, and is asked nothing twice."""
    introduction = app.Introduction(owner="Daniel", companion="Mira", meeting=False, seed=1)
    async with app.open(tmp_path, company=company, clock=FixedClock(AT.ms)) as everwith:
        her = await everwith.companion(introduction, at=AT)
        assert await her.hear("my sister is called Anna", at=AT)
        before = await her.state()
    async with app.open(tmp_path, company=company, clock=FixedClock(AT.ms)) as everwith:
        again = await everwith.companion()
        assert again.relationship == her.relationship
        assert await again.state() == before
        assert (before.owner, before.me) == ("Daniel", "Mira")


async def test_a_relationship_that_never_began_is_passed_over(tmp_path: Path, company: Company) -> None:
    """A program killed in the middle of the first meeting leaves nothing in the way: the two meet anew."""
    async with app.open(tmp_path, company=company) as everwith:
        await everwith.store.create(RelationshipId("half"), "", "", AT.ms)
    async with app.open(tmp_path, company=company) as everwith:
        assert await everwith.first() is None
        her = await everwith.companion(app.Introduction(seed=1), at=AT)
        assert her.relationship != "half"
        assert (await her.state()).talk.meeting == "name"


@pytest.mark.parametrize(
    ("born", "adult"),
    [("1990-05-04", True), ("2008-11-02", True), ("2008-11-03", False), ("2020-02-29", False), ("", None)],
)
def test_of_age_by_the_date_of_birth(company: Company, born: str, adult: bool | None) -> None:
    """One is eighteen from one's eighteenth birthday on, in the owner's zone."""
    assert app.Introduction(birth_date=born).met(RelationshipId("r"), AT, company).adult is adult


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "enemy"},
        {"pronouns": "it"},
        {"zone": "Mars"},
        {"birth_date": "soon"},
        {"owner": "x" * 61},
        {"owner": "a\nb"},
    ],
)
def test_introductions_that_cannot_be(company: Company, wrong: dict[str, str]) -> None:
    """Values that cannot be are wrong use, with a remedy."""
    with pytest.raises(WrongUse) as told:
        app.Introduction(**wrong).met(RelationshipId("r"), AT, company)  # type: ignore[arg-type]
    assert told.value.remedy


def test_a_home_that_cannot_be(tmp_path: Path) -> None:
    """Where the home is a file, that is told."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(WrongUse, match="cannot be used"):
        app.make_home(tmp_path / "file")
    app.make_home(tmp_path / "new" / "home")
    assert (tmp_path / "new" / "home").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(("given", "alone"), [("1", True), ("yes", True), ("", False), ("0", False)])
def test_the_environment_is_read(given: str, alone: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment sets holds; what it leaves out has a default."""
    monkeypatch.setenv("EVERWITH_WORDS_ALONE", given)
    monkeypatch.setenv("EVERWITH_HOME", "/somewhere")
    read = app.Environment.read()
    assert read == app.Environment(home=Path("/somewhere"), passphrase=None, words_alone=alone)


def test_a_setting_that_says_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither yes nor no is said plainly to be neither."""
    monkeypatch.setenv("EVERWITH_WORDS_ALONE", "perhaps")
    with pytest.raises(WrongUse, match="neither"):
        app.Environment.read()
