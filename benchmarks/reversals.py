"""Sentences with the meaning turned: a negation put in or taken out, another number, another name, another strength.

The words put in are chosen by hand and apart from the gate's own lists, so that what is measured is not the lists.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence

NAMES = ["Kowalczyk", "Ramirez", "Tromsø", "Norway", "Lindqvist", "Toyota", "Geneva", "Mbeki", "Okafor", "Fernandez", "Siemens", "Kenya"]
COUNTS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty"]
AMOUNTS = {"million": "billion", "billion": "million", "percent": "dollars", "half": "a third", "all": "few", "most": "few"}
STRENGTHS = {
    "must": ["may", "might", "need not"],
    "has to": ["may", "might"],
    "have to": ["may", "might"],
    "may": ["must", "will", "shall"],
    "might": ["must", "will"],
    "can": ["must", "should", "has to"],
    "could": ["must", "will"],
    "should": ["may", "could", "might"],
    "will": ["may", "might", "could"],
    "would": ["must", "may"],
}
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zéöüáš]{3,}\b")
Way = Callable[[str, random.Random], str | None]
_AUXILIARY = r"\b(is|are|was|were|will|would|can|could|should|must|may|might|has|have|had)\b(?!\s*(?:not|n['’]t|never))"


def one_of(places: Iterable[re.Match[str]], rng: random.Random) -> re.Match[str] | None:
    """One of some places, where there is any."""
    found = list(places)
    return rng.choice(found) if found else None


def put(words: str, place: re.Match[str], new: str) -> str:
    """The words with others in one place."""
    return words[: place.start()] + new + words[place.end() :]


def negation(words: str, rng: random.Random) -> str | None:
    """A negator taken out, or put in behind an auxiliary."""
    there = re.search(r"\b(?:not|never)\s(?!only|just)", words) or re.search(r"(?<!ca)(?<!wo)n['’]t\b", words)
    if there and rng.random() < 0.7:  # noqa: PLR2004
        return put(words, there, "")
    place = one_of(re.finditer(_AUXILIARY, words), rng)
    if place is None:
        return None
    return put(words, place, place.group() + rng.choice([" not", " not", " never", " no longer", " hardly", " scarcely"]))


def number(words: str, rng: random.Random) -> str | None:
    """A number replaced by another."""
    place = one_of(re.finditer(rf"\b\d+(?:[.,]\d+)*\b|\b(?:{'|'.join(COUNTS)}|{'|'.join(AMOUNTS)})\b", words), rng)
    if place is None:
        return None
    old = place.group()
    if old[0].isdigit():
        new = str((int(old[0]) + rng.randint(1, 7)) % 9 + 1) + old[1:]
        new = new if new != old else f"7{old}"
    else:
        new = AMOUNTS.get(old) or rng.choice([word for word in COUNTS if word != old])
    return put(words, place, new)


def name(words: str, rng: random.Random) -> str | None:
    """A name inside a sentence replaced by another."""
    place = one_of(NAME.finditer(words), rng)
    return put(words, place, rng.choice([other for other in NAMES if other != place.group()])) if place else None


_SECOND_NEGATORS = (" by no means", " in no way", " under no circumstances", " anything but", " far from", " neither now nor later")
_SECOND_VERBS = {"will": ["refuses to", "declines to", "fails to"], "would": ["refused to", "failed to"], "can": ["is unable to", "cannot"]}
_SECOND_STRENGTHS = {
    "must": ["is free to", "is allowed to", "could perhaps"],
    "has to": ["is welcome to", "can", "is permitted to"],
    "have to": ["are welcome to", "can", "are permitted to"],
    "may": ["is obliged to", "has to", "is required to", "is bound to"],
    "might": ["is certain to", "is bound to", "has to"],
    "can": ["is forced to", "ought to", "is compelled to"],
    "could": ["was forced to", "was obliged to", "had to"],
    "should": ["possibly could", "is free to", "can"],
    "will": ["possibly may", "could perhaps", "may well"],
}
_SECOND_AMOUNTS = {
    "many": ["hardly any", "no"], "some": ["all", "no"], "every": ["hardly any", "no"], "both": ["neither"], "half": ["none"],
    "first": ["third", "last"], "second": ["fifth"], "last": ["first"], "double": ["half"], "hundreds": ["dozens"],
    "thousands": ["hundreds"], "year": ["decade"], "years": ["weeks"], "days": ["months"], "months": ["days"], "weeks": ["years"],
    "hour": ["minute"], "hours": ["days"], "minutes": ["hours"],
}  # fmt: skip
_SECOND_NAMES = ("Adeyemi", "Uruguay", "Thessaloniki", "Volkov", "Unilever", "Saskatoon", "Hargreaves", "Mongolia", "Petrobras", "Nakamura")


def second_negation(words: str, rng: random.Random) -> str | None:
    """A negation in words of more than one, behind a form of "be", or a verb of refusing in place of a modal."""
    be = list(re.finditer(r"\b(?:is|are|was|were)\b(?!\s*(?:not|n['’]t|never))", words))
    modal = list(re.finditer(rf"\b({'|'.join(_SECOND_VERBS)})\b(?!\s*(?:not|n['’]t|never))", words))
    if modal and (not be or rng.random() < 0.5):  # noqa: PLR2004
        place = rng.choice(modal)
        return put(words, place, rng.choice(_SECOND_VERBS[place.group()]))
    if not be:
        return None
    place = rng.choice(be)
    return put(words, place, place.group() + rng.choice(_SECOND_NEGATORS))


def _replaced(table: dict[str, list[str]]) -> Way:
    """A way that puts one of a table's words in place of another."""

    def way(words: str, rng: random.Random) -> str | None:
        place = one_of(re.finditer(rf"\b({'|'.join(table)})\b", words), rng)
        return put(words, place, rng.choice(table[place.group()])) if place else None

    return way


def renamed(names: Sequence[str]) -> Way:
    """A way that puts one of some names in place of a name inside a sentence."""

    def way(words: str, rng: random.Random) -> str | None:
        place = one_of(NAME.finditer(words), rng)
        return put(words, place, rng.choice(names)) if place else None

    return way


SECOND_WAYS: dict[str, Way] = {
    "negation": second_negation,
    "quantity": _replaced(_SECOND_AMOUNTS),
    "name": renamed(_SECOND_NAMES),
    "modality": _replaced(_SECOND_STRENGTHS),
}
WAYS: dict[str, Way] = {
    "negation": negation,
    "number": number,
    "name": name,
    "modality": _replaced(STRENGTHS),
}
