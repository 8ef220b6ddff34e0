"""The API that clients of language models speak: every companion of the home is a model.

She has a memory of her own, so only the last user message counts: it is what the owner says. Earlier messages are
the client's memory, and system messages do not change who she is.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response, StreamingResponse

from everwith.core import text
from everwith.core.errors import WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.runtime.notices import Said
from everwith.server.answering import answer, state_of
from everwith.server.bucket import Bucket
from everwith.server.errors import Missing, TooOften, Unknown
from everwith.server.house import House
from everwith.server.secret import digest, same

BETWEEN = "\n\n"
"""Stands between two messages of hers, since this API knows only one."""


class NoSuchModel(Missing):
    """No companion of that name."""

    param, code = "model", "model_not_found"


class WrongMessages(WrongUse):
    """Messages that hold nothing she could hear."""

    param, code = "messages", None


class WrongKey(Unknown):
    """The key is not the one of this home."""

    param, code = None, "invalid_api_key"


class Part(BaseModel):
    """One part of a message's content."""

    type: str
    text: str | None = None


class Turn(BaseModel):
    """One message as the client keeps it."""

    role: str
    content: str | list[Part] | None = None


class StreamOptions(BaseModel):
    """What else a stream holds."""

    include_usage: bool = False


class Request(BaseModel):
    """A request for a completion. What is not named here (temperature and so on) is accepted and changes nothing."""

    model: str
    messages: list[Turn]
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: int | None = 1


def routes(house: House) -> APIRouter:
    """Return the routes of the API; nobody passes without the key."""
    bucket = Bucket(house.clock)

    def with_key(authorization: Annotated[str, Header()] = "") -> None:
        if not bucket.open():
            raise TooOften("Too many wrong keys were tried.", "Wait a minute.")
        if house.key is None or not same(digest(authorization.removeprefix("Bearer ")), house.key):
            bucket.failed()
            raise WrongKey("That is not the key of this home.", "Use the API key that everwith prints when it starts.")

    router = APIRouter(prefix="/v1", tags=["OpenAI-compatible"], dependencies=[Depends(with_key)])

    @router.get("/models")
    async def models() -> dict[str, Any]:
        """The companions of this home, each a model."""
        known = await house.store.relationships()
        return {"object": "list", "data": [await _model(house, each, name) for each, _, name in known]}

    @router.get("/models/{model}")
    async def model(model: str) -> dict[str, Any]:
        """One companion."""
        relationship, name = await _find(house, model)
        return await _model(house, relationship, name)

    @router.post("/chat/completions", response_class=JSONResponse)
    async def complete(request: Request, idempotency_key: Annotated[str | None, Header()] = None) -> Response:
        """Say the last user message to her, and return her answer, whole or as a stream."""
        relationship, name = await _find(house, request.model)
        if request.n not in {None, 1}:
            raise WrongMessages("She answers once, as people do.", "Leave n out.")
        spoken = text.clean(_last(request.messages))
        at = (await state_of(house.runtime, relationship)).moment(house.clock.now()).checked()
        id_ = _id(idempotency_key, spoken)
        message = Message(id=MessageId(id_), speaker="owner", text=spoken, at=at)
        said = await answer(house.runtime, relationship, message)
        reply = Reply(f"chatcmpl-{id_}", slug(name, relationship), at.ms // 1000, spoken, said)
        if request.stream:
            usage = request.stream_options is not None and request.stream_options.include_usage
            return StreamingResponse(reply.chunks(usage), media_type="text/event-stream")
        return JSONResponse(reply.whole())

    return router


class Reply:
    """Her answer as this API says it."""

    def __init__(self, id_: str, model: str, created: int, heard: str, said: Sequence[Said]) -> None:
        self._heard, self._words = heard, [one.message.text for one in said]
        self._head = {"id": id_, "created": created, "model": model}

    def usage(self) -> dict[str, int]:
        """Return how many words were heard and said: there are no tokens where there is no language model."""
        heard, said = len(self._heard.split()), sum(len(words.split()) for words in self._words)
        return {"prompt_tokens": heard, "completion_tokens": said, "total_tokens": heard + said}

    def whole(self) -> dict[str, Any]:
        """Return the answer in one piece."""
        message = {"role": "assistant", "content": BETWEEN.join(self._words), "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return {**self._head, "object": "chat.completion", "choices": [choice], "usage": self.usage()}

    def chunks(self, with_usage: bool) -> Iterator[str]:
        """Yield the answer as server-sent events, message by message."""
        yield self._chunk({"role": "assistant", "content": ""})
        for place, words in enumerate(self._words):
            yield self._chunk({"content": (BETWEEN if place else "") + words})
        yield self._chunk({}, finish="stop")
        if with_usage:
            yield self._event({"choices": [], "usage": self.usage()})
        yield "data: [DONE]\n\n"

    def _chunk(self, delta: dict[str, str], finish: str | None = None) -> str:
        return self._event({"choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]})

    def _event(self, more: dict[str, Any]) -> str:
        chunk = {**self._head, "object": "chat.completion.chunk", **more}
        return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n"


def slug(name: str, relationship: RelationshipId) -> str:
    """Return the model id of a companion: her name, and enough of the relationship's id to tell two apart."""
    return f"{_plain(name) or 'companion'}-{relationship[:8]}"


def _plain(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-_")


async def _find(house: House, model: str) -> tuple[RelationshipId, str]:
    known = [(relationship, name) for relationship, _, name in await house.store.relationships()]
    exact = [one for one in known if model in {slug(one[1], one[0]), one[0]}]
    named = [one for one in known if one[1] and _plain(one[1]) == _plain(model)]
    for found in (exact, named):
        if len(found) == 1:
            return found[0]
    if len(named) > 1:
        ids = ", ".join(slug(name, relationship) for relationship, name in named)
        raise NoSuchModel("More than one companion has that name.", f"Use one of {ids}.")
    raise NoSuchModel("There is no companion of that name.", "GET /v1/models lists them.")


async def _model(house: House, relationship: RelationshipId, name: str) -> dict[str, Any]:
    created = (await state_of(house.runtime, relationship)).met_at // 1000
    return {"id": slug(name, relationship), "object": "model", "created": created, "owned_by": "everwith"}


def _last(messages: Sequence[Turn]) -> str:
    """Return what the owner says; raises WrongMessages where that is nothing she can hear."""
    spoken = next((turn.content for turn in reversed(messages) if turn.role == "user"), None)
    if spoken is None:
        raise WrongMessages("There is no user message.", "End the messages with what you say to her.")
    if isinstance(spoken, str):
        return spoken
    other = next((part.type for part in spoken if part.type != "text"), None)
    if other:
        raise WrongMessages("She reads text only, and a part of that message is something else.", "Send it as text.")
    return "\n".join(part.text or "" for part in spoken)


def _id(key: str | None, spoken: str) -> str:
    """Return the message's id: the same for the same words under the same key."""
    if key is None:
        return uuid.uuid4().hex
    return hashlib.sha256(f"{key}\0{spoken}".encode("utf-8", "replace")).hexdigest()[:32]
