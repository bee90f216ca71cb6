"""Pronouns, checked sources, speakers of quotations and names across articles, held to floors tied to digests of the corpora."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from benchmarks import ecb, entities, gap, speakers
from onrecord.reader import Reader

GAP = "2d784f66b390404f554704b9aef6dcde8845e79dda9886b8391cf7e9a24fdb98"
ECB = "ecd92af144299d9c06794c38ece81998395538bb3abdde056830f6d83f1a756a"
DEV = "f12ba7fd21d082e42e343b5765411bc5218bc583ce2b3e9cb23ad9b69317f451"
QUOTES = "0aa501a8d22b2eab82b425d1b37d1cc610a97ae319480e478825ab38c98b6908"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.corpus
def test_pronouns(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert digest(shared / "data" / "gap" / "gap-validation.tsv") == GAP, "the corpus has changed: measure again and set new floors"
    monkeypatch.setattr("benchmarks.gap.SHARED", shared / "data")
    for reader, overall, least in ((None, 72, 69), (Reader.load(), 77, 73.5)):
        figures = gap.measure("validation", reader)
        assert figures.overall >= overall, figures
        assert min(figures.masculine, figures.feminine) >= least, figures


@pytest.mark.corpus
def test_sources_checked_by_hand(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert digest(shared / "data" / "polnear" / "dev.jsonl.gz") == DEV, "the corpus has changed: measure again and set new floors"
    monkeypatch.setattr("benchmarks.entities.SHARED", shared / "data")
    for floor, encodings in ((0.82, {}), (0.87, entities.encoded([article for article, _ in entities.dev()]))):
        told = entities.sources(encodings)
        assert told.checked >= 200
        assert told.checked_resolved >= 0.95 * told.checked
        assert told.checked_right >= floor * told.checked_resolved


@pytest.mark.corpus
@pytest.mark.slow
def test_names_across_articles(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert digest(shared / "data" / "ecbplus" / "ecbplus_topics_01_35.tar.xz") == ECB, (
        "the corpus has changed: measure again and set new floors"
    )
    monkeypatch.setattr("benchmarks.ecb.SHARED", shared / "data")
    figures = ecb.measure([document for document in ecb.documents() if int(document.topic) <= 12])
    assert figures.precision >= 0.95
    assert figures.f1 >= 0.70


@pytest.mark.corpus
@pytest.mark.slow
def test_speakers_of_quotations(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert digest(shared / "data" / "basil" / "quotes" / "events.jsonl") == QUOTES, (
        "the corpus has changed: measure again and set new floors"
    )
    monkeypatch.setattr("benchmarks.speakers.SHARED", shared / "data")
    articles = [article for event in speakers.events() for article in event.articles]
    for floor, encodings in ((0.82, {}), (0.895, entities.encoded(articles))):
        counts, _ = speakers.measure(encodings)
        assert counts["right"] >= floor * sum(counts.values())
