"""Groups of reports into statements: versions side by side, who left out what, what stands behind them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.comparison.drafts import day
from onrecord.comparison.index import Index
from onrecord.comparison.people import compatible
from onrecord.comparison.places import Place, places
from onrecord.comparison.record import Independent
from onrecord.comparison.versions import Told, hub_version, told, version
from onrecord.model import Attribution, Group, LeftOut, Reading, Score, Span, Statement
from onrecord.text.terms import phrase

_STANDS = 0.75
_LEAST_TERMS = 5
_REACH = 3000
MOST_ARTICLES = 200
ONE_STORY = 2


def compare(
    groups: Iterable[Group], readings: Sequence[Reading], *, independent: Independent, transcripts: Sequence[Reading] = ()
) -> list[Statement]:
    """Hold the reports of each saying against its hub.

    Args:
        groups: which attributions report one saying (`onrecord.statements.cluster`).
        readings: the articles, linked.
        independent: counts the independent chains behind some reports.
        transcripts: readings of transcripts (`transcribed`): a saying that stands in one has it as its hub.

    Returns:
        a statement for each group, the most widely reported and most altered first.
    """
    by_attribution = {attribution.id: (reading, attribution) for reading in readings for attribution in reading.attributions}
    index = Index(transcripts) if transcripts else None
    names = {entity.id: entity.name for reading in (*readings, *transcripts) for entity in reading.entities}
    groups = [group for group in groups if all(member in by_attribution for member in group.members)]
    coverage = _Coverage(groups, readings)
    return sorted((statement_of(one, by_attribution, independent, index, names, coverage.left_out(one)) for one in groups), key=_rank)


def _speaker(reports: Sequence[Told], names: Mapping[str, str]) -> str | None:
    """Who spoke: as most of the reports say whose source holds a part of the name; else as the fullest report, or most, have it.

    A report that says "the minister" leaves it to its reader who that is; one that gives a name does not.
    """
    known = [report for report in reports if report.attribution.speaker]
    if not known:
        return None
    named = [report for report in known if _names(report, names.get(report.attribution.speaker or "", ""))]
    counted = Counter(report.attribution.speaker for report in named or known)
    first = (named or known)[0].attribution.speaker
    return max(counted, key=lambda one: (counted[one], one == first, one or ""))


def _names(report: Told, name: str) -> bool:
    """Whether a report's source holds a word of its speaker's name."""
    text = report.reading.article.text
    source = {word.casefold() for span in report.attribution.source for word in re.findall(r"[^\W\d_]+", span.of(text))}
    return any(word.casefold() in source for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())


def _rank(statement: Statement) -> tuple[int, int, int, str]:
    """Most outlets first, then most altered, then most versions."""
    altered = sum(one.relation == "altered" for one in statement.versions)
    return -len({one.article for one in statement.versions}), -altered, -len(statement.versions), statement.id


def statement_of(
    group: Group,
    by_attribution: Mapping[str, tuple[Reading, Attribution]],
    independent: Independent,
    index: Index | None,
    names: Mapping[str, str],
    left_out: Iterable[LeftOut],
) -> Statement:
    """One saying: its reports held against its hub.

    Args:
        group: which attributions report it.
        by_attribution: those attributions with their readings.
        independent: counts the independent chains behind some reports.
        index: transcripts, or None.
        names: the speakers' names by their ids.
        left_out: the articles that covered the occasion without it, by id.
    """
    contents = group.contents or (None,) * len(group.members)
    reports = [told(*by_attribution[member], content) for member, content in zip(group.members, contents, strict=True)]
    scores = dict(zip(group.members, group.scores, strict=True))
    hub = reports[0]
    primary = _primary(reports, index, names) if index else None
    others = reports if primary else reports[1:]
    hub = primary or hub
    versions = [version(hub, report, scores[report.attribution.id]) for report in sorted(others, key=lambda report: report.key)]
    if primary:
        versions = [replace(one, score=Score(1.0)) if one.attribution == group.hub else one for one in versions]
    behind = [(report.reading.article, report.attribution) for report in ([hub, *others] if primary else reports)]
    return Statement(
        id=group.id,
        speaker=_speaker([hub, *others] if primary else reports, names),
        occasion=next((report.attribution.occasion for report in reports if report.attribution.occasion), None),
        said=next((report.attribution.said for report in reports if report.attribution.said), None),
        hub=hub.attribution.id,
        versions=(hub_version(hub), *versions),
        left_out_by=tuple(left_out),
        repeats=group.repeats,
        independent=max(1, independent(behind)),
    )


def _primary(reports: Sequence[Told], index: Index, names: Mapping[str, str]) -> Told | None:
    """The passage of a transcript in which the saying stands, as wide as its reports."""
    anchor: Place | None = None
    for report in reports:
        if len(report.words.terms) < _LEAST_TERMS or report.attribution.kind == "indirect":
            continue
        speaker = names.get(report.attribution.speaker or "")
        for place in places(index, report.words, most=4):
            said = [names.get(turn.speaker or "") for turn in place.turns]
            if place.cover >= _STANDS and not any(compatible(speaker, name) is False for name in said):
                anchor = place
                break
        if anchor:
            break
    if anchor is None or not anchor.turns:
        return None
    found = [anchor.span, *_nearby(reports, index, anchor)]
    start, end = min(span.start for span in found), max(span.end for span in found)
    turn = anchor.turns[0]
    content = tuple(_within(turn.content, Span(start, end)))
    reading = anchor.document.reading
    return Told(reading, turn, phrase(reading.article.text, content), content) if content else None


def _nearby(reports: Sequence[Told], index: Index, anchor: Place) -> Iterator[Span]:
    """Where the other reports stand in the same turn, not far off."""
    for report in reports:
        for place in places(index, report.words, most=3):
            same = place.document is anchor.document and place.turns[:1] == anchor.turns[:1]
            if same and place.cover >= _STANDS and abs(place.span.start - anchor.span.start) <= _REACH:
                yield place.span


def _within(pieces: Iterable[Span], span: Span) -> Iterator[Span]:
    """The parts of the pieces that lie inside a span."""
    for piece in pieces:
        start, end = max(piece.start, span.start), min(piece.end, span.end)
        if start < end:
            yield Span(start, end)


class _Coverage:
    """Which articles covered which occasion, to tell who left a saying of it out."""

    def __init__(self, groups: Sequence[Group], readings: Sequence[Reading]) -> None:
        self._articles = {reading.article.id: reading for reading in readings}
        self._of = {attribution.id: (reading, attribution) for reading in readings for attribution in reading.attributions}
        self._by_occasion: dict[str, set[str]] = defaultdict(set)
        for reading, attribution in self._of.values():
            if attribution.occasion and attribution.occasion.id:
                self._by_occasion[attribution.occasion.id].add(reading.article.id)
        self._together: dict[tuple[str, str], set[str]] = defaultdict(set)
        for group in groups:
            within = {self._of[member][0].article.id for member in group.members}
            speakers = {self._of[member][1].speaker for member in group.members} - {None}
            if 1 < len(within) <= MOST_ARTICLES:
                for speaker in speakers:
                    for article in within:
                        self._together[article, str(speaker)] |= within

    def left_out(self, group: Group) -> Iterator[LeftOut]:
        """Articles that covered the group's occasion and do not report the saying, by id."""
        reported = [self._of[member] for member in group.members]
        within = {reading.article.id for reading, _ in reported}
        occasions = {one.occasion.id for _, one in reported if one.occasion and one.occasion.id}
        covering: set[str] = set()
        for occasion in occasions:
            covering |= self._by_occasion[occasion]
        for reading, one in reported:
            beside = self._together.get((reading.article.id, one.speaker or ""), set())
            covering |= {other for other in beside if not occasions or self._near(reading.article.id, other)}
        for article in sorted(covering - within):
            yield LeftOut(article, self._articles[article].article.outlet)

    def _near(self, one: str, other: str) -> bool:
        """Whether two articles came out within a day or two of each other."""
        days = [day(self._articles[article]) for article in (one, other)]
        return None not in days and abs((days[0] - days[1]).days) <= ONE_STORY  # type: ignore[operator]
