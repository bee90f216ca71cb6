"""From drafts to attributions: kind, flags, which stands in which, and ids. Shared by every reader."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.attributions.datelines import undated
from onrecord.attributions.draft import Draft
from onrecord.attributions.flags import flags_of
from onrecord.attributions.kinds import kind_of
from onrecord.model import Article, Attribution, Span, Spans, content_id, cover, ordered
from onrecord.text.quotes import Quote, Scan, scan
from onrecord.text.titles import names_work


class Quoted:
    """The outermost quotations of an article, found by place."""

    def __init__(self, found: Scan) -> None:
        outer = sorted(found.outermost(), key=lambda quote: quote.span)
        self.quotes: list[Quote] = []
        for quote in outer:
            if not self.quotes or quote.span.start >= self.quotes[-1].span.end:
                self.quotes.append(quote)
        self.starts = [quote.span.start for quote in self.quotes]
        self.strays = sorted(found.strays)

    def within(self, pieces: Spans) -> list[Quote]:
        """The quotations that share a code point with one of the pieces, in order."""
        out: list[Quote] = []
        for piece in pieces:
            i = max(0, bisect_left(self.starts, piece.start) - 1)
            while i < len(self.quotes) and self.starts[i] < piece.end:
                if self.quotes[i].span.end > piece.start and (not out or out[-1] is not self.quotes[i]):
                    out.append(self.quotes[i])
                i += 1
        return out

    def strays_near(self, pieces: Spans, reach: int = 40) -> Spans:
        """The loose marks in the pieces or just behind them."""
        out: list[Span] = []
        for piece in pieces:
            i = bisect_left(self.strays, Span(piece.start, 0))
            while i < len(self.strays) and self.strays[i].start < piece.end + reach:
                out.append(self.strays[i])
                i += 1
        return tuple(out)


def attribution_id(article: Article, content: Spans, cue: Spans, source: Spans) -> str:
    """The id of an attribution: made from its article and its spans."""
    return content_id("att", article.id, *(str([tuple(span) for span in spans]) for spans in (content, cue, source)))


def _finished(article: Article, draft: Draft, quoted: Quoted) -> Attribution:
    content, cue, source = ordered(draft.content), ordered(draft.cue), ordered(draft.source)
    quotes = quoted.within(content)
    if any(surrounds(quote, content, cue, source) for quote in quotes):
        quotes = list(scan(article.text, content).outermost())
    quotes = _speech(article.text, quotes)
    kind = kind_of(article.text, content, tuple(quote.span for quote in quotes))
    return Attribution(
        id=attribution_id(article, content, cue, source),
        kind=kind,
        content=content,
        cue=cue,
        source=source,
        addressee=ordered(draft.addressee),
        flags=flags_of(article.text, kind, content, cue, source, quotes, quoted.strays_near(content)),
        confidence=draft.confidence,
    )


def surrounds(quote: Quote, content: Spans, cue: Spans, source: Spans) -> bool:
    """Whether a whole attribution stands inside a quotation: its kind is then told by the marks within."""
    return bool(cue or source) and all(quote.inner.contains(span) for span in (*content, *cue, *source))


def _speech(text: str, quotes: list[Quote]) -> list[Quote]:
    """The quotations that name no work; all of them where each does."""
    return [q for q in quotes if not names_work(text, q.span.start, q.inner.of(text))] or quotes


def _key(attribution: Attribution) -> tuple[int, int, str]:
    whole = cover(attribution.content)
    return whole.start, -whole.end, attribution.id


def nest(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Sort attributions by their content and say which stands wholly inside a piece of which other's content.

    The innermost attribution around it is the parent. Every source and cue of the inner one has to lie in the
    outer content too, so that two readings of one stretch are no parent and child. Equal ids are kept once.
    """
    unique = sorted({attribution.id: attribution for attribution in attributions}.values(), key=_key)
    out: list[Attribution] = []
    open_pieces: list[tuple[Span, str]] = []
    for attribution in unique:
        start = attribution.content[0].start
        open_pieces = [(piece, owner) for piece, owner in open_pieces if piece.end > start][-64:]
        own = (*attribution.content, *attribution.cue, *attribution.source)
        around = [item for item in open_pieces if all(item[0].contains(span) for span in own) and item[0] not in attribution.content]
        parent = min(around, key=lambda item: item[0].length)[1] if around else None
        out.append(replace(attribution, parent=parent))
        open_pieces.extend((piece, attribution.id) for piece in attribution.content)
    return tuple(out)


def made(article: Article, drafts: Sequence[Draft], found: Scan) -> list[Attribution]:
    """Drafts as attributions with kind, flags and id, not yet nested; kind is told by the quotations of `found`."""
    quoted, starts = Quoted(found), {block.start for block in article.body}
    return [_finished(article, undated(article.text, starts, draft), quoted) for draft in drafts if draft.content]


def finish(article: Article, drafts: Sequence[Draft], found: Scan | None = None) -> tuple[Attribution, ...]:
    """Turn drafts into attributions: pieces in order, kind, flags, parents and ids; sorted by place.

    Args:
        article: the article.
        drafts: what a reader found; drafts without content are left out.
        found: the article's quotations, where they were scanned already (`scan(article.text, article.body)`).
    """
    return nest(made(article, drafts, scan(article.text, article.body) if found is None else found))
