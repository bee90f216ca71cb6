"""From rows to views: pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from onrecord.model import Span, Spans
from onrecord.query.views import ArticleRef, Count, Link, Listing, Named, Piece, Reported, StatementBrief

T = TypeVar("T")
Row = Mapping[str, Any]
_listed = msgspec.json.Decoder(list[Any]).decode


def listing(items: Sequence[T], limit: int, offset: int) -> Listing[T]:
    """A page of a list from at most `limit + 1` items."""
    return Listing(tuple(items[:limit]), offset, limit, len(items) > limit)


def named(row: Row) -> Named:
    """An entity from its row."""
    return Named(row["id"], row["type"], row["name"], int(row.get("count") or 0))


def counted(rows: Iterable[Row], text: str = "text", what: str | None = None) -> tuple[Count, ...]:
    """Counts from rows that have `count`."""
    return tuple(
        Count(
            "" if row[text] is None else str(row[text]),
            int(row["count"]),
            row.get("outlet"),
            None if what is None else row.get(what),
            row.get("entity"),
        )
        for row in rows
    )


def article_ref(row: Row, one: str = "id") -> ArticleRef:
    """An article from its row."""
    count = row.get("count", row.get("attributions")) or 0
    return ArticleRef(
        row[one],
        row["outlet"],
        row["title"],
        row.get("published"),
        row.get("url"),
        row.get("file"),
        int(row.get("version") or 1),
        int(count),
    )


def pieces(words: str, spans: Iterable[Sequence[int]]) -> tuple[Piece, ...]:
    """The pieces of a content from its words, which stand one after the other with ` … ` between them."""
    found, at = [], 0
    for start, end in spans:
        found.append(Piece(words[at : at + end - start], Span(start, end)))
        at += end - start + 3
    return tuple(found)


def within(found: Iterable[Piece], content: Spans) -> tuple[Piece, ...]:
    """What of some pieces lies inside a version's content."""
    parts = [
        (piece, max(piece.span.start, span.start), min(piece.span.end, span.end))
        for piece in found
        for span in content
        if piece.span.overlaps(span)
    ]
    return tuple(Piece(piece.text[start - piece.span.start : end - piece.span.start], Span(start, end)) for piece, start, end in parts)


def reported(row: Row, hops: Iterable[Row] = ()) -> Reported:
    """An attribution from its row and those of its chain."""
    said = (row["said_from"], row["said_to"])
    speaker = row["speaker"]
    return Reported(
        id=row["id"],
        article=ArticleRef(row["article"], row["outlet"], row["title"], row["published"], row["url"], row["file"]),
        kind=row["kind"],
        speaker=None if speaker is None else Named(speaker, "", row["speaker_name"] or speaker),
        pieces=pieces(row["words"], _listed(row["content"])),
        cue=row["cue_words"],
        source=row["source_words"],
        via=tuple(Link(hop["name"], hop["entity"], hop["role"], hop["basis"]) for hop in hops),
        day=row["day"],
        said=None if said == (None, None) else said,
        occasion=(row["occasion"], row["occasion_name"], row["occasion_place"]),
        flags=tuple(_listed(row["flags"])),
        confidence=row["confidence"],
        statement=row["statement"],
        versions=int(row["versions"] or 1),
        parent=row["parent"],
    )


def brief(row: Row) -> StatementBrief:
    """A statement in short."""
    speaker = row["speaker"]
    return StatementBrief(
        id=row["id"],
        speaker=None if speaker is None else Named(speaker, "", row["speaker_name"] or speaker),
        words=row["words"] or "",
        kind=row["kind"],
        day=row["day"],
        occasion=(row["occasion"], row["occasion_name"], row["occasion_place"]),
        versions=int(row["versions"]),
        outlets=int(row["outlets"]),
        independent=int(row["independent"]),
        altered=int(row["altered"]),
        spread=float(row["spread"]),
    )
