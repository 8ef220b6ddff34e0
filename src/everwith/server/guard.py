"""The door: every request passes here before any route.

The Host must name this machine (a page elsewhere may have pointed its own name at 127.0.0.1), what changes something
and every WebSocket must come from our own page, and all under /api needs a session. `/v1` has a key of its own, which
no browser sends by itself, so the origin does not matter there.
"""

from __future__ import annotations

import re
import traceback
from http.cookies import CookieError, SimpleCookie

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from everwith.core.errors import EverwithError, WrongUse
from everwith.server.errors import FAULT, LOCKED, answered
from everwith.server.house import House

RELATIONSHIP, SESSION = "everwith.relationship", "everwith.session"
"""Under which names the scope says whose session this is."""

_LOOPBACK = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS = {
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self' ws://{host}; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
WRONG_HOST = WrongUse(
    "This address is not where she lives.", "Open http://127.0.0.1 with the port that everwith prints."
)
WRONG_ORIGIN = WrongUse("That was asked from another page.", "Open the page that everwith prints.")

log = structlog.get_logger(__name__)


class Guard:
    """ASGI middleware that lets in who may come in, and answers what went wrong inside without saying more."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self.app, self.house = app, house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass or refuse it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        session = self._session(headers)
        relationship = self.house.sessions.whose(session) if session else None
        scope[RELATIONSHIP], scope[SESSION] = relationship, session
        door = _Door(send, scope, headers.get("host", ""))
        try:
            self._check(scope, headers)
            await self.app(scope, receive, door.send)
        except EverwithError as error:
            status = 403 if error in {WRONG_HOST, WRONG_ORIGIN} else None
            await answered(scope["path"], error, status)(scope, receive, door.send)
        except Exception as error:  # the last resort: said and logged without what was said to her
            where = traceback.extract_tb(error.__traceback__)[-1]
            log.error("fault", error=type(error).__name__, file=where.filename.rpartition("/")[2], line=where.lineno)
            if not door.begun:
                await answered(scope["path"], FAULT, 500)(scope, receive, door.send)

    def _check(self, scope: Scope, headers: Headers) -> None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not _LOOPBACK.fullmatch(hosts[0]):
            raise WRONG_HOST
        path: str = scope["path"]
        changes = scope["type"] == "websocket" or scope["method"] not in _SAFE
        if changes and not path.startswith("/v1/") and not _own(headers, hosts[0], scope["type"]):
            raise WRONG_ORIGIN
        if path.startswith("/api/") and scope[RELATIONSHIP] is None:
            raise LOCKED

    def _session(self, headers: Headers) -> str:
        try:
            cookie = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return ""
        return cookie[self.house.cookie].value if self.house.cookie in cookie else ""


def _own(headers: Headers, host: str, kind: str) -> bool:
    """Tell whether our own page asks. A program that is no browser names no origin, except for a WebSocket."""
    origins = headers.getlist("origin")
    if not origins:
        return kind == "http" and headers.get("sec-fetch-site", "none") in {"none", "same-origin"}
    return [origin.lower() for origin in origins] in ([f"http://{host.lower()}"], [f"https://{host.lower()}"])


class _Door:
    """Sends what the app sends, with the headers every answer has."""

    def __init__(self, send: Send, scope: Scope, host: str) -> None:
        self._send, self._scope = send, scope
        self._host = host if _LOOPBACK.fullmatch(host) else "127.0.0.1"
        self.begun = False

    async def send(self, message: Message) -> None:
        """Pass the message on."""
        if message["type"] in {"http.response.start", "websocket.http.response.start"}:
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers["content-security-policy"] = _POLICY.format(host=self._host)
            if not self._scope["path"].startswith("/assets/"):
                headers.setdefault("cache-control", "no-store")
        self.begun = True
        await self._send(message)
