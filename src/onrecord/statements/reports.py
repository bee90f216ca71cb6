"""Attributions as the matching sees them: the words that were uttered, by whom, when and on what occasion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Attribution, Entity, EntityType, Reading, Spans, content_id, joined
from onrecord.statements.features import Bag, bag
from onrecord.statements.parts import parts
from onrecord.text.quotes import scan
from onrecord.text.terms import fold, phrase
from onrecord.text.uttered import uttered

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘`´][^\W\d_]+)*")
_OWNED = re.compile(r"['’]s$")
_INSIDE = str.maketrans("", "", "'’ʼ‘`´")
_SPOKEN_OF = re.compile(r"\b(?:words?|terms?|expressions?|labels?|phrases?|nicknames?|acronyms?)[\s,:]+\Z")
_REACH = 24
_PIECE = 2

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution, or a part of a mixed one, prepared for matching.

    Attributes:
        id: the attribution's; of every part but the first one of its own.
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
        cited: the words that stand in it in marks of their own, each stretch by itself: somebody else's, or a word that is spoken of.
        mention: whether it is a word or two out of what the same speaker says around it.
        attribution: the attribution's id.
        content: what of the attribution's content this is.
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
    cited: tuple[Bag, ...] = ()
    mention: bool = False
    attribution: str = ""
    content: Spans = ()

    @property
    def length(self) -> int:
        """How many terms it has."""
        return len(self.bag.forms)


def reports(readings: Iterable[Reading], whole: Collection[str] = (), only: Collection[str] | None = None) -> list[Report]:
    """Every attribution with words in it, a mixed one in parts, in an order that does not depend on the order of the readings.

    Args:
        readings: articles, linked.
        whole: attributions that must not be taken in parts.
        only: the attributions that are wanted; None for all.
    """
    found: list[Report] = []
    seen: set[str] = set()
    for reading in readings:
        if reading.article.id not in seen:
            seen.add(reading.article.id)
            found += _reports_of(reading, whole, only)
    return sorted(found, key=position)


def position(report: Report) -> tuple[str, int, str]:
    """What reports are sorted by, so that their order does not depend on that of the readings."""
    return report.article, report.place, report.id


def _reports_of(reading: Reading, whole: Collection[str], only: Collection[str] | None) -> Iterator[Report]:
    text = reading.article.text
    speakers = {entity.id: entity for entity in reading.entities}
    days = _days_of(reading)
    by_id = {attribution.id: attribution for attribution in reading.attributions}
    inner: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in reading.attributions:
        inner[attribution.parent or ""].append(attribution)
    for attribution in reading.attributions:
        if only is not None and attribution.id not in only:
            continue
        base: Report | None = None
        for content in (attribution.content,) if attribution.id in whole else parts(text, attribution):
            said = uttered(text, replace(attribution, content=content))
            words = phrase(text, said)
            if not words.terms:
                continue
            pieces = tuple(_pieces(text, said)) if attribution.kind != "indirect" else ()
            cited = tuple(_cited(text, said)) if attribution.kind != "indirect" else ()
            if base is None:
                base = _report(reading, attribution, speakers.get(attribution.speaker or ""), days, _held(text, inner[attribution.id]))
                one = base.id
            else:
                one = content_id("att", base.id, content[0].start)
            yield replace(
                base,
                id=one,
                place=content[0].start,
                end=content[-1].end,
                bag=bag(words),
                pieces=pieces,
                cited=cited,
                mention=len(words.terms) <= _PIECE and _mentioned(text, said, attribution.speaker, by_id.get(attribution.parent or "")),
                content=content,
            )


_EMPTY = bag(phrase(""))


def _report(reading: Reading, attribution: Attribution, speaker: Entity | None, days: Mapping[str, Days], holds: tuple[Bag, ...]) -> Report:
    """What all parts of an attribution share."""
    return Report(
        id=attribution.id,
        attribution=attribution.id,
        article=reading.article.id,
        place=attribution.content[0].start,
        indirect=attribution.kind == "indirect",
        bag=_EMPTY,
        speaker=attribution.speaker,
        speaker_type=speaker.type if speaker else None,
        occasion=attribution.occasion.id if attribution.occasion else None,
        said=_days(attribution) or days.get(attribution.occasion.id or "" if attribution.occasion else ""),
        published=_day(reading.article.published),
        hops=len(attribution.via),
        named=_named(reading.article.text, attribution, speaker),
        occasion_name=_proper(attribution.occasion.name if attribution.occasion else None),
        callers=_proper(joined(attribution.source, reading.article.text)) | _proper(speaker.name if speaker else None),
        nested=attribution.parent is not None,
        holds=holds,
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


def _mentioned(text: str, said: Spans, speaker: str | None, parent: Attribution | None) -> bool:
    """Whether words stand in marks among words that the same speaker utters, or are spoken of: the word “theology”."""
    if _SPOKEN_OF.search(text, max(0, said[0].start - _REACH), said[0].start):
        return True
    if parent is None or speaker is None or parent.speaker != speaker or parent.kind == "indirect":
        return False
    return any(around.contains(said[0]) and around.length > said[0].length for around in uttered(text, parent))


def _cited(text: str, said: Spans) -> Iterator[Bag]:
    """The words of each quotation inside the quotation."""
    for quote in scan(text, said).quotes:
        if quote.depth > 0:
            words = phrase(text, (quote.span,))
            if words.terms:
                yield bag(words)


def _proper(name: str | None) -> frozenset[str]:
    """The capitalised words of a name, in lower case, without accents and apostrophes: "Mur’ashi" is "murashi"."""
    words = (_OWNED.sub("", word) for word in _WORD.findall(name or "") if word[0].isupper())
    return frozenset(fold(word.translate(_INSIDE)) for word in words)


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
