"""One article: the one text that all offsets refer to, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model.span import Spans, check_spans


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was first read.

    Attributes:
        id: made from the text and its source (`art-...`).
        file: the file it was read from, or None.
        url: its address, or None.
        outlet: who published it, or None.
        title: its headline, or None.
        authors: by-lines, in order.
        published: ISO 8601 date, or date with time and zone where that is known, or None.
        language: ISO 639-1 code, or None where it cannot be told.
        credit: the wire or agency credit as the article gives it, or None.
        text: the text; offsets count its Unicode code points.
        body: the parts of `text` that are the article itself, in order, one span a paragraph; what lies
            outside (trailing links, comment boxes) is kept in `text` and never read.
        sha256: hexadecimal SHA-256 of the bytes that the text was made from.
        published_from: what the date rests on: `metadata`, `user`, `text` (a date line at the head of it), `guess` or None.

    Raises:
        RecordError: a paragraph's span does not fit the text.
    """

    id: str
    file: str | None
    url: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    language: str | None
    credit: str | None
    text: str
    body: Spans = ()
    sha256: str | None = None
    published_from: str | None = None
    notes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        """Hold the paragraphs against the text."""
        check_spans(self.body, len(self.text), f"article {self.id}: body")
