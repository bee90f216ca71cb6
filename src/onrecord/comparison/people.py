"""Whether two names can be one speaker's, as far as the names go."""

from __future__ import annotations

import re

from onrecord.text.meaning.names import alike
from onrecord.text.terms import fold

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_APOSTROPHE = re.compile("['’‘ʻʼʽʾʿ`´]")
_TITLES = frozenset(
    """mr mrs ms miss dr lt retired sir lord lady president senator sen governor gov representative rep congressman congresswoman secretary
    minister prime chief judge justice general gen colonel col captain professor prof mayor speaker chancellor king queen prince
    princess pope sheriff former vice deputy chairman chairwoman jr sr ii iii the of and reverend rev officer director spokesman
    spokeswoman spokesperson ambassador attorney republican democratic candidate nominee presidential""".split()  # noqa: SIM905
)
_PARTICLES = frozenset("de la van von der den bin ibn al el du da dos di le ter ten of the and y".split())  # noqa: SIM905
_PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "his", "their"])
_OF = frozenset(["of", "for", "at", "in", "from", "with", "to"])
_LEAST = 2


def compatible(one: str | None, other: str | None) -> bool | None:
    """Whether two names can be one person's.

    Args:
        one: a name as an article or a transcript gives it, with or without titles.
        other: the other.

    Returns:
        True where the words of the shorter all stand in the longer, spelling aside; False where they do not; None where one names nobody.
    """
    a, b = _words(one), _words(other)
    if not a or not b:
        return None
    short, long = sorted((a, b), key=len)
    return all(any(_matches(word, there) for there in long) for word in short)


def _words(name: str | None) -> list[str]:
    """The words of a name that name somebody; of "the harbour chief Orla Venn" the last two, of "the head of Harbour Freight" none."""
    words = _WORD.findall(_APOSTROPHE.sub("", name or ""))
    described = [place for place, word in enumerate(words) if word.islower() and word not in _PARTICLES]
    if described:
        rest = words[described[-1] + 1 :]
        words = words[: described[0]] if _OF & {words[described[-1]], *rest[:1]} else rest
    folded = [fold(part) for word in words for part in word.split("-") if part.casefold() not in _PARTICLES]
    return [word for word in folded if word not in _TITLES and word not in _PRONOUNS and len(word) >= _LEAST]


def _matches(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) >= 4 and alike(word, other))  # noqa: PLR2004
