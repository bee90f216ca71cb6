from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.web.guard import COOKIE, MAX_BODY, Guard, same_origin, token_fits


async def echo(request: Request) -> PlainTextResponse:
    body = await request.body()
    return PlainTextResponse(f"{len(body)} {same_origin(request)} {token_fits(request, request.headers.get('token', ''))}")


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=[Route("/", echo, methods=["GET", "POST"])])
    return TestClient(Guard(app, ("testserver",)), base_url="http://testserver")


def test_every_answer_forbids_foreign_content(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "", "[::1"])
def test_an_unknown_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code in {400, 421}


def test_a_body_that_is_too_large_is_refused(client: TestClient) -> None:
    assert client.post("/", content=b"x" * (MAX_BODY + 1)).status_code == 413
    assert client.post("/", content=b"x" * 10).text.startswith("10 ")


@pytest.mark.parametrize(
    ("headers", "fits"),
    [
        ({}, "True"),
        ({"origin": "http://testserver"}, "True"),
        ({"origin": "http://evil.example"}, "False"),
        ({"origin": "null"}, "False"),
        ({"sec-fetch-site": "cross-site"}, "False"),
    ],
)
def test_a_write_must_come_from_a_page_of_ours(client: TestClient, headers: dict[str, str], fits: str) -> None:
    assert client.post("/", headers=headers).text.split()[1] == fits


def test_a_form_needs_the_token_of_its_cookie(client: TestClient) -> None:
    client.cookies.set(COOKIE, "abc")
    assert client.post("/", headers={"token": "abc"}).text.endswith("True")
    assert client.post("/", headers={"token": "abd"}).text.endswith("False")
    client.cookies.clear()
    assert client.post("/", headers={"token": ""}).text.endswith("False")
