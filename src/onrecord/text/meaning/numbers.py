"""Quantity: whether one number, unit or share was put in place of another."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.text.terms import Phrase

_UNITS = (
    frozenset("percent dollar euro pound yen ruble rouble yuan franc krona crown peso rupee cent penny".split()),  # noqa: SIM905
    frozenset("""mile kilometer kilometre km meter metre m foot feet inch yard acre hectare centimeter centimetre cm""".split()),  # noqa: SIM905
    frozenset(["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"]),
    frozenset(["gram", "kilogram", "kilo", "kg", "ton", "tonne", "pound", "ounce"]),
    frozenset(["hundreds", "thousands", "millions", "billions", "trillions", "dozens", "tens"]),
    frozenset(["double", "triple", "quadruple", "twice", "thrice", "half", "third", "quarter"]),
)
_SHARES = {
    "all": 4, "every": 4, "everyone": 4, "everybody": 4, "each": 4, "everything": 4, "both": 4, "entire": 4, "whole": 4,
    "majority": 3, "most": 3,
    "many": 2, "several": 1, "some": 1, "few": 0, "none": -1, "minority": 0, "nobody": -1, "nothing": -1, "somebody": 1, "someone": 1,
    "something": 1, "half": 2, "hundreds": 2, "thousands": 2, "millions": 2, "dozens": 2, "always": 4,
    "sometimes": 1, "often": 2, "rarely": 0, "never": -1, "usually": 3,
}  # fmt: skip
_FAR = 2
_HALF_DAY = 12
_ALL = 4


def number_clash(a: Phrase, at_a: range, b: Phrase, at_b: range, tight: bool) -> tuple[list[int], list[int]] | None:  # noqa: FBT001
    """Indices of the numbers, units or shares that clash in one edit, or None."""
    odd_a, odd_b = _unmatched(a, at_a, b, at_b, tight), _unmatched(b, at_b, a, at_a, tight)
    if odd_a and odd_b and _digits(a, odd_a) + _digits(b, odd_b) and not _same_hour(a, odd_a[0], b, odd_b[0]):
        return odd_a, odd_b
    if not tight:
        return None
    for group in _UNITS:
        one, other = _in_group(a, at_a, group), _in_group(b, at_b, group)
        if one and other and {_singular(a, i) for i in one}.isdisjoint({_singular(b, j) for j in other}):
            return one, other
    return _share_clash(a, at_a, odd_a, b, at_b, odd_b)


def _share_clash(a: Phrase, at_a: range, odd_a: list[int], b: Phrase, at_b: range, odd_b: list[int]) -> tuple[list[int], list[int]] | None:
    """Indices of shares ("all", "some", "few") that clash with one another or with a number, or None."""
    shares_a = [i for i in at_a if a.terms[i].form in _SHARES]
    shares_b = [j for j in at_b if b.terms[j].form in _SHARES]
    if shares_a and shares_b:
        return None if _equal_share(a, shares_a, b, shares_b) else (shares_a, shares_b)
    if odd_a and shares_b and _digits(a, odd_a):
        return odd_a, shares_b
    return (shares_a, odd_b) if odd_b and shares_a and _digits(b, odd_b) else None


def _unmatched(phrase: Phrase, where: range, other: Phrase, place: range, tight: bool) -> list[int]:  # noqa: FBT001
    """Numbers of an edit that the other side does not have: of the edit where it is tight, else of the whole other wording."""
    terms = [other.terms[j] for j in place] if tight else other.terms
    there = {_cardinal(term.form) for term in terms if term.kind == "number"}
    return [
        i
        for i in where
        if phrase.terms[i].kind == "number" and _cardinal(phrase.terms[i].form) not in there and not phrase.terms[i].inserted
    ]


def _same_hour(a: Phrase, i: int, b: Phrase, j: int) -> bool:
    """Whether two numbers are one hour on a dial of twelve and one of twenty-four: "16:30" and "4:30 p.m."."""
    one, other = a.terms[i].form, b.terms[j].form
    hours = one.isdigit() and other.isdigit() and abs(int(one) - int(other)) == _HALF_DAY
    return hours and any(term.form == "pm" for term in (*a.terms[i : i + 3], *b.terms[j : j + 3]))


def _cardinal(form: str) -> str:
    """A number without the ending of an ordinal: "the sixth day" and "six days" count the same."""
    return form[:-2] if form[-2:] in {"st", "nd", "rd", "th"} else form


def _digits(phrase: Phrase, indices: Sequence[int]) -> int:
    """How many of the numbers are more than the word "one", which often is no number."""
    return sum(1 for i in indices if phrase.terms[i].span.of(phrase.text).casefold() not in {"one", "a"})


def _singular(phrase: Phrase, index: int) -> str:
    form = phrase.terms[index].form
    return {"feet": "foot", "pence": "penny"}.get(form, form.removesuffix("s"))


def _in_group(phrase: Phrase, where: range, group: frozenset[str]) -> list[int]:
    """Indices of an edit's terms that belong to one group of units."""
    return [i for i in where if phrase.terms[i].form in group or _singular(phrase, i) in group]


def _equal_share(a: Phrase, at_a: Sequence[int], b: Phrase, at_b: Sequence[int]) -> bool:
    """Whether two shares are near enough to be the same said otherwise: "many" and "several"."""
    one = {_SHARES[a.terms[i].form] for i in at_a}
    other = {_SHARES[b.terms[j].form] for j in at_b}
    return any(abs(x - y) < (1 if _ALL in {x, y} else _FAR) for x in one for y in other)
