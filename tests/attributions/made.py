"""Articles made for the tests, and attributions shown as words."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.attributions.rules import find
from onrecord.model import Article, Attribution, Spans, content_id
from onrecord.text.paragraphs import paragraphs


class Shown(NamedTuple):
    """An attribution in words."""

    source: str
    cue: str
    content: list[str]
    kind: str


def article(text: str, language: str | None = "en") -> Article:
    return Article(content_id("art", text), None, None, None, None, (), None, language, None, text, paragraphs(text))


def show(text: str, attribution: Attribution) -> Shown:
    def words(spans: Spans) -> str:
        return " / ".join(span.of(text) for span in spans)

    return Shown(words(attribution.source), words(attribution.cue), [s.of(text) for s in attribution.content], attribution.kind)


def read(text: str) -> list[Shown]:
    return [show(text, attribution) for attribution in find(article(text))]
