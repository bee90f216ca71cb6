"""Which of many drafts holds which stretch of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attributions.draft import Draft
from onrecord.model import Span, Spans, ordered
from onrecord.text.words import WORD

MOST = 64


@dataclass(slots=True)
class Places:
    """The pieces of drafts, found by place; pieces may overlap.

    Attributes:
        spans: (piece, index of its draft), sorted.
        starts: where each piece begins.
        longest: the length of the longest, in code points.
    """

    spans: list[tuple[Span, int]]
    starts: list[int]
    longest: int

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> Places:
        """The places of drafts, each known by its index."""
        spans = sorted((piece, n) for n, draft in enumerate(drafts) for piece in draft.content)
        return cls(spans, [span.start for span, _ in spans], max((span.length for span, _ in spans), default=0))

    def touching(self, span: Span) -> list[tuple[Span, int]]:
        """The pieces that share a code point with a span, at most 64 of them, in order."""
        i = bisect_left(self.starts, span.start - self.longest)
        i = max(i, bisect_left(self.starts, span.start) - MOST)
        out: list[tuple[Span, int]] = []
        while i < len(self.spans) and self.starts[i] < span.end and len(out) < MOST:
            if self.spans[i][0].end > span.start:
                out.append(self.spans[i])
            i += 1
        return out


def share(text: str, span: Span, pieces: Sequence[Span]) -> float:
    """The share of a span's words that lie in one of the pieces; 1 where it has none."""
    words = [word.start() for word in WORD.finditer(text, *span)]
    if not words:
        return 1.0
    return sum(any(piece.start <= at < piece.end for piece in pieces) for at in words) / len(words)


def stretched(pieces: Spans, span: Span) -> Spans:
    """The pieces with those that touch a span grown into one that covers it."""
    near = [piece for piece in pieces if piece.overlaps(span)]
    far = [piece for piece in pieces if not piece.overlaps(span)]
    whole = Span(min(span.start, *(p.start for p in near)), max(span.end, *(p.end for p in near))) if near else span
    return ordered([*far, whole])


def apart(pieces: Sequence[Span], taken: Sequence[Span]) -> Spans:
    """The pieces that touch nothing taken."""
    return tuple(piece for piece in pieces if not any(piece.overlaps(other) for other in taken))
