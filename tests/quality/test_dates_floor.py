"""Floors for time expressions, pinned to the corpus they were measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import dates

DIGEST = "38c7e3853fdafe0e20bd4e010697d0eea3f4cfa18205b58fd999913ef9c27907"
FLOORS = {"day": 0.92, "day, weekday names": 0.96, "month": 0.84, "year": 0.89, "none": 0.91, "quarter": 0.63}
WRONG = {"day": 0.05, "day, weekday names": 0.04, "year": 0.02, "quarter": 0.1}


@pytest.mark.corpus
def test_time_expressions_resolve_as_annotated(shared: Path) -> None:
    file = shared / dates.FILE
    assert hashlib.sha256(file.read_bytes()).hexdigest() == DIGEST
    counts, _, _ = dates.measure()
    for name, floor in FLOORS.items():
        assert counts[name]["right"] / counts[name].total() >= floor, name
    for name, ceiling in WRONG.items():
        assert counts[name]["wrong"] / counts[name].total() <= ceiling, name
