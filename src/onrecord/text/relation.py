"""How two wordings stand to one another: same, cut, overlap, reworded or altered, with the alignment that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.statement import Alarm, Op, Step, Wording
from onrecord.text.align import Block, Change, align
from onrecord.text.common import FUNCTION
from onrecord.text.meaning import Edit, alarms, edits, spans
from onrecord.text.terms import Phrase

_STEPS: dict[Change, Op] = {"equal": "kept", "delete": "cut", "insert": "inserted", "replace": "reworded", "move": "moved"}
_CLAUSE = 4
_OWN_BEGINNING = 3
_SAME_WORDS = {frozenset(pair) for pair in (("'s", "is"), ("'s", "has"), ("would", "had"), ("is", "has"), ("cause", "because"))}


@dataclass(frozen=True, slots=True)
class Relation:
    """How a wording stands to another that it is held against.

    Attributes:
        wording: the relation; `different` where they share no word.
        blocks: the alignment over the terms of both.
        alarms: differences that may change the meaning.
    """

    wording: Wording
    blocks: tuple[Block, ...]
    alarms: tuple[Alarm, ...]


def relate(a: Phrase, b: Phrase) -> Relation:
    """Hold `b` against `a`.

    Whether the two are one saying at all is not asked here: that is the score's part (`onrecord.statements`).
    """
    blocks = tuple(align(a.forms, b.forms, minor=FUNCTION))
    if not any(block.change in {"equal", "move"} for block in blocks):
        return Relation("different", blocks, ())
    rung = alarms(a, b, blocks)
    return Relation("altered" if rung else _wording(a, b, blocks), blocks, rung)


def steps(a: Phrase, b: Phrase, blocks: Sequence[Block]) -> tuple[Step, ...]:
    """An alignment in spans: `hub` counts in the text of `a`, `version` in that of `b`."""
    return tuple(Step(_STEPS[block.change], spans(a, range(block.a0, block.a1)), spans(b, range(block.b0, block.b1))) for block in blocks)


def _wording(a: Phrase, b: Phrase, blocks: Sequence[Block]) -> Wording:
    """The relation where no alarm rang."""
    more_a = more_b = changed = False
    for edit in edits(blocks, a, b):
        if _void(a, b, edit):
            continue
        whole_a, whole_b = _left_out(a, edit.a, b, edit.b, edit), _left_out(b, edit.b, a, edit.a, edit)
        if _own_ends(a, b, edit):
            more_a = more_b = True
        elif whole_a or whole_b:
            more_a, more_b = more_a or whole_a, more_b or whole_b
        else:
            changed = True
    if changed or any(block.change == "move" for block in blocks):
        return "reworded"
    if more_a and more_b:
        return "overlap"
    return "cut" if more_a or more_b else "same"


def _void(a: Phrase, b: Phrase, edit: Edit) -> bool:
    """Whether a difference is none: an editor's bracket, or one word in two spellings."""
    run_a = [a.terms[i] for i in edit.a]
    run_b = [b.terms[j] for j in edit.b]
    if any(term.inserted for term in (*run_a, *run_b)):
        rest = [term for term in (*run_a, *run_b) if not term.inserted]
        return len(rest) < _CLAUSE and (all(term.inserted for term in run_a) or all(term.inserted for term in run_b))
    return is_void(a, edit.a, b, edit.b)


def is_void(a: Phrase, at_a: range, b: Phrase, at_b: range) -> bool:
    """Whether two stretches are one word or name in two spellings: "on going" and "ongoing", "f***" and the word it hides."""
    run_a = [a.terms[i] for i in at_a]
    run_b = [b.terms[j] for j in at_b]
    if len(run_a) == len(run_b) == 1:
        one, other = run_a[0].form, run_b[0].form
        same_number = run_a[0].kind == run_b[0].kind == "number" and _cardinal(one) == _cardinal(other)
        return same_number or frozenset((one, other)) in _SAME_WORDS or _masked(one, other) or _masked(other, one)
    return bool(run_a and run_b) and "".join(term.form for term in run_a) == "".join(term.form for term in run_b)


def _cardinal(form: str) -> str:
    """A number without an ordinal's ending: "November 8th" is "November 8"."""
    return form[:-2] if form[-2:] in {"st", "nd", "rd", "th"} else form


def _masked(form: str, other: str) -> bool:
    """Whether asterisks hide the letters of the other form: "f***ing"."""
    head, star, tail = form.partition("*")
    tail = tail.lstrip("*")
    return bool(star) and other.startswith(head) and other.endswith(tail) and len(other) >= len(head) + len(tail) and bool(head + tail)


def _left_out(a: Phrase, at_a: range, b: Phrase, at_b: range, edit: Edit) -> bool:
    """Whether `a` has words here that `b` leaves out, as a piece of its own rather than as another choice of words."""
    if not at_a or at_b:
        return False
    if edit.edge:
        return True
    shown = at_b.start in b.gaps or at_b.start in b.seams
    sentence = at_a.stop in a.stops and (at_a.start in a.stops or at_a.start == 0)
    return shown or sentence or len(at_a) >= _CLAUSE


def _own_ends(a: Phrase, b: Phrase, edit: Edit) -> bool:
    """Whether both begin or both end with words of their own around what they share."""
    opens = edit.a.start == 0 and edit.b.start == 0
    closes = edit.a.stop == len(a.terms) and edit.b.stop == len(b.terms)
    own = edit.edge or min(len(edit.a), len(edit.b)) >= _OWN_BEGINNING
    return bool(edit.a and edit.b) and (opens or closes) and own
