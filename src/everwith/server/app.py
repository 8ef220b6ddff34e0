"""The server, put together."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.metadata
from collections.abc import AsyncIterator

from fastapi import FastAPI

from everwith.server import completions, entry, errors, live, native, remembering, static
from everwith.server.answering import Answering
from everwith.server.guard import Guard
from everwith.server.house import House
from everwith.server.waking import Waking

DESCRIPTION = """Talk with the companion who lives on this machine.

`/api` is for the page and needs its session cookie; the WebSocket `/api/live` says everything as it happens.
`/v1` is what clients of the OpenAI API speak, with a bearer key; every companion is a model.
Errors are `{problem, remedy}` under `/api`, and in the OpenAI form under `/v1`."""


def create(house: House) -> FastAPI:
    """Return the ASGI app of that house. While it runs, what is due is woken."""
    answering = Answering(house.runtime)
    waking = Waking(house.runtime)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        watching = asyncio.create_task(waking.watch())
        try:
            yield
        finally:
            watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watching
            await answering.finish()

    app = FastAPI(
        title="Everwith",
        version=importlib.metadata.version("everwith"),
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    errors.install(app)
    for router in (entry.routes(house), native.routes(house), remembering.routes(house), live.routes(house, answering)):
        app.include_router(router)
    if house.key is not None:
        app.include_router(completions.routes(house))
    static.install(app, house)
    app.add_middleware(Guard, house=house)
    return app
