"""What a careful user should know about one attribution, read from the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attributions.grammar import HEARSAY
from onrecord.model import Flag, Kind, Span, Spans
from onrecord.text.quotes import Quote
from onrecord.text.words import word_count

INSERT = re.compile(r"\[[^\[\]]{0,200}?[^\W\d_][^\[\]]{0,200}?\]|\((?:[^()“”\"]{1,80})\)")
ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\*\s?\*\s?\*")
_DAMAGE = re.compile(r"�|\?{4,}|&(?:quot|ldquo|rdquo|#\d+);|â€|[.!?,]\s+\.(?!\.)|,,|[.!?]{2}[”\"]\s*[.!?]")
_LOWER_RESTART = re.compile(r"[a-z]{3}[.?!]\s+[a-z]{2,}")
_RUMOUR = re.compile(
    r"\b(?:is|are|was|were)\s+(?:said|rumou?red|alleged|reported|believed|thought|understood|supposed)\s+to\b|\brumou?r", re.IGNORECASE
)
_SENTENCE = 5


def _is_fragment(text: str, kind: Kind, quotes: Sequence[Quote]) -> bool:
    """Whether only scraps of speech are quoted: none begins like a sentence and runs on for a few words."""
    if kind == "indirect" or not quotes:
        return False
    for quote in quotes:
        first = next((char for char in quote.inner.of(text) if char.isalnum() or char in "[…"), "")
        if (first.isupper() or first.isdigit() or first == "[" or not first.islower()) and word_count(text, *quote.inner) >= _SENTENCE:
            return False
    return True


def _is_mangled(text: str, content: Spans, quotes: Sequence[Quote], strays: Spans) -> bool:
    """Whether the marks or the words around them are damaged: loose marks, torn sentences, wrongly decoded bytes."""
    if strays or any("unopened" in quote.problems or _is_reversed(text, quote) for quote in quotes):
        return True
    return any(_DAMAGE.search(text, piece.start, piece.end) for piece in content) or any(
        _LOWER_RESTART.search(text, quote.inner.start, quote.inner.end) and "unclosed" in quote.problems for quote in quotes
    )


def _is_reversed(text: str, quote: Quote) -> bool:
    """Whether a mark stands the wrong way round: ” that opens and no ” that closes, “ that closes what “ opened."""
    first, last = text[quote.span.start], text[quote.span.end - 1]
    return (quote.opened and first == "”" and not (quote.closed and last == "”")) or (
        quote.closed and quote.opened and first == last == "“"
    )


def flags_of(
    text: str, kind: Kind, content: Spans, cue: Spans, source: Spans, quotes: Sequence[Quote], strays: Spans = ()
) -> tuple[Flag, ...]:
    """The flags of one attribution, in alphabetical order.

    Args:
        text: the article's text.
        kind: what `kind_of` says.
        content: its pieces, in code points of `text`.
        cue: the words that signal it.
        source: the words that name the source.
        quotes: the quotations that lie in the content, outermost ones.
        strays: marks of the article that belong to no quotation, near the content.
    """
    found: set[Flag] = set()
    if _is_fragment(text, kind, quotes):
        found.add("fragment")
    if any("unclosed" in quote.problems for quote in quotes):
        found.add("unclosed-quote")
    if any("unopened" in quote.problems for quote in quotes):
        found.add("unopened-quote")
    if any(INSERT.search(text, *quote.inner) for quote in quotes):
        found.add("editorial-insert")
    if any(ELLIPSIS.search(text, *quote.inner) for quote in quotes):
        found.add("ellipsis")
    if not source:
        found.add("no-source")
    words = " ".join(span.of(text) for span in cue).lower()
    if HEARSAY & set(words.replace(",", " ").split()) or _RUMOUR.search(words) or any(_leads(text, piece) for piece in content):
        found.add("hearsay")
    if _is_mangled(text, content, quotes, strays):
        found.add("mangled")
    return tuple(sorted(found))


def _leads(text: str, piece: Span) -> bool:
    """Whether the words of an unquoted piece are hedged as hearsay ("X has reportedly ...")."""
    words = text[piece.start : piece.end]
    return words[:1] not in "“\"‘«„'" and not re.search(r"[“\"«„]", words) and any(f" {word} " in f" {words.lower()} " for word in HEARSAY)
