"""Replay: a script lived through, the same to the byte, or refused as a whole."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from everwith import app
from tests.cli.conftest import Ran, Run

MEET = '{"meet": {"owner": "Daniel", "companion": "Mira", "zone": "Europe/Berlin"}}'


def line(minute: int, text: str | None = None, **more: object) -> str:
    """Return a line of a script."""
    at = f"2026-11-02T{18 + minute // 60:02}:{minute % 60:02}:00+01:00"
    return json.dumps({"at": at} | ({} if text is None else {"text": text}) | more)


SCRIPT = "\n".join(
    [
        MEET,
        line(0, "hi, long day"),
        line(2, "my sister is called Anna", id="anna"),
        "",
        line(4, "the interview is on friday at 10"),
        line(9, "what's my sister's name?"),
        '{"at": "2026-11-08T20:00:00+01:00"}',
    ]
)


def spoken(ran: Ran) -> list[tuple[str, str]]:
    """Return who said what."""
    return [(row["from"], row["text"]) for row in ran.rows]


def life(home: Path) -> list[str]:
    """Return all events of a home as they are stored, [] where nobody lives there."""

    async def read() -> list[str]:
        async with app.open(home) as everwith:
            return [
                f"{row.seq} {row.kind} {row.body}"
                for relationship, _, _ in await everwith.store.relationships()
                for row in await everwith.store.events(relationship)
            ]

    return asyncio.run(read())


def test_a_script_is_lived_through(run: Run, tmp_path: Path) -> None:
    """Every message is answered, with feeling, safety and reasons; what is due in between is said first."""
    script = tmp_path / "s.jsonl"
    script.write_text(SCRIPT)
    ran = run("replay", script, "--seed", 3)
    assert (ran.status, ran.err) == (0, "")
    owner = [row for row in ran.rows if row["from"] == "owner"]
    hers = [row for row in ran.rows if row["from"] == "companion"]
    assert [row["text"] for row in owner] == [json.loads(one)["text"] for one in SCRIPT.split("\n") if "text" in one]
    assert {row["in_reply_to"] for row in hers} == {row["id"] for row in owner} | {None}
    first = [row for row in hers if row["initiative"]]
    assert first
    assert first[0]["at"].startswith("2026-11-06T13")
    answer = next(row for row in hers if "Anna" in row["text"])
    assert answer["why"]["memories"] == ["anna"]
    assert all(-1 <= row["affect"]["v"] <= 1 and row["why"]["meant"] for row in hers)
    assert [row["at"] for row in ran.rows] == sorted(row["at"] for row in ran.rows)


def test_reproducible_to_the_byte(run: Run, tmp_path: Path) -> None:
    """With a seed two homes say the very same; with another seed something else; to a file or to the terminal."""
    outs = [
        run("replay", "-", "--seed", seed, stdin=SCRIPT.encode(), home=tmp_path / name).out
        for name, seed in (("a", 5), ("b", 5), ("c", 6))
    ]
    assert outs[0] == outs[1] != outs[2]
    run("replay", "-", "--seed", 5, "--out", tmp_path / "out.jsonl", stdin=SCRIPT.encode(), home=tmp_path / "d")
    assert (tmp_path / "out.jsonl").read_text() == outs[0]


def test_it_goes_on_in_an_existing_home(run: Run, home: Path) -> None:
    """A second script goes on with the life the first one began; a second meeting is refused."""
    run("replay", "-", "--seed", 1, stdin=SCRIPT.encode())
    later = '{"at": "2026-11-09T18:00:00+01:00", "text": "what\'s my sister\'s name?"}'
    ran = run("replay", "-", stdin=later.encode())
    assert "Anna" in " ".join(text for _, text in spoken(ran))
    before = life(home)
    again = f'{MEET}\n{{"at": "2026-11-10T18:00:00+01:00", "text": "hi"}}'
    assert run("replay", "-", stdin=again.encode()).refused()
    assert run("replay", "-", stdin=SCRIPT.split("\n", 1)[1].encode()).refused()  # earlier than its last moment
    repeated = '{"at": "2026-11-10T18:00:00+01:00", "text": "hi", "id": "anna"}'
    assert run("replay", "-", stdin=repeated.encode()).refused()
    assert life(home) == before


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ("{", "JSON"),
        ("[1]", "object"),
        ('"hi"', "object"),
        ("[" * 5000, "JSON"),
        ('{"text": "hi"}', "time"),
        ('{"at": "soon", "text": "hi"}', "time"),
        ('{"at": 5, "text": "hi"}', "time"),
        ('{"at": "2026-11-02T19:00:00", "text": "hi"}', "offset"),
        ('{"at": "2026-11-01T10:00:00Z", "text": "hi"}', "backwards"),
        ('{"at": "2026-11-02T19:00:00Z", "text": ""}', "nothing"),
        ('{"at": "2026-11-02T19:00:00Z", "text": "\\u200b"}', "nothing"),
        ('{"at": "2026-11-02T19:00:00Z", "text": 5}', "strings"),
        ('{"at": "2026-11-02T19:00:00Z", "text": null}', "strings"),
        ('{"at": "2026-11-02T19:00:00Z", "text": "hi", "id": "~x"}', "tilde"),
        ('{"at": "2026-11-02T19:00:00Z", "text": "hi", "id": "one"}', "used before"),
        ('{"at": "2026-11-02T19:00:00Z", "txt": "hi"}', "txt"),
        ('{"meet": {"owner": "D"}}', "once"),
        (json.dumps({"at": "2026-11-02T19:00:00Z", "text": "x" * 1_000_000}), "1,000,000"),
    ],
)
def test_a_broken_line_is_named_and_nothing_changes(run: Run, home: Path, bad: str, what: str) -> None:
    """The line that cannot be used is named by its number, in one line, and nobody was met."""
    script = "\n".join([MEET, line(0, "hi", id="one"), "", bad, line(59, "bye")])
    ran = run("replay", "-", stdin=script.encode())
    assert ran.refused(), ran
    assert ran.err.startswith("Line 4:")
    assert what in ran.err
    assert life(home) == []


@pytest.mark.parametrize(
    "meet",
    [
        {"zone": "Mars"},
        {"kind": "enemy"},
        {"pronouns": "it"},
        {"birth_date": "soon"},
        {"owner": "x" * 61},
        {"owner": 5},
        {"age": "5"},
        [],
        "hello",
        {"meeting": "yes"},
    ],
)
def test_a_meeting_that_cannot_be(run: Run, home: Path, meet: object) -> None:
    """Wrong values of a meeting are refused, and nobody was met."""
    script = json.dumps({"meet": meet}) + "\n" + line(0, "hi")
    ran = run("replay", "-", stdin=script.encode())
    assert ran.refused(), ran
    assert life(home) == []


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe\x00", b"\x00\x01\x02", MEET.encode(), b"\xef\xbb\xbf"])
def test_what_is_no_script(run: Run, home: Path, data: bytes) -> None:
    """Nothing at all, a meeting alone, or bytes that are no text are wrong use."""
    assert run("replay", "-", stdin=data).refused()
    assert life(home) == []


def test_files_that_cannot_be_used(run: Run, home: Path, tmp_path: Path) -> None:
    """A file that is not there, a folder, a place that cannot be written, another mind: one line each."""
    assert run("replay", tmp_path / "nothing").refused()
    assert run("replay", tmp_path).refused()
    assert run("replay", "-", "--out", tmp_path / "no" / "out", stdin=SCRIPT.encode()).refused()
    assert run("replay", "-", "--mind", "other", stdin=SCRIPT.encode()).refused()
    assert life(home) == []
    (tmp_path / "plain").write_text("a file")
    assert run("replay", "-", stdin=SCRIPT.encode(), home=tmp_path / "plain").refused()


def test_text_of_any_kind(run: Run) -> None:
    """Line separators of Unicode inside a text, a byte order mark and Windows line ends are all understood."""
    odd = ["one\u2028two", "a\x85b", "\u202etfel", "half \ud83d", "👩\u200d👩\u200d👧", "'; DROP TABLE owner; --"]
    rows = [
        json.dumps({"at": f"2026-11-02T18:{n:02}:00Z", "text": text}, ensure_ascii=n > 2) for n, text in enumerate(odd)
    ]
    rows[0] = rows[0].replace("\\u2028", "\u2028")
    ran = run("replay", "-", stdin=b"\xef\xbb\xbf" + "\r\n".join(rows).encode("utf-8", "surrogatepass"))
    assert ran.status == 0, ran.err
    said = [text for who, text in spoken(ran) if who == "owner"]
    assert said == ["one\u2028two", "ab", "tfel", "half ?", *odd[4:]]
