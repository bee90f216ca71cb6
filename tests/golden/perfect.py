"""A reading that says exactly what the golden record says: what the scorer must give full marks to."""

from __future__ import annotations

from typing import Any, cast

from onrecord.model import (
    Article,
    Attribution,
    Entity,
    Hop,
    Interval,
    Label,
    Mention,
    Occasion,
    Quality,
    Reading,
    Remark,
    Span,
    Spans,
    content_id,
)
from onrecord.model.attribution import Flag, Granularity, Kind, Role
from onrecord.model.entity import EntityType, Relation
from tests.golden.loader import Expected, Golden, Text, plain


def perfect(golden: Golden) -> Reading:
    """The golden record as a reading; names become ids that are the same in every article."""
    text = plain(golden)
    head = golden.raw["article"]
    article = Article(
        id=content_id("art", golden.name),
        file=head["file"],
        url=head["url"],
        outlet=head["outlet"],
        title=head["title"],
        authors=tuple(head["authors"]),
        published=head["published"],
        language="en",
        credit=head["credit"],
        text=text.text,
        body=text.body,
    )
    entities = tuple(_entity(row, text) for row in golden.raw["entities"])
    known = {entity.id for entity in entities}
    attributions = tuple(_attribution(golden, row, known) for row in golden.expected(text))
    quality = tuple(Quality(flag) for flag in golden.raw["quality"])
    remarks = tuple(
        Remark(row["outlet"], None, row["what"], (text.find(row["evidence"]),), (text.find(row["object"]),))
        for row in golden.raw["remarks"]
    )
    return Reading(article, entities, attributions, quality, remarks)


def entity_id(name: str) -> str:
    """The id of the person or body of that name."""
    return content_id("ent", name)


def attribution_id(name: str, number: int) -> str:
    """The id of `ARTICLE:ID`."""
    return content_id("att", name, number)


def _first(text: Text, words: str) -> Span:
    start = text.text.index(words, text.body[0].start)
    return Span(start, start + len(words))


def _entity(row: dict[str, Any], text: Text) -> Entity:
    labels = tuple(
        Label(_first(text, label["text"]), label["text"], label["voice"], cast("Relation", label["relation"])) for label in row["labels"]
    )
    mentions = tuple(Mention(_first(text, name), "name") for name in row["names"])
    return Entity(entity_id(row["name"]), cast("EntityType", row["type"]), row["names"][0], mentions, labels)


def _attribution(golden: Golden, row: Expected, known: set[str]) -> Attribution:
    speaker = entity_id(row.speaker) if row.speaker and not row.unnamed else None
    said = row.said
    nothing: Spans = ()
    return Attribution(
        id=attribution_id(golden.name, row.id),
        kind=cast("Kind", row.kinds[0]),
        content=row.content,
        cue=row.cue,
        source=row.source,
        speaker=speaker if speaker in known else None,
        parent=attribution_id(golden.name, row.parent) if row.parent else None,
        via=tuple(Hop(name, None, cast("Role", role), nothing) for name, role in row.via or ()),
        occasion=Occasion(row.occasion["name"], row.occasion["place"], row.occasion["medium"], nothing) if row.occasion else None,
        said=Interval(said["from"], said["to"], cast("Granularity", said["granularity"]), nothing, None) if said else None,
        flags=cast("tuple[Flag, ...]", tuple(sorted(row.flags))),
    )
