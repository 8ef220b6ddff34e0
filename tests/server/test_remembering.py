"""The native API for her memory."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from everwith.runtime.steps import Company
from tests.server.conftest import Served, serving

SISTER = "my sister is called Ana and she lives in Leeds"


def _say(served: Served, text: str, id_: str) -> list[str]:
    with served.client() as client:
        return [reply["id"] for reply in client.post("/api/say", json={"text": text, "id": id_}).json()["replies"]]


def test_she_can_say_why(served: Served) -> None:
    """A memory she used is named with its words, its time and whose they were."""
    _say(served, SISTER, "m1")
    reply = _say(served, "what is my sister's name?", "m2")[0]
    with served.client() as client:
        why = client.get(f"/api/why/{reply}").json()
        assert client.get("/api/why/m2").status_code == 404
    assert set(why) == {"remembered", "felt", "meant", "detail", "words_by", "moves"}
    assert {"quote": SISTER, "at": "2026-11-21T10:00:00+00:00", "speaker": "owner", "id": "m1"} in why["remembered"]
    assert why["meant"]
    assert why["moves"]


def test_what_she_knows_has_its_source(served: Served) -> None:
    """Every fact names the message that says it."""
    _say(served, SISTER, "m1")
    with served.client() as client:
        facts = client.get("/api/facts").json()["facts"]
    named = [fact for fact in facts if (fact["subject"], fact["slot"], fact["value"]) == ("sister", "name", "Ana")]
    assert [fact["source"] for fact in named] == ["m1"]
    assert "Ana" in named[0]["says"]


def test_what_was_said_is_found(served: Served) -> None:
    """Search finds by words, best first."""
    _say(served, SISTER, "m1")
    _say(served, "the train was late again", "m2")
    with served.client() as client:
        found = client.get("/api/recall", params={"q": "train"}).json()["memories"]
        assert client.get("/api/recall", params={"q": ""}).status_code == 422
    assert found[0]["id"] == "m2"
    assert found[0]["speaker"] == "owner"


def test_forgetting_says_first_what_goes_with_it(served: Served) -> None:
    """The words name the facts and her messages that go; looking changes nothing, deleting does exactly that."""
    hers = _say(served, SISTER, "a/b c")
    with served.client() as client:
        would = client.get("/api/forget/a%2Fb%20c").json()
        assert set(would["ids"]) == {"a/b c", *hers}
        assert "Ana" in would["with_it"]
        assert len(client.get("/api/messages").json()["messages"]) == 1 + len(hers)
        gone = client.delete("/api/messages/a%2Fb%20c").json()
        assert gone == {"forgotten": would["ids"]}
        assert client.get("/api/messages").json()["messages"] == []
        assert client.get("/api/facts").json()["facts"] == []
        assert client.get("/api/recall", params={"q": "sister"}).json()["memories"] == []
        assert client.delete("/api/messages/a%2Fb%20c").status_code == 404
        assert client.get("/api/forget/a%2Fb%20c").status_code == 404


def test_everything_can_be_taken_along(served: Served) -> None:
    """The export holds what was said, and nothing unencrypted stays behind."""
    _say(served, SISTER, "m1")
    assert served.house.home is not None
    before = sorted(path.name for path in served.house.home.iterdir())
    with served.client() as client:
        answer = client.get("/api/export")
    assert answer.headers["content-type"] == "application/zip"
    assert "everwith.zip" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        lines = archive.read("relationships/1/messages.jsonl").decode().splitlines()
    assert json.loads(lines[0])["text"] == SISTER
    assert sorted(path.name for path in served.house.home.iterdir()) == before


def test_the_log_holds_nothing_that_was_said(
    tmp_path: Path, company: Company, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither messages nor secrets are printed, also where something goes wrong."""
    with serving(tmp_path, company) as served:
        _say(served, "the word is xylophone", "m1")

        async def broken(*_: object, **__: object) -> None:
            raise ValueError("xylophone")

        served.house.runtime.search = broken  # type: ignore[method-assign,assignment]
        with served.client() as client:
            answer = client.get("/api/recall", params={"q": "xylophone"})
        assert answer.status_code == 500
        assert "xylophone" not in answer.text
    out, err = capfd.readouterr()
    assert "xylophone" not in out + err
    assert served.key not in out + err
    assert "ValueError" in out + err
