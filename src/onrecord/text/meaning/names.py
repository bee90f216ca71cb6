"""Names in a wording: whether one was put in place of another, spelling aside."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.text.align import Block
from onrecord.text.common import FUNCTION, is_common, is_ordinary
from onrecord.text.terms import Phrase

_ALIKE = 0.72
_ROOT = 6
_SPAN = 40
_LISTS = frozenset(["and", "or", "nor", "versus"])
_SOFT = str.maketrans("bdkqvz", "ptccfs")
_TITLES = frozenset(
    """mr mrs ms miss doctor senator governor representative president professor sir lord lady general colonel sergeant minister
    chancellor king queen prince princess judge justice mayor chairman chairwoman speaker secretary pope bishop saint st the
    republic university city ministry party state states street god christmas internet""".split()  # noqa: SIM905
)


def name_clash(a: Phrase, at_a: range, b: Phrase, at_b: range, tight: bool) -> tuple[list[int], list[int]] | None:  # noqa: FBT001
    """Indices of the names that clash in one edit, or None."""
    odd_a, odd_b = _unmatched(a, at_a, b, at_b, tight), _unmatched(b, at_b, a, at_a, tight)
    if not odd_a or not odd_b:
        return None
    if not tight and (len(odd_a) != len(odd_b) or max(len(odd_a), len(odd_b)) > 2):  # noqa: PLR2004
        return None
    plain = all(_plain(a, i) for i in odd_a), all(_plain(b, j) for j in odd_b)
    if all(plain) or (any(plain) and not tight):
        return None
    if _same_country(a, at_a, b, at_b) or _initials(a, odd_a) != _initials(b, odd_b):
        return None
    if _acronym(a, odd_a, b, odd_b) or _acronym(b, odd_b, a, odd_a):
        return None
    return odd_a, odd_b


def swapped(a: Phrase, b: Phrase, found: Sequence[Block]) -> tuple[list[int], list[int]] | None:
    """Indices of two names that stand in each other's place while all around them stands still, or None.

    "Orla told Mirko" for "Mirko told Orla" keeps every word.

    Args:
        a: one wording.
        b: the other.
        found: their alignment, in order of both but for what was moved.
    """
    changed = [block for block in found if block.change not in {"equal", "move"}]
    if not changed:
        return None
    a0, a1 = min(block.a0 for block in changed), max(block.a1 for block in changed)
    b0, b1 = min(block.b0 for block in changed), max(block.b1 for block in changed)
    if a1 - a0 != b1 - b0 or a1 - a0 > _SPAN:
        return None
    odd = [step for step in range(a1 - a0) if a.terms[a0 + step].form != b.terms[b0 + step].form]
    if len(odd) != 2 or odd[1] - odd[0] < 2:  # noqa: PLR2004
        return None
    one, other = [a.terms[a0 + step] for step in odd], [b.terms[b0 + step] for step in odd]
    crossed = one[0].form == other[1].form and one[1].form == other[0].form
    named = all(is_name(phrase, start + step) for phrase, start in ((a, a0), (b, b0)) for step in odd)
    between = {term.form for term in a.terms[a0 + odd[0] + 1 : a0 + odd[1]]}
    if not (crossed and named) or between <= _LISTS:
        return None
    return [a0 + step for step in odd], [b0 + step for step in odd]


_PEOPLES = """
usa united america american americans/uk united britain british england english briton britons/eu european union europe/un united nations/
germany german germans deutschland deutsche/france french frenchman/netherlands dutch dutchman holland/poland polish pole poles/
spain spanish spaniard spaniards/wales welsh welshman/denmark danish dane danes/turkey turkish turk turks/switzerland swiss/
greece greek greeks/sweden swedish swede swedes/finland finnish finn finns/ireland irish irishman/scotland scottish scots scotsman/
czechia czech czechs bohemia bohemian/china chinese/portugal portuguese/iceland icelandic/philippines filipino/norway norwegian/
belgium belgian/slovakia slovak slovaks/russia russian russians kremlin moscow/japan japanese/vatican holy/israel israeli/
ukraine ukrainian/hungary hungarian/austria austrian/africa african afro
"""
_COUNTRIES = tuple(frozenset(names.split()) for names in _PEOPLES.split("/"))


def _same_country(a: Phrase, at_a: range, b: Phrase, at_b: range) -> bool:
    """Whether both sides of an edit name one country or body in one of its forms."""
    one, other = {a.terms[i].form for i in at_a}, {b.terms[j].form for j in at_b}
    return any(one & country and other & country for country in _COUNTRIES)


def _plain(phrase: Phrase, index: int) -> bool:
    """Whether a capitalised term need not be a name: a common word, or one of the language's words where a sentence opens."""
    term = phrase.terms[index]
    return is_common(term.form) or (term.kind == "initial" and is_ordinary(term.form))


def _initials(phrase: Phrase, indices: Sequence[int]) -> bool:
    """Whether a single name in capitals, an acronym, is all there is."""
    return len(indices) == 1 and phrase.terms[indices[0]].span.of(phrase.text).isupper()


def is_name(phrase: Phrase, index: int) -> bool:
    """Whether a term is a name: capitalised inside a sentence, or capitalised at its beginning and no common word."""
    term = phrase.terms[index]
    if term.inserted or term.form in _TITLES or term.form in FUNCTION or not term.form[:1].isalpha():
        return False
    if term.kind == "name":
        return True
    return term.kind == "initial" and not is_common(term.form)


def _unmatched(phrase: Phrase, where: range, other: Phrase, place: range, tight: bool) -> list[int]:  # noqa: FBT001
    """Names of an edit to which nothing is spelled alike: in the edit's other side where it is tight, else in the whole other wording."""
    strict = tight and len(where) == len(place)
    found = [i for i in where if is_name(phrase, i) or (strict and phrase.terms[i].kind == "name" and not phrase.terms[i].inserted)]
    if not found:
        return []
    there = {other.terms[j].form for j in place} if tight else {term.form for term in other.terms}
    return [i for i in found if not any(alike(phrase.terms[i].form, form) for form in there)]


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    """Whether two forms may be spellings or inflections of one name."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 3:  # noqa: PLR2004
        return False
    if long.startswith(short[:4]) and len(short) >= 4 and len(long) - len(short) <= 4:  # noqa: PLR2004
        return True
    if short[:_ROOT] == long[:_ROOT] or (len(short) >= _ROOT and short in long):
        return True
    if short[0] == long[0] and len(short) > 3 and _bones(short) == _bones(long):  # noqa: PLR2004
        return True
    matcher = SequenceMatcher(None, short, long, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE and short[0] == long[0]


def _bones(form: str) -> str:
    """A form's consonants, p for b, t for d and c for k: "napoli" and "neapel" have the same."""
    return "".join(sign for sign in form.translate(_SOFT) if sign not in "aeiouyjhw'")


def _acronym(a: Phrase, at_a: Sequence[int], b: Phrase, at_b: Sequence[int]) -> bool:
    """Whether a single name of `a` is made of the initials of names of `b`: "RNC" and "Republican National Committee"."""
    letters = "".join(b.terms[j].form[0] for j in at_b)
    return any(len(a.terms[i].form) > 1 and a.terms[i].form in letters for i in at_a) if len(letters) > 1 else False
