"""Floors for the trained reader, pinned to the corpus they were measured on and to the weights that ship."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import reader as bench
from onrecord.reader import Reader
from training.tune import articles

DIGEST = "f12ba7fd21d082e42e343b5765411bc5218bc583ce2b3e9cb23ad9b69317f451"
FLOORS = {"source": 82.8, "cue": 75.6, "content": 71.6, "tuple": 62.3, "pair": 76.1}
NAMES = {"wikigold": 67.0, "ecb": 82.0}
CALIBRATION = 0.05


@pytest.mark.corpus
@pytest.mark.slow
def test_attributions_and_names_are_as_good_as_they_were(shared: Path) -> None:
    file = shared / "data" / "polnear" / "dev.jsonl.gz"
    assert hashlib.sha256(file.read_bytes()).hexdigest() == DIGEST
    reader = Reader.load()
    figures = bench.attributions(bench.read(reader, articles()))
    for name, floor in FLOORS.items():
        assert figures[name] >= floor, name
    assert figures["ece"] <= CALIBRATION
    named = bench.named(reader)
    for name, floor in NAMES.items():
        assert named[name] >= floor, name
