"""Coming in: the one-time link that begins a session, and asking a running everwith for another one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Request
from starlette.responses import RedirectResponse, Response
from typing_extensions import TypedDict

from everwith.server.bucket import Bucket
from everwith.server.errors import Missing, TooOften, Unknown
from everwith.server.guard import RELATIONSHIP
from everwith.server.house import House
from everwith.server.secret import digest, same
from everwith.server.sessions import LASTS


class Link(TypedDict):
    """A link that opens the page once, within ten minutes."""

    path: str


def routes(house: House) -> APIRouter:
    """Return the routes by which one comes in."""
    router = APIRouter(include_in_schema=False)
    bucket = Bucket(house.clock)

    @router.get("/open/{token}")
    def enter(token: str, request: Request) -> Response:
        answer = RedirectResponse("/", status_code=303)
        if request.scope[RELATIONSHIP] is not None:
            return answer
        if not bucket.open():
            raise TooOften("Too many wrong links were tried.", "Wait a minute.")
        relationship = house.links.use(token)
        if relationship is None:
            bucket.failed()
            raise Unknown("This link was used already, or is too old.", "Run everwith for a new one.")
        answer.set_cookie(
            house.cookie,
            house.sessions.begin(relationship),
            max_age=LASTS // 1000,
            path="/",
            httponly=True,
            samesite="strict",
        )
        return answer

    @router.post("/open")
    async def another(authorization: Annotated[str, Header()] = "") -> Link:
        if not bucket.open():
            raise TooOften("Too many wrong secrets were tried.", "Wait a minute.")
        secret = authorization.removeprefix("Bearer ")
        if house.home is None or not same(digest(secret), digest(house.links.secret)):
            bucket.failed()
            raise Unknown("Only everwith itself may ask for a link.", "Run everwith.")
        known = await house.store.relationships()
        if not known:
            raise Missing("There is nobody here yet.", "Run everwith.")
        return {"path": f"/open/{house.links.make(known[0][0])}"}

    return router
