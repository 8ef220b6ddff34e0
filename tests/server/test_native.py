"""The native API for talking."""

from __future__ import annotations

import pytest

from everwith.core.moment import HOUR
from tests.server.conftest import Served


def test_saying_something_brings_her_answer(served: Served) -> None:
    """POST /api/say waits for the reply; both are in the conversation then."""
    with served.client() as client:
        answer = client.post("/api/say", json={"text": "hello", "id": "m1"}).json()
        page = client.get("/api/messages").json()
    assert answer["id"] == "m1"
    assert answer["replies"]
    assert all(reply["in_reply_to"] == "m1" for reply in answer["replies"])
    assert [m["id"] for m in page["messages"]] == ["m1", *(reply["id"] for reply in answer["replies"])]
    assert page["more"] is False


def test_saying_it_again_gives_the_same_answer(served: Served) -> None:
    """The same id is one turn: asked again, she has answered already."""
    with served.client() as client:
        first = client.post("/api/say", json={"text": "hello", "id": "m1"}).json()
        again = client.post("/api/say", json={"text": "hello", "id": "m1"}).json()
    assert again == first


def test_pages_of_the_past_meet_without_gap_or_overlap(served: Served) -> None:
    """Going back page by page tells everything once."""
    with served.client() as client:
        for n in range(6):
            client.post("/api/say", json={"text": f"this is number {n}"})
        whole = client.get("/api/messages", params={"limit": 200}).json()["messages"]
        found, before, more = [], None, True
        while more:
            params = {"limit": 5} | ({"before": before} if before is not None else {})
            page = client.get("/api/messages", params=params).json()
            found = page["messages"] + found
            more, before = page["more"], found[0]["seq"]
    assert found == whole


@pytest.mark.parametrize(
    "wish",
    [{"dial": "always"}, {"quiet": {"start": -1, "end": 8}}, {"zone": "Nowhere/Here"}, {"kind": "owner"}, {"x": 1}],
)
def test_a_setting_that_cannot_be_changes_nothing(served: Served, wish: dict[str, object]) -> None:
    """Bad input is refused in words, and everything stays."""
    with served.client() as client:
        before = client.get("/api/state").json()
        answer = client.put("/api/settings", json=wish)
        assert answer.status_code in {400, 422}
        assert answer.json()["problem"]
        assert client.get("/api/state").json() == before


def test_settings_are_the_owners(served: Served) -> None:
    """Quiet hours, zone, dial and kind change, each alone, and what is left out stays."""
    with served.client() as client:
        quiet = client.put("/api/settings", json={"quiet": {"start": 9, "end": 12}}).json()
        assert quiet == {"dial": "normal", "quiet": {"start": 9, "end": 12}, "zone": "UTC", "kind": "friend"}
        served.clock.ms += HOUR // 2
        assert client.get("/api/state").json()["asleep"] is True
        client.put("/api/settings", json={"zone": "+05:00", "dial": "never"})
        state = client.get("/api/state").json()
    assert state["settings"] == {"dial": "never", "quiet": {"start": 9, "end": 12}, "zone": "+05:00", "kind": "friend"}
    assert state["asleep"] is False
    served.clock.ms += HOUR


@pytest.mark.parametrize("text", ["", "   ", "\u0000", "a" * 20_001])
def test_what_is_no_message_is_refused(served: Served, text: str) -> None:
    """Nothing is kept of what she cannot read."""
    with served.client() as client:
        answer = client.post("/api/say", json={"text": text})
        assert answer.status_code == 400
        assert answer.json()["remedy"]
        assert client.get("/api/messages").json()["messages"] == []


def test_a_refusal_does_not_repeat_what_was_said(served: Served) -> None:
    """An error of the wrong type quotes nothing of the input."""
    with served.client() as client:
        answer = client.post("/api/say", json={"text": {"my": "secret"}})
    assert answer.status_code == 422
    assert "secret" not in answer.text


def test_the_api_describes_itself(served: Served) -> None:
    """OpenAPI names every route, each with a sentence; no page is loaded from elsewhere."""
    with served.client() as client:
        described = client.get("/api/openapi.json").json()
        assert client.get("/docs").status_code == 404
    assert "/api/say" in described["paths"]
    assert "/v1/chat/completions" in described["paths"]
    for path in described["paths"].values():
        assert all(operation["description"] for operation in path.values())
