"""What the record holds about a quotation, seen from one place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.comparison.places import Place
from onrecord.model import CheckVerdict, Difference, DifferenceKind, Span
from onrecord.text.align import Block
from onrecord.text.common import FUNCTION
from onrecord.text.meaning import spans
from onrecord.text.meaning.names import alike
from onrecord.text.relation import is_void
from onrecord.text.terms import Phrase

LEAST_COVER = 0.55
_LOOSE_COVER = 0.42
_LOOSE_RUN = 4
_ONE_PIECE = 16
_MARKED_PIECE = 150
_STEP_BACK = 3
_FEW = 3
_COMPACT = 1.6
_REWORDED_COVER = 0.4
_UNHEARD = re.compile(r"[\[(*](?:inaudible|unintelligible|crosstalk|indiscernible|off[- ]mi[ck]e?|ph)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opinion:
    """A verdict on wording alone; who spoke is not asked yet.

    Attributes:
        verdict: never `wrong-speaker`.
        marked: whether every omission is shown by an ellipsis, brackets or separate pieces.
        differences: against the place.
    """

    verdict: CheckVerdict
    marked: bool
    differences: tuple[Difference, ...]


def opinion(place: Place, quotation: Phrase) -> Opinion:
    """Judge a quotation by one place of the record."""
    found = tuple(_differences(place, quotation))
    kinds = {difference.kind for difference, _ in found}
    shown = [marked for difference, marked in found if difference.kind in {"cut", "bracket"}]
    marked = bool(shown) and all(shown)
    listed = tuple(difference for difference, _ in found)
    if not stands(place, quotation):
        return Opinion("reworded" if resembles(place, quotation) else "not-on-record", marked=False, differences=listed)
    if place.alarms:
        return Opinion("altered", marked, listed)
    if _spliced(place, quotation):
        return Opinion("spliced", marked, listed)
    if kinds & {"replace", "insert", "reorder"}:
        return Opinion("reworded", marked, listed)
    if kinds:
        return Opinion("trimmed", marked, listed)
    return Opinion("verbatim", marked=False, differences=())


def stands(place: Place, quotation: Phrase) -> bool:
    """Whether the record holds a quotation there at all, in whatever words."""
    length = sum(1 for term in quotation.terms if not term.inserted)
    if length <= _FEW:
        return place.run >= length
    if place.cover >= LEAST_COVER:
        return place.run >= min(_FEW, length)
    return place.cover >= _LOOSE_COVER and place.run >= _LOOSE_RUN


def resembles(place: Place, quotation: Phrase) -> bool:
    """Whether the place may hold a quotation in other words; only worth asking where the speaker fits."""
    length = sum(1 for term in quotation.terms if not term.inserted)
    kept = [index for block in place.blocks if block.change in {"equal", "move"} for index in range(block.b0, block.b1)]
    content = sum(1 for index in kept if quotation.terms[index].form not in FUNCTION)
    compact = len(place.words.terms) <= _COMPACT * length
    return compact and length > _FEW and place.run > 1 and place.cover >= _REWORDED_COVER and content >= _FEW


def _differences(place: Place, quotation: Phrase) -> Iterator[tuple[Difference, bool]]:
    """Each difference, and whether the quotation shows that something is left out there."""
    for block in place.blocks:
        if block.change == "equal":
            continue
        draft, record = spans(quotation, range(block.b0, block.b1)), _stretches(place, block.a0, block.a1)
        if block.change == "move":
            yield Difference("reorder", draft, record), False
            continue
        if _is_none(place, quotation, block):
            continue
        bracketed = block.b0 < block.b1 and all(term.inserted for term in quotation.terms[block.b0 : block.b1])
        marked = bracketed or block.b0 in quotation.gaps or block.b1 in quotation.gaps or block.b0 in quotation.seams
        yield Difference(_kind(block, bracketed=bracketed), draft, record), marked


def _stretches(place: Place, start: int, end: int) -> tuple[Span, ...]:
    """Where some of the record's terms stand, without what stands between them there: a narrator's words are none of a speaker's."""
    cuts = sorted({start, end, *(index for index in place.breaks if start < index < end)})
    return tuple(span for one, other in pairwise(cuts) for span in spans(place.words, range(one, other)))


def _is_none(place: Place, quotation: Phrase, block: Block) -> bool:
    """Whether a difference is none: one word in two spellings, a name spelled by ear, or words where the record could not be heard."""
    if block.change == "replace":
        one, other = place.words.terms[block.a0 : block.a1], quotation.terms[block.b0 : block.b1]
        if len(one) == len(other) == 1 and one[0].kind == other[0].kind == "name" and alike(one[0].form, other[0].form):
            return True
        return is_void(place.words, range(block.a0, block.a1), quotation, range(block.b0, block.b1))
    if block.change != "insert" or not 0 < block.a0 < len(place.words.terms):
        return False
    before, behind = place.words.terms[block.a0 - 1].span.end, place.words.terms[block.a0].span.start
    return _UNHEARD.search(place.words.text, before, max(before, behind)) is not None


def _kind(block: Block, *, bracketed: bool) -> DifferenceKind:
    if bracketed:
        return "bracket"
    return {"delete": "cut", "insert": "insert", "replace": "replace"}[block.change]  # type: ignore[return-value]


def _spliced(place: Place, quotation: Phrase) -> bool:
    """Whether the quotation joins pieces from separate places: far apart, out of order or of two speakers."""
    for distance, index in place.jumps:
        shown = index in quotation.gaps or index in quotation.seams
        if distance < -_STEP_BACK or distance > (_MARKED_PIECE if shown else _ONE_PIECE):
            return True
    return len({turn.speaker for turn in place.turns}) > 1 and bool(place.jumps)
