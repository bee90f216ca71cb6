"""Quantity: whether one number, unit or share was put in place of another."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.text.meaning.bounds import bound_clash
from onrecord.text.terms import Phrase

_UNITS = (
    frozenset(
        """percent percentage permille mille degree dollar euro pound yen ruble yuan franc krona crown peso
        rupee cent penny lira zloty forint shilling mark krone dinar rial real rand baht won""".split()  # noqa: SIM905
    ),
    frozenset("mile kilometer meter foot inch yard acre hectare centimeter millimeter".split()),  # noqa: SIM905
    frozenset(["second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century", "millennium"]),
    frozenset(["hourly", "daily", "weekly", "monthly", "quarterly", "yearly"]),
    frozenset(["milligram", "gram", "kilogram", "ton", "pound", "ounce"]),
    frozenset(["watt", "kilowatt", "megawatt", "gigawatt", "terawatt"]),
    frozenset(["liter", "milliliter", "gallon", "pint", "barrel"]),
    frozenset(["hundreds", "thousands", "millions", "billions", "trillions", "dozens", "tens"]),
    frozenset(["single", "double", "triple", "quadruple", "once", "twice", "thrice", "half", "third", "quarter", "times"]),
)
_ONE_UNIT = {
    "feet": "foot", "pence": "penny", "inches": "inch", "centuries": "century", "km": "kilometer", "kilometre": "kilometer",
    "kms": "kilometer", "cm": "centimeter", "centimetre": "centimeter", "mm": "millimeter", "millimetre": "millimeter",
    "metre": "meter", "kg": "kilogram",
    "kilo": "kilogram", "tonne": "ton", "rouble": "ruble", "litre": "liter", "kilogramme": "kilogram", "gramme": "gram",
    "annual": "yearly",
    "annually": "yearly", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt", "hectares": "hectare", "ha": "hectare",
    "millennia": "millennium", "doubled": "double", "tripled": "triple",
}  # fmt: skip
_SHARES = {
    word: share
    for share, words in {
        4: """all every everyone everybody each everything both entire entirely whole wholly always completely totally fully exclusively
        constantly everywhere""",
        3: "majority most mostly mainly usually largely predominantly chiefly primarily",
        2: "many half hundreds thousands millions dozens quarters often frequently numerous much",
        1: "quarter several some somebody someone something sometimes partly partially occasionally somewhere somewhat",
        0: "few little rarely seldom minority slightly marginally hardly barely scarcely",
        -1: "none nobody nothing never neither nowhere",
    }.items()
    for word in words.split()
}
_SHARE_PHRASES: dict[tuple[str, ...], int] = {
    tuple(words.split()): share
    for share, phrases in {
        0: """hardly any/hardly anyone/hardly anybody/hardly ever/almost no/almost none/almost never/a handful of/a fraction of/
        small part/tiny part/small degree/small extent/small share/tiny share/once in a while""",
        1: "one of the/1 of the/some of/part of/in part/a part of/now and then/from time to time/at times/every so often/now and again",
        3: "large part/great part/large share/great extent/most of/for the most part/by and large/bulk of",
        4: "all of/every one/every single/each and every/without exception/every time/in full",
    }.items()
    for words in phrases.replace("\n", "").split("/")
}
_LONGEST = 4
_IN_TURN = frozenset(["last", "next", "previous", "final", "penultimate", "latest"])
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
    turn = _turn_clash(a, at_a, odd_a, b, at_b, odd_b)
    bound = turn or bound_clash(a, at_a, b, at_b)
    if bound:
        return bound
    for group in _UNITS:
        one, other = _in_group(a, at_a, group), _in_group(b, at_b, group)
        if one and other and {_singular(a, i) for i in one}.isdisjoint({_singular(b, j) for j in other}):
            return one, other
    return _share_clash(a, at_a, odd_a, b, at_b, odd_b)


def _turn_clash(a: Phrase, at_a: range, odd_a: list[int], b: Phrase, at_b: range, odd_b: list[int]) -> tuple[list[int], list[int]] | None:
    """Indices of an ordinal and of another place in the order, "first" and "last", that stand for one another, or None."""
    for one, odd, at_one, other, at_other in ((a, odd_a, at_a, b, at_b), (b, odd_b, at_b, a, at_a)):
        ordinal = [i for i in odd if _cardinal(one.terms[i].form) != one.terms[i].form]
        place = [j for j in at_other if other.terms[j].form in _IN_TURN]
        if ordinal and place and not any(one.terms[i].form in _IN_TURN for i in at_one):
            return (ordinal, place) if one is a else (place, ordinal)
    return None


def _share_clash(a: Phrase, at_a: range, odd_a: list[int], b: Phrase, at_b: range, odd_b: list[int]) -> tuple[list[int], list[int]] | None:
    """Indices of shares ("all", "some", "few") that clash with one another or with a number, or None."""
    of_a, of_b = _shares(a, at_a), _shares(b, at_b)
    shares_a, shares_b = list(of_a), list(of_b)
    if of_a and of_b:
        return None if _equal_share(set(of_a.values()), set(of_b.values())) else (shares_a, shares_b)
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
    """A number without the ending of an ordinal or of a unit: "the sixth day" and "six days" count the same; the 1970s are the 70s."""
    if form[-2:] in {"st", "nd", "rd", "th"}:
        return form[:-2]
    return form[2:] if len(form) == len("1970s") and form[:2] in {"18", "19", "20"} and form.endswith("0s") else form


def _digits(phrase: Phrase, indices: Sequence[int]) -> int:
    """How many of the numbers are more than the word "one", which often is no number."""
    return sum(1 for i in indices if phrase.terms[i].span.of(phrase.text).casefold() not in {"one", "a"})


def _singular(phrase: Phrase, index: int) -> str:
    form = phrase.terms[index].form
    return _ONE_UNIT.get(form) or _ONE_UNIT.get(form.removesuffix("s"), form.removesuffix("s"))


def _in_group(phrase: Phrase, where: range, group: frozenset[str]) -> list[int]:
    """Indices of an edit's terms that belong to one group of units."""
    return [i for i in where if phrase.terms[i].form in group or _singular(phrase, i) in group]


def _shares(phrase: Phrase, where: range) -> dict[int, int]:
    """The shares that begin in an edit; a word that stands in a phrase counts as the phrase does."""
    found: dict[int, int] = {}
    skip = -1
    for index in where:
        if index < skip:
            continue
        for length in range(_LONGEST, 1, -1):
            share = _SHARE_PHRASES.get(tuple(term.form for term in phrase.terms[index : index + length]))
            if share is not None:
                found[index], skip = share, index + length
                break
        else:
            share = _SHARES.get(phrase.terms[index].form)
            if share is not None:
                found[index] = share
    return found


def _equal_share(one: set[int], other: set[int]) -> bool:
    """Whether two shares are near enough to be the same said otherwise: "many" and "several"."""
    return any(abs(x - y) < (1 if _ALL in {x, y} else _FAR) for x in one for y in other)
