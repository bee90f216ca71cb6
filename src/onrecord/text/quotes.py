"""The quotation scanner: which stretches of a text stand in quotation marks, whatever the state of the marks.

Marks are paired with a stack, one paragraph at a time, in linear time. The scanner is total: every text gives an
answer, and what is wrong with a quotation is said in its `problems`. A quotation that is still open at the end of
its paragraph goes on in the next one, if that opens with a mark again or closes without having opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from onrecord.model.span import Span, Spans
from onrecord.text.marks import Mark, marks
from onrecord.text.paragraphs import paragraphs

Problem = Literal["mixed-marks", "unclosed", "unopened"]

DEEPEST = 6
_PAIRS = {
    "“": "”", "”": "”", "„": "“”‟", "‟": "”", '"': '"', "＂": "＂", "``": "''", "''": "''", "«": "»", "»": "«»", "‹": "›", "›": "‹›",
    "‘": "’", "’": "’", "‚": "‘’", "‛": "’", "'": "'", "`": "'`´", "「": "」", "『": "』",
}  # fmt: skip
_STOPS = ".!?…"


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch in quotation marks, inside one paragraph.

    Attributes:
        span: marks included, where there are marks.
        inner: without the marks; never empty.
        depth: 0 for an outermost quotation.
        parent: index in `Scan.quotes` of the quotation around this one, or None.
        block: index of the paragraph.
        family: `double`, `single`, `guillemet` or `corner`.
        opened: whether it has an opening mark.
        closed: whether it has a closing mark.
        continues: index of the quotation of an earlier paragraph that this one goes on with, or None.
        problems: `mixed-marks` (“ … "), `unclosed`, `unopened`; an unclosed quotation that the next paragraph takes
            up has no problem.
    """

    span: Span
    inner: Span
    depth: int
    parent: int | None
    block: int
    family: str
    opened: bool = True
    closed: bool = True
    continues: int | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """All quotations of a text in order of their beginning, and the marks that belong to none."""

    quotes: tuple[Quote, ...]
    strays: Spans

    def outermost(self) -> tuple[Quote, ...]:
        """The quotations that stand in no other."""
        return tuple(quote for quote in self.quotes if quote.depth == 0)


@dataclass(slots=True)
class _Pair:
    """An opening mark with its closing mark, or one of them without the other."""

    open: Mark | None
    close: Mark | None
    start: int
    end: int


def _strong_closers(found: Sequence[Mark]) -> list[bool]:
    """For each mark: whether a single mark that can only close stands further on, with no other mark before it."""
    out, ahead = [False] * len(found), False
    for i in range(len(found) - 1, -1, -1):
        mark = found[i]
        out[i] = ahead
        if mark.family != "single" or mark.way == "open":
            ahead = False
        elif not mark.weak:
            ahead = True
    return out


def _fits(opener: Mark, closer: Mark) -> bool:
    return opener.family == closer.family


def _closer_of(stack: list[Mark], mark: Mark, *, strong_ahead: bool) -> int | None:
    """Where in the stack the mark that this one closes lies, or None where it closes nothing."""
    if mark.way == "open" or not stack:
        return None
    if mark.weak and mark.family == "single" and strong_ahead:
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if _fits(stack[depth], mark):
            return depth
        if mark.family == "single" and stack[depth].family != "single":
            return None
    return None


def _same_straight(stack: list[Mark], mark: Mark) -> bool:
    """Whether a straight mark that may go either way meets an open one of its own family."""
    return mark.way == "either" and any(_fits(item, mark) for item in stack)


def _matched(text: str, found: Sequence[Mark], low: int, high: int) -> tuple[list[_Pair], list[Mark]]:
    """Pair the marks of one block; the second value holds closing marks that nothing opened."""
    ahead = _strong_closers(found)
    stack: list[Mark] = []
    pairs: list[_Pair] = []
    orphans: list[Mark] = []
    for i, mark in enumerate(found):
        depth = _closer_of(stack, mark, strong_ahead=ahead[i])
        if depth is not None and (mark.way == "close" or _same_straight(stack, mark)):
            pairs.extend(_Pair(item, None, item.start, mark.start) for item in stack[depth + 1 :] if _may_stay_open(text, item, low))
            pairs.append(_Pair(stack[depth], mark, stack[depth].start, mark.end))
            del stack[depth:]
        elif mark.way == "either" and mark.end == mark.start + 1 and text[mark.start] in "“”":
            pairs.append(_Pair(mark, None, mark.start, mark.end))
        elif mark.way == "close":
            if mark.family != "single" and not mark.weak:
                orphans.append(mark)
        elif mark.way == "open" or i + 1 < len(found) or mark.start == low:
            if len(stack) >= DEEPEST:
                lost = stack.pop()
                pairs.append(_Pair(lost, None, lost.start, mark.start))
            stack.append(mark)
        else:
            orphans.append(mark)
    pairs.extend(_Pair(item, None, item.start, high) for item in stack if _may_stay_open(text, item, low))
    return pairs, orphans


def _may_stay_open(text: str, mark: Mark, low: int) -> bool:
    """Whether a mark without its other half is still a quotation mark: a single one only at the start of a paragraph."""
    return mark.family != "single" or (mark.start == low and text[mark.start] == "‘")


def _cut_unclosed(pairs: list[_Pair], text: str, high: int) -> None:
    """End a quotation that was never closed where the next one of its family opens."""
    openers = sorted((p for p in pairs if p.open is not None), key=lambda p: p.start)
    for this, following in pairwise([p for p in openers if p.open and p.open.family != "single"]):
        if this.close is None and this.end > following.start:
            this.end = following.start
    for pair in openers:
        if pair.close is None:
            end = min(pair.end, high)
            while end > pair.start and text[end - 1].isspace():
                end -= 1
            pair.end = end


def _unopened(text: str, orphans: Sequence[Mark], pairs: Sequence[_Pair], low: int) -> list[_Pair]:
    """Give a closing mark that nothing opened the sentence before it, back to the mark before."""
    edges = sorted((p.start, p.end) for p in pairs)
    out: list[_Pair] = []
    last, i = low, 0
    for mark in orphans:
        while i < len(edges) and edges[i][0] < mark.start:
            last = max(last, min(edges[i][1], mark.start))
            i += 1
        start = mark.start
        while start > last and text[start - 1].isspace():
            start -= 1
        while start > last and not (
            text[start - 1] in _STOPS and start < mark.start and text[start].isspace() and _words_between(text, start, mark)
        ):
            start -= 1
        while start < mark.start and text[start].isspace():
            start += 1
        out.append(_Pair(None, mark, start, mark.end))
        last = max(last, mark.end)
    return out


def _words_between(text: str, start: int, mark: Mark) -> bool:
    return any(char.isalnum() for char in text[start : min(mark.start, start + 12)])


def _mixed(text: str, pair: _Pair) -> bool:
    """Whether the two marks of a pair do not belong together."""
    if pair.open is None or pair.close is None:
        return False
    opening, closing = text[pair.open.start : pair.open.end], text[pair.close.start : pair.close.end]
    if len(opening) > 1 and opening[0] == '"':
        opening = '"'
    allowed = _PAIRS.get(opening, opening)
    return closing[0] not in allowed if len(closing) == 1 or closing[0] == '"' else closing != allowed


def _quote(text: str, pair: _Pair, block: int) -> Quote | None:
    """A pair as a quotation, or None where nothing but marks and spaces stands in it."""
    start = pair.open.end if pair.open else pair.start
    end = pair.close.start if pair.close else pair.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    problems: list[Problem] = []
    if pair.close is None:
        problems.append("unclosed")
    if pair.open is None:
        problems.append("unopened")
    if _mixed(text, pair):
        problems.append("mixed-marks")
    mark = pair.open or pair.close
    family = mark.family if mark else "double"
    return Quote(
        Span(pair.start, pair.end),
        Span(start, end),
        0,
        None,
        block,
        family,
        pair.open is not None,
        pair.close is not None,
        None,
        tuple(problems),
    )


def _block(text: str, span: Span, block: int) -> tuple[list[Quote], list[Span]]:
    """The quotations of one paragraph, without depth, and its stray marks."""
    found = marks(text, span.start, span.end)
    pairs, orphans = _matched(text, found, span.start, span.end)
    _cut_unclosed(pairs, text, span.end)
    pairs.extend(_unopened(text, orphans, pairs, span.start))
    quotes: list[Quote] = []
    strays: list[Span] = []
    for pair in pairs:
        quote = _quote(text, pair, block)
        if quote is not None:
            quotes.append(quote)
        else:
            strays.extend(Span(mark.start, mark.end) for mark in (pair.open, pair.close) if mark)
    return quotes, strays


def _nested(quotes: list[Quote], base: int) -> list[Quote]:
    """Set depth and parent; what crosses another quotation without lying in it keeps depth by its start."""
    quotes.sort(key=lambda q: (q.span.start, -q.span.end))
    stack: list[int] = []
    out: list[Quote] = []
    for i, quote in enumerate(quotes):
        while stack and out[stack[-1]].span.end <= quote.span.start:
            stack.pop()
        while stack and out[stack[-1]].span.end < quote.span.end:
            stack.pop()
        out.append(replace(quote, depth=len(stack), parent=base + stack[-1] if stack else None))
        stack.append(i)
    return out


def _last_outermost(quotes: Sequence[Quote]) -> int | None:
    return next((i for i in range(len(quotes) - 1, -1, -1) if quotes[i].depth == 0), None)


def _continued(quotes: list[Quote], blocks: Sequence[Span], firsts: Sequence[int]) -> None:
    """Tie a quotation left open at the end of a paragraph to the one that takes it up in the next, in place."""
    for block in range(1, len(blocks)):
        before, here = (
            quotes[firsts[block - 1] : firsts[block]],
            quotes[firsts[block] : firsts[block + 1] if block + 1 < len(firsts) else None],
        )
        at = _last_outermost(before)
        if at is None or not here or before[at].closed or before[at].span.end < blocks[block - 1].end:
            continue
        head = next((i for i, quote in enumerate(here) if quote.depth == 0), None)
        if head is None or not (
            here[head].span.start <= blocks[block].start + 1 and (here[head].family == before[at].family or not here[head].opened)
        ):
            continue
        old, new = firsts[block - 1] + at, firsts[block] + head
        quotes[old] = replace(quotes[old], problems=tuple(p for p in quotes[old].problems if p != "unclosed"))
        quotes[new] = replace(quotes[new], continues=old, problems=tuple(p for p in quotes[new].problems if p != "unopened"))


def scan(text: str, blocks: Sequence[Span] | None = None) -> Scan:
    """Find every stretch that stands in quotation marks.

    Args:
        text: any text.
        blocks: its paragraphs, in order and apart from each other; by default those of
            `onrecord.text.paragraphs.paragraphs`. Nothing outside them is looked at.

    Returns:
        Quotations in order of their beginning (the outer before the inner), and marks that belong to none: empty
        pairs and single leftovers. Linear in the length of the text.
    """
    parts = paragraphs(text) if blocks is None else blocks
    quotes: list[Quote] = []
    strays: list[Span] = []
    firsts: list[int] = []
    for number, block in enumerate(parts):
        firsts.append(len(quotes))
        found, lost = _block(text, Span(*block), number)
        quotes.extend(_nested(found, len(quotes)))
        strays.extend(lost)
    _continued(quotes, parts, firsts)
    return Scan(tuple(quotes), tuple(sorted(strays)))
