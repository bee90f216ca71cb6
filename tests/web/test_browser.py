"""Every page in a real browser: by mouse, by keyboard alone, without scripts, and held against WCAG by axe."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import Server

pytestmark = pytest.mark.browser

LISTS = ("/", "/statements", "/people", "/outlets", "/occasions", "/articles", "/check", "/review", "/search?q=canal*", "/search")


def first_link(tab: Page, start: str, kind: str) -> str:
    """The address of the first page of some kind that a page links to."""
    tab.goto(start)
    found = tab.locator(f"main a[href^='/{kind}']").first.get_attribute("href")
    assert found
    return found


def addresses(tab: Page, server: Server) -> list[str]:
    """One address of every kind of page."""
    base = server.address
    kinds = [("/", "statement/"), ("/people", "entity/"), ("/outlets", "outlet?"), ("/occasions", "occasion/"), ("/articles", "article/")]
    return [*LISTS, *(first_link(tab, base + start, kind) for start, kind in kinds)]


def test_axe_finds_nothing_serious_on_any_page(tab: Page, pages: Server) -> None:
    for address in addresses(tab, pages):
        tab.goto(pages.address + address)
        violations = Axe().run(tab).response["violations"]
        grave = [(one["id"], one["nodes"][0]["html"]) for one in violations if one["impact"] in {"serious", "critical"}]
        assert not grave, address


def test_dark_pages_have_contrast_too(browser: Browser, pages: Server) -> None:
    context = browser.new_context(color_scheme="dark")
    tab = context.new_page()
    for address in addresses(tab, pages):
        tab.goto(pages.address + address)
        violations = Axe().run(tab, options={"runOnly": ["color-contrast"]}).response["violations"]
        assert not violations, address
    context.close()


def test_a_search_leads_to_a_saying_in_several_versions(tab: Page, pages: Server) -> None:
    tab.goto(pages.address)
    tab.get_by_label("Words").fill("closed the works*")
    tab.get_by_label("Words").fill("pilot*")
    tab.get_by_role("button", name="Search what was said").click()
    expect(tab.locator("mark").first).to_have_text(re.compile("pilot", re.IGNORECASE))
    tab.locator("a", has_text=re.compile(r"\d+ versions")).first.click()
    expect(tab.get_by_role("region", name="The versions side by side")).to_be_visible()
    assert tab.locator("tbody tr").count() > 1
    expect(tab.get_by_role("heading", name="Who has it from whom")).to_be_visible()
    expect(tab.locator("main svg").first).to_be_visible()
    expect(tab.get_by_text("@article{sta-")).to_be_visible()


def test_a_search_in_place_needs_no_new_page(tab: Page, pages: Server) -> None:
    tab.goto(f"{pages.address}/search")
    tab.get_by_label("Words").fill("treaty*")
    tab.get_by_role("button", name="Search").click()
    expect(tab.locator("#hits li").first).to_be_visible()
    assert "q=treaty" in tab.url


def test_the_keyboard_alone_reaches_a_saying(tab: Page, pages: Server) -> None:
    tab.goto(f"{pages.address}/statements")
    tab.keyboard.press("Tab")
    expect(tab.locator(":focus")).to_have_text("Skip to the page")
    tab.keyboard.press("Enter")
    for _ in range(40):
        tab.keyboard.press("Tab")
        if (tab.locator(":focus").get_attribute("href") or "").startswith("/statement/"):
            break
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Cite")).to_be_visible()


def test_the_article_page_marks_who_says_what(tab: Page, pages: Server) -> None:
    tab.goto(pages.address + first_link(tab, f"{pages.address}/articles", "article/"))
    words = tab.locator(".text a.said").first
    target = words.get_attribute("href")
    assert target
    words.click()
    assert tab.url.endswith(target)
    expect(tab.locator(target)).to_be_visible()


def test_a_draft_is_checked(tab: Page, pages: Server) -> None:
    tab.goto(f"{pages.address}/check")
    tab.get_by_label("Draft", exact=True).fill(
        "“No pilot, no lock-keeper and no tug will work from one end of the canal to the other,” Jawad al-Mur’ashi said."
    )
    tab.get_by_role("button", name="Check", exact=True).click()
    expect(tab.get_by_role("heading", name="1 quotation")).to_be_visible()
    expect(tab.locator(".badge").first).to_have_text(re.compile("verbatim|trimmed|wrong-speaker"))


def test_without_scripts_every_page_works(browser: Browser, pages: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{pages.address}/search")
    tab.get_by_label("Words").fill("treaty*")
    tab.get_by_role("button", name="Search").click()
    expect(tab.locator("#hits li").first).to_be_visible()
    context.close()


def test_a_correction_is_made_seen_and_undone(tab: Page, writable: Server) -> None:
    address = writable.address + first_link(tab, f"{writable.address}/articles", "article/")
    tab.goto(address)
    row = tab.locator("tbody tr").first
    row.locator("summary").click()
    row.get_by_label("Speaker is").fill("Zenobia Quist")
    row.get_by_role("button", name="Set").click()
    expect(tab.locator("tbody tr").first).to_contain_text("Zenobia Quist")
    expect(tab.get_by_text("corrected by a person")).to_be_visible()
    tab.goto(f"{writable.address}/review")
    expect(tab.get_by_role("cell", name="speaker", exact=True)).to_be_visible()
    expect(tab.get_by_role("cell", name="said by Zenobia Quist", exact=True)).to_be_visible()
    tab.get_by_role("button", name="Undo my last").click()
    tab.goto(address)
    expect(tab.locator("tbody tr").first).not_to_contain_text("Zenobia Quist")


@pytest.mark.parametrize("width", [390, 1200])
def test_no_page_is_wider_than_its_window(browser: Browser, pages: Server, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    tab = context.new_page()
    for address in addresses(tab, pages):
        tab.goto(pages.address + address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_words_in_the_drawn_chain_have_contrast(tab: Page, pages: Server) -> None:
    tab.goto(f"{pages.address}{first_link(tab, f'{pages.address}/statements', 'statement/')}")
    colours = """() => [...document.querySelectorAll("svg text")].map(one => [getComputedStyle(one).fill, one.getAttribute("fill")])"""
    found = tab.evaluate(colours)
    assert found
    for shown, meant in found:
        assert shown == f"rgb({int(meant[1:3], 16)}, {int(meant[3:5], 16)}, {int(meant[5:], 16)})"


def test_a_pasted_draft_comes_back_as_it_was(tab: Page, pages: Server) -> None:
    tab.goto(f"{pages.address}/check")
    draft = "Nothing is quoted here.\n\nNor here."
    tab.get_by_label("Draft", exact=True).fill(draft)
    tab.get_by_role("button", name="Check", exact=True).click()
    expect(tab.get_by_text("The draft holds no quotation.")).to_be_visible()
    expect(tab.get_by_label("Draft", exact=True)).to_have_value(draft)


def test_what_rules_joined_is_not_called_a_correction(tab: Page, pages: Server) -> None:
    for one in pages.ledger.articles().items:
        tab.goto(f"{pages.address}/article/{one.id}")
        expect(tab.get_by_text("corrected by a person")).to_have_count(0)
