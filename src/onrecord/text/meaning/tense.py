"""Time: the future put for the past, or the past for the future."""

from __future__ import annotations

from onrecord.text.terms import Phrase
from onrecord.text.verbs import base, is_past

_BE = frozenset(["was", "were", "been"])
_PAST = frozenset(["did", "had", "used"])
_FUTURE = frozenset(["will", "shall"])
_HELP = frozenset("going be been was were is are have has had did do does not never to".split())  # noqa: SIM905


def tense_clash(a: Phrase, at_a: range, b: Phrase, at_b: range, tight: bool) -> tuple[list[int], list[int]] | None:  # noqa: ARG001, FBT001
    """Indices of the words that put into the past what the other wording puts into the future, or None.

    Of one verb, or where nothing else of weight was put another way: "reduced" for "will fall" is another choice of words.
    """
    for past, at_past, future, at_future in ((a, at_a, b, at_b), (b, at_b, a, at_a)):
        come = [j for j in at_future if future.terms[j].form in _FUTURE or _going(future, j)]
        if not come or any(past.terms[i].form in _FUTURE for i in at_past):
            continue
        gone = _gone(past, at_past, future, at_future)
        if gone and not any(future.terms[j].form in _BE for j in at_future):
            return (gone, come) if past is a else (come, gone)
    return None


def _going(phrase: Phrase, index: int) -> bool:
    """Whether "going to" begins at a term."""
    return phrase.terms[index].form == "going" and index + 1 < len(phrase.terms) and phrase.terms[index + 1].form == "to"


def _gone(past: Phrase, at_past: range, future: Phrase, at_future: range) -> list[int]:
    """The words of the past to which the future's words answer."""
    verbs = {base(future.terms[j].form) for j in at_future}
    behind = at_future.stop
    if behind < len(future.terms):
        verbs.add(base(future.terms[behind].form))
    rest = [past.terms[i].form for i in at_past if past.terms[i].form not in _HELP]
    other = [future.terms[j].form for j in at_future if future.terms[j].form not in _HELP | _FUTURE]
    found = [i for i in at_past if is_past(past.terms[i].form) and base(past.terms[i].form) in verbs]
    if found or (rest and other):
        return found
    return [i for i in at_past if past.terms[i].form in _BE | _PAST]
