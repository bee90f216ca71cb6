"""Pages and readings in, and out again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.made_news import News, page_of
from onrecord import query
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.model import Article, Attribution, Entity, Mention, Page, Problem, Reading, Span
from tests.strategies import readings


def told(
    text: str = 'Ann Lee said "the bridge is safe" on Monday.', *, one: str = "art-1", url: str | None = "https://a.example/1"
) -> Reading:
    """A small reading."""
    return Reading(
        Article(one, None, url, "The Lantern", "Title", (), "2030-05-06", "en", None, text),
        (Entity("ent-ann", "person", "Ann Lee", (Mention(Span(0, 7), "name"),)),),
        (Attribution(one.replace("art", "att"), "direct", (Span(13, 33),), (Span(8, 12),), (Span(0, 7),), "ent-ann"),),
    )


def test_bytes_come_back_and_are_kept_once(ledger: Ledger) -> None:
    page = page_of(told())
    assert ledger.put_page(page)
    assert not ledger.put_page(replace(page, location="copy.txt", url=None, file="copy.txt"))
    assert ledger.raw_bytes(page.sha256) == page.content
    assert ledger.has_bytes(page.sha256)
    assert ledger.has_location("copy.txt")
    assert ledger.has_location("https://a.example/1")
    assert not ledger.has_location("https://a.example/2")
    assert [one.location for one in ledger.pages()] == ["https://a.example/1", "copy.txt"]


def test_a_page_whose_hash_is_wrong_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="hash"):
        ledger.put_page(Page("x", b"bytes", "0" * 64, "text/plain"))


def test_a_problem_is_kept_until_the_page_is_read(ledger: Ledger) -> None:
    page = page_of(told())
    ledger.put_problem(Problem(page.location, "timed out", "try again", "FetchError"))
    assert [one.what for one in ledger.problems()] == ["timed out"]
    ledger.put_page(page)
    assert ledger.problems() == []


def test_a_reading_comes_back_and_twice_is_once(ledger: Ledger) -> None:
    reading = told()
    assert ledger.put_reading(reading) == "art-1"
    ledger.settled(["att-1"])
    ledger.put_reading(reading)
    assert ledger.reading("art-1") == reading
    assert ledger.stale() == []
    assert ledger.reading("art-2") is None
    assert list(ledger.readings()) == [reading]


def test_a_changed_page_is_a_new_version_beside_the_old(ledger: Ledger) -> None:
    ledger.put_reading(told())
    ledger.put_reading(told('Ann Lee said "the bridge is open" on Monday.', one="art-2"))
    assert [one.article.id for one in ledger.readings()] == ["art-2"]
    assert [one.article.id for one in ledger.readings(all_versions=True)] == ["art-1", "art-2"]
    assert [hit.reported.id for hit in query.search(ledger, "bridge").items] == ["att-2"]
    view = query.article(ledger, "art-1")
    assert view is not None
    assert [(one.id, one.version) for one in view.versions] == [("art-1", 1), ("art-2", 2)]
    assert not view.current
    assert ledger.stale() == ["att-1", "att-2"]
    assert ledger.verify().clean


def test_reading_the_same_article_better_replaces_what_was_read(ledger: Ledger) -> None:
    ledger.put_reading(told())
    better = replace(told(), attributions=(replace(told().attributions[0], id="att-9", kind="mixed"),))
    ledger.put_reading(better)
    assert ledger.reading("art-1") == better
    assert [hit.reported.id for hit in query.search(ledger, "bridge").items] == ["att-9"]
    assert ledger.verify().clean


def test_hostile_text_goes_in_and_comes_out_unchanged(ledger: Ledger) -> None:
    text = 'Ann Lee said "<script>\0\u202e\U0001f309" on Monday. ' + "x" * 5000
    reading = told(text, url="https://a.example/" + "y" * 9000)
    reading = replace(reading, article=replace(reading.article, title="\0" * 10_000, outlet="z" * 9000))
    ledger.put_reading(reading)
    assert ledger.reading("art-1") == reading
    assert ledger.verify().clean


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(readings())
def test_any_reading_comes_back(ledger: Ledger, reading: Reading) -> None:
    ledger.put_reading(reading)
    assert ledger.reading(reading.article.id, original=True) == reading


def test_block_keys_find_candidates_and_are_capped(ledger: Ledger) -> None:
    for number in range(4):
        ledger.put_reading(told(one=f"art-{number}", url=f"https://a.example/{number}"))
    ledger.put_wording_keys([("rare", "att-1"), ("rare", "att-2"), *(("common", f"att-{n}") for n in range(4)), ("gone", "att-77")])
    assert ledger.attributions_with_keys(["rare", "common", "gone", "none"], cap=3) == {"rare": ("att-1", "att-2")}
    ledger.put_entity_keys([("lee", "ent-ann"), ("lee", "ent-ann")])
    assert ledger.entities_with_keys(["lee", "ray"]) == {"lee": ("ent-ann",)}
    profile = ledger.profiles(["ent-ann"])[0]
    assert (profile.name, profile.spellings, len(profile.articles)) == ("Ann Lee", {"Ann Lee": 4}, 4)


def test_entities_are_found_by_the_words_of_any_of_their_names(ledger: Ledger) -> None:
    ledger.put_reading(told())
    for name in ("ann lee", "LEE", "le*", "ent-ann"):
        assert ledger.find_entities(name) == ["ent-ann"], name
    for name in ("leeds", "ann ray", "", "*"):
        assert ledger.find_entities(name) == [], name


def test_statements_replace_one_another(ledger: Ledger) -> None:
    news = News()
    found = list(news.readings(8))
    for reading in found:
        ledger.put_reading(reading)
    said = news.statements(found)
    ledger.replace_statements([], said)
    assert ledger.stale() == []
    assert sorted(said, key=lambda one: one.id) == list(ledger.statements())
    first = said[0]
    assert ledger.statements_with([first.hub]) == {first.hub: (first.id,)}
    ledger.replace_statements([first.id], [])
    assert ledger.statement(first.id) is None
    assert ledger.verify().clean


def test_one_transaction_is_kept_wholly_or_not_at_all(ledger: Ledger) -> None:
    def fail() -> None:
        with ledger.write():
            ledger.put_reading(told())
            assert ledger.reading("art-1") is not None
            message = "on purpose"
            raise ValueError(message)

    with pytest.raises(ValueError, match="on purpose"):
        fail()
    assert ledger.reading("art-1") is None
