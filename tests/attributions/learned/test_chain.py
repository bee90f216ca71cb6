from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attributions.learned.chain import ROLES, Chain

TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))


def chain(rng: np.random.Generator) -> Chain:
    return Chain(TAGS, rng.normal(size=(13, 13)).astype(np.float32))


def paths(own: Chain, scores: np.ndarray) -> list[tuple[float, tuple[int, ...]]]:
    """Every path that the constraints allow, with its score: the slow way."""
    out = []
    for path in product(range(13), repeat=len(scores)):
        total = own.first[path[0]] + own.last[path[-1]] + sum(scores[i, t] for i, t in enumerate(path))
        total += sum(own.table[a, b] for a, b in pairwise(path))
        if total > -5000:
            out.append((float(total), path))
    return out


def spans(path: tuple[int, ...]) -> set[tuple[int, int, int]]:
    found, first = set(), 0
    for i, number in enumerate(path):
        tag = TAGS[number]
        if tag[0] in "BS":
            first = i
        if tag[0] in "ES":
            found.add((ROLES.index(tag[2:]), first, i))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_span_probabilities_are_those_of_all_paths_together(seed: int) -> None:
    rng = np.random.default_rng(seed)
    own, scores = chain(rng), rng.normal(size=(4, 13)) * 2
    every = paths(own, scores)
    whole = np.logaddexp.reduce([score for score, _ in every])
    expected: dict[tuple[int, int, int], float] = {}
    for score, path in every:
        for span in spans(path):
            expected[span] = expected.get(span, 0.0) + float(np.exp(score - whole))
    found, cover = own.candidates(scores, [(0, 4)], likely=0.0005)
    told = {(c.role, c.first, c.last): c.probability for c in found}
    for span, probability in expected.items():
        if probability > 0.001:
            assert told[span] == pytest.approx(probability, abs=1e-6)
    for word, role in product(range(4), range(3)):
        inside = sum(p for (r, a, b), p in expected.items() if r == role and a <= word <= b)
        assert cover[word, role] == pytest.approx(inside, abs=1e-6)


@pytest.mark.parametrize("seed", range(6))
def test_the_best_path_is_the_best_of_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    own, scores = chain(rng), rng.normal(size=(4, 13)) * 2
    best = max(paths(own, scores))[1]
    assert set(own.best(scores, [(0, 4)])) == spans(best)


@given(st.integers(0, 1000), st.lists(st.integers(1, 12), min_size=1, max_size=6))
def test_blocks_stand_alone(seed: int, lengths: list[int]) -> None:
    rng = np.random.default_rng(seed)
    own, scores = chain(rng), rng.normal(size=(sum(lengths), 13)) * 3
    ends = np.cumsum(lengths).tolist()
    blocks = [(end - length, end) for end, length in zip(ends, lengths, strict=True)]
    together = {(c.role, c.first, c.last): round(c.probability, 9) for c in own.candidates(scores, blocks)[0]}
    apart = {}
    for first, last in blocks:
        for c in own.candidates(scores[first:last], [(0, last - first)])[0]:
            apart[c.role, first + c.first, first + c.last] = round(c.probability, 9)
    assert together == apart
    best = [(r, first + a, first + b) for first, last in blocks for r, a, b in own.best(scores[first:last], [(0, last - first)])]
    assert own.best(scores, blocks) == best


def test_a_very_long_block_neither_overflows_nor_stalls() -> None:
    rng = np.random.default_rng(1)
    own = chain(rng)
    found, cover = own.candidates(rng.normal(size=(20_000, 13)) * 20, [(0, 20_000)])
    assert found
    assert np.isfinite(cover).all()
    assert cover.max() <= 1 + 1e-6


@pytest.mark.timeout(300)
def test_a_block_with_a_span_at_every_word_comes_to_an_end() -> None:
    own = Chain(TAGS, np.zeros((13, 13), np.float32))
    assert own.candidates(np.zeros((20_000, 13)), [(0, 20_000)])
