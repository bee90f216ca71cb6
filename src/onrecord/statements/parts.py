"""The sayings that one attribution may hold: “a race to the bottom” and “nastiness”, told in one sentence, need not be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord.model import Attribution, Span, Spans
from onrecord.text.common import FUNCTION
from onrecord.text.quotes import scan
from onrecord.text.terms import phrase

_LEAST = 5


def parts(text: str, attribution: Attribution) -> tuple[Spans, ...]:
    """An attribution's content, cut where each of its quoted stretches ends.

    A reporter who quotes snatches inside a sentence of his own takes them from wherever he likes; words that stand in marks from
    beginning to end are one quotation.

    Args:
        text: the article's text, in code points.
        attribution: an attribution of that article.

    Returns:
        the parts in order, each with the reporter's words that lead to it, the last with those behind it too; together they are the
        content. One part where the content is not mixed, or has no second stretch that tells anything.
    """
    if attribution.kind != "mixed":
        return (attribution.content,)
    found = [quote.span for quote in scan(text, attribution.content).outermost() if _tells(text, quote.span)]
    if len(found) < 2:  # noqa: PLR2004
        return (attribution.content,)
    cuts = [attribution.content[0].start, *(span.end for span in found[:-1]), attribution.content[-1].end]
    return tuple(tuple(within(attribution.content, Span(start, end))) for start, end in pairwise(cuts))


def _tells(text: str, span: Span) -> bool:
    """Whether a stretch says enough to be looked for: a letter or two, or nothing but words that every sentence has, do not."""
    letters = sum(sign.isalpha() for sign in span.of(text))
    return letters >= _LEAST and any(term.form not in FUNCTION for term in phrase(text, (span,)).terms)


def within(content: Spans, place: Span) -> Iterator[Span]:
    """What of some spans lies inside another."""
    for span in content:
        start, end = max(span.start, place.start), min(span.end, place.end)
        if start < end:
            yield Span(start, end)


def together(some: Iterable[Spans]) -> Spans:
    """Parts put together again: spans that touch are one."""
    joined: list[Span] = []
    for span in sorted(span for spans in some for span in spans):
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)
