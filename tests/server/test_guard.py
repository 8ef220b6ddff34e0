"""The door: who comes in, from where, and with which headers."""

from __future__ import annotations

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from tests.server.conftest import Page, Served

ROUTES = ["state", "messages", "why/x", "recall?q=x", "forget/x", "facts", "export", "openapi.json", "nothing"]


@pytest.mark.parametrize("path", ROUTES)
def test_without_a_session_nothing_under_api_answers(served: Served, path: str) -> None:
    """Every address under /api, also one that does not exist, needs the session."""
    answer = httpx.get(f"{served.base}/api/{path}", cookies={served.house.cookie: "guessed"})
    assert answer.status_code == 401
    assert answer.json() == {
        "problem": "This page needs its link.",
        "remedy": "Run everwith and open the link it prints.",
    }


async def test_without_a_session_there_is_no_line(served: Served) -> None:
    """The WebSocket is refused before it opens."""
    with pytest.raises(InvalidStatus) as refused:
        async with served.line(cookie="everwith=guessed"):
            pass
    assert refused.value.response.status_code == 401


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1.evil.example"]
)
async def test_another_page_gets_nothing_done(served: Served, origin: str) -> None:
    """A page elsewhere can neither open the line nor change anything, although the browser sends the cookie."""
    with pytest.raises(InvalidStatus) as refused:
        async with served.line(origin=origin):
            pass
    assert refused.value.response.status_code == 403
    with served.client() as client:
        client.headers["origin"] = origin
        assert client.post("/api/say", json={"text": "hello"}).status_code == 403
        assert client.put("/api/settings", json={"dial": "never"}).status_code == 403
        assert client.delete("/api/messages/x").status_code == 403
        client.headers["origin"] = served.base
        assert client.get("/api/messages").json()["messages"] == []
        assert client.get("/api/state").json()["settings"]["dial"] == "normal"


async def test_a_line_needs_an_origin(served: Served) -> None:
    """Every browser names the origin of a WebSocket; what names none is refused."""
    line = served.line()
    line.additional_headers = {name: value for name, value in dict(line.additional_headers).items() if name != "origin"}
    with pytest.raises(InvalidStatus) as refused:
        async with line:
            pass
    assert refused.value.response.status_code == 403


def test_a_cross_site_post_without_origin_is_refused(served: Served) -> None:
    """Where there is no origin, what the browser says of the site decides."""
    with served.client() as client:
        del client.headers["origin"]
        client.headers["sec-fetch-site"] = "cross-site"
        assert client.post("/api/say", json={"text": "hello"}).status_code == 403
        client.headers["sec-fetch-site"] = "none"
        assert client.post("/api/say", json={"text": "hello"}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "127.0.0.1:80@evil.example", "0.0.0.0"])
@pytest.mark.parametrize("path", ["/", "/api/state", "/v1/models", "/open/x"])
def test_a_name_pointed_at_this_machine_gets_nothing(served: Served, host: str, path: str) -> None:
    """DNS rebinding: only loopback names are served, whatever the address and the credentials."""
    with served.client() as client:
        answer = client.get(path, headers={"host": host, "authorization": f"Bearer {served.key}"})
    assert answer.status_code in {400, 403}
    assert "Mira" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_loopback_names_are_served(served: Served, host: str) -> None:
    """localhost and the loopback addresses are this machine."""
    with served.client() as client:
        answer = client.get("/api/state", headers={"host": f"{host}:{served.port}"})
    assert answer.json()["companion"]["name"] == "Mira"


def test_headers_keep_the_page_to_itself(served: Served) -> None:
    """The page runs nothing foreign, is framed by nobody, tells nobody where one was, and answers are not stored."""
    page = httpx.get(served.base)
    policy = page.headers["content-security-policy"]
    for rule in ("default-src 'self'", "img-src 'self' data:", "style-src 'self'", "frame-ancestors 'none'"):
        assert rule in policy
    assert f"connect-src 'self' ws://127.0.0.1:{served.port}" in policy
    assert "unsafe" not in policy
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert "server" not in page.headers
    with served.client() as client:
        assert client.get("/api/messages").headers["cache-control"] == "no-store"


async def test_the_right_page_is_let_in(served: Served) -> None:
    """With session and origin the line opens and she is there."""
    async with served.line() as socket:
        page = Page(socket)
        await page.send(type="resume", after=None)
        assert (await page.next())["companion"]["name"] == "Mira"
