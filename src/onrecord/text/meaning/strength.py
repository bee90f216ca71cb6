"""Strength and time: the scale of "must - should - will - can - may", and the future put for the past."""

from __future__ import annotations

from onrecord.text.terms import Phrase

_LEVELS = {
    "must": 6, "shall": 5, "will": 5, "obliged": 6, "required": 6, "compelled": 6, "obligated": 6,
    "compeled": 6, "forced": 6, "mandatory": 6, "ought": 4,
    "should": 4, "would": 3, "can": 1, "could": 1, "able": 1, "may": 1, "might": 1, "perhaps": 1, "maybe": 1, "possibly": 1, "possible": 1,
    "optional": 1, "likely": 3, "probably": 3, "certainly": 5, "definitely": 5, "surely": 5, "certain": 5, "probable": 3, "allowed": 1,
    "permitted": 1, "free": 1, "necessary": 6, "mandated": 6, "gonna": 5,
}  # fmt: skip
_BEFORE_TO = {"have": 6, "has": 6, "had": 6, "need": 6, "needs": 6, "needed": 6, "got": 6, "going": 5, "supposed": 4, "bound": 6}
_MUST = 6
_MAY = 2
_SHIFTS = frozenset({1, 6})
_PAST = frozenset(["was", "were", "did", "had"])
_FUTURE = frozenset(["will", "shall"])


def strength_clash(a: Phrase, at_a: range, b: Phrase, at_b: range, tight: bool) -> tuple[list[int], list[int]] | None:  # noqa: FBT001
    """Indices of the words that put a saying more or less strongly in one edit, or None."""
    one, other = _levels(a, at_a), _levels(b, at_b)
    if not tight:
        if not one or not other:
            return None
        low, high = set(one.values()), set(other.values())
        strict = (low == {_MUST} and max(high) <= _MAY) or (high == {_MUST} and max(low) <= _MAY)
        return (sorted(one), sorted(other)) if strict else None
    if one and other:
        single = max(len(at_a), len(at_b)) <= 2  # noqa: PLR2004
        if set(one.values()) & set(other.values()) or not _differ(set(one.values()), set(other.values()), single=single):
            return None
        return sorted(one), sorted(other)
    whole = set(_levels(b if one else a, range(len((b if one else a).terms))).values())
    shifted = {index for index, level in (one or other).items() if level in _SHIFTS - whole}
    if shifted and len(at_a) <= 2 and len(at_b) <= 2:  # noqa: PLR2004
        return (sorted(shifted), []) if one else ([], sorted(shifted))
    return None


def _differ(one: set[int], other: set[int], *, single: bool) -> bool:
    """Whether two sets of levels stand apart; "will" and "would", "should" and "must" are neighbours that report puts for one another."""
    near = {frozenset({3, 5})} if single else {frozenset({3, 5}), frozenset({1, 3}), frozenset({1, 5}), frozenset({4, 6})}
    return not any(frozenset({x, y}) in near for x in one for y in other)


def _levels(phrase: Phrase, where: range) -> dict[int, int]:
    """The level of each modal expression that begins in an edit."""
    found: dict[int, int] = {}
    for index in where:
        term = phrase.terms[index]
        if term.inserted or (term.form == "may" and term.span.of(phrase.text) == "May" and term.kind == "name"):
            continue
        behind = phrase.terms[index + 1].form if index + 1 < len(phrase.terms) else ""
        before = phrase.terms[index - 1].form if index else ""
        if term.form in _BEFORE_TO and behind == "to":
            if _LEVELS.get(before) == 1:
                continue
            found[index] = _BEFORE_TO[term.form]
        elif term.form == "must" and behind == "have":
            found[index] = _LEVELS["probably"]
        elif term.form in _LEVELS:
            found[index] = _LEVELS[term.form]
    return found


def tense_clash(a: Phrase, at_a: range, b: Phrase, at_b: range, tight: bool) -> tuple[list[int], list[int]] | None:  # noqa: ARG001, FBT001
    """Indices of the words that put into the past what the other wording puts into the future, or None."""
    for past, at_past, future, at_future in ((a, at_a, b, at_b), (b, at_b, a, at_a)):
        gone = [i for i in at_past if past.terms[i].form in _PAST or (past.terms[i].form.endswith("ed") and past.terms[i].kind == "word")]
        come = [j for j in at_future if future.terms[j].form in _FUTURE]
        still = any(future.terms[j].form in _PAST for j in at_future) or any(past.terms[i].form in _FUTURE for i in at_past)
        if gone and come and not still:
            return (gone, come) if past is a else (come, gone)
    return None
