"""Plain text: the file's words unchanged, its header and paragraphs told apart."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.articles.boilerplate import body_of
from onrecord.articles.dates import iso
from onrecord.articles.facts import Facts, people
from onrecord.articles.header import read_header
from onrecord.articles.paragraphs import paragraphs
from onrecord.model import Spans

BYLINE_PLACES = 4
BYLINE_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Read:
    """A source as it was read: the one text, the paragraphs that are the article, and what is said about it."""

    text: str
    body: Spans
    facts: Facts


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
    return Read(text, body, facts)


def _byline(lines: list[str]) -> tuple[str, ...]:
    """The authors of a "By Ann Lee" line among the first paragraphs."""
    for line in lines[:BYLINE_PLACES]:
        if len(line) <= BYLINE_LENGTH and line[:3].lower() == "by " and line[3:4].isupper() and not line.endswith((".", "?", "!", ":")):
            return people(line)
    return ()
