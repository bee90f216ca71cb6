"""Quotations that lead their sentence, or that a colon leads: `"...," Smith said, "..."`; `She put it this way: "..."`."""

from __future__ import annotations

from onrecord.attributions import sources
from onrecord.attributions.contents import addressee
from onrecord.attributions.cues import Cue
from onrecord.attributions.grammar import PERSONAL
from onrecord.attributions.sentence import SentenceReader
from onrecord.attributions.sources import Phrase
from onrecord.attributions.voices import REACH, quoted_as_saying

COLON_REACH = 9


def quote_led(r: SentenceReader) -> None:
    """`"...," Smith said.` and `"...," said Smith.`, with what goes on behind: `"...," Smith said, "..."`."""
    items = r.items
    for i in range(r.low, r.high):
        if items[i].quote < 0 or items[i].quote in r.used or i in r.works:
            continue
        j = i + 1
        comma = j < r.high and items[j].word in {",", "—", "–", "-"}
        if not (comma or r.closes[i] or _is_inverted(r, j)):
            continue
        j += comma
        found = _tail_cue(r, j)
        if found is None:
            continue
        cue, source = found
        first = _mixed_start(r, i)
        content = [(first, i + 1)]
        to, cue_last, more = _after_tail(r, cue, source)
        content.extend(more)
        r.used.update(items[k].quote for k in range(first, i + 1) if items[k].quote >= 0)
        r.add("quotation first", (cue.first, cue_last), source, content, to)


def _is_inverted(r: SentenceReader, j: int) -> bool:
    """Whether a verb of saying and then its subject follow a quotation at once, its comma forgotten."""
    cue = next((c for c in r.cues if c.first == j and c.shape == "finite" and "q" in c.verb.frames), None)
    return cue is not None and cue.last < r.high and (r.items[cue.last].upper or r.items[cue.last].word in PERSONAL)


def _tail_cue(r: SentenceReader, j: int) -> tuple[Cue, Phrase] | None:
    """The cue and source of the clause that begins at `j`, right behind a quotation."""
    for cue in r.cues:
        if cue.first < j or cue.first > j + REACH or cue.shape == "noun":
            continue
        if any(r.items[k].quote >= 0 for k in range(j, cue.first)):
            return None
        if cue.first == j and cue.shape == "finite":
            subject = sources.after(r.items, cue.last, r.high)
            if subject:
                return cue, subject
        quoted = quoted_as_saying(r, cue)
        if quoted:
            return quoted
        if cue.shape == "finite":
            subject = sources.before(r.items, cue.first, j)
            if subject and subject.first - j <= 3:  # noqa: PLR2004 - a count of words or marks
                return cue, subject
    return None


def _mixed_start(r: SentenceReader, i: int) -> int:
    """Where a content that ends with quotation `i` begins: with it, or with the reporter's words before it.

    `The deal was “a disaster,” he said` is one content; `Smith was angry. “A disaster,” he said` is not, nor is what
    an earlier cue governs.
    """
    edge = max([b for _, b in r.taken if b <= i] + [cue.last for cue in r.cues if cue.last <= i and cue.shape != "noun"], default=r.low)
    if edge > r.low:
        return i
    first = r.low
    while first < i and r.items[first].quote < 0 and not r.items[first].is_word:
        first += 1
    if r.items[i - 1].word in {":", ",", "—", "–"} and i > r.low:
        others = any(r.items[k].quote >= 0 for k in range(first, i))
        return first if others else i
    return first


def _after_tail(r: SentenceReader, cue: Cue, source: Phrase) -> tuple[Phrase | None, int, list[tuple[int, int]]]:
    """What stands behind `"...," Smith said`: the addressee, a colon, and further pieces of the quotation."""
    items = r.items
    at = max(cue.last, source.last)
    limit = next((c.first for c in r.cues if c.first >= at and c.shape != "noun" and c.verb.lemma != "say"), r.high)
    to = None
    if "o" in cue.verb.frames and source.first < cue.first:
        to = addressee(items, cue.last, r.high)
    elif at + 1 < r.high and items[at].word == "to" and source.first < cue.first:
        to = addressee(items, at + 1, r.high)
    more: list[tuple[int, int]] = []
    for k in range(at, r.high):
        if (items[k].quote >= 0 and items[k - 1].word in {",", ":", "—", "–", "-", ".", ";"}) or (
            items[k].quote >= 0 and more and k == more[-1][1]
        ):
            if k > limit:
                break
            more.append((k, k + 1))
    return to, cue.last, more


def colon_led(r: SentenceReader) -> None:
    """`Smith put it this way: "..."`: a colon and a quotation after a clause without a known cue."""
    items = r.items
    for i in range(r.low + 1, r.high):
        if items[i].quote < 0 or items[i].quote in r.used or items[i - 1].word != ":":
            continue
        last = i + 1
        while last < r.high and items[last].quote >= 0:
            last += 1
        source = sources.subject(items, r.low, i - 1)
        inside = [c for c in r.cues if c.first >= r.low and c.last <= i]
        begin = inside[-1].first if inside else (source.last if source else i - 1)
        r.add("colon", (begin if i - begin <= COLON_REACH else i - 1, i), source, [(i, last)])
