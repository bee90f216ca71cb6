"""Two parts of names, and two lists of parts laid side by side: what agrees, what is only left out, what contradicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from onrecord.entities.cast import nicknames
from onrecord.entities.names.parts import Part, Parts, part_of

CACHE = 1 << 18
MATCH, JOINED, SAME, LITTLE, LEAST, UNLIKE = 0.72, 0.86, 0.93, 0.5, 0.5, 0.6
LONGEST = 10


class Likeness(NamedTuple):
    """How alike two parts are.

    Attributes:
        total: between 0 and 1, what parts are paired by.
        sound: likeness of the sounds, vowels and all.
        clash: 1 where the consonants are the same and the vowels are not ("Hasan", "Husayn").
    """

    total: float
    sound: float
    clash: float


class Alignment(NamedTuple):
    """Two names laid side by side; weights grow with a part's rarity.

    Attributes:
        agreed: weight of the paired parts times how alike they are.
        left_a: weight of the parts of the first that found no partner.
        left_b: the same of the second.
        total_a: weight of the first.
        total_b: weight of the second.
        worst: the least alike of the pairs.
        clash: weight of paired parts with the same consonants and other vowels.
        rarest: weight of the rarest pair that is nearly the same.
        pairs: how many parts found a partner.
        crossings: how many pairs stand in another order.
        first: likeness of the first parts.
        last: likeness of the last parts.
        best_left: how alike the leftovers are at best: small where they contradict.
        initials: how many pairs rest on an initial.
        fathers: 1 where both give a father's name and they differ.
        known: what the pairs tell: rare parts that agree closely tell most.
        exchanged: 1 where nothing is left out and one full part stands where the other name has quite another: brothers differ so.
    """

    agreed: float
    left_a: float
    left_b: float
    total_a: float
    total_b: float
    worst: float
    clash: float
    rarest: float
    pairs: int
    crossings: int
    first: float
    last: float
    best_left: float
    initials: int
    fathers: float
    known: float
    exchanged: float


@lru_cache(CACHE)
def likeness(a: str, b: str) -> Likeness:
    """How alike two parts are, by their text.

    Parts whose sounds share little are told apart by that alone: most pairs of parts are.
    """
    if a == b:
        return Likeness(1.0, 1.0, 0.0)
    if len(a) == 1 or len(b) == 1:
        return Likeness(0.8 if a[:1] == b[:1] else 0.0, 0.5, 0.0)
    one, other = part_of(a), part_of(b)
    heard = ratio(one.sound, other.sound) / 100
    known = nicknames()
    short_form = a in known and b in known and bool(known[a] & known[b])
    if heard < LITTLE:
        return Likeness(0.9 if short_form else 0.5 * heard, heard, 0.0)
    total = 0.45 * heard + 0.25 * ratio(one.bones, other.bones) / 100 + 0.3 * JaroWinkler.similarity(a, b)
    if one.sound == other.sound:
        total = max(total, 0.97)
    clash = 1.0 if one.bones == other.bones and one.sound != other.sound and len(one.bones) > 1 else 0.0
    return Likeness(max(total, 0.9) if short_form else total, heard, clash)


def align(a: Parts, b: Parts, weigh: Callable[[str], float]) -> Alignment:
    """Pair the parts of two names, the most alike first; then two parts of one with one of the other ("Gui Qin", "Guiqin").

    Args:
        a: one name.
        b: the other; of each, the first ten parts are read.
        weigh: the weight of a part, by its sound.
    """
    ours, theirs = a.parts[:LONGEST], b.parts[:LONGEST]
    weights_a, weights_b = [weigh(p[1]) for p in ours], [weigh(p[1]) for p in theirs]
    grid = [[likeness(p[0], q[0]) for q in theirs] for p in ours]
    near = [(-like[0], abs(i - j), i, j) for i, line in enumerate(grid) for j, like in enumerate(line) if like[0] >= MATCH]
    near.sort()
    free_a, free_b = set(range(len(ours))), set(range(len(theirs)))
    pairs = [(i, j) for _, _, i, j in take(near, free_a, free_b, SAME)]
    run = joined(ours, theirs, free_a, free_b, weights_a, weights_b) if free_a and free_b else 0.0
    pairs += [(i, j) for _, _, i, j in take(near, free_a, free_b, MATCH)]
    agreed, known = run, 0.5 * run
    clash = rarest = 0.0
    worst, initials = 1.0, 0
    for i, j in pairs:
        like = grid[i][j]
        weight = (weights_a[i] + weights_b[j]) / 2
        agreed += weight * like[0]
        clash += weight * like[2]
        worst = min(worst, like[0])
        known += (weight - LEAST) * max(0.0, like[0] - MATCH) / (1 - MATCH)
        if like[0] > SAME:
            rarest = max(rarest, weight)
        initials += len(ours[i][0]) == 1 or len(theirs[j][0]) == 1
    return Alignment(
        agreed,
        sum([weights_a[i] for i in free_a]),
        sum([weights_b[j] for j in free_b]),
        sum(weights_a),
        sum(weights_b),
        worst if pairs or run else 0.0,
        clash,
        rarest,
        len(pairs),
        sum([1 for n, (i, j) in enumerate(pairs) for k, m in pairs[:n] if (i - k) * (j - m) < 0]) if len(pairs) > 1 else 0,
        grid[0][0][0],
        grid[-1][-1][0],
        max([grid[i][j][0] for i in free_a for j in free_b]) if free_a and free_b else 1.0 if pairs else 0.0,
        initials,
        fathers(ours, theirs) if a.kin and b.kin else 0.0,
        known,
        exchanged(grid, ours, theirs, free_a, free_b),
    )


def exchanged(grid: list[list[Likeness]], ours: tuple[Part, ...], theirs: tuple[Part, ...], free_a: set[int], free_b: set[int]) -> float:
    """Whether the names are as long, and one part alone differs, in one place: both full, neither sound nor consonants near."""
    if len(ours) != len(theirs) or len(ours) < 2 or len(free_a) != 1 or free_a != free_b:  # noqa: PLR2004  a part and one to share
        return 0.0
    (at,) = free_a
    return float(min(len(ours[at][0]), len(theirs[at][0])) > 1 and grid[at][at][0] < UNLIKE)


def take(
    near: list[tuple[float, int, int, int]], free_a: set[int], free_b: set[int], least: float
) -> Iterator[tuple[float, int, int, int]]:
    """The best cells, each part once, down to a likeness."""
    for cell in near:
        if -cell[0] < least:
            return
        if cell[2] in free_a and cell[3] in free_b:
            free_a.discard(cell[2])
            free_b.discard(cell[3])
            yield cell


def joined(
    ours: tuple[Part, ...], theirs: tuple[Part, ...], free_a: set[int], free_b: set[int], weights_a: list[float], weights_b: list[float]
) -> float:
    """Pair two neighbouring leftovers of one side, run together, with one of the other; returns the weight that agrees."""
    agreed = 0.0
    for one, other, free, rest, weights in (
        (ours, theirs, free_a, free_b, weights_b),
        (theirs, ours, free_b, free_a, weights_a),
    ):
        for i in range(len(one) - 1):
            if i in free and i + 1 in free:
                run = one[i][1] + one[i + 1][1]
                for j in sorted(rest):
                    like = ratio(run, other[j][1]) / 100
                    if like >= JOINED:
                        free -= {i, i + 1}
                        rest.discard(j)
                        agreed += weights[j] * like
                        break
    return agreed


def fathers(ours: tuple[Part, ...], theirs: tuple[Part, ...]) -> float:
    """Whether both names give a father's name and none of one is any of the other's."""
    one, other = [p for p in ours if p[3]], [q for q in theirs if q[3]]
    if not one or not other:
        return 0.0
    return float(all(likeness(p[0], q[0])[0] < MATCH for p in one for q in other))
