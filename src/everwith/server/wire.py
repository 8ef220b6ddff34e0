"""The shapes of the native API, over HTTP and the WebSocket alike."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from everwith.core.affect import Affect
from everwith.core.ids import MessageId
from everwith.core.message import Message
from everwith.relationship.state import State
from everwith.runtime.notices import Said


class AffectShape(TypedDict):
    """What she feels: v, a, d (valence, arousal, dominance) in [-1, 1], i (intensity) in [0, 1], its name."""

    v: float
    a: float
    d: float
    i: float
    label: str


class CompanionShape(TypedDict):
    """Who she is; `name` is "" until she has chosen one."""

    id: str
    name: str
    pronouns: str


class OwnerShape(TypedDict):
    """How the owner is called, "" where that is not known yet."""

    name: str


class Standing(TypedDict):
    """How she is. `meeting`: the first meeting goes on; `asleep`: quiet hours, and the two are not talking."""

    companion: CompanionShape
    owner: OwnerShape
    meeting: bool
    affect: AffectShape
    feeling: str
    asleep: bool


MessageShape = TypedDict(
    "MessageShape",
    {
        "seq": int,
        "id": str,
        "from": Literal["owner", "companion"],
        "text": str,
        "at": str,
        "in_reply_to": str | None,
        "initiative": bool,
        "affect": AffectShape | None,
    },
)
MessageShape.__doc__ = (
    "A message of either side. `seq` is its place in the conversation, growing and with gaps; `at` ISO 8601 in the "
    "owner's zone; `initiative`: she spoke without being spoken to; `affect` what she felt, null for what lies back."
)


def affect_shape(affect: Affect) -> AffectShape:
    """Return a feeling as data."""
    return {"v": affect.v, "a": affect.a, "d": affect.d, "i": affect.i, "label": affect.label}


def standing(state: State, now: int) -> Standing:
    """Return how she is at `now` (ms)."""
    return {
        "companion": {"id": state.relationship, "name": state.me, "pronouns": state.pronouns},
        "owner": {"name": state.owner},
        "meeting": state.talk.meeting != "",
        "affect": affect_shape(state.heart.affect(now)),
        "feeling": state.heart.in_words(now),
        "asleep": state.asleep(state.moment(now)),
    }


def message_shape(
    seq: int, message: Message, in_reply_to: MessageId | None, initiative: bool, affect: Affect | None = None
) -> MessageShape:
    """Return a message as data."""
    return {
        "seq": seq,
        "id": message.id,
        "from": message.speaker,
        "text": message.text,
        "at": message.at.iso(),
        "in_reply_to": in_reply_to,
        "initiative": initiative,
        "affect": affect_shape(affect) if affect else None,
    }


def said_shape(said: Said) -> MessageShape:
    """Return a message of hers as data."""
    return message_shape(said.seq, said.message, said.in_reply_to, said.initiative, said.affect)
