"""A quotation held against one stretch of the record: what is kept, what differs, how far apart its pieces stand."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.comparison.index import Document, Index, Window
from onrecord.model import Alarm, Attribution, Span
from onrecord.text.align import Block, Change, align, slid
from onrecord.text.common import FUNCTION, weight
from onrecord.text.meaning import alarms
from onrecord.text.terms import Phrase, phrase

_MARGIN = 10
_MOST_WINDOWS = 4
_DOCUMENTS = 24
_NEAR = 40
_WORTH = 0.5
_MOST_CANDIDATES = 600
_SECOND = 4
_STRAY = 2
_STRAY_REACH = 10
_FAR = 60
TOO_LATE = 100_000.5


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in a document.

    Attributes:
        document: where.
        words: the record's words around it: `words.text` is the document's text.
        blocks: alignment from the record (a) to the quotation (b), without what the record has before and behind.
        alarms: differences that may change the meaning; `hub` counts in the document, `version` in the draft.
        cover: the share of the quotation's weight that stands there, 0 to 1.
        run: the longest run of words that agree.
        span: from the first word that agrees to the last.
        turns: the attributions that the words which agree belong to, in order.
        breaks: indices of the words' terms before which an article goes on after other words than these: somebody else's, or its own.
        jumps: for each jump inside it, how many words of the document lie between, and the index of the quotation's term behind.
    """

    document: Document
    words: Phrase
    blocks: tuple[Block, ...]
    alarms: tuple[Alarm, ...]
    cover: float
    run: int
    span: Span
    turns: tuple[Attribution, ...]
    breaks: frozenset[int]
    jumps: tuple[tuple[int, int], ...]


def places(index: Index, quotation: Phrase, most: int = _DOCUMENTS, far: Callable[[Document], float] | None = None) -> list[Place]:
    """Where a quotation stands, one place a document, fullest first.

    Args:
        index: the record.
        quotation: its terms, brackets and gaps included.
        most: how many documents to look at.
        far: how far off a document is; of those that promise the same the nearer ones are looked at, and those at `TOO_LATE` or
            beyond after all others.
    """
    query = index.numbers(own_words(quotation))
    by_document: dict[int, list[Window]] = {}
    for window in index.windows(query, most=_MOST_CANDIDATES):
        by_document.setdefault(window.document, []).append(window)
    chosen = {number: _chosen(windows) for number, windows in by_document.items()}
    covered = {number: len(frozenset().union(*(window.covered for window in windows))) for number, windows in chosen.items()}
    away = {number: far(index.documents[number]) if far else 0.0 for number in chosen}
    ranked = sorted(chosen, key=lambda number: (-covered[number], away[number], -len(chosen[number][0].covered), number))
    ranked = [number for number in ranked if covered[number] >= _WORTH * covered[ranked[0]]]
    ranked = sorted(ranked, key=lambda number: away[number] >= TOO_LATE)[:most]
    found = [_place(index.documents[number], chosen[number], quotation) for number in ranked]
    return sorted((place for place in found if place), key=lambda place: (-round(place.cover, 2), -place.run))


def own_words(quotation: Phrase) -> str:
    """The words that the speaker uttered, one blank between: editors' insertions left out."""
    words: list[str] = []
    end = -1
    for term in quotation.terms:
        if term.inserted or term.span.start < end:
            continue
        word = term.span.of(quotation.text).replace("[", "").replace("]", "")
        if term.span.start == end:
            words[-1] += word
        else:
            words.append(word)
        end = term.span.end
    return " ".join(words)


def _chosen(windows: Sequence[Window]) -> list[Window]:
    """The window that covers most, and those that cover more of what it leaves, in order of their place."""
    chosen: list[Window] = []
    covered: set[int] = set()
    rest = sorted(windows, key=lambda window: (-len(window.covered), window.start))
    while rest and len(chosen) < _MOST_WINDOWS:
        anchor = chosen[0].start if chosen else 0
        best = max(rest, key=lambda window: (len(window.covered - covered), -abs(window.start - anchor)))
        if len(best.covered - covered) < (_SECOND if chosen else 1):
            break
        chosen.append(best)
        covered |= best.covered
        rest.remove(best)
    return sorted(chosen, key=lambda window: window.start)


def _place(document: Document, windows: Sequence[Window], quotation: Phrase) -> Place | None:
    """Align a quotation with the chosen windows of a document."""
    ranges = _stretches(document, windows, len(quotation.terms))
    spans = [span for start, end in ranges for span in _spoken(document, start, end)]
    words = phrase(document.reading.article.text, spans)
    breaks = words.seams if document.kind == "report" else frozenset()
    words = Phrase(words.text, words.terms, words.gaps, frozenset(), words.stops | _handovers(document, words))
    forms = words.forms
    own = [f"[{term.form}" if term.inserted else term.form for term in quotation.terms]
    aligned = align(forms, own, minor=FUNCTION)
    aligned = slid(forms, _without_strays(aligned, quotation), words.stops, quotation.gaps | quotation.seams)
    blocks = _trimmed(aligned, words)
    kept = [block for block in blocks if block.change in {"equal", "move"}]
    if not kept:
        return None
    first, last = min(block.a0 for block in blocks), max(block.a1 for block in blocks)
    inner, shifted = _slice(words, first, last), tuple(_shifted(block, first) for block in blocks)
    weights = [0.0 if term.inserted else weight(term.form) for term in quotation.terms]
    total = sum(weights) or 1.0
    cover = sum(sum(weights[block.b0 : block.b1]) for block in kept) / total
    begin, end = min(block.a0 for block in kept), max(block.a1 for block in kept)
    turns = dict.fromkeys(_turn_at(document, words.terms[index].span.start) for block in kept for index in range(block.a0, block.a1))
    return Place(
        document=document,
        words=inner,
        blocks=shifted,
        alarms=alarms(inner, quotation, shifted),
        cover=cover,
        run=max(block.a1 - block.a0 for block in kept),
        span=Span(words.terms[begin].span.start, words.terms[end - 1].span.end),
        turns=tuple(document.spoken[turn] for turn in turns),
        breaks=_moved(breaks, first, last),
        jumps=tuple(_jumps(document, words, kept)),
    )


def _stretches(document: Document, windows: Sequence[Window], length: int) -> list[tuple[int, int]]:
    """Word ranges around the windows, wide enough for what the shingles missed, joined where they touch."""
    ranges: list[tuple[int, int]] = []
    for window in windows:
        missing = max(0, length - len(window.covered)) if len(windows) == 1 else 0
        margin = min(_NEAR * 3, _MARGIN + missing * 2)
        start, end = max(0, window.start - margin), min(len(document.words), window.end + margin)
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
        else:
            ranges.append((start, end))
    return ranges


def _spoken(document: Document, start: int, end: int) -> list[Span]:
    """The stretches of the text that the words `[start, end)` cover, labels and stage notes left out."""
    low, high = int(document.words[start, 0]), int(document.words[end - 1, 1])
    found: list[Span] = []
    turns = range(max(0, int(document.turns.searchsorted(start, side="right")) - 1), int(document.turns.searchsorted(end, side="left")))
    for turn in (document.spoken[number] for number in turns):
        for piece in turn.content:
            if piece.start < high and piece.end > low:
                span = Span(max(piece.start, low, found[-1].end if found else 0), _with_stop(document, min(piece.end, high), piece.end))
                if span.start < span.end:
                    found.append(span)
    return found


def _with_stop(document: Document, end: int, limit: int) -> int:
    """A place moved behind the mark that follows it."""
    text = document.reading.article.text
    while end < limit and not text[end].isalnum() and not text[end].isspace():
        end += 1
    return end


def _trimmed(blocks: Sequence[Block], words: Phrase) -> list[Block]:
    """The alignment without what the record has before the quotation begins and behind its end.

    Where the quotation begins or ends with words of its own, as many of the record's stand against them as its sentence has there.
    """
    kept = [block for block in blocks if block.change in {"equal", "move"}]
    if not kept:
        return []
    first, last = min(block.a0 for block in kept), max(block.a1 for block in kept)
    result: list[Block] = []
    for block in blocks:
        own = block.b1 - block.b0
        a0, a1 = block.a0, block.a1
        if block.change in {"equal", "move"}:
            result.append(block)
            continue
        if block.a1 <= first:
            a0, a1 = _back(words, first, own + _STRAY, block.a0), first
        elif block.a0 >= last:
            a0, a1 = last, _forth(words, last, own, block.a1)
        if a0 < a1 and own:
            result.append(Block("replace", a0, a1, block.b0, block.b1))
        elif own:
            result.append(Block("insert", a0, a0, block.b0, block.b1))
        elif first < a1 and a0 < last:
            result.append(Block("delete", a0, a1, block.b0, block.b0))
    return result


def _without_strays(blocks: Sequence[Block], quotation: Phrase) -> list[Block]:
    """The alignment without common words at either end that stand apart from the rest by chance."""
    result = list(blocks)
    for end in (0, -1):
        kept = [block for block in result if block.change == "equal"]
        if len(kept) < 2:  # noqa: PLR2004
            break
        stray, near = kept[end], kept[1 if end == 0 else -2]
        apart = near.a0 - stray.a1 if end == 0 else stray.a0 - near.a1
        missing = near.b0 - stray.b1 if end == 0 else stray.b0 - near.b1
        size = stray.b1 - stray.b0
        common = all(term.form in FUNCTION for term in quotation.terms[stray.b0 : stray.b1])
        far = apart > _FAR and missing and size <= _STRAY + 2
        if far or (
            size <= _STRAY and apart > missing and (apart > _STRAY_REACH * size or (common and missing and apart > missing + _STRAY))
        ):
            place = result.index(stray)
            result[place] = Block("replace", stray.a0, stray.a1, stray.b0, stray.b1)
    return _merged(result)


def _merged(blocks: Sequence[Block]) -> list[Block]:
    """Neighbouring changes as one."""
    result: list[Block] = []
    for block in blocks:
        if result and block.change not in {"equal", "move"} and result[-1].change not in {"equal", "move"}:
            last = result[-1]
            a0, a1, b0, b1 = min(last.a0, block.a0), max(last.a1, block.a1), min(last.b0, block.b0), max(last.b1, block.b1)
            change: Change = "replace" if a0 < a1 and b0 < b1 else "delete" if a0 < a1 else "insert"
            result[-1] = Block(change, a0, a1, b0, b1)
        else:
            result.append(block)
    return result


def _back(words: Phrase, place: int, most: int, least: int) -> int:
    """The beginning of at most so many terms before a place in one sentence."""
    start = place
    while start > max(least, place - most) and start not in words.stops:
        start -= 1
    return start


def _forth(words: Phrase, place: int, most: int, limit: int) -> int:
    """The end of at most so many terms behind a place in one sentence."""
    end = place
    while end < min(limit, place + most) and end not in words.stops:
        end += 1
    return end


def _shifted(block: Block, first: int) -> Block:
    return Block(block.change, block.a0 - first, block.a1 - first, block.b0, block.b1)


def _slice(words: Phrase, first: int, last: int) -> Phrase:
    """Some of a wording's terms, indices moved along."""
    gaps, seams, stops = (_moved(indices, first, last) for indices in (words.gaps, words.seams, words.stops))
    return Phrase(words.text, words.terms[first:last], gaps, seams, stops)


def _moved(indices: frozenset[int], first: int, last: int) -> frozenset[int]:
    return frozenset(index - first for index in indices if first <= index <= last)


def _handovers(document: Document, words: Phrase) -> frozenset[int]:
    """The indices of terms with which another attribution begins: nobody's sentence runs on into it."""
    turns = {index: _turn_at(document, words.terms[index].span.start) for seam in words.seams for index in (seam - 1, seam)}
    return frozenset(seam for seam in words.seams if turns[seam - 1] != turns[seam])


def _turn_at(document: Document, place: int) -> int:
    """The index of the attribution in which a place of the text stands."""
    word = max(0, int(document.words[:, 0].searchsorted(place, side="right")) - 1)
    return max(0, int(document.turns.searchsorted(word, side="right")) - 1)


def _jumps(document: Document, words: Phrase, kept: Sequence[Block]) -> list[tuple[int, int]]:
    """Between pieces of the quotation that follow each other: the words of the document that lie between, negative for a step back."""
    order = sorted(kept, key=lambda block: block.b0)
    starts = document.words[:, 0]
    found: list[tuple[int, int]] = []
    for one, other in itertools.pairwise(order):
        end = int(starts.searchsorted(words.terms[one.a1 - 1].span.start, side="right"))
        start = int(starts.searchsorted(words.terms[other.a0].span.start, side="left"))
        if start != end:
            found.append((start - end, other.b0))
    return found
