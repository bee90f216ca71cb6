"""Which things hang together by some edges, found in one process."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.pipeline.engine.stage import Stage, Table

T = TypeVar("T", int, str)


def components(edges: Iterable[tuple[T, T]]) -> dict[T, T]:
    """Each member's component, named by its least member.

    Union by the lesser root, with path halving (R. E. Tarjan and J. van Leeuwen, 1984).
    """
    parent: dict[T, T] = {}

    def root(one: T) -> T:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for a, b in edges:
        parent.setdefault(a, a)
        parent.setdefault(b, b)
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return {one: root(one) for one in sorted(parent)}


def write(edges: Table, stage: Stage, target: Path) -> None:
    """The components of a table of edges, as one Parquet file of a folder, in its place when it is whole."""
    batches = (batch for file in edges.files() for batch in pq.ParquetFile(file).iter_batches(columns=["a", "b"]))
    found = components(pair for batch in batches for pair in zip(*(column.to_pylist() for column in batch.columns), strict=True))
    made = pa.table({"member": list(found), "component": list(found.values())}, schema=stage.gives)
    fresh = target / "part-00000.parquet.new"
    pq.write_table(made, fresh, compression="zstd")
    fresh.rename(target / "part-00000.parquet")
