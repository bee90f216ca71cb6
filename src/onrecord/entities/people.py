"""Everybody across articles, at a glance: spellings by outlet, titles with dates and outlets, how often they speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.entities.profiles import spellings
from onrecord.model import EntityType, Reading, Relation


@dataclass(frozen=True, slots=True)
class Title:
    """What one article calls somebody.

    Attributes:
        text: the words.
        relation: how they are tied to the name.
        voice: `outlet`, or the name of whoever said it; None where a quotation has no known speaker.
        outlet: who published it, or None.
        published: when, or None.
        article: the article's id.
    """

    text: str
    relation: Relation
    voice: str | None
    outlet: str | None
    published: str | None
    article: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """One entity across articles.

    Attributes:
        id: its id.
        type: what it is.
        name: its most used full name.
        spellings: for each outlet ("" where unknown), each spelling with how often.
        titles: by date, then article and words.
        attributions: how often it is quoted or reported as speaking.
        articles: how many articles name it.
    """

    id: str
    type: EntityType
    name: str
    spellings: dict[str, dict[str, int]]
    titles: tuple[Title, ...]
    attributions: int
    articles: int


def people(readings: Sequence[Reading]) -> list[Somebody]:
    """List every entity across articles, those that speak most first.

    Args:
        readings: articles whose entities carry lasting ids (`link`).
    """
    names: dict[str, dict[str, Counter[str]]] = {}
    titles: dict[str, list[Title]] = {}
    spoken: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    kinds: dict[str, tuple[EntityType, str]] = {}
    for reading in readings:
        article = reading.article
        known = {entity.id: entity.name for entity in reading.entities}
        voices = {a.id: known.get(a.speaker or "") for a in reading.attributions}
        spoken.update(a.speaker for a in reading.attributions if a.speaker)
        for entity in reading.entities:
            kinds.setdefault(entity.id, (entity.type, entity.name))
            articles[entity.id] += 1
            names.setdefault(entity.id, {}).setdefault(article.outlet or "", Counter()).update(spellings(article, entity))
            titles.setdefault(entity.id, []).extend(
                Title(
                    label.text,
                    label.relation,
                    "outlet" if label.voice == "outlet" else voices.get(label.voice),
                    article.outlet,
                    article.published,
                    article.id,
                )
                for label in entity.labels
            )
    listed = [
        Somebody(
            identity,
            kind,
            name,
            {
                outlet: dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
                for outlet, found in sorted(names[identity].items())
            },
            tuple(sorted(set(titles[identity]), key=lambda t: (t.published or "9999", t.article, t.text, t.relation))),
            spoken[identity],
            articles[identity],
        )
        for identity, (kind, name) in kinds.items()
    ]
    return sorted(listed, key=lambda one: (-one.attributions, -one.articles, one.name, one.id))
