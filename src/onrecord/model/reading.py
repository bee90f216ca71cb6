"""What onrecord says about one article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import RecordError
from onrecord.model.article import Article
from onrecord.model.attribution import Attribution
from onrecord.model.entity import Entity
from onrecord.model.span import Span, Spans, check_spans

SCHEMA = "onrecord/reading/1"


@dataclass(frozen=True, slots=True)
class Quality:
    """Something about the article as a whole that a careful user should know.

    Attributes:
        flag: `unbalanced-quotes`, `machine-translated?`, `truncated`, `language`, `out-of-depth`, ...
        evidence: where it shows; may be empty.
    """

    flag: str
    evidence: Spans = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What an article says about another outlet's coverage.

    Attributes:
        outlet: the other outlet, as named.
        entity: its id, or None.
        what: `omitted`, `emphasised`, `reported`, `altered` or `denied`.
        evidence: the words that say so.
        object: the words that say what was left out or stressed; may be empty.
    """

    outlet: str
    entity: str | None
    what: str
    evidence: Spans
    object: Spans = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read.

    Raises:
        RecordError: a span does not fit the text, an id stands twice, or a reference leads nowhere.
    """

    article: Article
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quality: tuple[Quality, ...] = ()
    remarks: tuple[Remark, ...] = ()
    schema: str = SCHEMA

    def __post_init__(self) -> None:
        """Hold every span against the text and every reference against the ids."""
        where = f"reading of {self.article.file or self.article.url or self.article.id}"
        check_spans(self.spans(), len(self.article.text), where)
        known = {entity.id for entity in self.entities}
        if len(known) != len(self.entities):
            raise RecordError("an entity id stands twice", where)
        said = {attribution.id for attribution in self.attributions}
        if len(said) != len(self.attributions):
            raise RecordError("an attribution id stands twice", where)
        for attribution in self.attributions:
            if not attribution.content:
                raise RecordError(f"attribution {attribution.id} has no content", where)
            if attribution.speaker is not None and attribution.speaker not in known:
                raise RecordError(f"speaker {attribution.speaker} is not among the entities", where)
            if attribution.parent is not None and attribution.parent not in said:
                raise RecordError(f"parent {attribution.parent} is not among the attributions", where)

    def spans(self) -> Iterator[Span]:
        """Every span of the reading."""
        for entity in self.entities:
            yield from entity.spans()
        for attribution in self.attributions:
            yield from attribution.spans()
        for quality in self.quality:
            yield from quality.evidence
        for remark in self.remarks:
            yield from (*remark.evidence, *remark.object)

    def words(self, spans: Spans, glue: str = " … ") -> str:
        """The words that the spans cover."""
        return glue.join(span.of(self.article.text) for span in spans)
