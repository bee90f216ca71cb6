"""Where the nodes of a chain graph stand: columns from the speaker to the articles, rows with few crossings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.chains.graph import Edge, Graph

SWEEPS: Final = 8


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns of keys from the left, each from the top down, and the way of each edge from node to node.

    Attributes:
        columns: node ids, and between them the waypoints of edges that pass a column by.
        ways: for each edge that does not close a ring, the keys that it runs through, both ends with it.
    """

    columns: tuple[tuple[str, ...], ...]
    ways: dict[Edge, tuple[str, ...]]


def layout(drawn: Graph) -> Layout:
    """Lay a graph out in columns (after Sugiyama, Tagawa and Toda, 1981): ranks, waypoints, and sweeps by the mean place of neighbours."""
    rank = _ranks(drawn)
    columns: dict[int, list[str]] = defaultdict(list)
    for node in drawn.nodes:
        columns[rank[node.id]].append(node.id)
    ways: dict[Edge, tuple[str, ...]] = {}
    beside: dict[str, list[str]] = defaultdict(list)
    for edge in drawn.edges:
        if edge in drawn.circular:
            continue
        between = [f"{edge.source} {edge.target} {at}" for at in range(rank[edge.source] + 1, rank[edge.target])]
        for at, key in enumerate(between, rank[edge.source] + 1):
            columns[at].append(key)
        ways[edge] = (edge.source, *between, edge.target)
        for one, two in pairwise(ways[edge]):
            beside[one].append(two)
            beside[two].append(one)
    ordered = [columns[at] for at in range(max(rank.values(), default=-1) + 1)]
    _untangle(ordered, beside)
    return Layout(tuple(map(tuple, ordered)), ways)


def _ranks(drawn: Graph) -> dict[str, int]:
    """How far to the right each node stands: one further than the furthest that feeds it, and articles that feed nothing in the last."""
    into: dict[str, int] = {node.id: 0 for node in drawn.nodes}
    follow: dict[str, list[str]] = defaultdict(list)
    for edge in drawn.edges:
        if edge not in drawn.circular:
            into[edge.target] += 1
            follow[edge.source].append(edge.target)
    rank = dict.fromkeys(into, 0)
    ready = [key for key, count in into.items() if not count]
    while ready:
        key = ready.pop()
        for target in follow[key]:
            rank[target] = max(rank[target], rank[key] + 1)
            into[target] -= 1
            if not into[target]:
                ready.append(target)
    last = max(rank.values(), default=0)
    ends = {node.id: last for node in drawn.nodes if node.kind == "article" and not follow[node.id]}
    return {**rank, **ends}


def _untangle(columns: list[list[str]], beside: dict[str, list[str]]) -> None:
    """Sort each column by the mean place of its neighbours in the column before, then after, until nothing moves or often enough."""
    for _ in range(SWEEPS // 2):
        before = [list(column) for column in columns]
        for at in range(1, len(columns)):
            _sort(columns[at], columns[at - 1], beside)
        for at in range(len(columns) - 2, -1, -1):
            _sort(columns[at], columns[at + 1], beside)
        if columns == before:
            return


def _sort(column: list[str], near: list[str], beside: dict[str, list[str]]) -> None:
    """Sort one column by the mean place of its neighbours in another."""
    if len(column) > 1:
        place = {key: number / max(1, len(near) - 1) for number, key in enumerate(near)}
        mean = {key: _mean([place[other] for other in beside[key] if other in place]) for key in column}
        column.sort(key=lambda key: mean[key])


def _mean(places: list[float]) -> float:
    return sum(places) / len(places) if places else 0.5
