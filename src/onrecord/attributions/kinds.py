"""How words are given: `direct`, `mixed` or `indirect`, read from the text of the content itself."""

from __future__ import annotations

from onrecord.model import Kind, Span, Spans
from onrecord.text.quotes import scan
from onrecord.text.words import WORD


def _quoted_words(text: str, content: Spans, quoted: Spans) -> tuple[int, int]:
    """How many words of the content stand in quotation marks, and how many there are."""
    inside = total = at = 0
    for piece in content:
        for word in WORD.finditer(text, piece.start, piece.end):
            total += 1
            while at < len(quoted) and quoted[at].end <= word.start():
                at += 1
            inside += at < len(quoted) and quoted[at].start <= word.start()
    return inside, total


def kind_of(text: str, content: Spans, quoted: Spans | None = None) -> Kind:
    """The kind of a content.

    Args:
        text: the article's text.
        content: the pieces, in order, in code points of `text`.
        quoted: the outermost stretches of the article in quotation marks, marks included, in order and apart; where
            None, the pieces are scanned by themselves.

    Returns:
        `direct` where every word of the content stands in quotation marks, `indirect` where none does, else `mixed`.
    """
    if quoted is None:
        found = (quote.span for quote in scan(text, content).outermost())
        quoted = tuple(sorted(Span(*span) for span in found))
    inside, total = _quoted_words(text, content, quoted)
    if inside == 0:
        return "indirect"
    return "direct" if inside == total else "mixed"
