"""Floors for sayings brought together from raw articles, pinned to the corpus they were measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import end_to_end

DIGEST = "0aa501a8d22b2eab82b425d1b37d1cc610a97ae319480e478825ab38c98b6908"
PAIRS = {"rules": 0.88, "trained": 0.92}
STRETCHES = {"rules": 0.88, "trained": 0.9}
CUBED = {"rules": 0.95, "trained": 0.955}
RELATION = 0.91

pytestmark = [pytest.mark.corpus, pytest.mark.slow]


@pytest.mark.parametrize("reader", ["rules", "trained"])
def test_sayings_of_three_outlets_from_their_articles(shared: Path, reader: str) -> None:
    assert hashlib.sha256((shared / "data" / "basil" / "quotes" / "events.jsonl").read_bytes()).hexdigest() == DIGEST
    found = end_to_end.measure(reader)
    assert found.pairs[2] >= PAIRS[reader]
    assert found.stretches[2] >= STRETCHES[reader]
    assert found.cubed[2] >= CUBED[reader]
    assert found.relation >= RELATION
