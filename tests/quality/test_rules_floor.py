"""Floors for the rules reader, pinned to the corpora they were measured on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import rules

DEV = "f12ba7fd21d082e42e343b5765411bc5218bc583ce2b3e9cb23ad9b69317f451"
QUOTES = "0aa501a8d22b2eab82b425d1b37d1cc610a97ae319480e478825ab38c98b6908"
SOURCE, CUE, CONTENT, WHOLE, PAIR = 67.0, 65.5, 58.5, 47.0, 60.0
SPEECH, OTHERS = 0.94, 0.45


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.corpus
def test_attributions_are_found_by_rules_as_annotated(shared: Path) -> None:
    assert _digest(shared / rules.POLNEAR / "dev.jsonl.gz") == DEV
    figures, _, _ = rules.polnear("dev")
    assert figures["source"]["bio_exact"]["f1"] >= SOURCE
    assert figures["cue"]["bio_exact"]["f1"] >= CUE
    assert figures["content"]["bio_exact"]["f1"] >= CONTENT
    assert figures["tuple"]["f1"] >= WHOLE
    assert figures["pair"]["f1"] >= PAIR


@pytest.mark.corpus
def test_quoted_speech_is_held_and_other_marked_words_are_not(shared: Path) -> None:
    assert _digest(shared / rules.BASIL) == QUOTES
    counts = rules.basil()
    assert counts["said, held"] / counts["said"] >= SPEECH
    others = counts["scare"] + counts["title"]
    assert (counts["scare, held"] + counts["title, held"]) / others <= OTHERS
