"""Plain text: the file's words unchanged, its header and paragraphs told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.articles.boilerplate import body_of
from onrecord.articles.dates import iso
from onrecord.articles.facts import Facts, people
from onrecord.articles.header import read_header
from onrecord.articles.paragraphs import paragraphs
from onrecord.model import Spans

BYLINE_PLACES = 4
BYLINE_LENGTH = 90
_DATE_LINE = re.compile(
    r"(?:(?:[Ff]irst\s+)?(?:[Pp]ublished|[Pp]osted|[Dd]ated?)(?:\s+(?:on|at))?\s*:?\s+"
    r"|(?:(?:[Bb]y|[Tt]he|of|and|[A-ZÀ-Þ][\w.’'&-]*)\s*){1,6}[,|·–—-]\s*)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    r"(?P<date>[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th|\.)?\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|\d{4}-\d{2}-\d{2})"
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}[\w .:+-]{0,20})?\.?"
)


@dataclass(frozen=True, slots=True)
class Read:
    """A source as it was read.

    Attributes:
        text: the one text.
        body: the paragraphs that are the article.
        facts: what is said about it.
        printed: the date that stands in a line of its own at the head of a plain text, as ISO 8601, or None.
    """

    text: str
    body: Spans
    facts: Facts
    printed: str | None = None


def read_plain(text: str) -> Read:
    """Header, paragraphs and facts of a plain text; the text itself stays as it is.

    A headline at the head of the text is a paragraph like the others: it may quote somebody.
    """
    header = read_header(text)
    found = paragraphs(text, header.end)
    lines = [span.of(text) for span in found]
    body = tuple(found[number] for number in body_of(lines))
    given = header.fields
    facts = Facts(
        title=given.get("title"),
        authors=people(given["authors"]) if "authors" in given else _byline(lines),
        outlet=given.get("outlet"),
        published=iso(given.get("published")),
        url=given.get("url"),
        language=(given.get("language") or "")[:2].lower() or None,
        credit=given.get("credit"),
    )
    return Read(text, body, facts, _printed(lines))


def _byline(lines: list[str]) -> tuple[str, ...]:
    """The authors of a "By Ann Lee" line among the first paragraphs."""
    for line in lines[:BYLINE_PLACES]:
        if len(line) <= BYLINE_LENGTH and line[:3].lower() == "by " and line[3:4].isupper() and not line.endswith((".", "?", "!", ":")):
            return people(line)
    return ()


def _printed(lines: list[str]) -> str | None:
    """The date of a "3 March 2024", "Published: March 3, 2024" or "The Vale Echo, 3 March 2024" line among the first paragraphs."""
    found = (_DATE_LINE.fullmatch(line.strip()) for line in lines[:BYLINE_PLACES] if len(line) <= BYLINE_LENGTH)
    return next((day for match in found if match and (day := iso(match["date"]))), None)
