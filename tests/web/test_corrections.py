"""Corrections as a person without scripts makes them: a form is sent, the page shows what changed, by whom, and undoes it."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from onrecord import api
from tests.web.conftest import Server


class Forms:
    """A browser without scripts that knows only forms."""

    def __init__(self, server: Server) -> None:
        self.ledger = server.ledger
        self.client = httpx.Client(base_url=server.address, follow_redirects=True, timeout=120)

    def send(self, back: str, **fields: str) -> httpx.Response:
        self.client.get(back)
        return self.client.post("/correct", data={"form_token": self.client.cookies["onrecord-form"], "back": back, **fields})


@pytest.fixture
def forms(writable: Server) -> Forms:
    return Forms(writable)


def widest(ledger: api.Ledger) -> api.StatementView:
    """The saying with most versions."""
    view = ledger.statement(ledger.statements(1).items[0].id)
    assert view is not None
    return view


def tasks(ledger: api.Ledger, folder: Path) -> list[str]:
    ledger.export("training", folder)
    return re.findall(r'"task": ?"(\w+)"', (folder / "judgements.jsonl").read_text("utf-8"))


def test_words_are_fixed_shown_exported_and_undone(forms: Forms, tmp_path: Path) -> None:
    one = next(version.reported for version in widest(forms.ledger).versions if version.reported is not None)
    back = f"/article/{one.article.id}"
    part = " ".join(one.pieces[0].text.split()[1:4])
    page = forms.send(back, what="words", attribution=one.id, content=part, by="Ada Ordway")
    assert page.status_code == 200
    assert f"its words: {part}" in page.text
    assert "Ada Ordway" in page.text
    view = forms.ledger.article(one.article.id)
    assert view is not None
    assert next(x.words for x in view.attributions if x.id == one.id).split() == part.split()
    assert tasks(forms.ledger, tmp_path) == ["span"]
    judged = forms.ledger.history().items[0].judgement
    page = forms.send(back, what="withdraw", about=judged.about, a=judged.a, b=judged.b)
    assert "its words" not in page.text
    assert forms.ledger.article(one.article.id) != view


def test_words_that_the_article_lacks_are_refused_in_words(forms: Forms) -> None:
    one = widest(forms.ledger).hub
    assert one is not None
    page = forms.send("/check", what="words", attribution=one.id, content="zebras in the opera house")
    assert page.status_code == 400
    assert "the article does not hold these words" in page.text
    same = forms.send("/check", what="words", attribution=one.id, content=one.words)
    assert same.status_code == 400
    assert forms.send("/check", what="nonsense").status_code == 400
    assert forms.ledger.history().items == ()


def test_a_version_is_taken_out_and_put_back(forms: Forms, tmp_path: Path) -> None:
    view = widest(forms.ledger)
    out = view.versions[-1].version.attribution
    back = f"/statement/{view.statement.id}"
    page = forms.send(back, what="apart", attribution=out, statement=view.statement.id, by="Ada Ordway")
    assert "What people put right here" in page.text
    assert "another than" in page.text
    after = forms.ledger.statement(view.statement.id)
    assert after is not None
    assert out not in [one.version.attribution for one in after.versions]
    assert set(tasks(forms.ledger, tmp_path)) == {"statement"}
    judged = forms.ledger.history().items[0].judgement
    forms.send(back, what="withdraw", about=judged.about, a=judged.a, b=judged.b)
    assert forms.ledger.statement(view.statement.id) == view


def test_a_person_is_taken_apart_and_joined_again(forms: Forms, tmp_path: Path) -> None:
    person = forms.ledger.start().speakers[0].id
    view = forms.ledger.person(person)
    assert view is not None
    one = view.named_in[0]
    page = forms.send(f"/entity/{person}", what="split", article=one.article.id, entity=one.entity, by="Ada Ordway")
    assert "somebody else in" in page.text
    after = forms.ledger.person(person)
    assert after is not None
    assert after.articles == view.articles - 1
    assert tasks(forms.ledger, tmp_path) == ["entity"]
    forms.ledger.undo(by="Ada Ordway")
    assert forms.ledger.person(person) == view


@pytest.mark.browser
def test_every_form_of_correction_is_within_reach(browser: Browser, writable: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab: Page = context.new_page()
    view = widest(writable.ledger)
    tab.goto(f"{writable.address}/statement/{view.statement.id}")
    tab.get_by_label("You sign as").fill("Ada Ordway")
    tab.get_by_role("button", name="Keep this name").click()
    expect(tab.get_by_label("You sign as")).to_have_value("Ada Ordway")
    tab.get_by_role("button", name=re.compile("^Another saying")).last.click()
    corrections = tab.get_by_role("region", name="Corrections")
    expect(corrections).to_contain_text("Ada Ordway")
    corrections.get_by_role("button", name=re.compile("^Undo")).first.click()
    expect(tab.get_by_text("Nothing yet.")).to_be_visible()
    assert writable.ledger.statement(view.statement.id) == view
    tab.goto(f"{writable.address}/entity/{writable.ledger.start().speakers[0].id}")
    tab.get_by_role("button", name=re.compile("^Somebody else in")).first.click()
    expect(tab.get_by_role("region", name="Corrections")).to_contain_text("somebody else in")
    context.close()


@pytest.mark.browser
def test_axe_finds_nothing_serious_where_corrections_are_made(tab: Page, writable: Server) -> None:
    view = widest(writable.ledger)
    person, article = writable.ledger.start().speakers[0].id, view.versions[0].version.article
    for address in (f"/statement/{view.statement.id}", f"/entity/{person}", f"/article/{article}", "/review"):
        tab.goto(writable.address + address)
        for summary in tab.locator("td summary").all()[:2]:
            summary.click()
        violations = Axe().run(tab).response["violations"]
        assert not [(one["id"], one["nodes"][0]["html"]) for one in violations if one["impact"] in {"serious", "critical"}], address
