"""The built page, as files."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from everwith.server.house import House

NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Everwith</title>
<p>She is here, but her page is not built. In the folder web of the sources: npm ci, then npm run build.
Until then, talk with her in a terminal: everwith chat.</p></html>"""


class _Page(StaticFiles):
    """Files named by their content never change; everything else is asked for anew."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file, with how long a browser may keep it."""
        response = await super().get_response(path, scope)
        kept = path.startswith("assets/") and response.status_code == 200
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if kept else "no-cache"
        return response


def install(app: FastAPI, house: House) -> None:
    """Serve the page at `/`, or say how to build it."""
    if (house.page / "index.html").is_file():
        app.mount("/", _Page(directory=house.page, html=True))
        return

    @app.get("/", include_in_schema=False)
    async def not_built() -> HTMLResponse:
        return HTMLResponse(NOT_BUILT, status_code=503)
