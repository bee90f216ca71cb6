"""The state of reading one sentence: its cues, what is taken already, where clauses begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.attributions import sources
from onrecord.attributions.cues import Cue, cues
from onrecord.attributions.draft import Draft
from onrecord.attributions.grammar import PERSONAL, is_adverb
from onrecord.attributions.lines import Item, ends_with
from onrecord.attributions.sources import Phrase
from onrecord.model import Span
from onrecord.text.quotes import Quote, Scan
from onrecord.text.titles import names_work


@dataclass(slots=True)
class Sentence:
    """What was read in one sentence.

    Attributes:
        block: index of its paragraph.
        span: its place.
        drafts: the attributions found.
        free: outermost quotations of the sentence that no draft holds, by index into `Scan.quotes`.
        bare: whether nothing but quotations and marks stands in it.
        asks: whether its last draft has a cue of asking.
    """

    block: int
    span: Span
    drafts: list[Draft] = field(default_factory=list)
    free: list[int] = field(default_factory=list)
    bare: bool = False
    asks: bool = False


class SentenceReader:
    """The state of reading one sentence."""

    def __init__(self, text: str, items: Sequence[Item], low: int, high: int, found: Scan) -> None:
        self.text, self.items, self.low, self.found = text, items, low, found
        self.high = high
        self.cues = cues(items, low, high)
        self.used: set[int] = set()
        self.taken: list[tuple[int, int]] = []
        self.drafts: list[Draft] = []
        self.last_source: Phrase | None = None
        self.asks = False
        self.works = {i for i in range(low, high) if items[i].quote >= 0 and is_work(text, found.quotes[items[i].quote])}
        self.closes = {i: self._closes(found.quotes[items[i].quote]) for i in range(low, high) if items[i].quote >= 0}

    def speech(self, first: int, last: int) -> bool:
        """Whether a quotation that names no work stands in an item range."""
        return any(self.items[k].quote >= 0 and k not in self.works for k in range(first, last))

    def _closes(self, quote: Quote) -> bool:
        return ends_with(self.text, quote) in {",", ".", "!", "?", "…", "—", ";"} or "unclosed" in quote.problems

    def span(self, first: int, last: int) -> Span:
        """The place of an item range."""
        return Span(self.items[first].start, self.items[last - 1].end)

    def is_free(self, first: int, last: int) -> bool:
        """Whether no content found so far touches an item range."""
        return not any(a < last and first < b for a, b in self.taken)

    def add(
        self, rule: str, cue: tuple[int, int] | None, source: Phrase | None, content: list[tuple[int, int]], to: Phrase | None = None
    ) -> None:
        """Keep an attribution: item ranges become spans."""
        pieces = tuple(self.span(*piece) for piece in content if piece[1] > piece[0])
        if not pieces:
            return
        self.taken.extend(content)
        for first, last in content:
            self.used.update(self.items[i].quote for i in range(first, last) if self.items[i].quote >= 0)
        if source:
            self.last_source = source
        self.asks = cue is not None and self.items[cue[1] - 1].word.startswith(("ask", "inquir", "question", "wonder"))
        self.drafts.append(
            Draft(
                content=pieces,
                cue=(self.span(*cue),) if cue else (),
                source=(source.span(self.items),) if source else (),
                addressee=(to.span(self.items),) if to else (),
                confidence=0.9 if any(self.items[i].quote >= 0 for a, b in content for i in range(a, b)) else 0.6,
                rule=rule,
            )
        )


def is_work(text: str, quote: Quote) -> bool:
    """Whether a quotation names a work or a show."""
    return names_work(text, quote.span.start, quote.inner.of(text))


def clause_edge(r: SentenceReader, cue: Cue, earlier: Cue | None = None) -> int | None:  # noqa: PLR0911 - one return a rule
    """Where the clause of a cue begins if it stands beside the clause before it and not inside; else None."""
    items, at = r.items, cue.first
    if cue.shape == "ing":
        if at - 1 >= r.low and items[at - 1].word in {",", "—", "–"}:
            return at - 1
        if at - 1 >= r.low and items[at - 1].quote >= 0 and r.closes.get(at - 1):
            return at
        if at - 2 >= r.low and items[at - 1].word in {"while", "and", "before", "after", "by", "also", "then"}:
            return at - 2 if items[at - 2].word == "," else at - 1
        return None
    if at - 1 >= r.low and items[at - 1].word in {"and", "but", "then", "or"}:
        return at - 2 if at - 2 >= r.low and items[at - 2].word == "," else at - 1
    phrase = sources.before(items, at, r.low) if cue.shape in {"finite", "passive"} else None
    if phrase is None:
        return None
    if earlier and phrase.first < earlier.head < phrase.last:
        return at - 1 if items[at - 1].word == "," else None
    j = phrase.first
    while j - 1 >= r.low and is_adverb(items[j - 1].word):
        j -= 1
    if (
        j - 1 >= r.low
        and items[j - 1].word in {"and", "but", "while", "though", "although", "as", "so"}
        and (items[j - 1].word != "and" or items[j - 2].word == "," or items[j].word in PERSONAL or items[j].upper)
    ):
        return j - 2 if j - 2 >= r.low and items[j - 2].word == "," else j - 1
    if j - 1 >= r.low and items[j - 1].word in {",", ";", "—", "–", ":"}:
        return j - 1
    return None


def clause_limit(r: SentenceReader, index: int) -> int:
    """Where the clause of cue number `index` ends: at the next clause that stands beside it, or with the sentence."""
    for following in r.cues[index + 1 :]:
        if following.shape in {"noun", "infinitive"}:
            continue
        edge = clause_edge(r, following, r.cues[index])
        if edge is not None and edge >= r.cues[index].last and following.verb.frames != "t":
            return edge
    return next(
        (i for i in range(r.cues[index].last, r.high - 1) if r.items[i].word == "according" and r.items[i + 1].word == "to"), r.high
    )


def closing(r: SentenceReader) -> list[bool]:
    """For each item of the paragraph: whether it is a quotation of this sentence that ends as a clause or sentence does."""
    out = [False] * len(r.items)
    for i, value in r.closes.items():
        out[i] = value
    return out
