"""GDELT's Global Quotation Graph: one JSON object a line, an article's quotations with the words around them.

    {"date": "...", "url": "...", "title": "...", "lang": "ENGLISH", "quotes": [{"pre": "...", "quote": "...", "post": "..."}]}

The article's whole text is not in it, so a reading's text is made of the excerpts, one a paragraph, and is flagged `excerpts`.
No speaker is given.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from onrecord.model import Article, Attribution, Problem, Quality, Reading, Span, content_id
from onrecord.text.control import whole

_LANGUAGES = {
    "ENGLISH": "en", "GERMAN": "de", "FRENCH": "fr", "SPANISH": "es", "ITALIAN": "it", "PORTUGUESE": "pt", "RUSSIAN": "ru",
    "ARABIC": "ar", "CHINESE": "zh", "CZECH": "cs", "POLISH": "pl", "DUTCH": "nl", "TURKISH": "tr", "UKRAINIAN": "uk",
}  # fmt: skip
LONGEST_LINE = 10_000_000


def readings(lines: Iterable[str | bytes], where: str = "gdelt") -> Iterator[Reading | Problem]:
    """Readings from lines of the Global Quotation Graph; a line that is none is a problem, and the others go on.

    Args:
        lines: one JSON object each; empty lines are passed over.
        where: the file, as a problem should name it.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            if len(line) > LONGEST_LINE:
                raise ValueError(f"a line of {len(line)} characters")  # noqa: TRY301
            yield reading_of(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            yield Problem(place, whole(f"not a record of GDELT's quotation graph: {error}"), "give its JSON lines", "RecordError")


def reading_of(record: dict[str, Any]) -> Reading:
    """One record as a reading.

    Raises:
        ValueError: it has no address or no quotation.
        KeyError: a field is missing.
        TypeError: a field is of the wrong type.
    """
    url = record["url"]
    if not isinstance(url, str) or not url:
        raise ValueError("no url")
    url = whole(url)
    text, spans = _text(record["quotes"])
    if not spans:
        raise ValueError("no quotation")
    one = content_id("art", text, url)
    date = record.get("date")
    title = record.get("title")
    article = Article(
        id=one,
        file=None,
        url=url,
        outlet=urlsplit(url).hostname,
        title=whole(title) if isinstance(title, str) else None,
        authors=(),
        published=whole(str(date)) if date else None,
        language=_LANGUAGES.get(str(record.get("lang", "")).upper()),
        credit=None,
        text=text,
        body=tuple(_paragraphs(text)),
        published_from="metadata" if date else None,
    )
    attributions = tuple(
        Attribution(content_id("att", one, (span,)), "direct", (span,), (), (), flags=("no-source",), confidence=0.5) for span in spans
    )
    return Reading(article, (), attributions, (Quality("excerpts"),))


def _text(quotes: Any) -> tuple[str, list[Span]]:
    text, spans = "", []
    for quote in quotes:
        before, words, after = (whole(str(part or "")) for part in (quote.get("pre"), quote["quote"], quote.get("post")))
        if not words.strip():
            continue
        text += "\n\n" if text else ""
        text += f"{before} " if before and not before[-1].isspace() else before
        start = len(text)
        text += f'"{words}"'
        spans.append(Span(start, len(text)))
        text += f" {after}" if after and after[0].isalnum() else after
    return text, spans


def _paragraphs(text: str) -> Iterator[Span]:
    at = 0
    for paragraph in text.split("\n\n"):
        if paragraph:
            yield Span(at, at + len(paragraph))
        at += len(paragraph) + 2
