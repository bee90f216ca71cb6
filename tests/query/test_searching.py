"""Full-text search: the same on both engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.made_news import News
from onrecord import query
from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.words import fold, terms, words
from onrecord.model import Article, Attribution, Entity, Reading, Span

SAID = (
    ("Ada Brontë", "The Lantern", "2030-01-05", "“We will disarm nobody before winter”"),
    ("Ada Brontë", "Kiosk", "2030-02-07", '"Disarmament is a word for spring"'),
    ("Bo Ray", "Kiosk", "2031-03-09", '"The naïve façade of the city 北京市 fell"'),
    (None, None, None, '"nobody will disarm us; will nobody help?"'),
    ("Bo Ray", "The Lantern", "2030-01-31", '"tax -- tax -- tax, OR else" (the treaty)'),
)


@pytest.fixture(scope="module")
def filled(lasting_location: str) -> Iterator[Ledger]:
    """Five things said by two people and somebody in two outlets."""
    with Ledger.open(lasting_location) as ledger:
        yield fill(ledger)


def fill(ledger: Ledger) -> Ledger:
    for number, (name, outlet, day, content) in enumerate(SAID):
        text = f"{name or 'Somebody'} said: {content}. More."
        span = Span(text.index(content), text.index(content) + len(content))
        one = f"ent-{fold(name)}" if name else None
        entities = (Entity(one, "person", name),) if one and name else ()
        attribution = Attribution(f"att-{number}", "direct" if number else "mixed", (span,), (), (), one)
        article = Article(f"art-{number}", None, f"https://x.example/{number}", outlet, None, (), day, "en", None, text)
        ledger.put_reading(Reading(article, entities, (attribution,)))
    return ledger


def found(ledger: Ledger, text: str = "", **filters: str) -> set[str]:
    return {hit.reported.id.removeprefix("att-") for hit in query.search(ledger, text, **filters).items}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("disarm", "03"),
        ("DISARM*", "013"),
        ("disarm nobody", "03"),
        ('"disarm nobody"', "0"),
        ('"nobody will"', "3"),
        ('"nobody wi"*', "3"),
        ("naive FACADE", "2"),
        ("naïve", "2"),
        ("京市", "2"),
        ("北", "2"),
        ("市京", ""),
        ("disarm* -nobody", "1"),
        ("OR", "4"),
        ("tax NEAR treaty", ""),
        ("treaty)", "4"),
        ('"', ""),
        ("*", ""),
        ("-nobody", ""),
        ("", "01234"),
        ("   ", "01234"),
        ("'; DROP TABLE attribution; --", ""),
        ("words:tax", ""),
    ],
)
def test_what_a_query_finds(filled: Ledger, text: str, ids: str) -> None:
    assert found(filled, text) == set(ids)


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"speaker": "bronte"}, "01"),
        ({"speaker": "Ray"}, "24"),
        ({"speaker": "ent-boray"}, "24"),
        ({"speaker": "ra*"}, "24"),
        ({"speaker": "nobody known"}, ""),
        ({"outlet": "the LANTERN"}, "04"),
        ({"outlet": "Lantern"}, ""),
        ({"since": "2030-02"}, "12"),
        ({"until": "2030-01"}, "04"),
        ({"until": "2030"}, "014"),
        ({"since": "2030-01-06", "until": "2030-01-31"}, "4"),
        ({"kind": "mixed"}, "0"),
        ({"text": "disarm*", "outlet": "kiosk"}, "1"),
        ({"text": "disarm*", "speaker": "bronte", "until": "2030-01"}, "0"),
    ],
)
def test_what_filters_leave(filled: Ledger, filters: dict[str, str], ids: str) -> None:
    assert found(filled, **filters) == set(ids)


@pytest.mark.parametrize(
    "wrong", [{"since": "yesterday"}, {"until": "2030-1"}, {"kind": "odd"}, {"limit": 0}, {"offset": -1}, {"limit": 10**6}]
)
def test_a_filter_that_means_nothing_is_refused(ledger: Ledger, wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        query.search(ledger, "x", **wrong)  # type: ignore[arg-type]


def test_marks_are_places_in_the_articles_text(filled: Ledger) -> None:
    (hit,) = query.search(filled, "naive 京市").items
    reading = filled.reading("art-2")
    assert reading is not None
    assert [mark.of(reading.article.text) for mark in hit.marks] == ["naïve", "京市"]
    assert hit.reported.pieces[0].span.of(reading.article.text) == hit.reported.words


def test_more_of_the_word_comes_first(ledger: Ledger) -> None:
    filled = fill(ledger)
    base = filled.reading("art-4")
    assert base is not None
    text = 'Bo Ray said: "' + "so many other words about this and that and much besides " * 5 + 'and a tax".'
    article = Article("art-9", None, "https://x.example/9", None, None, (), None, "en", None, text)
    filled.put_reading(Reading(article, base.entities, (Attribution("att-9", "direct", (Span(13, len(text) - 1),), (), (), "ent-boray"),)))
    assert [hit.reported.id for hit in query.search(filled, "tax").items] == ["att-4", "att-9"]


def test_pages_of_a_list_do_not_overlap(ledger: Ledger) -> None:
    news = News()
    for reading in news.readings(12):
        ledger.put_reading(reading)
    for text in ("will", ""):
        whole = [hit.reported.id for hit in query.search(ledger, text, limit=500).items]
        parts: list[str] = []
        while True:
            page = query.search(ledger, text, limit=7, offset=len(parts))
            parts += [hit.reported.id for hit in page.items]
            if not page.more:
                break
        assert sorted(parts) == sorted(whole)
        assert len(set(parts)) == len(parts) > 30


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30) | st.text(alphabet='disarmnoby "*-', max_size=20))
def test_any_query_is_answered_as_its_words_say(filled: Ledger, text: str) -> None:
    """Against a search that reads every attribution: no index, no engine."""
    wanted = terms(text)
    if text.strip() and not any(not term.without for term in wanted):
        assert found(filled, text) == set()
        return
    right = set()
    for number, (*_, content) in enumerate(SAID):
        there = [word.folded for word in words(content)]

        def has(term: object, there: list[str] = there) -> bool:
            width = len(term.words)  # type: ignore[attr-defined]
            return any(
                there[at : at + width - 1] == list(term.words[:-1])  # type: ignore[attr-defined]
                and (there[at + width - 1].startswith(term.words[-1]) if term.prefix else there[at + width - 1] == term.words[-1])  # type: ignore[attr-defined]
                for at in range(len(there) - width + 1)
            )

        if all(has(term) != term.without for term in wanted):
            right.add(str(number))
    assert found(filled, text) == right
