"""The application: pages, JSON, static files, and one way to say that something is not there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from onrecord import api
from onrecord.errors import LedgerError, OnrecordError, UsageError
from onrecord.web import changes, corrections, json_api, pages
from onrecord.web.guard import Guard
from onrecord.web.rendering import page

LOOPBACK = ("127.0.0.1", "localhost", "::1")
STATIC = Path(__file__).parent / "static"


def _refused(request: Request, status: int, words: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": words}, status)
    return page(request, "error.html", {"status": status, "words": words}, status)


def on_http(request: Request, error: Exception) -> Response:
    """A page for what is not there or not allowed."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _refused(request, status, error.detail if isinstance(error, HTTPException) else "")


def on_foreseen(request: Request, error: Exception) -> Response:
    """A page for an error of our own: the user's call, or the ledger."""
    status = 400 if isinstance(error, UsageError) else 503 if isinstance(error, LedgerError) else 422
    return _refused(request, status, str(error))


def on_unforeseen(request: Request, _error: Exception) -> Response:
    """A page for a fault of ours; what happened stands in the server's log, never on the page."""
    return _refused(request, 500, "This is a fault in onrecord; the server's log says more. Nothing was changed.")


def create_app(ledger: api.Ledger, *, write: bool = False, hosts: Iterable[str] = LOOPBACK, token: str | None = None) -> Starlette:
    """The pages over a ledger.

    Args:
        ledger: an open ledger; opened for writing where `write` is on.
        write: whether judgements and corrections are taken.
        hosts: host names that the pages may be asked for under.
        token: the bearer token that JSON writes need; without one they are refused.
    """
    mounts = [Mount("/api", routes=json_api.ROUTES), Mount("/static", StaticFiles(directory=STATIC))]
    app = Starlette(
        routes=[*pages.ROUTES, *changes.ROUTES, *corrections.ROUTES, *mounts],
        middleware=[Middleware(Guard, hosts=tuple(hosts))],
        exception_handlers={HTTPException: on_http, OnrecordError: on_foreseen, Exception: on_unforeseen},
    )
    app.state.ledger = ledger
    app.state.writable = write
    app.state.token = token
    app.state.shown_name = Path(ledger.location).name or ledger.location
    return app
