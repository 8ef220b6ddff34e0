"""Nobody can take her away (promise 9): export and import."""

from __future__ import annotations

import hashlib
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from everwith.core.errors import WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.storage.portable import export_archive, import_archive

from .life import LEASE, OURS, START, asks, exchange, lived, opened, said, turns_of, unit

OTHER = RelationshipId('../anna & "vera"')
LINES = [("My sister Ana lives in Lisbon", "Lisbon has\ngood light. 🌞"), ("Work was 'long'", "Long how?")]


@pytest.fixture
async def store(tmp_path):
    """Return a store with two relationships, a message waiting and one forgotten."""
    store = opened(tmp_path)
    claim = await lived(store, LINES)
    await lived(store, [("Hello", "Hello you")], OTHER)
    await store.receive(OURS, said("w1", "are you there?", minute=50))
    await store.delivered(OURS, [MessageId("h0")])
    await store.redact(claim, frozenset({MessageId("o1")}), (), "{}")
    yield store
    await store.close()


@pytest.fixture
async def archive(store, tmp_path):
    """Return the export of that store."""
    await export_archive(store, tmp_path / "life.zip")
    return tmp_path / "life.zip"


def parts(path):
    """Return the parts of an archive as bytes."""
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(path, contents, **manifest):
    """Write an archive with a manifest that fits the contents, changed as given."""
    told = json.loads(contents["manifest.json"]) | manifest
    if "parts" not in manifest:
        told["parts"] = {
            name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            for name, data in contents.items()
            if name != "manifest.json"
        }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in contents.items():
            file.writestr(name, json.dumps(told) if name == "manifest.json" else data)
    return path


async def refused(tmp_path, path, match=None):
    """Check that the archive is not imported, and that nothing of it is."""
    fresh = opened(tmp_path, "fresh.db")
    with pytest.raises(WrongUse, match=match):
        await import_archive(fresh, path, turns_of)
    assert await fresh.relationships() == []
    assert await fresh.faults() == []
    await fresh.create(RelationshipId("after"), "A", "B", START)
    await fresh.close()
    (tmp_path / "fresh.db").unlink()


async def test_a_life_taken_elsewhere_is_the_same_life(store, archive, tmp_path):
    """Export, import, export gives the same bytes; turns, waiting, outbox, timers and recall are the same."""
    fresh = opened(tmp_path, "fresh.db")
    assert await import_archive(fresh, archive, turns_of) == [OURS, OTHER]
    for name in (OURS, OTHER):
        assert await fresh.events(name) == await store.events(name)
        assert await fresh.turns(name) == await store.turns(name)
        assert await fresh.waiting(name) == await store.waiting(name)
        assert await fresh.outbox(name) == await store.outbox(name)
    assert await fresh.relationships() == await store.relationships()
    assert await fresh.due(2**60) == await store.due(2**60)
    question = asks("where does my sister live", vector=unit("sister lives"))
    assert await fresh.recall(OURS, question) == await store.recall(OURS, question)
    await export_archive(fresh, tmp_path / "again.zip")
    assert parts(tmp_path / "again.zip") == parts(archive)
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()
    assert await fresh.receive(OURS, said("o0", "sent once more")) is False
    claim = await fresh.claim(OURS, "one", START, LEASE)
    assert (claim.snapshot, len(claim.events)) == (None, 4)
    await fresh.commit(claim, exchange(claim, 4, said("w1", "are you there?")))
    await fresh.close()


async def test_the_export_can_be_read_without_everwith(archive):
    """Readable parts hold what was said by whom and when, and nothing that was forgotten."""
    held = parts(archive)
    transcript = held["relationships/1/transcript.md"].decode()
    assert "**Daniel** (10:00): My sister Ana lives in Lisbon" in transcript
    assert "## Sunday, 22 November 2026" in transcript
    lines = [json.loads(line) for line in held["relationships/1/messages.jsonl"].splitlines()]
    assert [line["id"] for line in lines] == ["o0", "h0", "h1"]
    assert (lines[1]["in_reply_to"], lines[1]["delivered"], lines[2]["delivered"]) == ("o0", True, False)
    assert all(b"'long'" not in data for data in held.values())


async def test_a_relationship_that_is_here_is_not_overwritten(store, archive):
    """Importing over an existing relationship changes nothing."""
    before = await store.events(OURS)
    with pytest.raises(WrongUse, match="already"):
        await import_archive(store, archive, turns_of)
    assert await store.events(OURS) == before


async def test_all_or_nothing(archive, tmp_path):
    """Where the second relationship is here already the first is not imported either."""
    fresh = opened(tmp_path, "fresh.db")
    await fresh.create(OTHER, "A", "B", START)
    with pytest.raises(WrongUse, match="already"):
        await import_archive(fresh, archive, turns_of)
    assert [name for name, *_ in await fresh.relationships()] == [OTHER]
    await fresh.close()


async def test_an_export_overwrites_nothing(store, archive, tmp_path):
    """An existing file stays; an unknown relationship leaves no file."""
    before = archive.read_bytes()
    with pytest.raises(WrongUse):
        await export_archive(store, archive)
    with pytest.raises(WrongUse):
        await export_archive(store, tmp_path / "none.zip", [RelationshipId("nobody")])
    assert archive.read_bytes() == before
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".new") or path.name == "none.zip"]


async def test_a_newer_export_is_told(archive, tmp_path):
    """An archive of a later format is refused as such."""
    await refused(tmp_path, packed(archive, parts(archive), format=2), match="newer")


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "relationships/1/../../x", "relationships\\1\\x", "more.txt"]
)
async def test_a_name_that_does_not_belong_is_told(archive, tmp_path, name):
    """No file of another form is accepted, wherever it points."""
    await refused(tmp_path, packed(archive, parts(archive) | {name: b"x"}), match="does not belong")


async def test_a_zip_bomb_is_told(archive, tmp_path):
    """A part that unpacks to far more than text could is refused before it is unpacked."""
    bomb = parts(archive) | {"relationships/1/waiting.jsonl": b"\n" * (80 * 2**20)}
    await refused(tmp_path, packed(archive, bomb), match="larger than any life")


EVENTS, MESSAGES = "relationships/1/events.jsonl", "relationships/1/messages.jsonl"


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p | {EVENTS: p[EVENTS].split(b"\n", 1)[1]},
        lambda p: p | {EVENTS: p[EVENTS].replace(b'"seq":1', b'"seq":true')},
        lambda p: p | {EVENTS: p[EVENTS].replace(b'"version":1', b'"version":"1"')},
        lambda p: p | {EVENTS: p[EVENTS].replace(b'"body":', b'"boddy":')},
        lambda p: p | {EVENTS: p[EVENTS][:-1]},
        lambda p: p | {EVENTS: p[EVENTS] + b"[1]\n"},
        lambda p: p | {EVENTS: p[EVENTS].replace(b"Lisbon", b"\\\\ud800")},
        lambda p: p | {EVENTS: p[EVENTS].replace(b'"kind":"said"', b'"kind":"\\ud800"')},
        lambda p: p | {EVENTS: p[EVENTS].replace(b'"at":1', b'"at":99999999999999999991')},
        lambda p: p | {MESSAGES: p[MESSAGES].replace(b'"id":"o0"', b'"id":7')},
        lambda p: p | {MESSAGES: b"\xff\n"},
        lambda p: {name: data for name, data in p.items() if name != EVENTS},
    ],
)
async def test_parts_of_the_wrong_form_are_told(archive, tmp_path, change):
    """Events missing, out of place or of the wrong type, broken text: told, and nothing is imported."""
    await refused(tmp_path, packed(archive, change(parts(archive))))


async def test_a_changed_part_is_told(archive, tmp_path):
    """A part that does not have the manifest's digest is refused."""
    held = parts(archive)
    manifest = json.loads(held["manifest.json"])
    held[EVENTS] = held[EVENTS].replace(b"Lisbon", b"Madrid")
    await refused(tmp_path, packed(archive, held, parts=manifest["parts"]), match="changed after")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 0.999), flip=st.none() | st.tuples(st.floats(0, 0.999), st.integers(1, 255)))
async def test_no_damage_is_half_imported(archive, tmp_path, cut, flip):
    """Cut off anywhere, or with any byte changed, the archive is refused whole or imported whole."""
    data = bytearray(archive.read_bytes())
    if flip is None:
        data = data[: int(cut * len(data))]
    else:
        data[int(flip[0] * len(data))] ^= flip[1]
    path = tmp_path / "damaged.zip"
    path.write_bytes(data)
    fresh = opened(tmp_path, "fresh.db")
    try:
        names = await import_archive(fresh, path, turns_of)
    except WrongUse:
        names = []
    assert [name for name, *_ in await fresh.relationships()] == names
    assert names in ([], [OURS, OTHER])
    await fresh.close()
    (tmp_path / "fresh.db").unlink()


async def test_something_else_is_told(tmp_path):
    """A file that is no archive, or is not there, is refused in plain words."""
    (tmp_path / "x.zip").write_text("no archive")
    await refused(tmp_path, tmp_path / "x.zip", match=r"\.zip")
    await refused(tmp_path, tmp_path / "nothing.zip")
