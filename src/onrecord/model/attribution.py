"""One article's claim that somebody said something, and through whom the words came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span, Spans

Kind = Literal["direct", "mixed", "indirect"]
Granularity = Literal[
    "second", "minute", "hour", "part-of-day", "day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century", "range"
]
Flag = Literal[
    "fragment", "unclosed-quote", "unopened-quote", "editorial-insert", "ellipsis", "no-source", "hearsay", "mangled", "out-of-depth"
]
Role = Literal["spokesperson", "statement", "document", "platform", "event", "agency", "translator", "outlet", "recipient", "witness"]


@dataclass(frozen=True, slots=True)
class Hop:
    """One station on the way from the speaker to the article.

    Attributes:
        name: as the article gives it, in full where it gives a full form.
        entity: the entity's id, or None.
        role: what the station did.
        evidence: where the article says so; empty where `basis` is the article's metadata.
        basis: `text`, `credit` or `byline`.
    """

    name: str
    entity: str | None
    role: Role
    evidence: Spans
    basis: Literal["text", "credit", "byline"] = "text"


@dataclass(frozen=True, slots=True)
class Interval:
    """When something happened, never finer than the text allows.

    Attributes:
        start: first day or moment, ISO 8601 (`from` in JSON), or None where only an end is known.
        end: last day or moment, inclusive (`to` in JSON), or None.
        granularity: how fine the text is, or None where nothing is known.
        evidence: the time expressions.
        anchor: what a relative date hangs on: `published`, `text`, `none`, or an ISO date.
        bound: whether this is only a bound that other dates of the article imply.
    """

    start: str | None
    end: str | None
    granularity: Granularity | None
    evidence: Spans
    anchor: str | None
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event at which words were spoken.

    Attributes:
        name: as the article names it, or None.
        place: as the article names it, or None.
        medium: `speech`, `interview`, `press conference`, `post`, `statement`, `hearing`, `call`, ..., or None.
        evidence: where the article says so.
        id: shared by all attributions of one occasion, also across articles; None where it stands alone.
    """

    name: str | None
    place: str | None
    medium: str | None
    evidence: Spans
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content (PARC 3; PolNeAR), and who spoke, through whom, when and where.

    Attributes:
        id: made from the article's id and the spans (`att-...`).
        kind: `direct` (all the content stands in quotation marks), `mixed` (some) or `indirect` (none).
        content: the pieces, quotation marks included, in order; never empty.
        cue: the words that signal the attribution; may be empty.
        source: the words that name the source; may be empty.
        speaker: the id of the entity that spoke, or None where the text does not settle it.
        addressee: to whom, as the article says.
        parent: the id of the attribution in whose content this one stands, or None.
        via: the chain, nearest the speaker first.
        occasion: where the words were spoken, or None.
        said: when, or None.
        flags: what a careful user should know, in alphabetical order.
        confidence: between 0 and 1; calibrated where a trained reader made it.
    """

    id: str
    kind: Kind
    content: Spans
    cue: Spans
    source: Spans
    speaker: str | None = None
    addressee: Spans = ()
    parent: str | None = None
    via: tuple[Hop, ...] = ()
    occasion: Occasion | None = None
    said: Interval | None = None
    flags: tuple[Flag, ...] = ()
    confidence: float = 1.0

    def spans(self) -> Iterator[Span]:
        """Every span of this attribution and of its hops, occasion and date."""
        yield from (*self.content, *self.cue, *self.source, *self.addressee)
        for hop in self.via:
            yield from hop.evidence
        if self.occasion:
            yield from self.occasion.evidence
        if self.said:
            yield from self.said.evidence
