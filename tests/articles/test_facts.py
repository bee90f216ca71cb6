"""Dates, credits, languages, and Word documents."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles import article_of
from onrecord.articles.credit import credit_of
from onrecord.articles.dates import iso
from onrecord.articles.facts import people
from onrecord.articles.language import language_of
from onrecord.errors import PageError
from tests.articles.pages import PARAGRAPHS, page


def test_metadata_that_utf8_cannot_write_is_mended() -> None:
    data = '{"@type": "NewsArticle", "headline": "Ti\\ud800de", "author": {"name": "Ann \\udc00Lee"}, "publisher": {"name": "\\udfffQuay"}}'
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    article = article_of(
        page(f'<html><head><script type="application/ld+json">{data}</script></head><body>{body}</body></html>', "text/html")
    )
    assert (article.title, article.authors, article.outlet) == ("Ti\ufffdde", ("Ann \ufffdLee",), "\ufffdQuay")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2031-05-04", "2031-05-04"),
        ("20310504", "2031-05-04"),
        ("2031-05-04T10:00:00+02:00", "2031-05-04T10:00:00+02:00"),
        ("2031-05-04T10:00:00.123Z", "2031-05-04T10:00:00+00:00"),
        ("2031-05-04 10:00 +0200", "2031-05-04T10:00:00+02:00"),
        ("2031-05-04T10:00:00-05", "2031-05-04T10:00:00-05:00"),
        ("2031-05-04T10:00:00", "2031-05-04"),
        ("Sun, 04 May 2031 10:00:00 GMT", "2031-05-04T10:00:00+00:00"),
        ("May 4, 2031", "2031-05-04"),
        ("4th Sept. 2031", "2031-09-04"),
        ("2031-02-30", None),
        ("0001-01-01", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_dates(written: str | None, expected: str | None) -> None:
    assert iso(written) == expected


@given(st.text(alphabet="0123456789-:TZ+., Mayjun", max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = iso(text)
    assert found is None or iso(found) == found


@pytest.mark.parametrize(
    ("lines", "credit"),
    [
        (["PORT TARN (AP) — The lock will close."], "AP"),
        (["LOWER TARN, May 4 (TNA) - The lock will close."], "TNA"),
        (["By The Associated Press", "The lock will close."], "The Associated Press"),
        (["AFP - The lock will close."], "AFP"),
        (["The lock will close.", "AFP contributed to this report."], "AFP contributed to this report"),
        (
            ["The lock will close.", "The Tarn News Agency and Reuters contributed to this article."],
            "The Tarn News Agency and Reuters contributed to this article",
        ),
        (["The lock will close.", "With files from The Canadian Press"], "With files from The Canadian Press"),
        (["The lock will close. (Reuters)"], "Reuters"),
        (["The lock will close.", "— AFP"], "AFP"),
        (["The boatmen (who were late) - three of them - left."], None),
        (["She contributed to this project, Marsh said."], None),
        (["Marsh spoke to Reuters on Monday."], None),
        ([], None),
    ],
)
def test_credits(lines: list[str], credit: str | None) -> None:
    assert credit_of(lines) == credit


def test_a_by_line_that_names_an_agency_is_a_credit() -> None:
    assert credit_of(["The lock will close."], ["Reuters"]) == "Reuters"
    assert credit_of(["PORT TARN (TNA) - The lock will close."], ["Ada Fell", "Tarn News Agency"]) == "Tarn News Agency"
    assert credit_of(["The lock will close."], ["Ada Wire Fell"]) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Fell and Bo Ek", ("Ada Fell", "Bo Ek")),
        ("Ada Fell, Bo Ek & Cy van der Dam", ("Ada Fell", "Bo Ek", "Cy van der Dam")),
        ("Ada Fell; Bo Ek", ("Ada Fell", "Bo Ek")),
        ("Bugle staff and wires", ("Bugle staff and wires",)),
        ("https://bugle.example/ada", ()),
        ("", ()),
    ],
)
def test_people(line: str, names: tuple[str, ...]) -> None:
    assert people(line) == names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" ".join(PARAGRAPHS), "en"),
        (
            "Die Hafenbehörde von Untertarn schließt im Mai die alte Schleuse, sagte ihre Vorsitzende am Montag, weil die Tore undicht sind.",
            "de",
        ),
        ("Le conseil du port fermera la vieille écluse en mai, a déclaré lundi sa présidente, parce que les portes fuient.", "fr"),
        ("Председатель совета порта сказала в понедельник, что старый шлюз закроют в мае, потому что ворота текут.", "ru"),
        ("The lock.", None),
        ("12345 67890 " * 30, None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert language_of(text) == code


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(body: str, **parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return held.getvalue()


TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_a_word_document() -> None:
    runs = "".join(f"<w:p><w:r><w:t>{words[:20]}</w:t></w:r><w:r><w:t>{words[20:]}</w:t></w:r></w:p>" for words in PARAGRAPHS)
    tracked = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>The boats go round.</w:t></w:r></w:ins></w:p>"
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Old lock</dc:title><dc:creator>Ada Fell</dc:creator></c>'
    article = article_of(page(document(runs + "<w:p/>" + tracked, docProps__core=core), TYPE))
    assert [span.of(article.text) for span in article.body] == [*PARAGRAPHS, "The boats go round."]
    assert (article.title, article.authors) == ("Old lock", ("Ada Fell",))


def test_a_word_document_that_is_none_or_a_bomb() -> None:
    for content, words in (
        (b"PK\x03\x04 nothing", "damaged"),
        (document("<w:p>"), "damaged"),
        (document("<w:p/>"), "without text"),
        (document("<w:p>" + " " * 31_000_000 + "</w:p>"), "too much"),
    ):
        with pytest.raises(PageError, match=words):
            article_of(page(content, TYPE))
