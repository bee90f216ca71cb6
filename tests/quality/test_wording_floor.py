"""Floors for telling wordings apart, pinned to the corpora they were measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import wording
from benchmarks.reversals import SECOND_WAYS

DIGESTS = {
    "matching/outlet_pairs.jsonl": "f672c0471106b66c21b876053467568e7448deac6301ed9ad4fe7862c945f124",
    "matching/retranslations.jsonl.gz": "86b2bb672de8b3723e760cfb56015bc994387e735eb394fe60de2e8603a9895f",
    "basil/quotes/events.jsonl": "0aa501a8d22b2eab82b425d1b37d1cc610a97ae319480e478825ab38c98b6908",
}
REVERSALS = {"negation": 0.98, "number": 0.97, "name": 0.99, "modality": 0.96}
FALSE_ALARMS = 0.035
FALSE_ALARMS_ON_SENTENCES = 0.045

SECOND_REVERSALS = {"negation": 0.98, "quantity": 0.98, "name": 0.98, "modality": 0.98}
THIRD_REVERSALS = (
    {"negation": 0.98, "opposites": 0.92, "number": 0.98, "name": 0.98, "modality": 0.97, "tense": 0.88},
    {"negation": 0.98, "opposites": 0.88, "number": 0.955, "name": 0.98, "modality": 0.96, "tense": 0.98},
)

pytestmark = pytest.mark.corpus


@pytest.fixture(autouse=True)
def corpora(shared: Path) -> None:
    for name, digest in DIGESTS.items():
        assert hashlib.sha256((shared / "data" / name).read_bytes()).hexdigest() == digest, name


def test_cross_outlet_pairs() -> None:
    assert wording.outlets()[2] >= 0.97


def test_retranslated_spans() -> None:
    found = wording.translated()
    assert found["all"] >= 0.945
    assert found["whole"] >= 0.955


def test_relations_are_those_annotated() -> None:
    assert wording.relations()[0] >= 0.92


@pytest.mark.slow
def test_reversals_ring_and_retranslations_do_not() -> None:
    shares = wording.alarms()
    on_spans, on_sentences = wording.false_alarms()
    for kind, floor in REVERSALS.items():
        assert shares[kind][0] >= floor, kind
    assert on_spans <= FALSE_ALARMS
    assert on_sentences <= FALSE_ALARMS_ON_SENTENCES


@pytest.mark.slow
def test_reversals_in_words_that_the_gate_was_not_built_from() -> None:
    shares = wording.alarms(SECOND_WAYS)
    for kind, floor in SECOND_REVERSALS.items():
        assert shares[kind][0] >= floor, kind


@pytest.mark.slow
@pytest.mark.parametrize("which", [0, 1])
def test_reversals_in_many_more_words(which: int) -> None:
    shares = wording.third_alarms(which)
    for kind, floor in THIRD_REVERSALS[which].items():
        assert shares[kind][0] >= floor, kind
