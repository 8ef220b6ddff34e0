"""The native API for talking: what was said, saying something, how she is, what the owner decides."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from everwith.core import text
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.core.moment import zone_of
from everwith.life.initiative import Dial, QuietHours
from everwith.relationship.events import Changed
from everwith.relationship.state import Settings
from everwith.server.answering import answer, state_of
from everwith.server.guard import RELATIONSHIP
from everwith.server.house import House
from everwith.server.wire import MessageShape, Standing, message_shape, said_shape, standing


def _guest(request: Request) -> RelationshipId:
    relationship: RelationshipId = request.scope[RELATIONSHIP]
    return relationship


Guest = Annotated[RelationshipId, Depends(_guest)]
"""The relationship this session is for; the guard has let nobody pass without one."""


class Words(BaseModel):
    """What the owner says; the same id again is the same message, and gets the same answer."""

    text: str = Field(description="Up to 20,000 characters.")
    id: str | None = Field(default=None, min_length=1, max_length=200, description="Chosen by the client.")


class Quiet(BaseModel):
    """Hours of the owner's day in which she does not speak first, from start up to end; may span midnight."""

    start: int = Field(ge=0, le=23)
    end: int = Field(ge=0, le=24)


class Wishes(BaseModel):
    """What is to change; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    dial: Dial | None = Field(default=None, description="How often she may speak first.")
    quiet: Quiet | None = None
    zone: str | None = Field(default=None, description="An IANA name or an offset: Europe/Berlin, +01:00.")
    kind: Literal["friend", "partner", "mentor", "practice"] | None = None


class SettingsShape(TypedDict):
    """What the owner has decided."""

    dial: Dial
    quiet: dict[str, int]
    zone: str
    kind: str


class Present(Standing):
    """How she is at this moment, and what the owner has decided."""

    settings: SettingsShape


class Page(TypedDict):
    """Messages, oldest first; `more`: there are older ones."""

    messages: list[MessageShape]
    more: bool


class Replies(TypedDict):
    """The message's id, and her messages in reply to it."""

    id: str
    replies: list[MessageShape]


def routes(house: House) -> APIRouter:
    """Return the routes for talking."""
    router = APIRouter(prefix="/api", tags=["talking"])
    runtime = house.runtime

    @router.get("/state")
    async def state(guest: Guest) -> Present:
        """How she is at this moment."""
        now = await state_of(runtime, guest)
        return {**standing(now, runtime.clock.now()), "settings": _settings(now.settings)}

    @router.get("/messages")
    async def messages(
        guest: Guest,
        before: Annotated[int | None, Query(description="Only messages before that seq.", lt=2**62)] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> Page:
        """What was said, oldest first: the last ones, or the last ones before a seq."""
        rows = await house.store.turns(guest, before=before, limit=limit + 1)
        return {"messages": [message_shape(*row) for row in rows[-limit:]], "more": len(rows) > limit}

    @router.post("/say")
    async def say(guest: Guest, words: Words) -> Replies:
        """Say something to her and wait for her answer."""
        spoken = text.clean(words.text)
        at = (await state_of(runtime, guest)).moment(runtime.clock.now()).checked()
        message = Message(id=MessageId(words.id or uuid.uuid4().hex), speaker="owner", text=spoken, at=at)
        said = await answer(runtime, guest, message)
        return {"id": message.id, "replies": [said_shape(each) for each in said]}

    @router.put("/settings")
    async def settings(guest: Guest, wishes: Wishes) -> SettingsShape:
        """Change how often and when she may speak first, where the owner lives, and the kind of relationship."""
        now = await state_of(runtime, guest)
        if wishes.zone is not None:
            zone_of(wishes.zone)
        given = wishes.model_dump(exclude_none=True, exclude={"quiet"})
        if wishes.quiet:
            given["quiet"] = QuietHours(start=wishes.quiet.start, end=wishes.quiet.end)
        changed = replace(now.settings, **given)
        event = Changed(at=now.moment(runtime.clock.now()).checked(), settings=changed)
        return _settings((await runtime.change(guest, event)).settings)

    return router


def _settings(settings: Settings) -> SettingsShape:
    quiet = {"start": settings.quiet.start, "end": settings.quiet.end}
    return {"dial": settings.dial, "quiet": quiet, "zone": settings.zone, "kind": settings.kind}
