"""A reading as it stands after corrections and merges: pure, the delivered reading is never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.ledger.judging import Corrections
from onrecord.model import Attribution, Entity, Hop, Reading, Remark, Spans, content_id


def occurrence(article: str, entity: str) -> str:
    """How a judgement names an entity in one article only."""
    return f"{article}/{entity}"


def apart_id(article: str, entity: str) -> str:
    """The id of an entity that was told apart from its namesake in one article."""
    return content_id("ent", article, entity)


def corrected(reading: Reading, right: Corrections, names: Mapping[str, tuple[str, str]]) -> Reading:
    """The reading with what persons have put right; ids as this article has them, before merges.

    Args:
        reading: as it was delivered.
        right: what stands about it.
        names: type and name of entities that may not be in the reading.
    """
    if not right:
        return reading
    apart = {entity: apart_id(reading.article.id, entity) for entity in right.apart}
    size = len(reading.article.text)
    attributions = [_attribution(a, right, apart, size) for a in reading.attributions if a.id not in right.struck]
    kept = {attribution.id for attribution in attributions}
    attributions = [a if a.parent is None or a.parent in kept else replace(a, parent=None) for a in attributions]
    entities = [replace(entity, id=apart.get(entity.id, entity.id)) for entity in reading.entities]
    known = {entity.id for entity in entities}
    for attribution in attributions:
        if attribution.speaker is not None and attribution.speaker not in known:
            kind, name = names.get(attribution.speaker, ("unknown", attribution.speaker))
            entities.append(Entity(attribution.speaker, kind, name))  # type: ignore[arg-type]
            known.add(attribution.speaker)
    remarks = tuple(_remark(remark, apart) for remark in reading.remarks)
    return replace(reading, entities=tuple(entities), attributions=tuple(attributions), remarks=remarks)


def fits(spans: Spans, size: int) -> bool:
    """Whether all spans lie in a text of that many code points; corrections that do not are passed over."""
    return all(0 <= start < end <= size for start, end in spans)


def _attribution(attribution: Attribution, right: Corrections, apart: Mapping[str, str], size: int) -> Attribution:
    parts = {part: spans for part, spans in right.spans.get(attribution.id, {}).items() if fits(spans, size)}
    speaker = attribution.speaker
    speaker = apart.get(speaker, speaker) if speaker is not None else None
    return replace(
        attribution,
        speaker=right.speakers.get(attribution.id, speaker),
        via=tuple(_hop(hop, apart) for hop in attribution.via),
        content=parts.get("content", attribution.content),
        cue=parts.get("cue", attribution.cue),
        source=parts.get("source", attribution.source),
    )


def _hop(hop: Hop, names: Mapping[str, str]) -> Hop:
    return hop if hop.entity is None or hop.entity not in names else replace(hop, entity=names[hop.entity])


def _remark(remark: Remark, names: Mapping[str, str]) -> Remark:
    return remark if remark.entity is None or remark.entity not in names else replace(remark, entity=names[remark.entity])


def merged(reading: Reading, standing: Mapping[str, str], names: Mapping[str, tuple[str, str]]) -> Reading:
    """The reading with every entity under the id that stands after all merges.

    Args:
        reading: ids as this article has them.
        standing: id to the id that stands for it; an id that is not there stands for itself.
        names: type and name of the entities that stand.
    """
    if all(standing.get(entity.id, entity.id) == entity.id for entity in reading.entities):
        return reading
    together: dict[str, Entity] = {}
    for entity in reading.entities:
        to = standing.get(entity.id, entity.id)
        kind, name = names.get(to, (entity.type, entity.name))
        before = together.get(to)
        mentions = tuple(sorted({*(before.mentions if before else ()), *entity.mentions}, key=lambda m: (m.span, m.form)))
        labels = tuple(sorted({*(before.labels if before else ()), *entity.labels}, key=lambda x: (x.span, x.relation)))
        together[to] = Entity(to, kind, name, mentions, labels)  # type: ignore[arg-type]
    attributions = tuple(
        replace(
            a,
            speaker=None if a.speaker is None else standing.get(a.speaker, a.speaker),
            via=tuple(_hop(hop, standing) for hop in a.via),
        )
        for a in reading.attributions
    )
    remarks = tuple(_remark(remark, standing) for remark in reading.remarks)
    return replace(reading, entities=tuple(together.values()), attributions=attributions, remarks=remarks)
