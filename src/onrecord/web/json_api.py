"""The same questions as JSON, described by OpenAPI; reading is open, writing needs a bearer token."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import __version__, api
from onrecord.web.asking import slice_of, words_of
from onrecord.web.changes import VERDICTS

Ask = Callable[[api.Ledger, Request], Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One address of the JSON interface.

    Attributes:
        path: below `/api`.
        says: what it answers, for the description.
        ask: asks the ledger; None is a 404.
        answer: the type of the answer, for its schema.
        query: names of the query's parameters.
    """

    path: str
    says: str
    ask: Ask
    answer: Any
    query: tuple[str, ...] = field(default=())


def _page(request: Request) -> dict[str, Any]:
    asked = slice_of(request)
    return {"limit": asked.limit, "offset": asked.offset}


def _search(ledger: api.Ledger, request: Request) -> Any:
    filters = {name: words_of(request, name) or None for name in ("speaker", "outlet", "since", "until", "kind")}
    return ledger.search(words_of(request, "q"), **filters, **_page(request))  # type: ignore[arg-type]


QUESTIONS = (
    Question(
        "/start",
        "How much there is, what is new, who speaks most, whose wordings differ most.",
        lambda ledger, _: ledger.start(),
        api.Start,
    ),
    Question("/search", "What was said.", _search, api.Listing[api.Hit], ("q", "speaker", "outlet", "since", "until", "kind", "page")),
    Question("/statements", "Sayings.", lambda ledger, r: ledger.statements(**_page(r)), api.Listing[api.StatementBrief], ("page",)),
    Question(
        "/statement/{id}", "A saying in all its versions.", lambda ledger, r: ledger.statement(r.path_params["id"]), api.StatementView
    ),
    Question(
        "/people",
        "People and organisations.",
        lambda ledger, r: ledger.people(words_of(r, "name"), **_page(r)),
        api.Listing[api.Named],
        ("name", "page"),
    ),
    Question(
        "/entity/{id}",
        "A person or an organisation.",
        lambda ledger, r: ledger.person(r.path_params["id"], **_page(r)),
        api.EntityView,
        ("page",),
    ),
    Question("/outlets", "Outlets.", lambda ledger, _: ledger.outlets(), api.Listing[api.OutletBrief]),
    Question("/outlet", "An outlet.", lambda ledger, r: ledger.outlet(words_of(r, "name"), **_page(r)), api.OutletView, ("name", "page")),
    Question("/occasions", "Occasions.", lambda ledger, r: ledger.occasions(**_page(r)), api.Listing[api.OccasionBrief], ("page",)),
    Question("/occasion/{id}", "An occasion.", lambda ledger, r: ledger.occasion(r.path_params["id"]), api.OccasionView),
    Question(
        "/articles",
        "Articles.",
        lambda ledger, r: ledger.articles(words_of(r, "outlet") or None, **_page(r)),
        api.Listing[api.ArticleRef],
        ("outlet", "page"),
    ),
    Question("/article/{id}", "An article with its reading.", lambda ledger, r: ledger.article(r.path_params["id"]), api.ArticleView),
    Question(
        "/review",
        "Pairs that ask for a person.",
        lambda ledger, r: ledger.review(words_of(r, "about") or None, **_page(r)),
        api.Listing[api.Question],
        ("about", "page"),
    ),
)


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def _endpoint(question: Question) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        found = question.ask(request.app.state.ledger, request)
        if found is None:
            raise HTTPException(404, "There is nothing of that name in this ledger.")
        return _json(found)

    answer.__doc__ = question.says
    return answer


async def judge(request: Request) -> Response:
    """Take a judgement: `{"about", "a", "b", "verdict", "by"}`, with `Authorization: Bearer TOKEN`."""
    token = request.app.state.token
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    if not request.app.state.writable or not token or not hmac.compare_digest(given.encode(), token.encode()):
        raise HTTPException(403, "Writing needs a server that was started for it, and its token.")
    try:
        asked = msgspec.json.decode(await request.body(), type=dict[str, str])
        verdict = VERDICTS[asked["verdict"]]
        about, a, b, who = asked["about"], asked["a"], asked["b"], asked["by"]
    except (msgspec.MsgspecError, KeyError) as error:
        raise HTTPException(400, f"A judgement has about, a, b, verdict and by: {error}") from error
    await run_in_threadpool(request.app.state.ledger.judge, about, a, b, verdict, by=who)
    return _json({"kept": True}, 201)


def describe(_request: Request) -> Response:
    """The OpenAPI description of this interface."""
    return _json(openapi())


def _parameter(name: str, place: str) -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}}


def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 description, with every answer's schema."""
    answers, parts = msgspec.json.schema_components([question.answer for question in QUESTIONS], ref_template="#/components/schemas/{name}")
    paths: dict[str, Any] = {}
    for question, answer in zip(QUESTIONS, answers, strict=True):
        parameters = [_parameter("id", "path")] if "{id}" in question.path else []
        parameters += [_parameter(name, "query") for name in question.query]
        found = {"description": "what the ledger holds", "content": {"application/json": {"schema": answer}}}
        missing = {"description": "there is no such thing"}
        paths[f"/api{question.path}"] = {
            "get": {"summary": question.says, "parameters": parameters, "responses": {"200": found, "404": missing}}
        }
    fields = {name: {"type": "string"} for name in ("about", "a", "b", "verdict", "by")}
    body = {"type": "object", "properties": fields, "required": list(fields)}
    paths["/api/judgements"] = {
        "post": {
            "summary": "Keep a person's judgement.",
            "security": [{"token": []}],
            "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
            "responses": {"201": {"description": "kept"}, "400": {"description": "malformed"}, "403": {"description": "not allowed"}},
        }
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "onrecord", "version": __version__, "description": "What a ledger holds; nothing here judges what is true."},
        "paths": paths,
        "components": {"schemas": parts, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


ROUTES = [
    *(Route(question.path, _endpoint(question)) for question in QUESTIONS),
    Route("/judgements", judge, methods=["POST"]),
    Route("/openapi.json", describe),
]
