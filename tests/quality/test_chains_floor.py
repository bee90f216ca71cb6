"""Floors for hops and occasions, pinned to the corpus they were measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import chains

DIGEST = "0aa501a8d22b2eab82b425d1b37d1cc610a97ae319480e478825ab38c98b6908"
FLOORS = {
    None: {
        "hop precision, spans that have one": 0.95,
        "hop precision, all spans": 0.83,
        "hop recall": 0.865,
        "hop recall, the half looked at": 0.86,
        "hop recall, the other half": 0.86,
        "occasion B-cubed F1": 0.91,
    },
    "rules": {"hop precision, spans that have one": 0.945, "hop recall": 0.76, "occasion B-cubed F1": 0.84},
    "trained": {
        "hop precision, spans that have one": 0.93,
        "hop precision, all spans": 0.85,
        "hop recall": 0.84,
        "hop recall, the half looked at": 0.84,
        "hop recall, the other half": 0.82,
        "occasion B-cubed F1": 0.86,
    },
}


@pytest.mark.corpus
@pytest.mark.parametrize("reader", FLOORS)
def test_hops_and_occasions_of_annotated_quotations(shared: Path, reader: str | None) -> None:
    file = shared / chains.FILE
    assert hashlib.sha256(file.read_bytes()).hexdigest() == DIGEST
    figures, _ = chains.measure(reader)
    for name, floor in FLOORS[reader].items():
        assert figures[name] >= floor, name
