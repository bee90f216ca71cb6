"""The same articles give the same record, whatever order Python's sets have and however many processes read."""

from __future__ import annotations

import sys

import pytest

from benchmarks.versions import Way


@pytest.mark.parametrize("reader", ["rules", "trained"])
def test_neither_hash_seeds_nor_processes_change_a_result(reader: str) -> None:
    first = Way("", more={"PYTHONHASHSEED": "0"}).run(reader)
    assert set(first) == {"readings", "statements", "findings", "explanations"}
    assert Way("", sys.executable, ("--jobs", "2"), {"PYTHONHASHSEED": "4242"}).run(reader) == first
