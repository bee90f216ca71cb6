"""What `explain name` reaches on the OFAC lists, held to floors tied to the lists' digest."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks.names import cases, table

DIGEST = "cb5ccf36edaaf62f833c8fcf29ac7f3e956103cf00b18f345558418d601ef104"
ORGANISATIONS = "cee6a19c093b1527cc17953357ad15fb1d6f8b4087369e62c9a7b6be99322a2a"
FLOORS = {"person": (0.965, 0.83, 0.95), "organisation": (0.88, 0.48, 0.88)}


@pytest.mark.corpus
@pytest.mark.parametrize(("kind", "file", "digest"), [("person", "people", DIGEST), ("organisation", "organisations", ORGANISATIONS)])
def test_pairs(kind: str, file: str, digest: str, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (shared / "data" / "names" / f"ofac_{file}.jsonl").read_bytes()
    assert hashlib.sha256(content).hexdigest() == digest, "the list has changed: measure again and set new floors"
    monkeypatch.setattr("benchmarks.names.SHARED", shared / "data")
    _, area, recall, precision = table(kind)[0]
    least_area, least_recall, least_precision = FLOORS[kind]
    assert area >= least_area
    assert recall >= least_recall
    assert precision >= least_precision


@pytest.mark.corpus
def test_hand_made_cases(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.names.SHARED", shared / "data")
    right, wrong, _ = cases()
    assert right >= 335
    assert wrong <= 115
