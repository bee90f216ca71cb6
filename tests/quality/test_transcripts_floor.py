"""Floors for finding quotations in transcripts, pinned to the corpora they were measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import transcripts

DIGESTS = {
    "transcripts/transcripts.jsonl.gz": "cc3ba30bea9611e6e5e5a1f13a943dd1533407145d6a36cfb6e31af162c3eb1f",
    "transcripts/quotations.jsonl": "6935e6fda78b95ef4d4aabd8a1ac50afbe7933b3b8b5c3cc332169f48a08a5dd",
}
FLOORS = {"place": 0.97, "first place": 0.94, "relation": 0.85, "relation, sure": 0.92, "verbatim": 0.87, "no alarm": 0.99}
SECONDS = 60


@pytest.mark.corpus
@pytest.mark.slow
def test_quotations_are_found_and_judged(shared: Path) -> None:
    for name, digest in DIGESTS.items():
        assert hashlib.sha256((shared / "data" / name).read_bytes()).hexdigest() == digest, name
    rows, _, located = transcripts.measure()
    found = transcripts.figures(rows)
    for name, floor in FLOORS.items():
        assert found[name] >= floor, (name, found[name])
    assert located < SECONDS
