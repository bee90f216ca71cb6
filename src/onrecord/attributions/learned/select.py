"""Which spans to keep: the set without overlaps that is worth most, where a span is worth its odds of being right less a price."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.attributions.learned.chain import Candidate


def best_set(candidates: Sequence[Candidate], worth: Sequence[float]) -> list[int]:
    """Indices of the chosen candidates, in order of place (weighted interval scheduling, exact, n log n).

    Args:
        candidates: spans in any order.
        worth: of each; those not above 0 are never chosen.
    """
    order = sorted((i for i in range(len(candidates)) if worth[i] > 0), key=lambda i: (candidates[i].last, candidates[i].first, i))
    lasts = [candidates[i].last for i in order]
    value, taken, back = [0.0], [False], [0]
    for n, i in enumerate(order):
        before = bisect_right(lasts, candidates[i].first - 1, 0, n)
        with_it = value[before] + worth[i]
        take = with_it > value[n]
        value.append(with_it if take else value[n])
        taken.append(take)
        back.append(before)
    chosen, n = [], len(order)
    while n:
        if taken[n]:
            chosen.append(order[n - 1])
            n = back[n]
        else:
            n -= 1
    return chosen[::-1]
