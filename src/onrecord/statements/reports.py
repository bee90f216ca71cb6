"""Attributions as the matching sees them: the words that were uttered, by whom, when and on what occasion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Attribution, Entity, EntityType, Reading, Spans, joined
from onrecord.statements.features import Bag, bag
from onrecord.text.terms import Phrase, phrase
from onrecord.text.uttered import uttered

_WORD = re.compile(r"[^\W\d_]+")
_PIECE = 2

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution, prepared for matching.

    Attributes:
        id: the attribution's.
        article: the article's id.
        place: where in the article it begins, in code points.
        indirect: whether the words are the reporter's.
        bag: the words.
        speaker: the entity's id, or None: a wildcard.
        speaker_type: the entity's type, or None.
        occasion: the occasion's id, or None.
        occasion_name: the words of its own name, capitalised ones alone.
        named: whether the source names the speaker: "he said" leaves it to the reader, who may be wrong.
        said: first and last day on which it was said, where the text settles a day.
        published: the day on which it was published, or None.
        hops: how many stations the words passed on their way.
        end: where in the article it ends.
        callers: the capitalised words by which source and record call the speaker, in lower case.
        pieces: the words of each stretch by itself where there are several: “...,” he said, “...”.
        nested: whether it stands in another's words: “She told me: ‘...’”.
        holds: the words of others that stand in it, each by itself.
    """

    id: str
    article: str
    place: int
    indirect: bool
    bag: Bag
    speaker: str | None
    speaker_type: EntityType | None
    occasion: str | None
    said: Days | None
    published: date | None
    hops: int = 0
    end: int = 0
    named: bool = True
    occasion_name: frozenset[str] = frozenset()
    callers: frozenset[str] = frozenset()
    pieces: tuple[Bag, ...] = ()
    nested: bool = False
    holds: tuple[Bag, ...] = ()

    @property
    def length(self) -> int:
        """How many terms it has."""
        return len(self.bag.phrase.terms)


def reports(readings: Iterable[Reading]) -> list[Report]:
    """Every attribution with words in it, in an order that does not depend on the order of the readings."""
    found: list[Report] = []
    seen: set[str] = set()
    for reading in readings:
        if reading.article.id in seen:
            continue
        seen.add(reading.article.id)
        speakers = {entity.id: entity for entity in reading.entities}
        published = _day(reading.article.published)
        days = _days_of(reading)
        inner: dict[str, list[Attribution]] = defaultdict(list)
        for attribution in reading.attributions:
            inner[attribution.parent or ""].append(attribution)
        for attribution in reading.attributions:
            said = uttered(reading.article.text, attribution)
            words = phrase(reading.article.text, said)
            if words.terms:
                one = _report(reading, attribution, (words, said), speakers.get(attribution.speaker or ""), published, days)
                found.append(replace(one, nested=attribution.parent is not None, holds=_held(reading.article.text, inner[attribution.id])))
    return sorted(found, key=lambda report: (report.article, report.place, report.id))


def _report(
    reading: Reading,
    attribution: Attribution,
    uttered_as: tuple[Phrase, Spans],
    speaker: Entity | None,
    published: date | None,
    days: Mapping[str, Days],
) -> Report:
    words, said = uttered_as
    return Report(
        id=attribution.id,
        article=reading.article.id,
        place=attribution.content[0].start,
        indirect=attribution.kind == "indirect",
        bag=bag(words),
        speaker=attribution.speaker,
        speaker_type=speaker.type if speaker else None,
        occasion=attribution.occasion.id if attribution.occasion else None,
        said=_days(attribution) or days.get(attribution.occasion.id or "" if attribution.occasion else ""),
        published=published,
        hops=len(attribution.via),
        end=attribution.content[-1].end,
        named=_named(reading.article.text, attribution, speaker),
        occasion_name=_proper(attribution.occasion.name if attribution.occasion else None),
        callers=_proper(joined(attribution.source, reading.article.text)) | _proper(speaker.name if speaker else None),
        pieces=tuple(_pieces(reading.article.text, said)) if attribution.kind != "indirect" else (),
    )


def _held(text: str, inner: Iterable[Attribution]) -> tuple[Bag, ...]:
    return tuple(bag(phrase(text, uttered(text, attribution))) for attribution in inner)


def _pieces(text: str, said: Spans) -> Iterator[Bag]:
    """Each stretch's words, where there are several that are more than a word or two."""
    if len(said) > 1:
        for span in said:
            words = phrase(text, (span,))
            if len(words.terms) >= _PIECE:
                yield bag(words)


def _proper(name: str | None) -> frozenset[str]:
    """The capitalised words of a name, in lower case."""
    return frozenset(word.casefold() for word in _WORD.findall(name or "") if word[0].isupper())


def _named(text: str, attribution: Attribution, speaker: Entity | None) -> bool:
    """Whether an attribution's source holds a word of its speaker's name, and that is a name; a missing source is no objection."""
    if speaker is None:
        return True
    described = not speaker.name or speaker.name.split()[-1].islower()
    if described or not attribution.source:
        return not described
    return not _proper(joined(attribution.source, text)).isdisjoint(_proper(speaker.name))


def _days_of(reading: Reading) -> dict[str, Days]:
    """The day of each occasion of an article, where all of its attributions that have one agree."""
    found: dict[str, set[Days]] = defaultdict(set)
    for attribution in reading.attributions:
        days = _days(attribution)
        if days and attribution.occasion and attribution.occasion.id:
            found[attribution.occasion.id].add(days)
    return {occasion: next(iter(days)) for occasion, days in found.items() if len(days) == 1}


def _days(attribution: Attribution) -> Days | None:
    """The interval of an attribution's date where it rests on a day's own evidence, not on a bound."""
    said = attribution.said
    if said is None or said.bound or said.granularity not in {"second", "minute", "hour", "part-of-day", "day"}:
        return None
    first, last = _day(said.start), _day(said.end)
    return (first, last) if first and last else None


def _day(moment: str | None) -> date | None:
    """The day of an ISO 8601 date or moment, or None."""
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None
