"""A quotation that is a paragraph of its own, after a paragraph that ends in a colon: whoever speaks there speaks here."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attributions.draft import Draft
from onrecord.model import Article, Attribution, Span
from onrecord.text.quotes import Scan

NEAR = 12
SURE = 0.6


def introduced(article: Article, found: Sequence[Attribution], marks: Scan) -> list[Draft]:
    """Give paragraphs in quotation marks that nobody's words cover to whoever the paragraph before announces them of.

    Args:
        article: the article.
        found: the attributions so far.
        marks: the article's quotations.
    """
    drafts: list[Draft] = []
    ends = {quote.span.end: quote for quote in marks.quotes if not quote.depth}
    covered = [piece for one in found for piece in one.content]
    for before, block in zip(article.body, article.body[1:], strict=False):
        text = before.of(article.text).rstrip()
        own = Span(block.start, block.start + len(block.of(article.text).rstrip()))
        quote = ends.get(own.end)
        if not text.endswith(":") or quote is None or quote.span.start != own.start or any(piece.overlaps(own) for piece in covered):
            continue
        colon = before.start + len(text) - 1
        told = [one for one in found if one.source and one.cue and before.start <= _end(one) <= colon + 1 and colon - _end(one) <= NEAR]
        if told:
            last = max(told, key=lambda one: (_end(one), one.id))
            drafts.append(Draft((own,), last.cue, last.source, (), min(SURE, last.confidence), "introduced"))
    return drafts


def _end(attribution: Attribution) -> int:
    """Where the last span of an attribution ends."""
    return max(span.end for span in (*attribution.content, *attribution.cue, *attribution.source))
