"""Floors for copies made from real articles, and no false copy where there are none."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import copies

DIGESTS = {
    "data/basil/events.jsonl.gz": "fbd74e0b050e92715069b2990a3ec5d88b5e22d787453c1fc02b533320aacf56",
    "data/pages/aeb/ground-truth.json": "512e9a9498912047a966e22f47302e849dfa45dca1f555d97588317dac7e5a3d",
}


@pytest.mark.corpus
def test_made_copies_are_found_and_basil_holds_none(shared: Path) -> None:
    for name, digest in DIGESTS.items():
        assert hashlib.sha256((shared / name).read_bytes()).hexdigest() == digest
    figures = copies.measure()
    assert figures["precision"] >= 0.99
    assert figures["recall"] >= 0.99
    assert figures["false pairs on BASIL alone"] == 0
