"""Templates: escaping is always on, and no control or direction character of an article reaches a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord import __version__
from onrecord.web.guard import COOKIE, form_token
from onrecord.web.marking import UNSAFE

TITLE_ROOM = 300
RELATIONS = {
    "hub": "fullest report",
    "same": "same words",
    "cut": "shortened",
    "overlap": "overlaps",
    "reworded": "reworded",
    "altered": "meaning may differ",
    "indirect": "in the outlet's words",
}
OPS = {"kept": "kept", "cut": "left out", "reworded": "worded otherwise", "moved": "moved", "inserted": "added"}


def clean(value: Any) -> Any:
    """What a template prints: control and direction characters of a string become a replacement mark."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return value.translate(UNSAFE)


def shorten(words: str, room: int = TITLE_ROOM) -> str:
    """Words cut at the room there is, and the cut shown."""
    return words if len(words) <= room else f"{words[:room].rstrip()} …"


@lru_cache(4096)
def day(value: str | None) -> str:
    """An ISO date as `4 May 2031`; what is no date as it is."""
    try:
        found = date.fromisoformat((value or "")[:10])
    except ValueError:
        return value or ""
    return f"{found.day} {found:%B %Y}"


@lru_cache(4096)
def path(value: object) -> str:
    """A value as one segment of a path."""
    return quote(str(value), safe="")


ENVIRONMENT = Environment(
    loader=PackageLoader("onrecord.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=clean,
    auto_reload=False,
)
ENVIRONMENT.filters |= {"shorten": shorten, "day": day, "segment": path}
ENVIRONMENT.globals |= {"relations": RELATIONS, "ops": OPS, "version": __version__}


def page(request: Request, template: str, context: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A page, with the token that its forms carry."""
    token = form_token(request)
    common = {"token": token, "writable": request.app.state.writable, "ledger": request.app.state.shown_name, "here": request.url.path}
    answer = HTMLResponse(ENVIRONMENT.get_template(template).render({**common, **context}), status)
    if request.cookies.get(COOKIE) != token:
        answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer
