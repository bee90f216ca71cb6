"""Readings of invented articles, made by hand: who said what, where and when."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Article, Attribution, Entity, EntityType, Interval, Kind, Occasion, Reading, Span, content_id


@dataclass(frozen=True)
class Saying:
    """One attribution to be put into an article."""

    words: str
    speaker: str | None = "Orla Venn"
    occasion: str | None = None
    said: str | None = None
    kind: Kind = "direct"
    speaker_type: EntityType = "person"


def reading(name: str, *sayings: Saying, published: str | None = "2026-03-05", outlet: str | None = None) -> Reading:
    """An article that holds each saying as a paragraph of its own."""
    text = ""
    attributions: list[Attribution] = []
    entities: dict[str, Entity] = {}
    for saying in sayings:
        start = len(text)
        text += saying.words
        speaker = None
        if saying.speaker:
            speaker = content_id("ent", saying.speaker)
            entities[speaker] = Entity(speaker, saying.speaker_type, saying.speaker)
        attributions.append(
            Attribution(
                content_id("att", name, start),
                saying.kind,
                (Span(start, len(text)),),
                (),
                (),
                speaker,
                occasion=Occasion(saying.occasion, None, None, (), content_id("occ", saying.occasion)) if saying.occasion else None,
                said=Interval(saying.said, saying.said, "day", (), None) if saying.said else None,
            )
        )
        text += "\n\n"
    article = Article(f"art-{name}", f"{name}.txt", None, outlet or name, None, (), published, "en", None, text, ())
    return Reading(article, tuple(entities.values()), tuple(attributions))


def mixed(name: str, *pieces: str, speaker: str | None = "Orla Venn", published: str | None = "2026-03-05") -> Reading:
    """An article with one sentence of the reporter's, in which somebody's words stand in marks, each stretch by itself."""
    told = " and spoke of ".join(f"“{piece}”" for piece in pieces)
    return reading(name, Saying(f"the plan was {told} before the vote", speaker, kind="mixed"), published=published)
