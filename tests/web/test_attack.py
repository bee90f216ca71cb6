"""Hostile articles, forged requests, and what must not be served."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page

from onrecord import api
from tests.web.conftest import Server

EVIL = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
ARTICLE = f"""---
outlet: Evil {EVIL} Post
title: Title {EVIL} \u202egnp.exe
published: 2031-05-04
---
“We said {EVIL} before anybody asked,” Ansa {EVIL} Brook, the mayor of Port <b>Bold</b>, said on Monday.

“{{{{ 7 * 7 }}}} and \x1b[31m are words too,” Mayor Ansa Brook said.
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "evil.txt").write_text(ARTICLE, "utf-8")
    place = folder / "evil.ledger"
    with api.Ledger.open(place) as ledger:
        ledger.add(folder / "evil.txt", options=api.ReadOptions(reader="rules"))
    with Server(place, write=True) as server:
        yield server


@pytest.mark.browser
def test_markup_in_an_article_stays_words(tab: Page, hostile: Server) -> None:
    seen = 0
    for start in ("/", "/articles", "/people", "/outlets", "/statements", "/search?q=asked"):
        tab.goto(hostile.address + start)
        links = [one.get_attribute("href") or "" for one in tab.locator("main a").all()]
        for link in [start, *(link for link in links if link.startswith("/"))]:
            tab.goto(hostile.address + link)
            assert "owned" not in tab.title().replace("document.title='owned'", "")
            assert tab.locator("main script").count() == 0
            assert tab.locator("main img").count() == 0
            assert tab.locator("main b").count() == 0
            seen += EVIL in tab.inner_text("main")
    assert seen
    tab.goto(f"{hostile.address}/search?q=words")
    assert "{{ 7 * 7 }}" in tab.inner_text("main")


def test_no_control_or_direction_character_reaches_a_page(hostile: Server) -> None:
    for start in ("/", "/articles", "/statements", "/search?q=words"):
        text = httpx.get(hostile.address + start).text
        assert "\x1b" not in text
        assert "\u202e" not in text


@pytest.mark.parametrize("path", ["/review", "/undo", "/correct", "/sign", "/check"])
def test_a_forged_form_is_refused(hostile: Server, path: str) -> None:
    form = {"about": "entity", "a": "x", "b": "y", "verdict": "same", "form_token": "guessed"}
    assert httpx.post(hostile.address + path, data=form).status_code == 403
    page = httpx.get(f"{hostile.address}/review")
    token = page.cookies["onrecord-form"]
    crossed = httpx.post(
        hostile.address + path, data=form | {"form_token": token}, cookies=dict(page.cookies), headers={"origin": "http://evil.example"}
    )
    assert crossed.status_code == 403


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/....//app.py", "/article/..%2f..%2fetc%2fpasswd"])
def test_nothing_outside_the_ledger_is_served(hostile: Server, path: str) -> None:
    answer = httpx.get(hostile.address + path)
    assert answer.status_code in {400, 404}


@pytest.mark.parametrize(
    "path", ["/statement/none", "/entity/none", "/outlet?name=none", "/occasion/none", "/article/none", "/none", "/api/statement/x"]
)
def test_what_is_not_there_is_said(hostile: Server, path: str) -> None:
    answer = httpx.get(hostile.address + path)
    assert answer.status_code == 404
    assert "no" in answer.text.lower()


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=99999999999999999999", "page=x", "q=%00", "q=" + "a" * 5000, 'q="', "q=*", "since=yesterday"]
)
def test_odd_questions_are_answered(hostile: Server, query: str) -> None:
    assert httpx.get(f"{hostile.address}/search?{query}").status_code in {200, 400}


def test_json_writes_need_the_token(hostile: Server) -> None:
    judgement = {"about": "entity", "a": "ent-1", "b": "ent-2", "verdict": "same", "by": "Ada"}
    address = f"{hostile.address}/api/judgements"
    assert httpx.post(address, json=judgement).status_code == 403
    assert httpx.post(address, json=judgement, headers={"authorization": "Bearer wrong"}).status_code == 403
    assert httpx.post(address, json={"about": "entity"}, headers={"authorization": "Bearer let-me-in"}).status_code == 400
    assert httpx.post(address, json=judgement, headers={"authorization": "Bearer let-me-in"}).status_code == 201


def test_reading_pages_take_no_corrections(pages: Server) -> None:
    assert not httpx.get(f"{pages.address}/review").cookies, "a page without a form needs no token"
    page = httpx.get(f"{pages.address}/check")
    form = {"about": "entity", "a": "x", "b": "y", "verdict": "same", "form_token": page.cookies["onrecord-form"]}
    assert httpx.post(f"{pages.address}/review", data=form, cookies=dict(page.cookies)).status_code == 403


def test_a_draft_of_an_unknown_kind_is_refused(pages: Server) -> None:
    page = httpx.get(f"{pages.address}/check")
    files = {"file": ("draft.exe", b"MZ", "application/octet-stream")}
    answer = httpx.post(
        f"{pages.address}/check", data={"form_token": page.cookies["onrecord-form"]}, files=files, cookies=dict(page.cookies)
    )
    assert "not a kind of draft" in answer.text


def test_an_upload_that_swells_is_refused_in_words(pages: Server) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(100):
            part.write(b" " * (1 << 20))
    page = httpx.get(f"{pages.address}/check")
    files = {"file": ("draft.docx", packed.getvalue(), "application/octet-stream")}
    form = {"form_token": page.cookies["onrecord-form"]}
    answer = httpx.post(f"{pages.address}/check", data=form, files=files, cookies=dict(page.cookies), timeout=120)
    assert answer.status_code == 200
    assert "draft.docx" in answer.text
    assert httpx.get(f"{pages.address}/").status_code == 200


def test_the_description_names_every_address(pages: Server) -> None:
    described = httpx.get(f"{pages.address}/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for path in described["paths"]:
        if "{" not in path and path not in {"/api/judgements", "/api/outlet"}:
            assert httpx.get(pages.address + path).status_code == 200, path


def test_the_pages_need_the_ledger_to_exist(tmp_path: Path) -> None:
    with pytest.raises(api.LedgerError, match="no ledger"):
        Server(tmp_path / "none.ledger", write=False)
