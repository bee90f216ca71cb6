"""Is this quotation right? Each quotation of a draft held against the record; never "true" or "false", only what the record holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.comparison.drafts import Quotation, day, pieces, quotations
from onrecord.comparison.people import compatible
from onrecord.comparison.places import Place, places
from onrecord.comparison.record import Record
from onrecord.comparison.verdicts import LEAST_COVER, Opinion, opinion, stands
from onrecord.model import CheckVerdict, Evidence, Finding, Reading, Span
from onrecord.text.terms import Phrase, phrase

_MOST_EVIDENCE = 12
_NEARLY = 0.04
_SPLICED = 0.2
_WHOLE = 0.97
_SOUND = ("verbatim", "trimmed")
_ORDER: tuple[CheckVerdict, ...] = ("verbatim", "trimmed", "reworded", "spliced", "altered", "not-on-record")
_FAR_AWAY = 100_000
_TIME_ZONES = 1
_BEFORE = 400
_SAYING = r"(?:said|says|saying|called|calls|told|wrote|put it|described|quote)"
_CONTESTED = 0.5
_CONTESTED_RUN = 5
_NEAR_WHOLE = 0.9
_OWN = 0.75


@dataclass(frozen=True, slots=True)
class Held:
    """A quotation held against one place."""

    place: Place
    opinion: Opinion
    speakers: tuple[str | None, ...]
    fits: bool | None


def check(draft: Reading, record: Record) -> list[Finding]:
    """Hold each quotation of a draft against the record.

    Args:
        draft: the draft, read like an article: its attributions say who is quoted.
        record: what it is held against.

    Returns:
        a finding for each quotation, in order of its place; a broken quotation whose pieces stand apart on record gives one for each run of
        pieces that stand together. A draft without quotations gives none.
    """
    asked = [one for quotation in quotations(draft) for one in _units(draft, quotation, record)]
    held = [_held(quotation, draft, record) for quotation in asked]
    common = _common(held)
    when = day(draft)
    return [_finding(draft, quotation, _ranked(found, when, common), record) for quotation, found in zip(asked, held, strict=True)]


def _units(draft: Reading, quotation: Quotation, record: Record) -> Iterable[Quotation]:
    """A broken quotation as one where its pieces stand together on record, else in runs of pieces that do."""
    if len(quotation.content) == 1:
        return (quotation,)
    words = phrase(draft.article.text, quotation.content)
    whole = next(iter(places(record.index, words, most=3)), None)
    if whole is not None and stands(whole, words) and all(abs(distance) <= 3 for distance, at in whole.jumps if at in words.seams):  # noqa: PLR2004
        return (quotation,)
    found = [next(iter(places(record.index, phrase(draft.article.text, piece.content), most=1)), None) for piece in pieces(quotation)]
    return (quotation,) if whole is None and not any(found) else _runs(quotation, found)


def _runs(quotation: Quotation, found: Sequence[Place | None]) -> list[Quotation]:
    """Pieces joined where one follows the other in one document."""
    groups: list[list[Span]] = []
    last: Place | None = None
    for span, place in zip(quotation.content, found, strict=True):
        near = last and place and last.document is place.document and 0 <= place.span.start - last.span.end <= 3  # noqa: PLR2004
        if groups and near:
            groups[-1].append(span)
        else:
            groups.append([span])
        last = place
    return [replace(quotation, content=tuple(group)) for group in groups]


def _held(quotation: Quotation, draft: Reading, record: Record) -> list[Held]:
    """A quotation held against every place that may hold it."""
    words = phrase(draft.article.text, quotation.content)
    found: list[Held] = []
    when = day(draft)
    for place in places(record.index, words, far=lambda document: _days(when, day(document.reading))):
        speakers = tuple(dict.fromkeys(record.speaker(place.document.reading, turn) for turn in place.turns))
        verdicts = [compatible(quotation.speaker, speaker) for speaker in speakers]
        fits = True if True in verdicts else False if False in verdicts and None not in verdicts else None
        if fits is False and (not quotation.named or _read_out(place, quotation.speaker)):
            fits = None
        judged = opinion(place, words)
        if judged.verdict == "reworded" and not fits and not stands(place, words):
            judged = Opinion("not-on-record", marked=False, differences=())
        found.append(Held(place, judged, speakers, fits))
    return found


def _read_out(place: Place, speaker: str | None) -> bool:
    """Whether the turn of a transcript quotes the draft's speaker: it names them right before, or says what those they speak for said."""
    if place.document.kind != "transcript" or not speaker:
        return False
    words = re.findall(r"[^\W\d_]{3,}", speaker)
    start = max(place.span.start - _BEFORE, place.turns[0].content[0].start)
    before = place.document.reading.article.text[start : place.span.start].casefold()
    if words and words[-1].casefold() in before:
        return True
    spoken_for = [word.casefold() for word in words[:-1] if word[0].isupper() and compatible(word, word)]
    return any(re.search(rf"\b{re.escape(word)}\b[^.!?]*\b{_SAYING}\b", before) for word in spoken_for)


def _common(held: Sequence[Sequence[Held]]) -> Counter[str]:
    """How many quotations of the draft each document holds word for word: a draft that quotes a speech once quotes it more often."""
    return Counter(
        one.place.document.reading.article.id for found in held for one in found if one.opinion.verdict in _SOUND and one.fits is not False
    )


def _ranked(found: Sequence[Held], when: date | None, common: Counter[str]) -> list[Held]:
    """Nearest first.

    What was said before the draft was written, the wording, the speaker, transcripts before reports, what else the draft quotes from
    there, the day.
    """
    if not found:
        return []
    standing = [one for one in found if one.opinion.verdict != "not-on-record"]
    before = [one for one in standing if _days(when, day(one.place.document.reading)) <= _FAR_AWAY]
    best = max(map(_worth, before or standing), default=0.0)

    def key(one: Held) -> tuple[float, ...]:
        near = 0 if _worth(one) >= best - _NEARLY else 1
        rank = _ORDER.index(one.opinion.verdict)
        other = 1 if one.fits is False else 0
        clean = 0 if one.opinion.verdict in _SOUND or near else 1
        article = one.place.document.reading.article
        days = _days(when, day(one.place.document.reading))
        return (
            rank == len(_ORDER) - 1,
            days > _FAR_AWAY,
            other,
            near,
            clean,
            rank,
            one.place.document.kind == "report",
            -common[article.id],
            days,
            -round(one.place.cover, 3),
        )

    return _outweighed(sorted(found, key=key))


def _outweighed(ranked: list[Held]) -> list[Held]:
    """Where reports hold the words as they stand and better evidence holds them altered, the better evidence first.

    A transcript is better than any report; among reports that one speaker's words stand in, more are better than fewer.
    """
    sound = [one for one in ranked if one.opinion.verdict in _SOUND and one.fits is not False]
    if not sound or any(one.place.document.kind == "transcript" for one in sound):
        return ranked
    against = [
        one
        for one in ranked
        if one.opinion.verdict == "altered" and one.fits and one.place.cover >= _CONTESTED and one.place.run >= _CONTESTED_RUN
    ]
    primary = [one for one in against if one.place.document.kind == "transcript" and one.place.cover >= _NEAR_WHOLE]
    if primary or len(against) > len(sound):
        first = max(primary or against, key=lambda one: one.place.cover)
        return [first, *(one for one in ranked if one is not first)]
    return ranked


def _worth(held: Held) -> float:
    """How much of a quotation stands in one place; pieces picked together from far apart that still are not all of it count for less."""
    far = held.opinion.verdict == "spliced" or len({turn.speaker for turn in held.place.turns}) > 1
    gathered = far and held.place.cover < _WHOLE
    return held.place.cover - (_SPLICED if gathered else 0.0)


def _days(when: date | None, said: date | None) -> int:
    """How far a document lies before the draft; what is younger than the draft comes last."""
    if when is None or said is None:
        return _FAR_AWAY
    days = (when - said).days
    return days if days >= -_TIME_ZONES else _FAR_AWAY - days


def _finding(draft: Reading, quotation: Quotation, ranked: Sequence[Held], record: Record) -> Finding:
    """What the record holds about one quotation."""
    standing = [one for one in ranked if one.opinion.verdict != "not-on-record"]
    name = draft.article.file or draft.article.id
    if not standing:
        return Finding(
            name, quotation.content, quotation.speaker, "not-on-record", marked=False, evidence=(), differences=(), independent=0
        )
    first = standing[0]
    verdict = first.opinion.verdict
    if first.fits is False and verdict in {*_SOUND, "reworded"}:
        verdict = "wrong-speaker"
    elif first.fits is False and not _own(first, phrase(draft.article.text, quotation.content)):
        return Finding(
            name, quotation.content, quotation.speaker, "not-on-record", marked=False, evidence=(), differences=(), independent=0
        )
    alike = [one for one in standing if one.opinion.verdict == first.opinion.verdict and one.fits == first.fits]
    shown = [first, *(one for one in alike if one is not first), *(one for one in standing if one not in alike)]
    return Finding(
        draft=name,
        content=quotation.content,
        speaker=quotation.speaker,
        verdict=verdict,
        marked=first.opinion.marked,
        evidence=tuple(_evidence(one) for one in sorted(shown[:_MOST_EVIDENCE], key=lambda one: one.place.document.kind == "report")),
        differences=first.opinion.differences,
        independent=_independent(alike, record),
    )


def _own(held: Held, words: Phrase) -> bool:
    """Whether so much stands there that another speaker's words are meant and not a stock phrase."""
    least = LEAST_COVER if held.opinion.verdict == "altered" else _OWN
    return held.place.cover >= least and held.place.run >= min(_CONTESTED_RUN, len(words.terms))


def _evidence(held: Held) -> Evidence:
    article = held.place.document.reading.article
    via = tuple(hop.name for turn in held.place.turns[:1] for hop in turn.via)
    return Evidence(
        file=article.file or article.url or article.id,
        kind=held.place.document.kind,
        span=held.place.span,
        speaker=next((speaker for speaker in held.speakers if speaker), None),
        outlet=article.outlet,
        via=via,
    )


def _independent(alike: Sequence[Held], record: Record) -> int:
    """How many independent chains hold the words: each occasion's transcript is one, reports are counted by their chains."""
    reports = [
        (one.place.document.reading.article, turn) for one in alike if one.place.document.kind == "report" for turn in one.place.turns[:1]
    ]
    direct = 1 if any(one.place.document.kind == "transcript" for one in alike) else 0
    return max(1, direct + (record.independent(reports) if reports else 0))
