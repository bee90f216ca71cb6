"""The rows of every table of `dictionary`, in the order of its columns; read one record at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from onrecord.ledger import Ledger
from onrecord.model import Attribution, Reading, Spans

Row = dict[str, Any]
GLUE = " … "


def _spans(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def articles(ledger: Ledger) -> Iterator[Row]:
    """Articles as they stand."""
    for reading in ledger.readings():
        a = reading.article
        yield {
            "id": a.id, "outlet": a.outlet, "title": a.title, "authors": list(a.authors), "published": a.published,
            "language": a.language, "credit": a.credit, "url": a.url, "file": a.file, "sha256": a.sha256, "text": a.text,
            "quality": [quality.flag for quality in reading.quality],
        }  # fmt: skip


def entities(ledger: Ledger) -> Iterator[Row]:
    """Entities across articles, by id."""
    kinds: dict[str, tuple[str, str]] = {}
    names: dict[str, Counter[str]] = {}
    there: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for reading in ledger.readings():
        for entity in reading.entities:
            kinds[entity.id] = (entity.type, entity.name)
            there[entity.id] += 1
            found = (mention.span.of(reading.article.text) for mention in entity.mentions if mention.form == "name")
            names.setdefault(entity.id, Counter()).update(found)
        said.update(a.speaker for a in reading.attributions if a.speaker is not None)
    shown = ledger.names_of(kinds)
    for one in sorted(kinds):
        kind, name = shown.get(one, kinds[one])
        ordered = [text for text, _ in sorted(names[one].items(), key=lambda pair: (-pair[1], pair[0]))]
        yield {"id": one, "type": kind, "name": name, "names": ordered, "articles": there[one], "attributions": said[one]}


def mentions(ledger: Ledger) -> Iterator[Row]:
    """Mentions, article by article."""
    for reading in ledger.readings():
        for entity in reading.entities:
            for mention in entity.mentions:
                start, end = mention.span
                text = reading.article.text[start:end]
                yield {"entity": entity.id, "article": reading.article.id, "start": start, "end": end, "form": mention.form, "text": text}


def labels(ledger: Ledger) -> Iterator[Row]:
    """Labels, article by article."""
    for reading in ledger.readings():
        for entity in reading.entities:
            for label in entity.labels:
                yield {
                    "entity": entity.id, "article": reading.article.id, "start": label.span.start, "end": label.span.end,
                    "text": label.text, "voice": label.voice, "relation": label.relation,
                }  # fmt: skip


def attributions(ledger: Ledger) -> Iterator[Row]:
    """Attributions, article by article."""
    for reading in ledger.readings():
        for one in reading.attributions:
            yield attribution_row(reading, one)


def attribution_row(reading: Reading, one: Attribution) -> Row:
    """An attribution as a row."""
    said, occasion = one.said, one.occasion
    return {
        "id": one.id, "article": reading.article.id, "kind": one.kind, "speaker": one.speaker,
        "words": reading.words(one.content, GLUE), "content": _spans(one.content),
        "cue_words": reading.words(one.cue, GLUE), "cue": _spans(one.cue),
        "source_words": reading.words(one.source, GLUE), "source": _spans(one.source),
        "parent": one.parent,
        "said_from": said.start if said else None, "said_to": said.end if said else None,
        "granularity": said.granularity if said else None,
        "occasion": occasion.id if occasion else None, "occasion_name": occasion.name if occasion else None,
        "occasion_place": occasion.place if occasion else None, "occasion_medium": occasion.medium if occasion else None,
        "flags": list(one.flags), "confidence": one.confidence,
    }  # fmt: skip


def hops(ledger: Ledger) -> Iterator[Row]:
    """Chains, article by article."""
    for reading in ledger.readings():
        for one in reading.attributions:
            for position, hop in enumerate(one.via):
                yield {
                    "attribution": one.id, "position": position, "name": hop.name, "entity": hop.entity, "role": hop.role,
                    "basis": hop.basis, "evidence": _spans(hop.evidence),
                }  # fmt: skip


def statements(ledger: Ledger) -> Iterator[Row]:
    """Statements, by id."""
    for one in ledger.statements():
        said, occasion = one.said, one.occasion
        yield {
            "id": one.id, "speaker": one.speaker, "hub": one.hub,
            "said_from": said.start if said else None, "said_to": said.end if said else None,
            "occasion": occasion.id if occasion else None, "occasion_name": occasion.name if occasion else None,
            "occasion_place": occasion.place if occasion else None,
            "versions": len(one.versions), "independent": one.independent, "repeats": list(one.repeats),
        }  # fmt: skip


def versions(ledger: Ledger) -> Iterator[Row]:
    """Versions, statement by statement."""
    for one in ledger.statements():
        for v in one.versions:
            yield {
                "statement": one.id, "attribution": v.attribution, "article": v.article, "outlet": v.outlet, "kind": v.kind,
                "relation": v.relation, "score": v.score.total,
                "features": [[key, value] for key, value in sorted(v.score.features.items())],
                "alarms": [alarm.what for alarm in v.alarms], "cue": v.cue.text if v.cue else None,
                "tone": v.cue.tone if v.cue else None, "via": list(v.via),
            }  # fmt: skip


def left_out(ledger: Ledger) -> Iterator[Row]:
    """Who left a saying out, statement by statement."""
    for one in ledger.statements():
        for missing in one.left_out_by:
            yield {"statement": one.id, "article": missing.article, "outlet": missing.outlet}


def judgements(ledger: Ledger) -> Iterator[Row]:
    """Persons' judgements, in order."""
    for one in ledger.judgements(by_persons=True):
        yield {"about": one.about, "a": one.a, "b": one.b, "verdict": one.verdict, "by": one.by, "at": one.at}


ROWS: dict[str, Callable[[Ledger], Iterator[Row]]] = {
    "articles": articles,
    "entities": entities,
    "mentions": mentions,
    "labels": labels,
    "attributions": attributions,
    "hops": hops,
    "statements": statements,
    "versions": versions,
    "left_out": left_out,
    "judgements": judgements,
}
