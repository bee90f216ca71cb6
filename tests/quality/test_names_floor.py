"""What `explain name` reaches on the OFAC lists, held to floors tied to the lists' digest."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks.names import cases, table

DIGEST = "cb5ccf36edaaf62f833c8fcf29ac7f3e956103cf00b18f345558418d601ef104"
FLOORS = {"person": (0.95, 0.82, 0.91)}


@pytest.mark.corpus
def test_people(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (shared / "data" / "names" / "ofac_people.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest() == DIGEST, "the list has changed: measure again and set new floors"
    monkeypatch.setattr("benchmarks.names.SHARED", shared / "data")
    _, area, recall, precision = table("person")[0]
    least_area, least_recall, least_precision = FLOORS["person"]
    assert area >= least_area
    assert recall >= least_recall
    assert precision >= least_precision


@pytest.mark.corpus
def test_hand_made_cases(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.names.SHARED", shared / "data")
    right, wrong, _ = cases()
    assert right >= 340
    assert wrong <= 150
