"""A paragraph as a row of items in which every outermost quotation is one item, and its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.attributions.grammar import AUXILIARIES, PERSONAL, PREPOSITIONS, TIMES, is_adverb
from onrecord.attributions.lexicon import verbs
from onrecord.model import Span
from onrecord.text.quotes import Quote, Scan
from onrecord.text.sentences import is_abbreviation
from onrecord.text.words import words

STOPS = frozenset(".!?…")
_TAIL = 14
SHORT = 2
LONGEST = 300


class Item(NamedTuple):
    """A word, a mark, or a whole quotation.

    Attributes:
        start, end: code points, half-open.
        word: in lower case with straight apostrophes; empty for a quotation.
        quote: index into `Scan.quotes`, or -1.
        upper: whether it begins with a capital letter or a digit.
    """

    start: int
    end: int
    word: str
    quote: int
    upper: bool

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or a digit (and is no quotation)."""
        return self.quote < 0 and any(char.isalnum() for char in self.word)


class Line(NamedTuple):
    """One paragraph: its place, its items, and half-open item ranges of its sentences."""

    number: int
    span: Span
    items: list[Item]
    sentences: list[tuple[int, int]]


_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


def _items(text: str, block: Span, quotes: Sequence[tuple[int, Quote]]) -> list[Item]:
    """The items of one paragraph; `quotes` are its outermost quotations with their indices."""
    out: list[Item] = []
    at = block.start
    for index, quote in [*quotes, (-1, None)]:
        stop = quote.span.start if quote else block.end
        for span in words(text, at, stop):
            word = span.of(text)
            out.append(Item(span.start, span.end, word.lower().translate(_APOSTROPHES), -1, word[0].isupper() or word[0].isdigit()))
        if quote:
            first = next((c for c in quote.inner.of(text) if c.isalnum()), "a")
            out.append(Item(quote.span.start, quote.span.end, "", index, first.isupper() or first.isdigit()))
            at = quote.span.end
    return out


def ends_with(text: str, quote: Quote) -> str:
    """The last character of a quotation, closing marks of inner quotations left aside."""
    inner = quote.inner.of(text).rstrip("\"'”’»› ")
    return inner[-1:]


def _is_tail(items: Sequence[Item], i: int) -> bool:  # noqa: PLR0911 - one return a rule
    """Whether `NP verb` or `verb NP` follows at `i`, as after a question that is quoted ("Why?" Smith asked.)."""
    seen = 0
    if items[i].word in {"but", "and", "so", "yet", "then", "when", "while", "if", "as", "in", "after", "before"}:
        return False
    for j in range(i, min(len(items), i + _TAIL)):
        word = items[j].word
        if items[j].quote >= 0 or word in {".", ";", ":", "!", "?", "("}:
            return False
        if word in verbs() and any("q" in verb.frames for verb, kinds in verbs()[word] if set(kinds) & {"past", "third", "base"}):
            following = items[j + 1].word if j + 1 < len(items) else "."
            if seen == 0:
                return j == i and items[i].upper is False
            closes = (
                following in {".", ",", ""}
                or following in PREPOSITIONS
                or following in TIMES
                or following in PERSONAL
                or is_adverb(following)
            )
            tells = word in {"told", "tells", "asked", "asks", "tell"} and following != "that"
            return closes or tells
        if word in AUXILIARIES and seen and word not in {"has", "had", "have"}:
            return False
        seen += word != ","
        if seen > 1 and items[i].word in PERSONAL and not is_adverb(word) and word not in AUXILIARIES:
            return False
    return False


def _is_boundary(text: str, items: Sequence[Item], i: int, quotes: Sequence[Quote], low: int) -> bool:  # noqa: PLR0911 - one return a rule
    """Whether a sentence ends after item `i`."""
    item = items[i]
    if i + 1 >= len(items):
        return True
    following = items[i + 1]
    opens = following.quote >= 0 or following.upper or not following.is_word
    if item.quote >= 0:
        last = ends_with(text, quotes[item.quote])
        if last not in STOPS or (not opens and following.word not in PERSONAL):
            return False
        if following.quote >= 0:
            return True
        if not following.is_word:
            return following.word in "([" and bool(following.word)
        return opens and not _is_tail(items, i + 1)
    if item.word[0] not in STOPS:
        return False
    if (
        item.word == "."
        and (is_abbreviation(text, item.start, low) or following.start == item.end)
        and not (following.quote >= 0 and not is_abbreviation(text, item.start, low))
    ):
        return False
    plain = item.word == "." and following.start > item.end and items[i - 1].is_word and len(items[i - 1].word) > SHORT
    plain = plain or (item.word == "." and following.start > item.end and following.word in PERSONAL)
    return (opens or plain) and following.word not in {",", ";", ")", "]"}


def _sentences(text: str, items: Sequence[Item], quotes: Sequence[Quote], low: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    begin = 0
    for i in range(len(items)):
        if items[i].quote < 0 and items[i].word[:1] not in STOPS and i + 1 < len(items) and i - begin < LONGEST:
            continue
        if i - begin >= LONGEST or _is_boundary(text, items, i, quotes, low):
            out.append((begin, i + 1))
            begin = i + 1
    return out


def lines(text: str, blocks: Sequence[Span], scan: Scan) -> Iterator[Line]:
    """Read every paragraph into items and sentences, one at a time.

    A quotation is one item however many sentences stand in it, so a sentence of the result is one of the reporter's.
    A sentence of more than 300 items is cut there, which keeps the time for a text linear in its length.
    """
    by_block: dict[int, list[tuple[int, Quote]]] = {}
    for index, quote in enumerate(scan.quotes):
        if quote.depth == 0:
            by_block.setdefault(quote.block, []).append((index, quote))
    for number, block in enumerate(blocks):
        items = _items(text, Span(*block), _apart(by_block.get(number, [])))
        yield Line(number, Span(*block), items, _sentences(text, items, scan.quotes, block[0]))


def handy(text: str, blocks: Sequence[Span], most: int = 50_000) -> list[Span]:
    """The paragraphs, a huge one cut after a sentence or at a blank into parts of `most` code points at most, to keep memory small."""
    out: list[Span] = []
    for start, end in blocks:
        at = start
        while end - at > most:
            stop = text.rfind(". ", at + most // 2, at + most)
            gap = stop + 1 if stop >= 0 else text.rfind(" ", at + most // 2, at + most)
            cut = gap + 1 if gap > at else at + most
            out.append(Span(at, cut))
            at = cut
        out.append(Span(at, end))
    return [span for span in out if text[span.start : span.end].strip()]


def _apart(quotes: Sequence[tuple[int, Quote]]) -> list[tuple[int, Quote]]:
    """Quotations that do not overlap the one before."""
    out: list[tuple[int, Quote]] = []
    for index, quote in quotes:
        if not out or quote.span.start >= out[-1][1].span.end:
            out.append((index, quote))
    return out


LEADING_TIMES = frozenset(["this", "last", "next", "early", "late", "earlier", "later", "now", "then"])


def is_time(items: Sequence[Item], i: int) -> bool:
    """Whether an item is a word of time; "this", "last", "next" only before another ("this week", not "this battle")."""
    word = items[i].word
    if word not in TIMES:
        return False
    return word not in LEADING_TIMES or i + 1 >= len(items) or items[i + 1].word in TIMES or not items[i + 1].is_word
