"""People, organisations, places and offices, as articles mention and label them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span

EntityType = Literal["person", "organisation", "place", "office", "group", "unknown"]
Form = Literal["name", "title", "nominal", "pronoun"]
Relation = Literal["title", "apposition", "role", "epithet", "nationality", "acronym"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an article speaks of an entity.

    Attributes:
        span: where.
        form: `name`, `title` ("the prime minister"), `nominal` ("the group") or `pronoun`.
    """

    span: Span
    form: Form


@dataclass(frozen=True, slots=True)
class Label:
    """What an article calls somebody.

    Attributes:
        span: where.
        text: the words.
        voice: `outlet` for the outlet's own words, or the id of the attribution in which they were said.
        relation: how the words are tied to the name.
    """

    span: Span
    text: str
    voice: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that is named, in one article.

    Attributes:
        id: the same across all articles of one run and across runs on one ledger (`ent-...`).
        type: what it is.
        name: its most used full name, never an epithet.
        mentions: in order of their place.
        labels: in order of their place.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...] = ()
    labels: tuple[Label, ...] = ()

    def spans(self) -> Iterator[Span]:
        """Every span of this entity."""
        yield from (mention.span for mention in self.mentions)
        yield from (label.span for label in self.labels)
