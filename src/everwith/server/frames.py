"""What a client may say over the WebSocket, read strictly."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from everwith.core.errors import WrongUse

LARGEST = 128 * 1024
"""Bytes of a frame that are still read: the longest message she takes, in any script, with room around it."""

REFUSED = 4 * 1024 * 1024
"""Bytes from which on the connection itself is closed (1009); below, a frame that is too large gets an answer."""


class _Frame(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class Resume(_Frame):
    """Begin: tell what came after that seq; None: the latest."""

    type: Literal["resume"]
    after: Annotated[int, Field(ge=-(2**62), lt=2**62)] | None


class Say(_Frame):
    """The owner says something; `id` is the client's, and the same id is the same message."""

    type: Literal["say"]
    id: Annotated[str, Field(min_length=1, max_length=200)]
    text: str


class Seen(_Frame):
    """These messages were seen, and need not be delivered again."""

    type: Literal["seen"]
    ids: Annotated[list[Annotated[str, Field(max_length=300)]], Field(max_length=1_000)]


class Ping(_Frame):
    """Is somebody there?"""

    type: Literal["ping"]


Frame = Resume | Say | Seen | Ping
_FRAME: TypeAdapter[Frame] = TypeAdapter(Annotated[Frame, Field(discriminator="type")])
_KNOWN = ("resume", "say", "seen", "ping")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A frame that cannot be used: why, and the id of the message it was to be ("" where it names none)."""

    error: WrongUse
    about: str = ""


def read(raw: str | bytes) -> Frame | Refused:
    """Return the frame, or why it cannot be used; never raises, and never repeats what was sent."""
    if isinstance(raw, bytes):
        return Refused(error=WrongUse("Frames are text, and this one is binary.", "Send JSON as text."))
    try:
        value: Any = json.loads(raw)
    except (ValueError, RecursionError):
        return Refused(error=WrongUse("That frame is not JSON.", 'Send an object such as {"type": "ping"}.'))
    about = value.get("id") if isinstance(value, dict) else None
    named = about if isinstance(about, str) and len(about) <= 200 else ""
    if len(raw.encode("utf-8", "replace")) > LARGEST:
        size = f"{len(raw) // 1024:,} kB"
        return Refused(error=WrongUse(f"That is {size} at once, which is too much.", "Send it in parts."), about=named)
    try:
        return _FRAME.validate_python(value)
    except ValidationError as error:
        return Refused(error=_wrong(value, error), about=named)


def _wrong(value: Any, error: ValidationError) -> WrongUse:
    if not isinstance(value, dict):
        return WrongUse("A frame is a JSON object.", 'Send one such as {"type": "ping"}.')
    if value.get("type") not in _KNOWN:
        return WrongUse("There is no frame of that type.", f"The types are {', '.join(_KNOWN)}.")
    first = error.errors(include_input=False, include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"][1:])
    return WrongUse(f"{place or 'The frame'} cannot be used: {first['msg']}.")
