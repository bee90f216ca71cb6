"""The review page: one key for each answer, and an undo that reaches every act."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord import api
from tests.web.conftest import Server

pytestmark = pytest.mark.browser


def made(ledger: api.Ledger) -> list[tuple[str, str | None]]:
    """What persons judged, oldest first: about, verdict."""
    return [(one.judgement.about, one.judgement.verdict) for one in reversed(ledger.history().items)]


def total(ledger: api.Ledger) -> int:
    return sum(ledger.waiting().values())


def test_altered_wordings_are_decided_with_one_key_each(tab: Page, writable: Server) -> None:
    ledger = writable.ledger
    before = ledger.waiting()["wording"]
    assert before > 2
    tab.goto(f"{writable.address}/review?about=wording")
    expect(tab.get_by_role("heading", name="Is the meaning kept?")).to_be_visible()
    words = tab.locator("#pair .words").last.inner_text()
    tab.keyboard.press("n")
    expect(tab).to_have_url(re.compile("page=2"))
    expect(tab.locator("#pair .words").last).not_to_have_text(words)
    assert made(ledger) == []
    for key, verdict in (("s", "same"), ("d", "different")):
        with tab.expect_navigation():
            tab.keyboard.press(key)
        assert made(ledger)[-1] == ("wording", verdict)
        expect(tab).to_have_url(re.compile("about=wording&page=2"))
    assert ledger.waiting()["wording"] == before - 2
    with tab.expect_navigation():
        tab.keyboard.press("z")
    assert made(ledger)[-1] == ("wording", None)
    assert ledger.waiting()["wording"] == before - 1


def test_keys_are_letters_while_somebody_writes_or_looks_elsewhere(tab: Page, writable: Server) -> None:
    tab.goto(f"{writable.address}/review")
    tab.get_by_label("You sign as").fill("")
    tab.keyboard.type("dusan")
    expect(tab.get_by_label("You sign as")).to_have_value("dusan")
    tab.get_by_label("Search what was said").focus()
    tab.keyboard.type("sdu")
    tab.get_by_role("link", name="Outlets").focus()
    tab.keyboard.press("s")
    expect(tab.get_by_role("heading", name="Pairs that ask for a person")).to_be_visible()
    assert made(writable.ledger) == []
    tab.get_by_role("button", name="Unsure").focus()
    with tab.expect_navigation():
        tab.keyboard.press("u")
    assert [(one.judgement.by, one.judgement.verdict) for one in writable.ledger.history().items] == [("dusan", "unsure")]


def test_undo_reaches_any_act_and_says_who_and_when(browser: Browser, writable: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    ledger, before = writable.ledger, total(writable.ledger)
    tab.goto(f"{writable.address}/review?about=wording")
    for who, verdict in (("Ada Ordway", "Altered"), ("Ben Tull", "Kept"), ("Ada Ordway", "Kept")):
        tab.get_by_label("You sign as").fill(who)
        tab.locator("#pair").get_by_role("button", name=verdict).click()
    rows = tab.get_by_role("region", name="Decisions").locator("tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(2)).to_contain_text("Ada Ordway")
    expect(rows.nth(2)).to_contain_text("the meaning is altered beside")
    expect(rows.nth(2)).to_contain_text(re.compile(r"20\d\d-\d\d-\d\d \d\d:\d\d"))
    rows.nth(2).get_by_role("button", name=re.compile("^Undo")).click()
    expect(rows.first).to_contain_text("taken back")
    expect(rows.last).to_contain_text("stands no more")
    assert [one.stands for one in ledger.history().items] == [False, True, True, False]
    assert total(ledger) == before - 2
    context.close()


def test_a_pair_tells_enough_to_be_decided(tab: Page, writable: Server) -> None:
    tab.goto(f"{writable.address}/review?about=entity")
    expect(tab.get_by_role("heading", name="Is this the same person or organisation?")).to_be_visible()
    for side in tab.locator("#pair .card").all():
        expect(side.locator("a[href^='/entity/']")).to_have_count(1)
        expect(side.locator("a[href^='/article/']").first).to_be_visible()
    before = writable.ledger.waiting()["entity"]
    with tab.expect_navigation():
        tab.keyboard.press("d")
    assert writable.ledger.waiting()["entity"] == before - 1
    tab.goto(f"{writable.address}/review")
    expect(tab.get_by_role("region", name="Decisions")).to_contain_text("another than")
