"""The library: every line found by what it is for."""

from __future__ import annotations

import pytest

from everwith.mind.embedded.library import Library, Line, walk
from everwith.mind.thought import Move
from everwith.runtime.steps import Company


def line(name: str, **more: object) -> Line:
    """Return a line of that name."""
    given: dict[str, object] = {"id": name, "use": "reply", "texts": ("Yes.",), "move": Move.SHARE} | more
    return Line(**given)  # type: ignore[arg-type]


def test_lines_are_indexed_by_use() -> None:
    """Each use has its own way in, rejoinders are found by their id."""
    deep = line("a.then", use="rejoinder", kind="yes")
    library = Library.of(
        [
            line("a", hear=("hello there",), then=(deep,)),
            line("b", use="react", acts=("joke", "laugh")),
            line("c", use="learned", slot="pet"),
            line("d", use="due", plan="exam", phase="after"),
            line("e", use="step", step="hello"),
            line("f", use="onward"),
            line("g", use="opening"),
            line("h", use="life"),
            line("i", use="answer", form="value"),
        ]
    )
    assert set(library.lines) == {"a", "a.then", *"bcdefghi"}
    assert [one.id for one in library.by_act["laugh"]] == ["b"]
    assert [one.id for one in library.by_slot["pet"]] == ["c"]
    assert [one.id for one in library.by_plan[("exam", "after")]] == ["d"]
    assert [one.id for one in library.by_step["hello"]] == ["e"]
    assert [one.id for one in library.by_form["value"]] == ["i"]
    assert [one.id for one in (*library.onward, *library.openings, *library.life)] == ["f", "g", "h"]
    assert library.keys.best("hello there", None)[0].line == "a"


def test_two_lines_of_one_name_are_refused() -> None:
    """A name is used once, deep or not."""
    with pytest.raises(ValueError, match="two lines"):
        Library.of([line("a"), line("b", then=(line("a"),))])


def test_a_line_asks_where_any_wording_does() -> None:
    """A line that asks in a later wording only is a question too: the limits on questions hold for it."""
    assert line("a", texts=("Rain.", "Rain?")).asks
    assert not line("a", texts=("Rain.", "Sun.")).asks


def test_what_ships_is_large_and_consistent(company: Company) -> None:
    """The library shipped holds thousands of wordings; every rejoinder is reachable by id."""
    library = company.library
    wordings = [text for one in library.lines.values() for text in one.texts]
    assert len(wordings) > 3000
    assert all(text.strip() for text in wordings)
    for use in ("hello", "name_offer", "name_other", "settled", "adult_yes", "adult_no", "adult_unsaid", "hard_day"):
        assert library.by_step[use]
    assert sum(1 for _ in walk(library.replies)) <= len(library.lines)
