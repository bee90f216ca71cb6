"""Floors for the two readers joined, pinned to the corpora they were measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import join as bench
from benchmarks.rules import POLNEAR
from onrecord import sample
from onrecord.reader import Reader

DEV = "f12ba7fd21d082e42e343b5765411bc5218bc583ce2b3e9cb23ad9b69317f451"
SEEDS = "e9d67388a022e61aa1cc5c624b87edec75dbbe481cdd553b522d6d4906604ed8"
BELOW = 0.2
CALIBRATION = 0.05
FOUND, EXACT, KIND = 0.885, 0.955, 0.985


@pytest.mark.corpus
@pytest.mark.slow
def test_joined_reader_is_no_worse_than_the_trained_one_as_annotated(shared: Path) -> None:
    assert hashlib.sha256((shared / POLNEAR / "dev.jsonl.gz").read_bytes()).hexdigest() == DEV
    both = bench.both_of(Reader.load(), bench.dev())
    alone = bench.polnear({one.name: one.trained for one in both})
    joined = bench.polnear({one.name: one.joined() for one in both})
    for name in ("source", "cue", "content", "tuple", "pair"):
        assert round(joined[name] - alone[name], 1) >= -BELOW, name
    assert joined["ece"] <= CALIBRATION


@pytest.mark.corpus
def test_no_quotation_of_the_rules_is_lost_or_torn_on_the_seeds(shared: Path) -> None:
    files = sorted((shared / "seeds").glob("*.txt"))
    assert hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest() == SEEDS
    counts = bench.kept(bench.both_of(Reader.load(), bench.seeds()))
    assert counts["quotations"] > 0
    assert (counts["lost"], counts["torn"]) == (0, 0)


def test_sample_corpus_is_read_as_its_golden_records_say() -> None:
    both = bench.both_of(Reader.load(), bench.located(sample.articles()))
    tallies = bench.golden({one.name: one.joined() for one in both}, both)
    assert tallies["attributions"].wanted > 0
    assert tallies["attributions"].f1 >= FOUND
    assert tallies["content, exact"].f1 >= EXACT
    assert tallies["kind"].f1 >= KIND
