"""What a careful user should know about an article as a whole, read from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Article, Attribution, Quality, Span, Spans, ordered
from onrecord.text.quotes import Scan, scan
from onrecord.text.words import WORD

_MOST = 50
_FUNCTION = """
the of and to in a is that for it as was with be by on not he i this are or his from at which but have an had they you were their one all we
can her has there been if more when will would who so no she its said after about up into
"""
FUNCTION_WORDS = frozenset(_FUNCTION.split())
_ENOUGH_WORDS = 25
_ENGLISH = 0.18
_LONG_PARAGRAPH = 1500
_CAPITALS = 0.6
_TORN = (
    re.compile(r"[.!?]\s+\.(?![.\d])"),  # a stop that stands alone
    # a sentence that begins with a verb in lower case
    re.compile(r"(?:(?<=[a-z]{4})|(?<=[a-z][”\"]))\.\s+(?:(?:he|she|they|it)\s+)?(?!www)[a-z]{2,}ed\b(?:\s+that\b)?"),
    # a subject and a verb of saying are the whole sentence
    re.compile(
        r"(?<=[.!?”\"]\s)(?:He|She|It|They)\s+"
        r"(?:pointed out|said|added|announced|explained|stressed|noted|stated|indicated|confirmed|is stated|was stated)\.(?=\s|$)"
    ),
    re.compile(r"[.,][”\"]\s+[a-z]{3,}\.\s*[“”\"]"),  # torn words before a mark
)
_TORN_ENOUGH = 2
_MORE = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|(?:read more|continue reading|read the full (?:story|article)|click here|subscribe to)[^.\n]{0,60})$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…:;)\]\"'”’»*_|–—-]$")


def _unbalanced(found: Scan) -> Spans:
    """The marks without their other half: the first code point of an unclosed quotation, the last of an unopened one."""
    out = list(found.strays)
    for quote in found.quotes:
        if "unclosed" in quote.problems:
            out.append(Span(quote.span.start, quote.span.start + 1))
        if "unopened" in quote.problems:
            out.append(Span(quote.span.end - 1, quote.span.end))
    return ordered(out)


def _torn(article: Article, found: Scan) -> Spans:
    """Stretches that no writer of English leaves and machine translation does: torn sentences and loose marks."""
    out: list[Span] = []
    kinds = 0
    for pattern in _TORN:
        hits = [Span(*hit.span()) for block in article.body for hit in pattern.finditer(article.text, *block)]
        kinds += bool(hits)
        out.extend(hits)
    loose = [Span(q.span.end - 1, q.span.end) for q in found.quotes if "unopened" in q.problems] + list(found.strays)
    kinds += bool(loose)
    return ordered([*out, *loose]) if kinds >= _TORN_ENOUGH and len(out) + len(loose) > _TORN_ENOUGH and out else ()


def _cut_short(article: Article) -> Spans:
    """The end of an article that stops in the middle of a sentence or points to a longer text."""
    if not article.body:
        return ()
    block = article.body[-1]
    words = article.text[max(block.start, block.end - 120) : block.end].rstrip()
    if not words or (_ENDED.search(words) and not _MORE.search(words)):
        return ()
    if not _MORE.search(words) and len(article.body) > 1 and block.length < 80:  # noqa: PLR2004 - a last line such as a by-line
        return ()
    return (Span(max(block.start, block.end - 20), block.end),)


def english_share(text: str, spans: Sequence[Span], most: int = 2000) -> tuple[float, int]:
    """The share of English function words among the first `most` words of the spans, and how many words were seen."""
    seen = known = 0
    for block in spans:
        for word in WORD.finditer(text, *block):
            seen += 1
            known += word.group().lower() in FUNCTION_WORDS
            if seen >= most:
                return known / seen, seen
    return (known / seen if seen else 0.0), seen


def _out_of_depth(article: Article) -> Iterator[Span]:
    """Paragraphs of a kind that no reader here was made for: capitals throughout, far too long."""
    for block in article.body:
        words = [word.group() for word in WORD.finditer(article.text, *block)]
        if len(words) > _LONG_PARAGRAPH or (
            len(words) >= _ENOUGH_WORDS and sum(word.isupper() and len(word) > 1 for word in words) > _CAPITALS * len(words)
        ):
            yield block


def quality_of(article: Article, attributions: Sequence[Attribution], found: Scan | None = None) -> tuple[Quality, ...]:
    """The quality flags of an article, in alphabetical order, each with the places where it shows (50 at most).

    `language` (not English, or not to be told from the words), `machine-translated?` (torn sentences and loose marks
    of more than one sort), `out-of-depth` (text that the readers were not made for: another language, capitals
    throughout, paragraphs of more than 1,500 words), `truncated` (it ends in the middle), `unbalanced-quotes`.

    Args:
        article: the article; only its body is looked at.
        attributions: what was found in it: a mangled one counts as a sign of machine translation.
        found: the article's quotations, where they were scanned already.
    """
    marks = scan(article.text, article.body) if found is None else found
    flags: dict[str, Spans] = {}
    share, seen = english_share(article.text, article.body)
    foreign = (article.language or "en").split("-")[0].lower() != "en" or (seen >= _ENOUGH_WORDS and share < _ENGLISH / 2)
    deep = ordered(_out_of_depth(article))
    if foreign:
        flags["language"] = ()
    if deep or foreign:
        flags["out-of-depth"] = deep
    if unbalanced := _unbalanced(marks):
        flags["unbalanced-quotes"] = unbalanced
    torn = _torn(article, marks)
    if torn and (any("mangled" in a.flags for a in attributions) or len(torn) > _TORN_ENOUGH + 1):
        flags["machine-translated?"] = torn
    if cut := _cut_short(article):
        flags["truncated"] = cut
    return tuple(Quality(flag, spans[:_MOST]) for flag, spans in sorted(flags.items()))
