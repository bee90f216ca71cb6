"""The rules' attributions held, one at a time, against the trained reader's drafts.

Where the two disagree about the same words, hand-annotated news sides with the trained reader four times in five; the
rules are right where form decides: turns of an interview, and quotations that the trained reader cut, left out or tore in two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.attributions.draft import Draft
from onrecord.attributions.places import Places, apart, share, stretched
from onrecord.model import Article, Attribution, Span, ordered
from onrecord.text.quotes import Quote, Scan

HELD = 0.8
TOUCHED = 0.2
SURE = 0.6
GAP = 2


def draft_of(attribution: Attribution, rule: str, confidence: float | None = None) -> Draft:
    """An attribution as a draft; with another confidence where one is given."""
    sure = attribution.confidence if confidence is None else confidence
    return Draft(attribution.content, attribution.cue, attribution.source, attribution.addressee, sure, rule)


def is_turn(article: Article, ruled: Attribution) -> bool:
    """Whether a paragraph's form names its speaker: `Smith: ...` or `"..." - Smith`. The spans are then the form's own."""
    if len(ruled.cue) != 1 or len(ruled.source) > 1:
        return False
    cue, first = ruled.cue[0], ruled.content[0]
    mark = cue.of(article.text)
    if mark == ":":
        head = ruled.source[0].start if ruled.source else cue.start - 1
        return 0 <= first.start - cue.end <= GAP and any(block.start == head for block in article.body)
    return bool(ruled.source) and not mark.strip("-–—―") and any(block.start == first.start for block in article.body)


def is_inside(ruled: Attribution, drafts: Sequence[Draft | None], places: Places) -> bool:
    """Whether a piece of a draft holds all of an attribution, source and cue too: a report inside a report."""
    if not ruled.source or not ruled.cue:
        return False
    spans = (*ruled.content, *ruled.cue, *ruled.source)
    return any(
        drafts[n] is not None and piece not in ruled.content and all(piece.contains(span) for span in spans)
        for piece, n in places.touching(ruled.content[0])
    )


def is_all(ruled: Attribution, draft: Draft, quoted: Sequence[Quote]) -> bool:
    """Whether a draft's content is a quotation with its own `he claimed in Lima` and no other words in marks.

    Args:
        ruled: the quotation as the rules found it.
        draft: the draft that holds all of it.
        quoted: the quotations in the draft's content.
    """
    if ruled.kind != "direct" or len(draft.content) != 1 or draft.content[0].start != ruled.content[0].start:
        return False
    return not apart([quote.span for quote in quoted], ruled.content)


@dataclass(slots=True)
class Agreement:
    """The trained reader's drafts, changed as the rules' attributions are held against them.

    Attributes:
        text: the article's text.
        found: its quotations.
        places: where the drafts' pieces lie.
        drafts: the trained reader's; None where one was dropped.
        added: what only the rules found.
    """

    text: str
    found: Scan
    places: Places
    drafts: list[Draft | None]
    added: list[Draft] = field(default_factory=list)

    def _holding(self, span: Span) -> tuple[int, float]:
        """The draft that holds most of a span, and the share of its words that drafts hold; (-1, 0) where none does."""
        touching = [(piece, n) for piece, n in self.places.touching(span) if self.drafts[n] is not None]
        if not touching:
            return -1, 0.0
        most = max(touching, key=lambda item: min(item[0].end, span.end) - max(item[0].start, span.start))
        return most[1], share(self.text, span, [piece for piece, _ in touching])

    def swallowed(self, ruled: Attribution) -> bool:
        """Whether a draft took `he claimed` for a part of the quotation before it; the quotation is then given back to its speaker."""
        for _, n in self.places.touching(ruled.content[0]):
            draft = self.drafts[n]
            held = [quote for quote in self.found.quotes if draft and not quote.depth and draft.content[0].overlaps(quote.span)]
            if draft is not None and is_all(ruled, draft, held):
                self.drafts[n] = draft_of(ruled, "rules", draft.confidence)
                return True
        return False

    def turn(self, ruled: Attribution, confidence: float) -> None:
        """A speaker's turn stands as its form gives it; what the trained reader found within stays there if it is sure."""
        near = sorted({n for piece in ruled.content for _, n in self.places.touching(piece)})
        if any(draft is not None and draft.content == ruled.content and draft.source for draft in (self.drafts[n] for n in near)):
            return
        for n in near:
            draft = self.drafts[n]
            if draft is None:
                continue
            own = (*draft.content, *draft.cue, *draft.source)
            within = all(any(piece.contains(span) for piece in ruled.content) for span in own)
            if not within or draft.confidence < SURE:
                self.drafts[n] = None
        self.added.append(draft_of(ruled, "turn", confidence))

    def quotation(self, ruled: Attribution, quotes: Sequence[Quote], confidence: float) -> None:
        """Words in marks: those that a draft holds stay its own, grown where it cut them; the others are added."""
        owners: list[int] = []
        missing: list[Quote] = []
        for quote in quotes:
            owner, held = self._holding(quote.span)
            draft = self.drafts[owner] if owner >= 0 else None
            if draft is None or held <= TOUCHED:
                missing.append(quote)
                continue
            if held < HELD:
                self.drafts[owner] = replace(draft, content=stretched(draft.content, quote.span))
            owners.append(owner)
        if owners:
            self._complete(owners, missing, ruled, confidence)
            return
        taken = [piece for span in ruled.content for piece, n in self.places.touching(span) if self.drafts[n] is not None]
        content = ordered([*apart(ruled.content, taken), *(quote.span for quote in missing)])
        content = tuple(p for p in content if not any(q.contains(p) and q != p for q in content))
        self.added.append(replace(draft_of(ruled, "rules", confidence), content=content))

    def _complete(self, owners: Sequence[int], missing: Sequence[Quote], ruled: Attribution, confidence: float) -> None:
        """Give a draft what the rules know better: further pieces, no words of the reporter's among them, a source."""
        draft = self.drafts[owners[0]]
        if draft is None:
            return
        draft = replace(draft, source=draft.source or ruled.source)
        if ruled.kind == "direct":
            sound = [quote for quote in missing if "unclosed" not in quote.problems and self._same_marks(quote, ruled)]
            more = [quote.span for quote in sound if self._goes_on(draft, quote)]
            alone = tuple(quote.span for quote in sound if quote.span not in more)
            if alone:
                self.added.append(replace(draft_of(ruled, "rules", confidence), content=alone))
            draft = self._gathered(replace(draft, content=ordered([*draft.content, *more])), owners, ruled)
            draft = self._unmixed(draft, ruled) if ruled.source else draft
        elif any(piece.overlaps(span) for piece in apart(draft.content, ruled.content) for span in ruled.source):
            draft = draft_of(ruled, "rules", draft.confidence)
        self.drafts[owners[0]] = draft

    def _gathered(self, draft: Draft, owners: Sequence[int], ruled: Attribution) -> Draft:
        """The draft with the contents of others that hold nothing but further pieces of the same quotation."""
        for n in sorted(set(owners) - {owners[0]}):
            other = self.drafts[n]
            if other is None or apart(other.content, ruled.content):
                continue
            if not other.source or other.source == draft.source or self._taken_up(other, draft):
                draft = replace(draft, content=ordered([*draft.content, *other.content]))
                self.drafts[n] = None
        return draft

    def _taken_up(self, draft: Draft, before: Draft) -> bool:
        """Whether a draft takes up a quotation that the paragraph before left open, with a source taken from that one's words."""
        inside = all(any(piece.contains(span) for piece in before.content) for span in draft.source)
        start = draft.content[0].start
        return inside and any(quote.continues is not None and quote.span.start == start for quote in self.found.quotes)

    def _same_marks(self, quote: Quote, ruled: Attribution) -> bool:
        """Whether a quotation opens with the mark of the attribution's first one: a headline in other marks is no piece of it."""
        mark = self.text[quote.span.start]
        return mark.isalnum() or mark == self.text[ruled.content[0].start]

    def _goes_on(self, draft: Draft, quote: Quote) -> bool:
        """Whether a quotation follows a draft's last one, with nobody else's words between."""
        last = max((piece for piece in draft.content if piece.end <= quote.span.start), default=None)
        return last is not None and not any(
            piece.overlaps(Span(last.end, quote.span.start)) for piece, _ in self.places.touching(Span(last.end, quote.span.start))
        )

    def _unmixed(self, draft: Draft, ruled: Attribution) -> Draft:
        """The draft without pieces that hold no mark and stand apart from a quotation that the rules found whole."""
        marks = [quote.span for quote in self.found.quotes if any(piece.overlaps(quote.span) for piece in draft.content)]
        loose = tuple(piece for piece in apart(draft.content, ruled.content) if not any(piece.overlaps(mark) for mark in marks))
        kept = tuple(piece for piece in draft.content if piece not in loose)
        if not loose or not kept:
            return draft
        held = any(piece.overlaps(span) for piece in loose for span in ruled.source)
        return replace(draft, content=kept, source=ruled.source, cue=ruled.cue) if held else replace(draft, content=kept)
