"""Floors for grouping reports into sayings, pinned to the corpora they were measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import statements

DIGESTS = {
    "basil/quotes/events.jsonl": "0aa501a8d22b2eab82b425d1b37d1cc610a97ae319480e478825ab38c98b6908",
    "matching/retranslations.jsonl.gz": "86b2bb672de8b3723e760cfb56015bc994387e735eb394fe60de2e8603a9895f",
}

pytestmark = pytest.mark.corpus


@pytest.fixture(autouse=True)
def corpora(shared: Path) -> None:
    for name, digest in DIGESTS.items():
        assert hashlib.sha256((shared / "data" / name).read_bytes()).hexdigest() == digest, name


def test_sayings_of_three_outlets() -> None:
    found = statements.grouping(occasions=False)
    assert found["sayings"][2] >= 0.945
    assert found["pairs"][2] >= 0.875
    assert found["b-cubed"][2] >= 0.975


def test_occasions_help() -> None:
    assert statements.grouping(occasions=True)["sayings"][2] >= 0.945


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "floor"), [("whole", 0.98), ("cut", 0.945)])
def test_blocking_finds_retranslated_sentences(shape: str, floor: float) -> None:
    found, partners = statements.recall(shape)
    assert found >= floor
    assert partners < 300
