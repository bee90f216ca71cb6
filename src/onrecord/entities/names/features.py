"""The features that a verdict on two names rests on, for many pairs at once."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio, token_sort_ratio

from onrecord.entities.lexicon import lexicon
from onrecord.entities.names.compare import align
from onrecord.entities.names.parts import Parts, parse

Matrix = NDArray[np.float64]
NAMES = (
    "agreed of the shorter",
    "agreed of the longer",
    "all of the shorter agreed",
    "contradicted",
    "left out",
    "worst pair",
    "worst pair below .85",
    "vowels clash",
    "rarest part agreed",
    "first parts",
    "last parts",
    "letters",
    "letters sorted",
    "letters above .9",
    "sound",
    "sound above .85",
    "consonants",
    "order",
    "one part only",
    "parts agreed",
    "leftovers alike",
    "initials",
    "fathers differ",
    "generations differ",
    "acronym",
    "places differ",
    "numbers differ",
    "told by the pairs",
    "told little",
    "told, contradicted",
    "letters, contradicted",
    "syllables contradicted",
    "part exchanged",
)
RARE, SYLLABLE = 3.0, 5


@cache
def counts() -> dict[str, int]:
    """How often a part's sound stands in lists of names; parts that are not in it are rare."""
    text = resources.files("onrecord.entities").joinpath("weights", "name_parts.json").read_text("utf-8")
    return dict(json.loads(text)["counts"])


@lru_cache(1 << 17)
def weight(sound: str) -> float:
    """The weight of a part: 1 for the commonest, about 3 for a rare one, less for a single letter."""
    if len(sound) < 2:  # noqa: PLR2004  an initial
        return 0.5
    return max(0.8, RARE - 0.4 * math.log1p(counts().get(sound, 0)))


def row(a: str, b: str) -> list[float]:
    """The features of one pair, in the order of `NAMES`; the same whichever of the two comes first."""
    one, other = parse(min(a, b)), parse(max(a, b))
    laid = align(one, other, weight)
    shorter, longer = sorted((laid.total_a, laid.total_b))
    agreed_short, agreed_long = min(1.0, laid.agreed / shorter), min(1.0, laid.agreed / longer)
    contradicted = min(laid.left_a, laid.left_b)
    letters = JaroWinkler.similarity(one.plain, other.plain)
    in_order = token_sort_ratio(one.plain, other.plain) / 100
    heard = ratio(one.sound, other.sound) / 100
    return [
        agreed_short,
        agreed_long,
        float(agreed_short > 0.9),  # noqa: PLR2004
        contradicted / shorter,
        abs(laid.left_a - laid.left_b) / longer,
        laid.worst,
        max(0.0, 0.85 - laid.worst),
        laid.clash / shorter,
        laid.rarest / RARE,
        laid.first,
        laid.last,
        letters,
        in_order,
        max(0.0, in_order - 0.9),
        heard,
        max(0.0, heard - 0.85),
        ratio(one.bones, other.bones) / 100,
        laid.crossings / max(1, laid.pairs),
        float(min(len(one.parts), len(other.parts)) == 1),
        min(laid.pairs, 4) / 4,
        laid.best_left,
        laid.initials / max(1, laid.pairs),
        laid.fathers,
        float(bool(one.generation and other.generation and one.generation != other.generation)),
        acronym(one, other),
        places(one, other),
        numbers(one, other),
        laid.known,
        max(0.0, 2.0 - laid.known),
        min(2.0, laid.known) * contradicted / shorter,
        letters * contradicted / shorter,
        syllables(one, other) if contradicted else 0.0,
        laid.exchanged,
    ]


def matrix(pairs: Sequence[tuple[str, str]]) -> Matrix:
    """The features of many pairs: one row a pair, one column a feature."""
    return np.array([row(a, b) for a, b in pairs], dtype=np.float64).reshape(len(pairs), len(NAMES))


def syllables(a: Parts, b: Parts) -> float:
    """Whether all parts of both names are short, as in Korean and Chinese: there one part that differs is another person."""
    return float(max(len(p[0]) for p in (*a.parts, *b.parts)) <= SYLLABLE)


def acronym(a: Parts, b: Parts) -> float:
    """Whether one is the initials of the other."""
    if len(a.parts) == len(b.parts):
        return 0.0
    short, long = (a, b) if len(a.parts) < len(b.parts) else (b, a)
    text = short.parts[0].text
    return float(len(short.parts) == 1 and 2 < len(text) < 8 and text == long.initials)  # noqa: PLR2004


@cache
def places_of() -> dict[str, str]:
    """Words for places and peoples, as sounds are not needed: word to the country."""
    lists = lexicon()
    found = {place: place for place in lists.places if " " not in place}
    found.update({people: country.lower() for people, country in lists.peoples.items() if " " not in people})
    return found


def places(a: Parts, b: Parts) -> float:
    """1 where both name places and none is the other's: a veto for bodies."""
    known = places_of()
    if known.keys().isdisjoint(p[0] for p in a.parts):
        return 0.0
    one = {known[p.text] for p in a.parts if p.text in known}
    other = {known[p.text] for p in b.parts if p.text in known}
    return float(bool(one and other and not one & other))


def numbers(a: Parts, b: Parts) -> float:
    """1 where both hold numbers and they differ."""
    return float(bool(a.digits and b.digits and a.digits != b.digits))
