"""Templates: escaping is always on, and no control or direction character of an article reaches a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord import __version__
from onrecord.web.guard import COOKIE, FormToken
from onrecord.web.marking import UNSAFE

TITLE_ROOM = 300
_MARKUP = re.compile("[&<>'\"]")
RELATIONS = {
    "hub": "fullest report",
    "same": "same words",
    "cut": "shortened",
    "overlap": "overlaps",
    "reworded": "reworded",
    "altered": "meaning may differ",
    "indirect": "in the outlet's words",
}
DIFFERENCES = {
    "cut": "the draft leaves out",
    "insert": "the draft adds",
    "bracket": "in brackets",
    "replace": "the draft says",
    "reorder": "in another order",
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


def shown(value: Any) -> str:
    """What a template prints, cleaned and escaped; most strings need neither, and are looked at once."""
    if type(value) is str:
        if not value.isprintable():
            value = value.translate(UNSAFE)
        return escape(value) if _MARKUP.search(value) else value
    return escape(value)


class _Compiler(CodeGenerator):
    """Has templates call `shown` where Jinja calls `escape(finalize(...))`, two functions for each of the hundreds of things on a page.

    A name after a point is an attribute and nothing else; what is in a mapping stands in brackets. Jinja means these methods to be
    overridden; were they called no more, its own would do the same.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


class _Environment(Environment):
    code_generator_class = _Compiler
    shown = staticmethod(shown)


ENVIRONMENT = _Environment(
    loader=PackageLoader("onrecord.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=clean,
    auto_reload=False,
)
ENVIRONMENT.filters |= {"shorten": shorten, "day": day, "segment": path, "urlencode": path}
ENVIRONMENT.globals |= {"relations": RELATIONS, "ops": OPS, "differences": DIFFERENCES, "version": __version__}


def page(request: Request, template: str, context: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A page, with the token that its forms carry; a page without forms sets no cookie."""
    token = FormToken(request)
    common = {"token": token, "writable": request.app.state.writable, "ledger": request.app.state.shown_name, "here": request.url.path}
    answer = HTMLResponse(ENVIRONMENT.get_template(template).render({**common, **context}), status)
    if token.fresh:
        answer.set_cookie(COOKIE, token.fresh, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer
