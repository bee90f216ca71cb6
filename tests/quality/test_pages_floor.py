"""The text of real pages is not read worse than before, nor worse than trafilatura by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.pages import READERS, Corpus, articles, load, score

DIGEST = "ce8f967fcda2b30d5eda1dcb6121bb870ea5cb4f13618ae191c0bd5b6b55e63a"
FLOOR = 0.970


@pytest.fixture(scope="module")
def corpus(shared: Path) -> Corpus:
    return load(shared / "data" / "pages" / "aeb")


@pytest.mark.corpus
def test_the_corpus_is_the_one_that_was_measured(corpus: Corpus) -> None:
    assert corpus.digest == DIGEST
    assert len(corpus.pages) == 181


@pytest.mark.corpus
def test_text_at_or_above_trafilatura_in_the_same_run(corpus: Corpus) -> None:
    f1 = {
        name: score(corpus.texts, {page: reader(page, content) for page, content in corpus.pages.items()})[2]
        for name, reader in READERS.items()
    }
    assert f1["onrecord"] >= FLOOR
    assert f1["onrecord"] >= max(f1.values())


@pytest.mark.corpus
def test_every_page_is_read_and_dated(corpus: Corpus) -> None:
    made = [article for article in articles(corpus) if article is not None]
    assert len(made) >= 180
    assert sum(article.published_from == "metadata" for article in made) >= 100
