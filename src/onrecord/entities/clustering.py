"""Clusters under constraints: pairs are joined best first, and a cluster never holds two that must stay apart.

Plain transitive closure would chain A to C through a B that is like both; here a join is made only if no pair across it is forbidden and
the scored pairs across it agree on the whole (correlation clustering, the greedy form).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Pair = tuple[int, int]


def cluster(count: int, scores: Mapping[Pair, float], must: Iterable[Pair], cannot: Iterable[Pair], same: float) -> list[list[int]]:
    """Put `count` things into clusters.

    Args:
        count: how many things there are; they are numbered from 0.
        scores: for some pairs, how likely they are one, between 0 and 1.
        must: pairs that belong together; the first of two that contradict a `cannot` loses.
        cannot: pairs that never share a cluster.
        same: the score from which a pair may be joined.

    Returns:
        The clusters, each in rising order, in the order of their first members.
    """
    owner = list(range(count))
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    apart: dict[int, set[int]] = {}
    for a, b in cannot:
        apart.setdefault(a, set()).add(b)
        apart.setdefault(b, set()).add(a)
    links: dict[int, dict[int, float]] = {}
    for (a, b), value in scores.items():
        links.setdefault(a, {})[b] = value
        links.setdefault(b, {})[a] = value
    for a, b in must:
        join(owner, members, apart, a, b)
    for a, b in sorted((p for p, v in scores.items() if v >= same), key=lambda p: (-scores[p], p)):
        if owner[a] != owner[b] and agree(members[owner[a]], members[owner[b]], links, same):
            join(owner, members, apart, a, b)
    return sorted((sorted(group) for group in members.values()), key=lambda group: group[0])


def agree(one: list[int], other: list[int], links: Mapping[int, Mapping[int, float]], same: float) -> bool:
    """Whether the scored pairs across two clusters reach the bar on average."""
    small, large = sorted((one, other), key=len)
    inside = set(large)
    values = [value for a in small for b, value in links.get(a, {}).items() if b in inside]
    return bool(values) and sum(values) / len(values) >= same


def join(owner: list[int], members: dict[int, list[int]], apart: Mapping[int, set[int]], a: int, b: int) -> None:
    """Join the clusters of two things unless something forbids it."""
    small, large = sorted((owner[a], owner[b]), key=lambda o: len(members[o]))
    if small == large:
        return
    inside = set(members[large])
    if any(not inside.isdisjoint(apart.get(thing, ())) for thing in members[small]):
        return
    for thing in members[small]:
        owner[thing] = large
    members[large] += members.pop(small)
