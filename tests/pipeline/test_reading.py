from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord import api
from onrecord.errors import PageError, UsageError
from onrecord.model import Article, Attribution, Encoding, Problem, Reading, Span, content_id
from onrecord.pipeline.reading import confident, read_batch
from onrecord.pipeline.stages import STAGES, Stage, check_order


def article(text: str) -> Article:
    return Article(content_id("art", text), "a.txt", None, None, None, (), None, "en", None, text, (Span(0, len(text)),))


class Fake:
    """A finder that takes the whole text for one content, and stumbles where it is told to."""

    name = "fake"

    def encode(self, articles: Sequence[Article]) -> list[Encoding | None]:
        if any("ENCODER" in one.text for one in articles):
            raise RuntimeError("cannot encode")
        return [None] * len(articles)

    def find(self, article: Article, encoding: Encoding | None) -> tuple[Attribution, ...]:
        assert encoding is None
        if "FINDER" in article.text:
            raise RuntimeError("cannot find")
        if "FORESEEN" in article.text:
            raise PageError("is no article", "a.txt", "give another")
        return (Attribution(content_id("att", article.id), "indirect", (Span(0, len(article.text)),), (), (), confidence=0.5),)


def test_one_bad_article_never_stops_a_batch() -> None:
    texts = ["A mild day.", "ENCODER fails here.", "FINDER fails here.", "FORESEEN here.", "Another day."]
    before = Problem("b.txt", "is empty", "", "PageError")
    rows = read_batch([*map(article, texts[:3]), before, *map(article, texts[3:])], Fake())
    kinds = [type(row).__name__ if isinstance(row, Reading) else row.kind for row in rows]
    assert kinds == ["Reading", "Unforeseen", "Unforeseen", "PageError", "PageError", "Reading"]
    assert "cannot encode" in rows[1].what  # type: ignore[union-attr]


def test_below_the_confidence_asked_for_nothing_is_left() -> None:
    (reading,) = read_batch([article("A mild day.")], Fake())
    assert isinstance(reading, Reading)
    assert confident(reading, 0.5) is reading
    assert confident(reading, 0.6).attributions == ()


def test_the_stages_are_in_order() -> None:
    check_order()
    assert api.stages() == STAGES


def test_a_stage_without_its_needs_is_refused() -> None:
    with pytest.raises(UsageError, match="needs page"):
        check_order((Stage("articles", ("page",), ("article",), ""),))
