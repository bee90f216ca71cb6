"""What several targets share: articles of fuzzed text, read whole, and held against the contract."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from onrecord import wire
from onrecord.articles import article_of
from onrecord.attributions import rules
from onrecord.attributions.quality import quality_of
from onrecord.chains import trace
from onrecord.entities import resolve
from onrecord.errors import PageError
from onrecord.model import Article, Page, Reading, content_id
from onrecord.text.paragraphs import paragraphs
from tests.contract import breaches

MARKS = (
    "“", "”", "‘", "’", "„", "«", "»", "‹", "›", '"', "'", "``", "''", "「", "」", "—", " - ", "…", "...", "[", "]", "(", ")", "\n\n",
)  # fmt: skip
WORDS = (
    " said", " said that ", " told reporters", " according to ", " she ", " he ", "Mara Ito", "the Harbour Board", "Mr Ito", "the minister",
    " on Wednesday", " in May 2031", " reportedly ", "ITO: ",
    "From Mara Ito: ", " in a statement", " the Herald reported", " quoted as saying ",
)  # fmt: skip


def plain(data: bytes) -> Article:
    """Fuzzed bytes as the text of an article, its paragraphs marked."""
    text = data.decode("utf-8", "replace") or "-"
    body = paragraphs(text)
    return Article(content_id("art", text), "f.txt", None, "The Gull", None, (), "2031-05-09", "en", None, text, body)


def page_of(data: bytes, media_type: str, charset: str | None = None) -> Page:
    """Fuzzed bytes as a page of a kind."""
    return Page("f", data, sha256(data).hexdigest(), media_type, charset, "https://gull.example/2031/05/09/a.html", None, None)


def read(page: Page) -> None:
    """A page to an article to a reading; a page without an article is fine."""
    try:
        article = article_of(page)
    except PageError:
        return
    assert all(0 <= start < end <= len(article.text) for start, end in article.body)
    held(article)


def reading_of(article: Article) -> Reading:
    """An article read by the rules, stage by stage, so that an error shows where it comes from."""
    entities, spoken = resolve(article, rules.find(article), None)
    traced = trace(article, entities, spoken)
    quality = (*quality_of(article, traced.attributions), *traced.quality)
    return Reading(article, tuple(traced.entities), tuple(traced.attributions), quality, tuple(traced.remarks))


def held(article: Article) -> None:
    """Read an article by the rules, and hold what comes of it against the contract."""
    reading = reading_of(article)
    hold(breaches(reading))
    hold([] if wire.decode_reading(wire.encode(reading)) == reading else ["does not come back as it went"])


def hold(broken: Sequence[str]) -> None:
    """Fail where something is broken, and say what."""
    assert not broken, "; ".join(broken[:5])
