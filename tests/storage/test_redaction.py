"""Forgotten is forgotten (promise 4)."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from everwith.core.errors import EverwithError, Fenced
from everwith.core.ids import MessageId
from everwith.ports import Claim, StoredEvent
from everwith.storage import redaction
from everwith.storage.connection import closing, connect
from everwith.storage.sqlite import SqliteStore

from .life import KEY, LEASE, OURS, START, asks, event, exchange, lived, opened, said, unit

SECRETS = ("zanzibarquux", "wyvernhollow", "quixotrope", "ownkeyzyx")
WORDS = [
    f"{a}{b}{c}" for a in ("ba", "ko", "ri", "tu", "me") for b in ("lan", "pos", "vek") for c in ("da", "fi", "go")
]


def found(folder: Path) -> list[tuple[str, str]]:
    """Return (file, secret) for each secret found in the bytes of a file of the folder."""
    needles = {secret: secret.encode() for secret in SECRETS}
    needles |= {f"{secret} without its beginning": secret[3:].encode() for secret in SECRETS[:3]}
    return [
        (path.name, name)
        for path in folder.iterdir()
        for name, needle in needles.items()
        if needle in path.read_bytes().lower()
    ]


async def told(store: SqliteStore, turns: int) -> Claim:
    """Live a life in which some of the owner's messages hold secrets, among many that do not."""
    dice = random.Random(7)
    claim = await lived(store, [])
    for n in range(turns):
        secret = n % 37 == 5
        text = " ".join(dice.choices(WORDS, k=12)) + (" Zanzibarquux wyvernhollow quixotrope" * 4 if secret else "")
        heard = said(f"ownkeyzyx{n}" if secret else f"o{n}", text, minute=n)
        reply = said(f"h{n}", " ".join(dice.choices(WORDS, k=8)), speaker="companion", minute=n)
        await store.receive(OURS, heard)
        claim = await store.commit(claim, exchange(claim, 2 * n, heard, reply))
    return claim


@pytest.mark.parametrize("key", [KEY, None], ids=["encrypted", "plain"])
async def test_no_byte_is_left(tmp_path, key):
    """After redact no file of the folder holds a byte of the words, and everything else is as it was.

    The plain store is there because in the encrypted one nothing is found before either.
    """
    store = SqliteStore.open(tmp_path / "everwith.db", key, _unencrypted=True)
    claim = await told(store, 300)
    if key is None:
        assert found(tmp_path)
    causes = frozenset(MessageId(f"ownkeyzyx{n}") for n in range(300) if n % 37 == 5)
    kept = [row for row in await store.turns(OURS, limit=1000) if row[1].id not in causes]
    claim = await store.redact(claim, causes, (), '{"seen": 0}')
    assert found(tmp_path) == []
    after = await store.turns(OURS, limit=1000)
    assert [row[:2] for row in after] == [row[:2] for row in kept]
    assert [row[2] for row in after if row[2] is not None and row[2] in causes] == []
    assert await store.recall(OURS, asks("zanzibarquux")) == []
    assert await store.faults() == []
    claim = await store.commit(claim, exchange(claim, 600, said("last", "and on we go")))
    await store.close()
    assert found(tmp_path) == []


async def test_events_give_way_to_empty_ones(tmp_path):
    """Each event of a forgotten message is an empty 'redacted' one at its seq; rewritten ones are as given."""
    store = opened(tmp_path)
    claim = await lived(store, [("My secret is blue", "Blue it is"), ("Work was long", "Long how?")])
    rewritten = StoredEvent(seq=1, kind="said", version=1, at=START, cause="h0", body=json.dumps({"text": "It is"}))
    redacted = await store.redact(claim, frozenset({MessageId("o0")}), (rewritten,), '{"new": 1}')
    events = await store.events(OURS)
    assert (events[0].kind, events[0].body, events[0].cause) == (redaction.REDACTED, "{}", "")
    assert events[1] == rewritten
    assert events[2] == event(2, said("o1", "Work was long", minute=10))
    assert [message.id for _, message, *_ in await store.turns(OURS)] == ["h0", "o1", "h1"]
    again = await store.claim(OURS, "one", START, LEASE)
    assert (again.snapshot, again.snapshot_seq, again.version) == ('{"new": 1}', 3, redacted.version)
    with pytest.raises(Fenced):
        await store.redact(claim, frozenset({MessageId("o1")}), (), "{}")
    await store.close()


async def test_a_message_still_waiting_can_be_forgotten(tmp_path):
    """What was received and not answered yet goes from the inbox, and undelivered replies from the outbox."""
    store = opened(tmp_path)
    claim = await lived(store, [("My secret is blue", "Blue it is")])
    await store.receive(OURS, said("w1", "another secret"))
    await store.redact(claim, frozenset({MessageId("w1"), MessageId("h0")}), (), "{}")
    assert await store.waiting(OURS) == []
    assert await store.outbox(OURS) == []
    await store.close()


async def test_recall_forgets_at_once(tmp_path):
    """Vectors of forgotten turns are gone from memory too: recall finds neither them nor wrong neighbours."""
    store = opened(tmp_path)
    claim = await lived(store, [(f"{word} is a word", "so it is") for word in WORDS])
    query = asks(WORDS[5], vector=unit(WORDS[5]))
    assert (await store.recall(OURS, query))[0].source == "o5"
    await store.redact(claim, frozenset({MessageId("o5")}), (), "{}")
    after = await store.recall(OURS, query)
    assert all(each.source != "o5" for each in after)
    assert (await store.recall(OURS, asks(WORDS[6], vector=unit(WORDS[6]))))[0].source == "o6"
    await store.close()


async def test_an_event_that_is_not_there_cannot_be_rewritten(tmp_path):
    """A rewritten event beyond the log is an error, and nothing is forgotten then."""
    store = opened(tmp_path)
    claim = await lived(store, [("My secret is blue", "Blue it is")])
    beyond = StoredEvent(seq=9, kind="said", version=1, at=START, cause="", body="{}")
    with pytest.raises(EverwithError):
        await store.redact(claim, frozenset({MessageId("o0")}), (beyond,), "{}")
    assert len(await store.turns(OURS)) == 2
    await store.close()


async def test_opening_finishes_what_a_crash_interrupted(tmp_path):
    """Where the bytes were not overwritten after the deletion, the next opening does it."""
    path = tmp_path / "everwith.db"
    store = SqliteStore.open(path, None, _unencrypted=True)
    claim = await told(store, 60)
    causes = frozenset(MessageId(f"ownkeyzyx{n}") for n in range(60) if n % 37 == 5)
    await store.write(lambda work: redaction.redact(work, claim, causes, {}, "{}"))  # and no overwriting
    await store.close()
    with closing(connect(path, None)) as connection:
        assert connection.execute("SELECT value FROM meta WHERE key = 'overwrite'").fetchone() == ("due",)
    store = SqliteStore.open(path, None, _unencrypted=True)
    assert found(tmp_path) == []
    await store.close()
    with closing(connect(path, None)) as connection:
        assert connection.execute("SELECT value FROM meta WHERE key = 'overwrite'").fetchone() is None
