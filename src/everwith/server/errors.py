"""Every refusal as words for a person: `{problem, remedy}`, or what the OpenAI API calls an error."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from everwith.core.errors import EverwithError, WrongUse

OPENAI = "/v1/"


class Missing(WrongUse):
    """What was asked for is not here (404)."""


class Unknown(WrongUse):
    """Who asks is not known here (401)."""


class TooOften(WrongUse):
    """It was tried too often (429)."""


STATUS: tuple[tuple[type[EverwithError], int, str], ...] = (
    (Missing, 404, "not_found_error"),
    (Unknown, 401, "authentication_error"),
    (TooOften, 429, "rate_limit_error"),
    (WrongUse, 400, "invalid_request_error"),
    (EverwithError, 503, "api_error"),
)

LOCKED = Unknown("This page needs its link.", "Run everwith and open the link it prints.")
FAULT = EverwithError("Something went wrong in the program.", "Try once more; everwith doctor may know what it is.")


def body(error: EverwithError) -> dict[str, Any]:
    """Return the error as the native API says it."""
    return {"problem": error.problem, "remedy": error.remedy}


def answered(path: str, error: EverwithError, status: int | None = None) -> JSONResponse:
    """Return the answer to a request for `path` that cannot be served because of `error`."""
    own, kind = next((code, kind) for known, code, kind in STATUS if isinstance(error, known))
    status = status or own
    if not path.startswith(OPENAI):
        return JSONResponse(body(error), status)
    param, code = getattr(error, "param", None), getattr(error, "code", None)
    said = f"{error.problem} {error.remedy}".strip()
    return JSONResponse({"error": {"message": said, "type": kind, "param": param, "code": code}}, status)


def install(app: FastAPI) -> None:
    """Let the app answer every error of its routes in words; input is never repeated in them."""

    async def told(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, EverwithError)
        return answered(request.url.path, error)

    async def invalid(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"] if part != "body") or "the request"
        return answered(request.url.path, WrongUse(f"{place} cannot be used: {first['msg']}.", ""), 422)

    async def refused(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        words = "There is nothing at this address." if error.status_code == 404 else str(error.detail)
        return answered(request.url.path, WrongUse(words), error.status_code)

    app.add_exception_handler(EverwithError, told)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, refused)
