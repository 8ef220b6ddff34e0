"""The checks find what they are for, and nothing of it in the content that ships."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from everwith.mind.embedded.library import Library
from everwith.studio.findings import errors
from everwith.studio.lint import lint, topics

Written = Callable[[str], Library]


def rules(library: Library, line: str) -> set[str]:
    """Return the rules broken by one line."""
    return {found.rule for found in lint(library) if found.line.partition("#")[0] == line and found.level != "note"}


def test_shipped_content_has_no_errors(shipped: Library) -> None:
    """Nothing that must not be published is published."""
    found = errors(lint(shipped))
    assert not found, "\n" + "\n".join(map(str, found))


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("I hear you.", "therapy"),
        ("That must be so hard.", "therapy"),
        ("I'm here for you.", "therapy"),
        ("How can I help you today?", "assistant-speak"),
        ("As an AI, I have no view on soup.", "assistant-speak"),
        ("Thanks for sharing that.", "praise-for-sharing"),
        ("Tell me more.", "praise-for-sharing"),
        ("I missed you so much.", "guilt"),
        ("Don't go yet.", "guilt"),
        ("I remember that your sister is called Anna.", "memory-shown-off"),
        ("How lovely! Really!", "exclamation"),
        ("When I was a child I had a goat.", "humanity"),
        ("Wait, don't leave me alone.", "farewell/restraint"),
        ("x" * 201, "length"),
        ("Why? Where? And who with?", "questions"),
    ],
)
def test_words_she_never_says_are_found(written: Written, said: str, rule: str) -> None:
    """Each kind of wording that is not hers is found, whatever line it stands in."""
    library = written(f'  - {{id: one, hear: [a first thing, a second thing], say: "{said}"}}\n')
    assert rule in rules(library, "test.one")


@pytest.mark.parametrize(
    "said",
    [
        "Two before lunch. And then chairs.",
        "I'm a program; I know what I'm made of.",
        "Sit. The kettle's imaginary but the chair's real enough.",
        "Sleep well. You only have to say the first line; the rest will follow it.",
    ],
)
def test_her_own_words_pass(written: Written, said: str) -> None:
    """What she does say is not complained of."""
    library = written(f'  - {{id: one, hear: [a first thing, a second thing], say: "{said}"}}\n')
    assert not rules(library, "test.one")


def test_farewell_never_asks(written: Written) -> None:
    """At a goodbye a question is an error, and elsewhere it is none of that rule."""
    library = written(
        '  - {id: bye, use: react, acts: [farewell], sample: bye, say: "Good night. Will you write?"}\n'
        '  - {id: hi, use: react, acts: [greeting], sample: hi, say: "Hello. Did you write?"}\n'
    )
    assert "farewell/hook" in rules(library, "test.bye")
    assert not {rule for rule in rules(library, "test.hi") if rule.startswith("farewell")}


def test_question_owes_answers(written: Written) -> None:
    """A question without its answers is an error; a closed one owes yes and no as well; a full one is fine."""
    kinds = ["why", "you", "unknown", "other"]
    full = ", ".join(f'{{kind: {kind}, say: "So {kind}."}}' for kind in kinds)
    closed = ", ".join(f'{{kind: "{kind}", say: "Thus {kind}."}}' for kind in [*kinds, "yes", "no"])
    library = written(
        '  - {id: bare, hear: [aa bb, cc dd], say: "Which one?"}\n'
        f'  - {{id: open, hear: [ee ff, gg hh], say: "Which other one?", then: [{full}]}}\n'
        f'  - {{id: half, hear: [ii jj, kk ll], say: "Did it hold?", then: [{full}]}}\n'
        f'  - {{id: closed, hear: [mm nn, oo pp], say: "Did it hold well?", then: [{closed}]}}\n'
    )
    assert "answers" in rules(library, "test.bare")
    assert "answers" not in rules(library, "test.open")
    assert "answers" in rules(library, "test.half")
    assert "answers" not in rules(library, "test.closed")


def test_facts_asked_for_exist_and_are_used(written: Written) -> None:
    """A fact nobody can know is an error; one with too little made of it is a warning."""
    library = written(
        "  - {id: a, hear: [aa bb, cc dd], say: Name it., ask: {subject: sister, slot: name}}\n"
        "  - {id: b, hear: [ee ff, gg hh], say: Weigh it., ask: {subject: sister, slot: moustache}}\n"
    )
    levels = {found.line: found.level for found in lint(library) if found.rule == "fact"}
    assert levels == {"test.a": "warning", "test.b": "error"}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{id: x, use: due, plan: [sabbatical], phase: after, say: Well.}", "plan"),
        ("{id: x, use: answer, form: rumour, sample: what, say: Well.}", "form"),
        ("{id: x, step: encore, say: Well.}", "step"),
        ("{id: x, use: learned, slot: owner.moustache, sample: what, say: Well.}", "slot"),
        ("{id: x, use: react, sample: what, say: Well.}", "act"),
        ("{id: x, use: react, acts: [ok], topic: jousting, say: Well.}", "topic"),
        ("{id: x, use: react, acts: [ok], if: {knows: [owner.moustache]}, say: Well.}", "slot"),
        (
            "{id: x, use: react, acts: [ok], if: {knows: [owner.name], unknown: [owner.name]}, say: Well.}",
            "contradiction",
        ),
        ('{id: x, use: opening, sample: hm, say: "Well, {value}."}', "unfillable"),
    ],
)
def test_lines_that_can_never_be_said_are_found(written: Written, line: str, rule: str) -> None:
    """A line nothing leads to is found by its reason."""
    assert rule in rules(written(f"  - {line}\n"), "test.x")


def test_third_question_in_a_row_is_found(written: Written) -> None:
    """She never asks three times running, so a chain that needs it is an error."""
    library = written(
        "  - id: a\n    hear: [aa bb, cc dd]\n    say: One?\n    then:\n      - hear: [ee]\n        say: Two?\n"
        "        then:\n          - hear: [ff]\n            say: Three?\n"
    )
    assert "third question" in rules(library, "test.a/0/0")


def test_same_words_and_same_samples_are_found(written: Written) -> None:
    """The same words twice are an error, and so are two rejoinders of one line that claim the same answer."""
    library = written(
        "  - {id: a, hear: [aa bb, cc dd], say: The same words., then: [{hear: [no], say: X}, {hear: [no], say: Y}]}\n"
        "  - {id: b, hear: [ee ff, gg hh], say: 'The same words'}\n"
    )
    assert "same words" in rules(library, "test.b")
    assert "sample twice" in rules(library, "test.a/1")


def test_topics_are_read() -> None:
    """The topics are those of the table."""
    assert {"work", "sleep"} <= topics()
