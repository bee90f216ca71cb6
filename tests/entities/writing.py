"""Invented articles, and a short way to write attributions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from onrecord.entities import resolve
from onrecord.model import Article, Attribution, Entity, Kind, Reading, Span, content_id

Written = Callable[..., Article]


def article(text: str, name: str = "a", outlet: str | None = "The Vale Courier", published: str | None = "2031-05-02") -> Article:
    """An article with one paragraph a line."""
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Article(f"art-{name}", f"{name}.txt", None, outlet, None, (), published, "en", None, text, body)


def said(text: str, source: str, content: str, kind: Kind = "direct", nth: int = 0) -> Attribution:
    """An attribution by its words; `nth` picks among several places of the source."""
    at = [m.start() for m in re.finditer(re.escape(source), text)][nth] if source else -1
    start = text.index(content)
    spans = (Span(at, at + len(source)),) if source else ()
    pieces = (Span(start, start + len(content)),)
    return Attribution(content_id("att", spans, pieces), kind, pieces, (), spans)


def read(
    text: str, *attributions: Attribution, name: str = "a", outlet: str = "The Vale Courier", published: str = "2031-05-02"
) -> Reading:
    """An article, resolved."""
    own = article(text, name, outlet, published)
    entities, spoken = resolve(own, attributions)
    return Reading(own, entities, spoken)


def speakers(text: str, *attributions: Attribution) -> list[str | None]:
    """The names of the speakers, in the order of the attributions."""
    reading = read(text, *attributions)
    names = {entity.id: entity.name for entity in reading.entities}
    return [names[a.speaker] if a.speaker else None for a in reading.attributions]


def named(entities: Sequence[Entity], name: str) -> Entity:
    """The only entity of a name."""
    found = [entity for entity in entities if entity.name == name]
    assert len(found) == 1, f"{name}: {[e.name for e in entities]}"
    return found[0]


@pytest.fixture
def written() -> Written:
    """The maker of articles, as a fixture."""
    return article
