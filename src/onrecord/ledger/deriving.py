"""From a reading to the rows that questions are asked of: pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.ledger.records import spans_to_json, storable, storable_or_none
from onrecord.ledger.store import Row
from onrecord.model import Attribution, Entity, Reading, Span

GLUE = " … "
"""Stands between the pieces of a broken quotation."""


@dataclass(slots=True)
class Rows:
    """Rows of the derived tables for one article."""

    presence: list[Row] = field(default_factory=list)
    spelling: list[Row] = field(default_factory=list)
    label: list[Row] = field(default_factory=list)
    attribution: list[Row] = field(default_factory=list)
    hop: list[Row] = field(default_factory=list)


def derived(reading: Reading, local: Mapping[str, str], standing: Mapping[str, str]) -> Rows:
    """The rows of one article.

    Args:
        reading: corrected, with ids as the article has them.
        local: entity id to the id in the reading as it was delivered, where they differ.
        standing: entity id to the id that stands after all merges, where they differ.
    """
    rows = Rows()
    for entity in reading.entities:
        _entity(rows, reading, entity, local.get(entity.id, entity.id), standing.get(entity.id, entity.id))
    for attribution in reading.attributions:
        rows.attribution.append(_attribution(reading, attribution, standing))
        rows.hop.extend(_hops(reading, attribution, standing))
    return rows


def _entity(rows: Rows, reading: Reading, entity: Entity, local: str, stands: str) -> None:
    article = reading.article
    same = {"article": article.id, "raw": entity.id, "entity": stands}
    rows.presence.append({**same, "local": local, "type": entity.type, "name": storable(entity.name), "mentions": len(entity.mentions)})
    names = Counter(mention.span.of(article.text) for mention in entity.mentions if mention.form == "name")
    rows.spelling.extend({**same, "text": storable(name), "count": count} for name, count in sorted(names.items()))
    rows.label.extend(
        {**same, "text": storable(x.text), "voice": x.voice, "relation": x.relation, "start": x.span.start, "end": x.span.end}
        for x in entity.labels
    )


def _attribution(reading: Reading, attribution: Attribution, standing: Mapping[str, str]) -> Row:
    article, said, occasion = reading.article, attribution.said, attribution.occasion
    day = (said.start or said.end) if said else None
    text = storable(article.text)

    def words(spans: tuple[Span, ...]) -> str:
        return GLUE.join(text[start:end] for start, end in spans)

    speaker = attribution.speaker
    return {
        "id": attribution.id,
        "article": article.id,
        "kind": attribution.kind,
        "raw": speaker,
        "speaker": None if speaker is None else standing.get(speaker, speaker),
        "words": words(attribution.content),
        "content": spans_to_json(attribution.content),
        "cue": spans_to_json(attribution.cue),
        "cue_words": words(attribution.cue),
        "source": spans_to_json(attribution.source),
        "source_words": words(attribution.source),
        "start": attribution.content[0].start,
        "day": (day or article.published or "")[:10] or None,
        "said_from": said.start if said else None,
        "said_to": said.end if said else None,
        "granularity": said.granularity if said else None,
        "occasion": storable_or_none(occasion.id) if occasion else None,
        "occasion_name": storable_or_none(occasion.name) if occasion else None,
        "occasion_place": storable_or_none(occasion.place) if occasion else None,
        "occasion_medium": storable_or_none(occasion.medium) if occasion else None,
        "parent": attribution.parent,
        "flags": json.dumps(list(attribution.flags)),
        "confidence": attribution.confidence,
    }


def _hops(reading: Reading, attribution: Attribution, standing: Mapping[str, str]) -> list[Row]:
    return [
        {
            "attribution": attribution.id,
            "article": reading.article.id,
            "position": position,
            "name": storable(hop.name),
            "raw": hop.entity,
            "entity": None if hop.entity is None else standing.get(hop.entity, hop.entity),
            "role": hop.role,
            "basis": hop.basis,
            "evidence": spans_to_json(hop.evidence),
        }
        for position, hop in enumerate(attribution.via)
    ]
