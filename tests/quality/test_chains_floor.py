"""Floors for hops and occasions, pinned to the corpus they were measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import chains

DIGEST = "0aa501a8d22b2eab82b425d1b37d1cc610a97ae319480e478825ab38c98b6908"
FLOORS = {
    "hop precision, spans that have one": 0.94,
    "hop precision, all spans": 0.81,
    "hop recall": 0.80,
    "occasion B-cubed F1": 0.89,
}


@pytest.mark.corpus
def test_hops_and_occasions_of_annotated_quotations(shared: Path) -> None:
    file = shared / chains.FILE
    assert hashlib.sha256(file.read_bytes()).hexdigest() == DIGEST
    figures, _ = chains.measure()
    for name, floor in FLOORS.items():
        assert figures[name] >= floor, name


@pytest.mark.corpus
def test_occasions_hold_when_the_rules_read_the_articles(shared: Path) -> None:
    assert (shared / chains.FILE).exists()
    figures, _ = chains.measure("rules")
    assert figures["occasion B-cubed F1"] >= 0.80
    assert figures["hop precision, spans that have one"] >= 0.90


@pytest.mark.corpus
def test_hops_hold_when_the_trained_reader_reads_the_articles(shared: Path) -> None:
    assert (shared / chains.FILE).exists()
    figures, _ = chains.measure("trained")
    assert figures["hop recall"] >= 0.755
    assert figures["hop precision, spans that have one"] >= 0.92
    assert figures["occasion B-cubed F1"] >= 0.86
