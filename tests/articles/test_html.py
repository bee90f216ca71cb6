"""HTML: the words of the article, once, in order, and what the page says about it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.articles import article_of
from onrecord.articles.completing import the_rest
from onrecord.articles.html import parse
from onrecord.errors import PageError
from onrecord.model import Article
from tests.articles.pages import PARAGRAPHS, linked_data, markup, page


def made(text: str, **more: str) -> Article:
    return article_of(page(text, "text/html", **more))


def lines(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.body]


def test_the_paragraphs_once_and_in_order() -> None:
    article = made(markup())
    assert lines(article) == list(PARAGRAPHS)
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_a_block_quotation_stays_in_its_place() -> None:
    quoted = "<blockquote><p>“The gates were laid by my grandmother’s crew, and they will outlast this board.”</p></blockquote>"
    article = made(markup(after=f"{quoted}<p>Those were the words of Lindqvist, who left the room.</p>"))
    assert lines(article)[3:] == [
        "“The gates were laid by my grandmother’s crew, and they will outlast this board.”",
        "Those were the words of Lindqvist, who left the room.",
    ]


def test_the_headline_is_the_title_and_no_paragraph() -> None:
    article = made(markup("<title>Old lock to close | The Tarn Bugle</title>", before="<h1>Old lock to close</h1>"))
    assert lines(article)[0] == PARAGRAPHS[0]


@pytest.mark.parametrize(
    "after",
    [
        "<p>Share this story</p>",
        "<aside><h2>Related Articles</h2><ul><li><a href='/x'>Ten boats</a></li></ul></aside>",
        "<p>Leave a comment</p>",
    ],
)
def test_what_stands_around_the_article_is_left_out(after: str) -> None:
    assert made(markup(after=after)).text == "\n\n".join(PARAGRAPHS)


def test_linked_data_comes_first() -> None:
    head = linked_data(
        headline="Old lock to close &amp; no new one",
        datePublished="2031-05-04T10:00:00+02:00",
        author=[{"@type": "Person", "name": "Ada Fell"}, {"@type": "Person", "name": ["Bo Ek"]}],
        publisher={"@type": "NewsMediaOrganization", "name": "The Tarn Bugle"},
    )
    article = made(markup(head + '<meta property="og:title" content="Another"><meta property="og:site_name" content="Elsewhere">'))
    assert (article.title, article.authors, article.outlet) == ("Old lock to close & no new one", ("Ada Fell", "Bo Ek"), "The Tarn Bugle")
    assert (article.published, article.published_from) == ("2031-05-04T10:00:00+02:00", "metadata")


def test_of_several_articles_in_the_data_the_page_s_own() -> None:
    data = "".join(
        linked_data(headline=name, url=f"https://bugle.example/{name}", datePublished=f"2031-05-0{number}")
        for number, name in enumerate("abc", 1)
    )
    assert made(markup(data), url="https://bugle.example/b").published == "2031-05-02"


def test_a_graph_and_broken_data() -> None:
    graph = '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Lock\nshut"}]}</script>'
    broken = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": }</script><script type="application/ld+json">'
        + "[" * 9999
        + "</script>"
    )
    assert made(markup(broken + graph)).title == "Lock shut"


def test_meta_elements_come_next() -> None:
    head = (
        "<title>Old lock to close - The Tarn Bugle</title><meta property='og:site_name' content='The Tarn Bugle'><meta name='author' content='By Ada Fell and Bo Ek'>"
        "<meta property='article:published_time' content='2031-05-04T08:00:00Z'><link rel='canonical' href='https://bugle.example/lock'>"
    )
    article = made(markup(head))
    assert (article.title, article.authors, article.outlet) == ("Old lock to close", ("Ada Fell", "Bo Ek"), "The Tarn Bugle")
    assert (article.published, article.url) == ("2031-05-04T08:00:00+00:00", "https://bugle.example/lock")


def test_without_a_name_the_host_is_the_outlet() -> None:
    assert made(markup(), url="https://www.bugle.example/lock").outlet == "bugle.example"
    assert article_of(page(markup(), "text/html", url="https://www.bugle.example/lock"), outlet="The Tarn Bugle").outlet == "The Tarn Bugle"


def test_a_guessed_date_is_marked() -> None:
    article = made(
        markup(before="<p>Published on 4 May 2021</p>"), url="https://bugle.example/2021/05/04/lock", fetched_at="2022-01-01T00:00:00+00:00"
    )
    assert (article.published, article.published_from) == ("2021-05-04", "guess")
    given_one = article_of(
        page(markup(before="<p>Published on 4 May 2021</p>"), "text/html", url="https://bugle.example/2021/05/04/lock"),
        published="2021-06-01",
    )
    assert (given_one.published, given_one.published_from) == ("2021-06-01", "user")


def test_the_page_s_own_text_where_the_extraction_lost_much() -> None:
    words = "\n".join((*PARAGRAPHS, *(f"Boatman number {number} said that he would rather sail round than wait." for number in range(20))))
    article = made(markup(linked_data(headline="x", articleBody=words)))
    assert lines(article) == words.split("\n")


def test_a_character_set_in_the_head() -> None:
    text = (
        markup()
        .replace("utf-8", "windows-1251")
        .replace(PARAGRAPHS[2], "Председатель сказала, что шлюз закроют в мае, потому что ворота текут, и добавила, что новых не будет.")
    )
    article = article_of(page(text.encode("windows-1251", "replace"), "text/html"))
    assert "шлюз закроют" in article.text


BOXES = "".join(f'<div class="frame"><div class="grid">{"".join(f"<div class=chunk>{box}</div><aside>An advertisement</aside>" for box in boxes)}</div></div>' for boxes in [
    ("<p>The first box speaks of the lock and of its leaking gates.</p>", "<p>The second box speaks of the boatmen and of their union.</p>"),
])  # fmt: skip


def test_the_rest_of_an_article_in_boxes() -> None:
    tree = parse(f"<html><body><main>{BOXES}<div class=other><p>Not this one.</p></div></main></body></html>", "a")
    assert the_rest(tree, ["The first box speaks of the lock and of its leaking gates."]) == [
        "The second box speaks of the boatmen and of their union."
    ]
    assert the_rest(tree, ["Something else."]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        ("<html></html>", "no article"),
        ("<!-- nothing -->", "not a page"),
        ("<html><body>" + "<div>" * 5000 + PARAGRAPHS[0], "nested"),
        ("<html><body>" + "<br>" * 60_000, "elements"),
        ("<html><body><p>" + "x" * 6_100_000, "million characters"),
    ],
)
@pytest.mark.timeout(300)
def test_a_page_without_an_article_or_beyond_the_bounds(text: str, words: str) -> None:
    with pytest.raises(PageError, match=words) as caught:
        made(text)
    assert caught.value.where == "a"
    assert caught.value.remedy


def test_entities_read_nothing_and_do_not_grow() -> None:
    text = '<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "&f;&f;">]>' + markup(
        after="<p>And then &f; &a; was read aloud to everyone in the room.</p>"
    )
    article = made(text)
    assert len(article.text) < 1000


@settings(max_examples=40)
@given(st.text(alphabet="<>/pdiv a\"'=&;!-[]bqx\n", max_size=300))
def test_any_markup_is_an_article_or_an_error(text: str) -> None:
    try:
        article = made(f"<html><body>{text}</body></html>")
    except PageError:
        return
    assert "\n\n".join(lines(article)) == article.text
