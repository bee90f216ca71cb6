"""Rows in and out of record batches."""

from __future__ import annotations

from itertools import groupby

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pipeline.engine.rows import runs

ROWS = st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 1), st.integers()), max_size=30).map(sorted)


@given(ROWS.map(lambda rows: [(a, b, c % 1000) for a, b, c in rows]), st.integers(1, 7))
def test_runs_are_the_rows_cut_where_a_key_changes_or_a_batch_ends(rows: list[tuple[int, int, int]], size: int) -> None:
    columns = [pa.array([row[place] for row in rows], kind) for place, kind in enumerate((pa.int64(), pa.int32(), pa.int64()))]
    whole = pa.RecordBatch.from_arrays(columns, names=["cell", "kind", "a"])
    batches = [whole.slice(at, size) for at in range(0, len(rows) + 1, size)]  # the last one may be empty
    found = [[tuple(row.values()) for row in run.to_pylist()] for run in runs(iter(batches), ("cell", "kind"))]
    assert [row for run in found for row in run] == rows
    assert all(run and len({row[:2] for row in run}) == 1 for run in found)
    least = sum(len(list(groupby(rows[at : at + size], key=lambda row: row[:2]))) for at in range(0, len(rows), size))
    assert len(found) == least
