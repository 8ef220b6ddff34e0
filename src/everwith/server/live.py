"""The WebSocket `/api/live`: one line to one page.

The line listens first and reads history then, and whatever history has told is not told again: so nothing is lost
between the two and nothing comes twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from everwith.core import text
from everwith.core.errors import EverwithError, WrongUse
from everwith.core.ids import MessageId, RelationshipId
from everwith.core.message import Message
from everwith.relationship.state import State
from everwith.runtime.notices import Changed, Gone, Notice, Received, Said, Thinking
from everwith.server.answering import Answering, state_of
from everwith.server.disclosure import Disclosure
from everwith.server.errors import FAULT, body
from everwith.server.frames import Frame, Ping, Refused, Resume, Say, Seen, read
from everwith.server.guard import RELATIONSHIP, SESSION
from everwith.server.house import House
from everwith.server.wire import message_shape, said_shape, standing

LATEST = 50
"""Messages told to a page that knows none yet."""

BATCH = 200
RETRY = 5.0
"""Seconds until it is tried again to find out how she is, where another program holds her."""


def routes(house: House, answering: Answering) -> APIRouter:
    """Return the WebSocket's route."""
    router = APIRouter()
    disclosure = Disclosure()

    @router.websocket("/api/live")
    async def live(websocket: WebSocket) -> None:
        await websocket.accept()
        await Line(house, answering, disclosure, websocket).hold()

    return router


class Line:
    """One open WebSocket."""

    def __init__(self, house: House, answering: Answering, disclosure: Disclosure, websocket: WebSocket) -> None:
        self._house, self._runtime, self._answering = house, house.runtime, answering
        self._disclosure, self._websocket = disclosure, websocket
        self._relationship: RelationshipId = websocket.scope[RELATIONSHIP]
        self._session: str = websocket.scope[SESSION]
        self._resumed: asyncio.Future[int | None] = asyncio.get_running_loop().create_future()
        self._state: State | None = None
        self._told = -1

    async def hold(self) -> None:
        """Serve the line until either side hangs up."""
        async with self._runtime.ears.listening(self._relationship) as queue:
            tasks = {asyncio.create_task(self._read()), asyncio.create_task(self._tell(queue))}
            try:
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
            for task in done:
                error = task.exception()
                if error is not None and not isinstance(error, WebSocketDisconnect):
                    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
                        await self._refuse(FAULT)
                        await self._websocket.close(1011)
                    raise error

    # -- from the page ---------------------------------------------------------------------------------------------

    async def _read(self) -> None:
        while True:
            event = await self._websocket.receive()
            if event["type"] == "websocket.disconnect":
                return
            raw = event.get("text")
            frame = read(raw if raw is not None else event["bytes"])
            if isinstance(frame, Refused):
                await self._refuse(frame.error, frame.about)
                continue
            try:
                await self._take(frame)
            except EverwithError as error:
                await self._refuse(error, frame.id if isinstance(frame, Say) else "")

    async def _take(self, frame: Frame) -> None:
        match frame:
            case Resume():
                if self._resumed.done():
                    raise WrongUse("This line was resumed already.", "Resume once, right after connecting.")
                self._resumed.set_result(frame.after)
            case Say():
                await self._hear(frame)
            case Seen():
                await self._house.store.delivered(self._relationship, [MessageId(each) for each in frame.ids])
            case Ping():
                await self._send({"type": "pong"})

    async def _hear(self, frame: Say) -> None:
        spoken = text.clean(frame.text)
        state = self._state or await state_of(self._runtime, self._relationship)
        at = state.moment(self._runtime.clock.now()).checked()
        message = Message(id=MessageId(frame.id), speaker="owner", text=spoken, at=at)
        await self._runtime.receive(self._relationship, message)
        await self._send({"type": "received", "id": message.id})

        async def told(error: EverwithError) -> None:
            # The line may be gone by then; the words are kept, and answered all the same.
            with contextlib.suppress(WebSocketDisconnect, RuntimeError):
                await self._refuse(error, message.id)

        self._answering.wake(self._relationship, told)

    # -- to the page -----------------------------------------------------------------------------------------------

    async def _tell(self, queue: asyncio.Queue[Notice]) -> None:
        after = await self._resumed
        await self._hello()
        await self._catch_up(after)
        changed = False
        while True:
            notice = await queue.get()
            if queue.qsize() + 1 >= queue.maxsize:  # some may have been dropped: the store knows them all
                while not queue.empty():
                    queue.get_nowait()
                await self._catch_up(self._told)
                changed = True
            elif isinstance(notice, Changed):
                changed = True
            else:
                await self._pass_on(notice)
            if changed and queue.empty():
                changed = False
                await self._standing("state")

    async def _hello(self) -> None:
        while True:
            try:
                latest = await self._house.store.turns(self._relationship, limit=1)
                self._told = latest[-1][0] if latest else -1
                await self._standing("hello", cursor=max(self._told, 0))
                return
            except EverwithError as error:
                await self._refuse(error)
                await asyncio.sleep(RETRY)

    async def _standing(self, kind: str, **more: Any) -> None:
        try:
            state = self._state = await state_of(self._runtime, self._relationship)
        except EverwithError:
            if kind == "hello":
                raise
            return  # only how she looks; the next change tells it
        now = self._runtime.clock.now()
        notice = self._disclosure.due(self._session, state.moment(now), state.me)
        await self._send({"type": kind, **standing(state, now), "notice": notice, **more})

    async def _catch_up(self, after: int | None) -> None:
        """Tell what came after that seq; a seq from a future that never was counts as none."""
        turns, last = self._house.store.turns, self._told
        if after is None or after > last:
            rows = await turns(self._relationship, limit=LATEST)
        else:
            rows = await turns(self._relationship, after=after, limit=BATCH)
        while rows:
            for row in rows:
                await self._send({"type": "message", "message": message_shape(*row)})
            self._told = max(self._told, rows[-1][0])
            rows = await turns(self._relationship, after=rows[-1][0], limit=BATCH) if after is not None else []

    async def _pass_on(self, notice: Notice) -> None:
        match notice:
            case Thinking(about=about):
                await self._send({"type": "thinking", "for": about})
            case Received(message=message, seq=seq) if seq > self._told:
                self._told = seq
                await self._send({"type": "message", "message": message_shape(seq, message, None, False)})
            case Said(seq=seq) if seq > self._told:
                self._told = seq
                said = {"id": notice.message.id, "in_reply_to": notice.in_reply_to, "text": notice.message.text}
                await self._send({"type": "delta", **said})
                await self._send({"type": "message", "message": said_shape(notice)})
            case Gone(ids=ids):
                await self._send({"type": "forgotten", "ids": sorted(ids)})

    async def _refuse(self, error: EverwithError, about: str = "") -> None:
        await self._send({"type": "error", **body(error), "for": about or None})

    async def _send(self, frame: Mapping[str, Any]) -> None:
        await self._websocket.send_text(json.dumps(frame, ensure_ascii=False, separators=(",", ":")))
