"""The pages that are only read."""

from __future__ import annotations

from typing import TypeVar

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import UsageError
from onrecord.web import charts, citing, marking
from onrecord.web.asking import query_of, signed, slice_of, words_of
from onrecord.web.rendering import page, path

T = TypeVar("T")
ORDERS: dict[str, api.Order] = {"versions": "versions", "spread": "spread", "day": "day", "new": "new"}


def _ledger(request: Request) -> api.Ledger:
    ledger: api.Ledger = request.app.state.ledger
    return ledger


def _found(thing: T | None, what: str) -> T:
    if thing is None:
        raise HTTPException(404, f"There is no such {what} in this ledger.")
    return thing


def start(request: Request) -> Response:
    """The first page."""
    return page(request, "start.html", {"start": _ledger(request).start()})


def search(request: Request) -> Response:
    """What was said, by words and filters."""
    asked = slice_of(request)
    query = query_of(request)
    problem, hits = "", None
    if query.words or any(query.filters.values()):
        try:
            hits = _ledger(request).search(query.words, limit=asked.limit, offset=asked.offset, **query.filters)
        except UsageError as error:
            problem = str(error)
    rows = [(hit, citing.marked(hit)) for hit in hits.items] if hits else []
    template = "hits.html" if request.headers.get("hx-request") else "search.html"
    return page(request, template, {"query": query, "hits": hits, "rows": rows, "problem": problem, "asked": asked})


async def statement(request: Request) -> Response:
    """A saying in all its versions; out of a file it is put together sooner than a thread would be woken for it."""
    return _statement(request) if _ledger(request).in_file else await run_in_threadpool(_statement, request)


def _statement(request: Request) -> Response:
    ledger = _ledger(request)
    with ledger.one_moment():
        view = _found(ledger.statement(request.path_params["id"]), "statement")
        drawing = Markup(ledger.drawn(view))  # noqa: S704 (drawn by us, its words escaped)
        right = ledger.put_right([one.attribution for one in view.statement.versions])
    context = {"view": view, "chain": drawing, "cite": citing.citations(view, str(request.url)), "right": right, "by": signed(request)}
    return page(request, "statement.html", context)


def statements(request: Request) -> Response:
    """All sayings."""
    asked = slice_of(request)
    order = ORDERS.get(words_of(request, "order"), "versions")
    found = _ledger(request).statements(asked.limit, asked.offset, order)
    return page(request, "statements.html", {"found": found, "asked": asked, "order": order})


def entity(request: Request) -> Response:
    """A person or an organisation."""
    asked = slice_of(request)
    ledger = _ledger(request)
    with ledger.one_moment():
        view = _found(ledger.person(request.path_params["id"], asked.limit, asked.offset), "person or organisation")
        right = ledger.put_right(view.ids)
    line = charts.time_line(f"{count.text}-01" for count in view.months for _ in range(count.count))
    quoted = charts.bars(
        [(one.text or "unknown outlet", one.count, f"/outlet?name={path(one.text)}" if one.text else None) for one in view.quoted_by]
    )
    context = {"view": view, "line": line, "quoted": quoted, "asked": asked, "right": right, "by": signed(request)}
    return page(request, "entity.html", context)


def people(request: Request) -> Response:
    """People and organisations."""
    asked = slice_of(request, 50)
    name = words_of(request, "name")
    return page(request, "people.html", {"found": _ledger(request).people(name, asked.limit, asked.offset), "name": name, "asked": asked})


def outlet(request: Request) -> Response:
    """An outlet."""
    asked = slice_of(request)
    view = _found(_ledger(request).outlet(words_of(request, "name"), asked.limit, asked.offset), "outlet")
    quotes = charts.bars([(named.name, named.count, f"/entity/{path(named.id)}") for named in view.quotes])
    return page(request, "outlet.html", {"view": view, "quotes": quotes, "asked": asked})


def outlets(request: Request) -> Response:
    """All outlets."""
    return page(request, "outlets.html", {"found": _ledger(request).outlets()})


def occasion(request: Request) -> Response:
    """An occasion, put together from all articles."""
    return page(request, "occasion.html", {"view": _found(_ledger(request).occasion(request.path_params["id"]), "occasion")})


def occasions(request: Request) -> Response:
    """All occasions."""
    asked = slice_of(request, 50)
    return page(request, "occasions.html", {"found": _ledger(request).occasions(asked.limit, asked.offset), "asked": asked})


def article(request: Request) -> Response:
    """An article with its attributions marked."""
    view = _found(_ledger(request).article(request.path_params["id"]), "article")
    numbered = {attribution.id: number for number, attribution in enumerate(view.reading.attributions, 1)}
    context = {
        "view": view,
        "paragraphs": marking.paragraphs(view.reading),
        "hues": marking.hues(view.reading.attributions),
        "numbered": numbered,
        "by": signed(request),
    }
    return page(request, "article.html", context)


def articles(request: Request) -> Response:
    """All articles."""
    asked = slice_of(request, 50)
    outlet_name = words_of(request, "outlet") or None
    found = _ledger(request).articles(outlet_name, asked.limit, asked.offset)
    return page(request, "articles.html", {"found": found, "outlet": outlet_name, "asked": asked})


ROUTES = [
    Route("/", start),
    Route("/search", search),
    Route("/statements", statements),
    Route("/statement/{id}", statement),
    Route("/people", people),
    Route("/entity/{id}", entity),
    Route("/outlets", outlets),
    Route("/outlet", outlet),
    Route("/occasions", occasions),
    Route("/occasion/{id}", occasion),
    Route("/articles", articles),
    Route("/article/{id}", article),
]
