"""Quotations that go on: in the same paragraph after `Smith said.`, and over paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.draft import Draft
from onrecord.attributions.sentence import Sentence
from onrecord.model import Span, cover
from onrecord.text.quotes import Scan
from onrecord.text.words import word_count

FRAGMENT = 3
RESTART = re.compile(r"(?:and|or|but)\s+(that\s)", re.IGNORECASE)


class _Joiner:
    """The drafts of an article so far, and which of them a quotation without a cue may continue.

    Attributes:
        drafts: in the order of their sentences.
        current: index of the draft that the last quotation belongs to, or None where the reporter has spoken since.
        owner: quotation -> draft that holds it, by index.
    """

    def __init__(self, text: str, found: Scan) -> None:
        self.text, self.found = text, found
        self.numbers = [n for n, quote in enumerate(found.quotes) if quote.depth == 0]
        self.starts = [found.quotes[n].span.start for n in self.numbers]
        self.drafts: list[Draft] = []
        self.pieces: dict[int, list[Span]] = {}
        self.current: int | None = None
        self.owner: dict[int, int] = {}
        self.block = -1
        self.asked = False
        self.latest: tuple[int, int] | None = None
        self.end = 0

    def held(self, pieces: Sequence[Span]) -> list[int]:
        """The outermost quotations that share a code point with one of the pieces."""
        out: list[int] = []
        for piece in pieces:
            i = max(0, bisect_left(self.starts, piece.start) - 1)
            while i < len(self.starts) and self.starts[i] < piece.end:
                if self.found.quotes[self.numbers[i]].span.end > piece.start:
                    out.append(self.numbers[i])
                i += 1
        return out

    def own(self, index: int, quotes: Sequence[int]) -> None:
        """Note that a draft holds these quotations, so that a later one can go on from them."""
        for number in quotes:
            self.owner[number] = index
        if quotes:
            self.current = index
            self.end = max(self.end, self.found.quotes[quotes[-1]].span.end)

    def extend(self, index: int, number: int) -> None:
        """Add a quotation to a draft as a further piece."""
        self.pieces.setdefault(index, []).append(self.found.quotes[number].span)
        self.own(index, [number])

    def keep(self, draft: Draft) -> int:
        """Add a draft; returns its index."""
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def finished(self) -> list[Draft]:
        """The drafts with the pieces that were added to them."""
        return [replace(d, content=(*d.content, *self.pieces[n])) if n in self.pieces else d for n, d in enumerate(self.drafts)]


def _free(state: _Joiner, sentence: Sentence, number: int) -> None:
    """Place a quotation that no cue of its sentence governs."""
    quote = state.found.quotes[number]
    before = state.owner.get(quote.continues) if quote.continues is not None else None
    near = sentence.block <= state.block + 1 and state.current is not None
    restart = RESTART.match(state.text, sentence.span.start, quote.span.start)
    torn = "unopened" in quote.problems and sentence.block == state.block and not state.text[state.end : quote.span.start].strip()
    if before is not None:
        state.extend(before, number)
    elif state.current is not None and ((sentence.bare and near and not (state.asked and sentence.block != state.block)) or torn):
        state.extend(state.current, number)
    elif restart and state.latest is not None and state.latest[0] == sentence.block:
        state.pieces.setdefault(state.latest[1], []).append(Span(restart.start(1), quote.span.end))
        state.own(state.latest[1], [number])
    elif sentence.bare and word_count(state.text, *quote.inner) >= FRAGMENT:
        state.own(state.keep(Draft((quote.span,), (), (), (), 0.5, "quotation alone")), [number])
        state.asked = False


def _taken_up(state: _Joiner, quotes: Sequence[int]) -> int | None:
    """The draft whose open quotation one of these takes up, if it has no cue of its own yet."""
    for number in quotes:
        before = state.found.quotes[number].continues
        if before is not None and before in state.owner:
            return state.owner[before]
    return None


def _same_voice(state: _Joiner, draft: Draft, block: int) -> int | None:
    """The draft that this one goes on with: nothing stands between the two quotations, and the source is no other.

    `He said: "A." "B," he said.` is one quotation given in two stretches.
    """
    if state.current is None or state.block != block:
        return None
    last, start = state.drafts[state.current], cover(draft.content).start
    if start < state.end or state.text[state.end : start].strip() or not last.source or not draft.source:
        return None
    one, two = (d.source[0].of(state.text).lower() for d in (last, draft))
    return state.current if one == two or two in {"he", "she", "they"} else None


def _draft(state: _Joiner, sentence: Sentence, draft: Draft) -> None:
    """Take in one attribution; if its quotation takes up one that is open, the two become one."""
    quotes = state.held(draft.content)
    before = _taken_up(state, quotes)
    before = _same_voice(state, draft, sentence.block) if before is None and quotes else before
    if before is None:
        before = state.keep(draft)
    else:
        old = state.drafts[before]
        named = replace(old, cue=old.cue or draft.cue, source=old.source or draft.source, addressee=old.addressee or draft.addressee)
        state.drafts[before] = replace(named, content=(*old.content, *draft.content))
    state.own(before, quotes)
    if quotes:
        state.latest = (sentence.block, before)
        state.asked = sentence.asks


def joined(text: str, sentences: Sequence[Sentence], found: Scan) -> list[Draft]:
    """Give quotations that no cue governs to the attribution that they continue, and drop those that are nobody's.

    A quotation continues the last one where its sentence holds nothing else, or where it takes up a quotation that
    the paragraph before left open. What is left is speech without a source if it is a sentence of its own, and
    otherwise scare quotes, a title or a term, and no attribution.
    """
    state = _Joiner(text, found)
    for sentence in sentences:
        for number in sentence.free:
            _free(state, sentence, number)
        spoken = False
        for draft in sorted(sentence.drafts, key=lambda d: cover(d.content)):
            _draft(state, sentence, draft)
            spoken = spoken or bool(state.held(draft.content))
        if not sentence.bare and not spoken and not any(n in state.owner for n in sentence.free):
            state.current = None
        state.block = sentence.block
    return state.finished()
