"""What a number is the bound of: "at least fifty", "up to fifty", "about fifty"."""

from __future__ import annotations

from onrecord.text.terms import Phrase

_PHRASES: dict[tuple[str, ...], str] = {
    **{
        tuple(words.split()): "least"
        for words in (
            "at least", "more than", "no fewer than", "no less than", "not less than", "not fewer than", "over", "above", "upwards of",
            "minimum", "a minimum of", "exceeding", "in excess of", "at minimum",
        )
    },
    **{
        tuple(words.split()): "most"
        for words in (
            "at most", "up to", "less than", "fewer than", "no more than", "not more than", "under", "below", "maximum", "a maximum of",
            "at maximum", "as many as", "as much as", "not even",
        )
    },
    **{
        tuple(words.split()): "about"
        for words in ("about", "around", "roughly", "approximately", "some", "circa", "nearly", "almost", "close to")
    },
}  # fmt: skip
_FIRST = frozenset(words[0] for words in _PHRASES)
_LONGEST = 3
_NO_NUMBER = frozenset(["half", "a"])


def bounds(phrase: Phrase, start: int, stop: int) -> dict[int, str]:
    """The bounds of numbers among terms, by the index of their first word: `least`, `most` or `about`.

    Args:
        phrase: a wording.
        start: the first term to look at.
        stop: behind the last; a bound must begin before it.
    """
    found: dict[int, str] = {}
    taken = -1
    for index in range(start, stop):
        if index < taken or phrase.terms[index].form not in _FIRST:
            continue
        for length in range(_LONGEST, 0, -1):
            side = _PHRASES.get(tuple(term.form for term in phrase.terms[index : index + length]))
            if side and _counts(phrase, index + length):
                found[index], taken = side, index + length
                break
    return found


def _counts(phrase: Phrase, index: int) -> bool:
    """Whether a number begins at a term, a sign of money or "half" before it left aside."""
    ahead = phrase.terms[index : index + 2]
    return bool(ahead) and (ahead[0].kind == "number" or ahead[0].form in _NO_NUMBER)


def bound_clash(a: Phrase, at_a: range, b: Phrase, at_b: range) -> tuple[list[int], list[int]] | None:
    """Indices of bounds that clash in one edit, or None: "at least" for "at most", and "about" for "more than"."""
    one, other = _near(a, at_a), _near(b, at_b)
    if not one or not other or set(one.values()) & set(other.values()):
        return None
    here, there = [i for i in one if _touches(i, at_a)], [j for j in other if _touches(j, at_b)]
    return (here, there) if here and there else None


def _near(phrase: Phrase, where: range) -> dict[int, str]:
    """The bounds in an edit, those among them that begin one or two terms before it."""
    return bounds(phrase, max(0, where.start - 2), where.stop)


def _touches(index: int, where: range) -> bool:
    return where.start - 2 <= index < where.stop
