"""What speaks for two wordings being one saying: readable features between 0 and 1."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import fsum
from sys import intern

from rapidfuzz import fuzz

from onrecord.text.align import Block
from onrecord.text.common import FUNCTION, weight
from onrecord.text.meaning.names import is_name
from onrecord.text.stems import stem
from onrecord.text.synonyms import synonyms
from onrecord.text.terms import Phrase

Weigh = Callable[[str], float]
RUN = 6
MASS = 40.0
_GRAM = 4
SMALLEST = 3


@dataclass(frozen=True, slots=True)
class Bag:
    """A wording prepared for comparison: what is the same for every pair it stands in, and no more, so that a million fit in memory.

    Attributes:
        forms: its terms' forms, in order, those that editors inserted among them.
        own: the forms that the speaker uttered, `forms` itself where that is all of them; all where editors inserted all.
        weights: each stem's weight; words that editors inserted are left out.
        mass: the sum of the weights.
        line: its own forms in one line.
        names: stems of its names.
        numbers: forms of its numbers.
    """

    forms: tuple[str, ...]
    own: tuple[str, ...]
    weights: dict[str, float]
    mass: float
    line: str
    names: frozenset[str]
    numbers: frozenset[str]

    @property
    def grams(self) -> frozenset[str]:
        """Its runs of four letters, word by word: made when asked for, and kept for a while."""
        return _grams_of(self.line)


def bag(phrase: Phrase, weigh: Weigh = weight) -> Bag:
    """Prepare a wording.

    Args:
        phrase: its terms.
        weigh: a form's inverse document frequency; news English at large where none is given.
    """
    forms = tuple(intern(term.form) for term in phrase.terms)
    own = tuple(form for form, term in zip(forms, phrase.terms, strict=True) if not term.inserted) or forms
    own = forms if len(own) == len(forms) else own
    weights: dict[str, float] = {}
    for form in own:
        root = intern(stem(form))
        weights[root] = max(weights.get(root, 0.0), weigh(form))
    names = frozenset(intern(stem(term.form)) for index, term in enumerate(phrase.terms) if is_name(phrase, index))
    numbers = frozenset(form for form, term in zip(forms, phrase.terms, strict=True) if term.kind == "number" and form in own)
    return Bag(forms, own, weights, fsum(weights.values()), " ".join(own), names, numbers)


@lru_cache(maxsize=4096)
def _grams_of(line: str) -> frozenset[str]:
    """A line's runs of four letters, common words left out."""
    return frozenset(chain.from_iterable(_grams(word) for word in line.split() if word not in FUNCTION))


@lru_cache(maxsize=65536)
def _grams(word: str) -> tuple[str, ...]:
    """A word's runs of four letters, its beginning marked."""
    word = f"^{word}"
    return tuple(word[place : place + _GRAM] for place in range(max(1, len(word) - _GRAM + 1)))


def shared_mass(a: Bag, b: Bag) -> float:
    """The weight of the stems that both have, rounded once: the order of a set is another in every process."""
    one, other = a.weights, b.weights
    return fsum([min(one[root], other[root]) for root in one.keys() & other.keys()])


def answered(a: Bag, b: Bag) -> float:
    """The share of the shorter wording's weight in stems that the longer lacks and has a synonym of; 0 to 1 less what they share."""
    small, large = (a, b) if a.mass <= b.mass else (b, a)
    if not small.mass:
        return 0.0
    free = large.weights.keys() - small.weights.keys()
    found = []
    for root in small.weights.keys() - large.weights.keys():
        there = free & synonyms(root)
        if there:
            found.append(min(small.weights[root], max(large.weights[other] for other in there)))
    return fsum(found) / small.mass


def features(a: Bag, b: Bag, blocks: Sequence[Block]) -> dict[str, float]:
    """The features of one pair, each between 0 and 1, higher is likelier one saying.

    Args:
        a: one wording.
        b: the other.
        blocks: their alignment.

    Returns:
        `idf_containment` (of the shorter in the longer), `idf_cover` (of the longer), `partial_ratio`, `four_grams` (letters), `run`
        (longest common run of words, six at most), `order` (shared words that stand in order), `names`, `numbers`,
        `synonyms` (weight of the shorter's other stems that have one in the longer), `mass` (how much evidence).
    """
    common = shared_mass(a, b)
    small, large = min(a.mass, b.mass), max(a.mass, b.mass)
    kept = [block for block in blocks if block.change == "equal"]
    in_order = sum(block.a1 - block.a0 for block in kept)
    longest = max((block.a1 - block.a0 for block in blocks if block.change in {"equal", "move"}), default=0)
    whole = min(len(a.forms), len(b.forms))
    grams_a, grams_b = a.grams, b.grams
    grams = min(len(grams_a), len(grams_b))
    return {
        "idf_containment": common / small if small else 0.0,
        "idf_cover": common / large if large else 0.0,
        "partial_ratio": fuzz.partial_ratio(a.line, b.line) / 100,
        "four_grams": len(grams_a & grams_b) / grams if grams else 0.0,
        "run": min(longest, RUN) / min(RUN, max(whole, SMALLEST)) if whole else 0.0,
        "order": in_order / whole if whole else 0.0,
        "names": _agreement(a.names, b.names),
        "numbers": _agreement(a.numbers, b.numbers),
        "synonyms": answered(a, b),
        "mass": min(common, MASS) / MASS,
    }


def _agreement(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the smaller set the other holds too; a half where one side has none and nothing can be told."""
    if not one or not other:
        return 0.5
    return len(one & other) / min(len(one), len(other))
