"""The gate for meaning: differences between two near-identical wordings that no similarity score sees.

A reversed saying keeps almost all its words, so its score stays near 1 (NegEx, Chapman et al. 2001, is the ancestor of counting
negators in scope). The gate looks at what an alignment left over. Where a difference is tight, a few words between words that agree, it
is strict: a negator on one side alone, another number, another name, a step on the scale of "must - should - can - may" rings. Where
whole clauses were put another way, as in two translations, it only rings for what no translator changes: polarity that one side lacks
altogether, a number or a name in place of another, an obligation in place of a possibility.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.model.statement import Alarm
from onrecord.text.align import Block
from onrecord.text.common import FUNCTION
from onrecord.text.meaning.names import name_clash
from onrecord.text.meaning.names import swapped as names_swapped
from onrecord.text.meaning.numbers import number_clash
from onrecord.text.meaning.polarity import CORE, doubtful, leads, negators, swallowed, turning
from onrecord.text.meaning.strength import strength_clash
from onrecord.text.meaning.tense import tense_clash
from onrecord.text.opposites import opposed, prefix_opposed
from onrecord.text.terms import Phrase
from onrecord.text.verbs import base

_SLIGHT = frozenset(
    """going want wants wanted need needs able get got getting let more less much many few one 1 time longer everyone everybody someone
    somebody anyone anybody everything something anything always sometimes often ever still already""".split()  # noqa: SIM905
)
_TIGHT = 5
_NARROW = 2
_WIDEST = 9
_ANCHORED = 2
_FIRM = 3


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference as the gate sees it: index ranges into both wordings.

    Attributes:
        a: indices in a.
        b: indices in b.
        tight: whether it is a few words between words that agree, three or more on either side or up to a wording's end.
        edge: whether it is one side's beginning or end that the other lacks: a cut, not a change.
    """

    a: range
    b: range
    tight: bool
    edge: bool


def edits(blocks: Sequence[Block], a: Phrase, b: Phrase) -> list[Edit]:
    """What an alignment left over, in order; moved runs are no edits."""
    length_a, length_b = len(a.terms), len(b.terms)
    found: list[Edit] = []
    for place, block in enumerate(blocks):
        if block.change in {"equal", "move"}:
            continue
        before = blocks[place - 1] if place else None
        behind = blocks[place + 1] if place + 1 < len(blocks) else None
        opens = block.a0 == 0 and block.b0 == 0
        closes = block.a1 == length_a and block.b1 == length_b
        anchored = _anchor(before, at_end=opens) + _anchor(behind, at_end=closes)
        one_sided = block.change in {"delete", "insert"} or _own_sentences(block, a, b, opens=opens, closes=closes)
        narrow, wide = sorted((block.a1 - block.a0, block.b1 - block.b0))
        small = narrow <= _NARROW and wide <= _TIGHT
        found.append(
            Edit(range(block.a0, block.a1), range(block.b0, block.b1), small and anchored > _FIRM, one_sided and (opens or closes))
        )
    return found


def _own_sentences(block: Block, a: Phrase, b: Phrase, *, opens: bool, closes: bool) -> bool:
    """Whether both wordings begin or both end with a sentence of their own: two cuts, not a change."""
    if max(block.a1 - block.a0, block.b1 - block.b0) < _FIRM:
        return False
    return (opens and block.a1 in a.stops and block.b1 in b.stops) or (closes and block.a0 in a.stops and block.b0 in b.stops)


def _anchor(near: Block | None, *, at_end: bool) -> int:
    """How many words agree next to a difference, three at most; a wording's end holds as well as one word more than half of that."""
    if near is None:
        return _ANCHORED if at_end else 0
    return min(_FIRM, near.a1 - near.a0) if near.change == "equal" else 0


def alarms(a: Phrase, b: Phrase, blocks: Sequence[Block]) -> tuple[Alarm, ...]:
    """Every difference that may change the meaning, in order of its place in `a`.

    Args:
        a: the wording that the other is held against (`hub` in the alarms).
        b: the other (`version`).
        blocks: their alignment over all their terms.
    """
    found = edits(blocks, a, b)
    inner = [edit for edit in found if not edit.edge]
    rung: list[Alarm] = []
    rung += _negation(a, b, found, inner)
    rung += _each("number", a, b, inner, number_clash)
    rung += _each("name", a, b, inner, name_clash)
    crossed = names_swapped(a, b, blocks)
    if crossed:
        rung.append(Alarm("name", spans(a, crossed[0]), spans(b, crossed[1])))
    rung += _each("modality", a, b, inner, strength_clash)
    rung += _each("tense", a, b, [edit for edit in inner if edit.tight], tense_clash)
    rung += _antonyms(a, b, inner)
    rung += _swallowed(a, b, found)
    unique = {(alarm.what, alarm.hub, alarm.version): alarm for alarm in rung}
    return tuple(sorted(unique.values(), key=lambda alarm: (alarm.hub[:1], alarm.version[:1], alarm.what)))


Clash = Callable[[Phrase, range, Phrase, range, bool], tuple[list[int], list[int]] | None]


def _each(what: str, a: Phrase, b: Phrase, found: Sequence[Edit], clash: Clash) -> Iterator[Alarm]:
    """One alarm for each edit in which a test finds a clash."""
    for edit in found:
        hit = clash(a, edit.a, b, edit.b, edit.tight)
        if hit:
            yield Alarm(what, spans(a, hit[0]), spans(b, hit[1]))


def spans(phrase: Phrase, indices: Sequence[int]) -> tuple[Span, ...]:
    """Where terms stand, neighbours joined."""
    joined: list[Span] = []
    last = -2
    for index in sorted(indices):
        span = phrase.terms[index].span
        if index == last + 1 and joined:
            joined[-1] = Span(min(joined[-1].start, span.start), max(joined[-1].end, span.end))
        else:
            joined.append(span)
        last = index
    return tuple(joined)


def _negation(a: Phrase, b: Phrase, found: Sequence[Edit], inner: Sequence[Edit]) -> Iterator[Alarm]:
    """Negators that one side has and the other lacks."""
    no_a, no_b = set(negators(a)), set(negators(b))
    for edit in inner:
        if edit.tight and len(edit.a) + len(edit.b) == 1:
            no_a |= {index for index in edit.a if a.terms[index].form == "not"}
            no_b |= {index for index in edit.b if b.terms[index].form == "not"}
    outer = [edit for edit in found if edit.edge]
    cut_a = {index for edit in outer for index in edit.a}
    cut_b = {index for edit in outer for index in edit.b}
    for edit in outer:
        clipped_a, clipped_b = _clipped(a, b, edit, no_a), _clipped(b, a, Edit(edit.b, edit.a, edit.tight, edit.edge), no_b)
        if clipped_a or clipped_b:
            yield Alarm("negation", spans(a, clipped_a), spans(b, clipped_b))
    if len(no_a - cut_a) == len(no_b - cut_b):
        return
    doubt_a, doubt_b = set(doubtful(a)), set(doubtful(b))
    balanced = bool((no_a | doubt_a) - cut_a) and bool((no_b | doubt_b) - cut_b)
    for edit in inner:
        here_a, here_b = no_a & set(edit.a), no_b & set(edit.b)
        if len(edit.a) + len(edit.b) > _FIRM and not (edit.a and edit.b):
            here_a &= set(swallowed(a, edit.a, bracket=False))
            here_b &= set(swallowed(b, edit.b, bracket=False))
        if bool(here_a) == bool(here_b) or (here_a and doubt_b & set(edit.b)) or (here_b and doubt_a & set(edit.a)):
            continue
        if _reversed_word(a, b, edit, no_a, no_b) or _other_words(a, b, edit, no_a, no_b) or _repeated(a, edit.a) or _repeated(b, edit.b):
            continue
        if not edit.tight and max(len(edit.a), len(edit.b)) > _WIDEST:
            continue
        core = any(phrase.terms[index].form in CORE for phrase, here in ((a, here_a), (b, here_b)) for index in here)
        if edit.tight or (core and not balanced):
            yield Alarm("negation", spans(a, sorted(here_a)), spans(b, sorted(here_b)))


def _clipped(a: Phrase, b: Phrase, edit: Edit, negative: set[int]) -> list[int]:
    """Negators at the very beginning of `a` without which `b` begins as a sentence of its own."""
    opens = edit.a and edit.a.start == 0 and len(edit.a) <= _ANCHORED and b.terms and b.terms[0].kind == "initial"
    if not opens or a.terms[0].kind not in {"initial", "name"} or len(b.terms) < _TIGHT or edit.a.stop in a.stops:
        return []
    return sorted(negative & set(edit.a))


def _reversed_word(a: Phrase, b: Phrase, edit: Edit, no_a: set[int], no_b: set[int]) -> bool:
    """Whether the negator is made good by an opposite: "did not win" for "lost"."""
    return any(
        opposed(a.terms[i].form, b.terms[j].form) or prefix_opposed(a.terms[i].form, b.terms[j].form)
        for i in edit.a
        for j in edit.b
        if i not in no_a and j not in no_b
    )


def _other_words(a: Phrase, b: Phrase, edit: Edit, no_a: set[int], no_b: set[int]) -> bool:
    """Whether both sides say something of their own beside the negator, in words that have nothing in common: "missed", "did not see"."""
    one = {base(a.terms[i].form) for i in edit.a if i not in no_a and _says(a.terms[i].form)}
    other = {base(b.terms[j].form) for j in edit.b if j not in no_b and _says(b.terms[j].form)}
    return bool(one and other) and one.isdisjoint(other)


def _says(form: str) -> bool:
    """Whether a word says something of its own, as an auxiliary or a word of quantity does not."""
    return form not in FUNCTION and form not in _SLIGHT


def _repeated(phrase: Phrase, where: range) -> bool:
    """Whether the words stand once more right behind or before: a stutter or a false start."""
    width = len(where)
    if not width:
        return False
    forms = phrase.forms
    run = forms[where.start : where.stop]
    if width == 1:
        return run[0] in forms[max(0, where.start - 1) : where.start] + forms[where.stop : where.stop + 1]
    reach = range(max(0, where.start - 2 * width - _TIGHT), min(len(forms), where.stop + width + _TIGHT) - width + 1)
    return any(forms[place : place + width] == run for place in reach if place + width <= where.start or place >= where.stop)


def _antonyms(a: Phrase, b: Phrase, inner: Sequence[Edit]) -> Iterator[Alarm]:
    """A word replaced by its opposite, and no negator that makes it good."""
    no_a, no_b = set(negators(a)), set(negators(b))
    for edit in inner:
        if not edit.tight or bool(no_a & set(edit.a)) != bool(no_b & set(edit.b)):
            continue
        turned = _turned(a, edit.a, b, edit.b), _turned(b, edit.b, a, edit.a)
        if bool(turned[0]) != bool(turned[1]) and not (no_a & set(edit.a) or no_b & set(edit.b)) and not _doubted(a, b, edit):
            yield Alarm("negation", spans(a, turned[0]), spans(b, turned[1]))
            continue
        for i in edit.a:
            for j in edit.b:
                one, other = a.terms[i].form, b.terms[j].form
                if opposed(one, other) or prefix_opposed(one, other):
                    yield Alarm("antonym", spans(a, [i]), spans(b, [j]))


def _turned(phrase: Phrase, where: range, other: Phrase, there: range) -> list[int]:
    """Words of an edit that turn what follows; where other words stand against them, only those before a verb."""
    plain = not any(_says(other.terms[j].form) for j in there)
    return [index for index in turning(phrase, where) if plain or leads(phrase, index)]


def _doubted(a: Phrase, b: Phrase, edit: Edit) -> bool:
    """Whether both sides of an edit hold a word that may stand in for a negator."""
    return any(i in edit.a for i in doubtful(a)) and any(j in edit.b for j in doubtful(b))


def _swallowed(a: Phrase, b: Phrase, found: Sequence[Edit]) -> Iterator[Alarm]:
    """What an ellipsis, a bracket or a silent cut took away with its negation."""
    for edit in found:
        for phrase, where, other, there in ((a, edit.a, b, edit.b), (b, edit.b, a, edit.a)):
            marked = there.start in other.gaps
            bracket = bool(there) and all(other.terms[index].inserted for index in there)
            if not (marked or bracket) or edit.edge:
                continue
            lost = swallowed(phrase, where, bracket=bracket)
            if lost and not _repeated(phrase, where):
                what = "bracket" if bracket else "ellipsis"
                here = spans(phrase, lost)
                yield Alarm(what, here, ()) if phrase is a else Alarm(what, (), here)
