from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.attributions.learned.chain import Candidate
from onrecord.attributions.learned.select import best_set

SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5), st.floats(-1, 1)), max_size=9)


@given(SPANS)
def test_no_other_set_is_worth_more(drawn: list[tuple[int, int, float]]) -> None:
    candidates = [Candidate(0, first, first + length, 0.5) for first, length, _ in drawn]
    worth = [value for _, _, value in drawn]
    chosen = best_set(candidates, worth)
    assert all(not (a.first <= b.last and b.first <= a.last) for a, b in combinations([candidates[i] for i in chosen], 2))
    assert [candidates[i].first for i in chosen] == sorted(candidates[i].first for i in chosen)
    best = 0.0
    for size in range(1, len(candidates) + 1):
        for some in combinations(range(len(candidates)), size):
            apart = all(
                candidates[a].last < candidates[b].first or candidates[b].last < candidates[a].first for a, b in combinations(some, 2)
            )
            if apart:
                best = max(best, sum(worth[i] for i in some))
    assert abs(sum(worth[i] for i in chosen) - best) < 1e-9
