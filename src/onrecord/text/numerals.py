"""Numbers written in digits, in words or in both ("1.5 million", "ninety-six", "two hundred and six"), in one canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple

from onrecord.model.span import Span

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen""".split()  # noqa: SIM905
_TENFOLD = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS = {word: number for number, word in enumerate(_SMALL)} | {word: 10 * number for number, word in enumerate(_TENFOLD, start=2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ORDINALS = {
    word: f"{number}{'st' if number == 1 else 'nd' if number == 2 else 'rd' if number == 3 else 'th'}"  # noqa: PLR2004
    for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1)  # noqa: SIM905
}
_TENS = 20
_HUGE = Decimal(10) ** 24  # beyond it no rest can be told: Decimal keeps 28 digits
_HUNDRED = 100
_SUFFIXES = {"k": 1000, "m": 10**6, "bn": 10**9, "tn": 10**12}
_LONGEST_FIGURE = 40


class Numeral(NamedTuple):
    """A raw term that may be part of a number; `figure` says that it stands in digits."""

    form: str
    span: Span
    kind: Literal["word", "name", "initial", "number"]
    inserted: bool
    figure: bool = False


def plain(figure: str) -> str:
    """Digits in one form: no thousands separators, no trailing zeros; ordinals and decades keep their ending.

    Args:
        figure: digits with points and commas between them and perhaps `st`, `nd`, `rd`, `th`, `s`, `k`, `m`, `bn` or `tn` behind.
    """
    digits = figure.rstrip("stndrhkmbSTNDRHKMB")
    ending = figure[len(digits) :].lower()
    if ending in _SUFFIXES:
        amount = _decimal(digits)
        return digits + ending if amount is None else _written(amount * _SUFFIXES[ending])
    amount = _decimal(digits)
    return (digits if amount is None else _written(amount)) + ending


def value(terms: Sequence[Numeral], start: int, breaks: AbstractSet[int]) -> tuple[str, int]:
    """The number that begins at a term.

    Args:
        terms: the wording's raw terms.
        start: index of the first.
        breaks: indices of terms that no number runs across into.

    Returns:
        its canonical form and how many terms it takes; `("", 0)` where no number begins.
    """
    first = terms[start]
    if first.form in ORDINALS:
        return ORDINALS[first.form], 1
    if first.kind == "number" and not first.form[-1].isdigit():
        return first.form, 1
    total = Decimal(0)
    current: Decimal | None = None
    place = start
    if first.form in {"a", "an"}:
        if not (start + 1 < len(terms) and terms[start + 1].form in SCALES and start + 1 not in breaks):
            return "", 0
        current, place = Decimal(1), start + 1
    while place < len(terms) and (place == start or place not in breaks):
        term = terms[place]
        amount = _decimal(term.form) if term.kind == "number" else None
        if amount is not None or term.form in UNITS:
            amount = Decimal(UNITS[term.form]) if amount is None else amount
            if current is not None and not _follows(current, amount, term):
                break
            current = amount if current is None else current + amount
        elif term.form in SCALES and current is not None:
            scale = SCALES[term.form]
            if scale == _HUNDRED:
                current *= scale
            else:
                total, current = total + current * scale, Decimal(0)
        elif not (term.form == "and" and _joins(terms, place, breaks, current)):
            break
        place += 1
    if current is None or place == start:
        return "", 0
    return _written(total + current), place - start


def _follows(current: Decimal, amount: Decimal, term: Numeral) -> bool:
    """Whether a word's amount goes on with the number so far: "twenty" + "six", "two hundred" + "six", "a million" + "two"."""
    if term.figure or amount >= _HUNDRED:
        return current == 0
    if current >= _HUGE:
        return False
    if current % _HUNDRED == 0 and current >= 0:
        return True
    return amount < 10 and current % 10 == 0 and current % _HUNDRED >= _TENS  # noqa: PLR2004


def _joins(terms: Sequence[Numeral], place: int, breaks: AbstractSet[int], current: Decimal | None) -> bool:
    """Whether an "and" stands inside a number: "two hundred and six"."""
    if current is None or not _HUNDRED <= current < _HUGE or current % _HUNDRED or place + 1 >= len(terms) or place + 1 in breaks:
        return False
    return terms[place + 1].form in UNITS


def _decimal(digits: str) -> Decimal | None:
    """The amount of digits with separators, or None where they are no number that can be counted with."""
    if not digits[:1].isdigit() or len(digits) > _LONGEST_FIGURE:
        return None
    head, comma, tail = digits.rpartition(",")
    if comma and len(tail) != 3 and "." not in digits and "," not in head:  # noqa: PLR2004
        digits = f"{head}.{tail}"
    try:
        return Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return None


def _written(amount: Decimal) -> str:
    """A decimal without exponent or trailing zeros."""
    text = format(amount, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
