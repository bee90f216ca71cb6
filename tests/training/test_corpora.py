from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from onrecord.reader.tags import MENTION_TAGS
from onrecord.reader.words import split
from training.names import conll, proper
from training.polnear import Paragraph, paint
from training.tune import calibration_error, logistic, sigmoid


def made(text: str) -> Paragraph:
    words = split(text, 0, len(text))
    return Paragraph([(w.text, w.glued) for w in words], [(w.start, w.end) for w in words])


def test_a_word_belongs_to_the_first_span_that_covers_it_and_a_shared_source_to_both() -> None:
    text = "Olsen said the bridge is safe and denied that it shook"
    one = made(text)
    spans = [(0, 0, 5, 0), (1, 6, 10, 0), (2, 11, 29, 0), (0, 0, 5, 1), (1, 34, 40, 1), (2, 26, 54, 1)]
    paint(one, spans)
    found = [(p.role, p.first, p.last, set(p.ties)) for p in one.pieces]
    assert found[0] == (0, 0, 0, {0, 1})
    assert (2, 2, 5, {0}) in found
    assert all(a[2] < b[1] for a, b in pairwise(found))


def tags(document_lines: list[str]) -> list[tuple[str, str]]:
    (document,) = proper(conll(document_lines, "own"))
    return [
        (word, MENTION_TAGS[tag] if tag >= 0 else "?")
        for one in document.paragraphs
        for (word, _), tag in zip(one.words, one.mentions or [], strict=True)
    ]


def test_names_come_from_bio_and_io_alike() -> None:
    assert tags(["Marta B-person", "Olsen I-person", "met O", "NORRLAND B-corporation", ". O"])[:4] == [
        ("Marta", "B-person"), ("Olsen", "I-person"), ("met", "O"), ("NORRLAND", "B-organisation"),
    ]  # fmt: skip
    assert [tag for _, tag in tags(["Port I-LOC", "Ansel I-LOC", "sank O"])] == ["B-place", "I-place", "O"]


def test_what_is_no_name_is_unknown() -> None:
    assert [tag for _, tag in tags(["the B-person", "ferry I-person", "crews I-person", "left O"])] == ["?", "?", "?", "O"]
    assert [tag for _, tag in tags(["They B-person", "left O"])] == ["?", "O"]


def test_a_logistic_regression_finds_the_odds() -> None:
    rng = np.random.default_rng(3)
    table = np.column_stack([np.ones(4000), rng.normal(size=4000)])
    labels = (rng.random(4000) < sigmoid(table @ np.array([-0.5, 1.5]))).astype(float)
    assert logistic(table, labels, 0.1) == pytest.approx([-0.5, 1.5], abs=0.15)


def test_calibration_error() -> None:
    assert calibration_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0)
    assert calibration_error([0.95] * 4, [False] * 4) == pytest.approx(0.95)
