"""One report of a saying held against the hub."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.comparison.tone import cue_of
from onrecord.model import Alarm, Attribution, Reading, Score, Spans, Step, Version
from onrecord.model.statement import Relation
from onrecord.text.relation import relate, steps
from onrecord.text.terms import Phrase, phrase
from onrecord.text.uttered import uttered


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution with the reading it stands in, and the words that count."""

    reading: Reading
    attribution: Attribution
    words: Phrase
    content: Spans

    @property
    def key(self) -> tuple[str, int, str]:
        """By article and place."""
        return self.reading.article.id, self.content[0].start, self.attribution.id


def told(reading: Reading, attribution: Attribution, content: Spans | None = None) -> Told:
    """An attribution, or a part of its content, its uttered words read."""
    text = reading.article.text
    part = attribution if content is None else replace(attribution, content=content)
    return Told(reading, attribution, phrase(text, uttered(text, part)), part.content)


def hub_version(hub: Told) -> Version:
    """The version that the others are held against."""
    return _version(hub, "hub", Score(1.0), None)


def version(hub: Told, report: Told, score: Score) -> Version:
    """A report held against the hub: `hub` spans count in the hub's article, `version` spans in the report's."""
    return _version(report, None, score, hub)


def _version(report: Told, relation: Relation | None, score: Score, hub: Told | None) -> Version:
    article = report.reading.article
    attribution = report.attribution
    alignment: tuple[Step, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    if hub is not None:
        related = relate(hub.words, report.words)
        alignment, alarms = steps(hub.words, report.words, related.blocks), related.alarms
        if attribution.kind == "indirect":
            relation, alarms = "indirect", ()
        else:
            relation = "reworded" if related.wording == "different" else related.wording
    return Version(
        attribution=attribution.id,
        article=article.id,
        file=article.file,
        outlet=article.outlet,
        kind=attribution.kind,
        content=report.content,
        relation=relation or "hub",
        alignment=alignment,
        alarms=alarms,
        cue=cue_of(article.text, attribution.cue),
        via=tuple(hop.name for hop in attribution.via),
        score=score,
        label=_label(report),
    )


def _label(report: Told) -> str | None:
    """What the outlet calls the speaker, in its own words, nearest before or at the attribution."""
    entity = next((one for one in report.reading.entities if one.id == report.attribution.speaker), None)
    if entity is None:
        return None
    own = [label for label in entity.labels if label.voice == "outlet"]
    place = report.content[0].start
    nearest = min(own, key=lambda label: (abs(label.span.start - place), label.span.start), default=None)
    return nearest.text if nearest else None
