"""Coming in by a link that opens once."""

from __future__ import annotations

import stat
from pathlib import Path

import httpx

from everwith.core.moment import DAY, MINUTE
from everwith.runtime.steps import Company
from tests.server.conftest import Served, Wound, serving


def _open(served: Served, token: str) -> httpx.Response:
    return httpx.get(f"{served.base}/open/{token}")


def test_a_link_opens_the_page_once(served: Served) -> None:
    """The first who opens it has a session in a cookie no script reads; the second gets nothing."""
    token = served.house.links.make(served.relationship)
    first = _open(served, token)
    assert first.status_code == 303
    assert first.headers["location"] == "/"
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    with httpx.Client(base_url=served.base, cookies=first.cookies) as client:
        assert client.get("/api/state").status_code == 200
        assert client.get(f"/open/{token}").status_code == 303  # a browser that is known is simply let in
    second = _open(served, token)
    assert second.status_code == 401
    assert "set-cookie" not in second.headers


def test_a_link_is_over_after_ten_minutes(served: Served) -> None:
    """An old link opens nothing."""
    token = served.house.links.make(served.relationship)
    served.clock.ms += 10 * MINUTE
    assert _open(served, token).status_code == 401


def test_looking_at_a_link_does_not_use_it(served: Served) -> None:
    """A preview asks with HEAD; the link still opens afterwards."""
    token = served.house.links.make(served.relationship)
    httpx.head(f"{served.base}/open/{token}")
    assert _open(served, token).status_code == 303


def test_guessing_has_to_wait(served: Served) -> None:
    """After many wrong links nobody is let in for a moment, and then again."""
    answers = [_open(served, f"guess{n}").status_code for n in range(25)]
    assert answers[0] == 401
    assert answers[-1] == 429
    served.clock.ms += MINUTE
    assert _open(served, served.house.links.make(served.relationship)).status_code == 303


def test_a_restart_keeps_the_page_open(tmp_path: Path, company: Company) -> None:
    """Sessions outlive the program, for thirty days; the file holds no secret and only the owner reads it."""
    clock = Wound()
    with serving(tmp_path, company, clock=clock) as served:
        cookies = served.cookies()
    kept = tmp_path / "sessions.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert next(iter(cookies.values())) not in kept.read_text()
    with serving(tmp_path, company, clock=clock) as served:
        assert httpx.get(f"{served.base}/api/state", cookies=cookies).status_code == 200
        clock.ms += 30 * DAY
        assert httpx.get(f"{served.base}/api/state", cookies=cookies).status_code == 401


def test_a_damaged_session_file_only_needs_a_new_link(tmp_path: Path, company: Company) -> None:
    """Whatever lies in the file, she starts."""
    (tmp_path / "sessions.json").write_text('{"sessions": {"x": 3}}')
    with serving(tmp_path, company) as served:
        assert _open(served, served.house.links.make(served.relationship)).status_code == 303


def test_only_everwith_itself_may_ask_for_a_link(served: Served) -> None:
    """A second start gets a new link by the secret in the home; nobody else does."""
    address = f"{served.base}/open"
    assert httpx.post(address).status_code == 401
    assert httpx.post(address, headers={"authorization": f"Bearer {served.key}"}).status_code == 401
    answer = httpx.post(address, headers={"authorization": f"Bearer {served.house.links.secret}"})
    assert httpx.get(served.base + answer.json()["path"]).status_code == 303


def test_without_a_built_page_it_says_how_to_build_it(served: Served, tmp_path: Path) -> None:
    """Where the page is not built there is a sentence, not a riddle."""
    from dataclasses import replace

    from fastapi.testclient import TestClient

    from everwith.server.app import create

    bare = TestClient(create(replace(served.house, page=tmp_path / "none")), base_url="http://127.0.0.1")
    answer = bare.get("/")
    assert answer.status_code == 503
    assert "npm run build" in answer.text
