"""Which attributions report one saying, as steps: reports, their keys, pairs judged, groups of one component, and statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from onrecord.chains import Copy, independent
from onrecord.comparison.compare import statement_of
from onrecord.comparison.drafts import day
from onrecord.model import Group, Judgement, LeftOut, Reading, Score
from onrecord.pipeline.engine import schemas
from onrecord.pipeline.engine.orders import Orders
from onrecord.pipeline.engine.rows import Batches, Row, Step, fingerprint, groups, number_of, pack, rows, runs, table, uncollected, unpack
from onrecord.statements.blocking import WIDE, candidates_of, chosen, vote
from onrecord.statements.clustering import grouped, whole
from onrecord.statements.judging import Judged, Known, judged
from onrecord.statements.reports import Report, position, reports
from onrecord.statements.thin import ThinScore, thin


def speak(batches: Batches) -> Batches:
    """Readings to who spoke in them, on what occasion, and when they came out."""

    def found() -> Iterator[tuple[Any, ...]]:
        for row in rows(batches):
            reading = unpack(row["record"], Reading)
            came = day(reading)
            for one in reading.attributions:
                occasion = one.occasion.id if one.occasion else None
                number = came.toordinal() if came else None
                yield number_of(one.id), reading.article.id, reading.article.outlet, number, one.speaker, occasion or None

    return table(found(), schemas.SPOKEN)


def report(orders: Orders) -> Step:
    """Readings to their reports."""
    return partial(_report, whole(orders.judgements))


def _report(undivided: frozenset[str], batches: Batches) -> Batches:
    found = (one for row in rows(batches) for one in reports([unpack(row["record"], Reading)], undivided))
    told = ((number_of(one.id), number_of(one.attribution), one.length, pack(one), fingerprint(one)) for one in found)
    return table(told, schemas.REPORTS)


def keys(batches: Batches) -> Batches:
    """Reports to every key that they could be found by."""
    return table(
        (
            (key, row["report"], row["length"])
            for row in rows(batches)
            for key in sorted(set(candidates_of(unpack(row["report_record"], Report))))
        ),
        schemas.KEYS,
    )


def choose(batches: Batches) -> Batches:
    """A report's keys, with how many reports have each, to those that it is joined by, each with its vote for a pair that shares it."""

    def found() -> Iterator[tuple[Any, ...]]:
        for number, its in groups(batches, "report"):
            length = 0
            many: dict[str, int] = {}
            for row in its:
                many[row["key"]] = row["many"]
                length = row["length"]
            for key in chosen(many.items()):
                yield key, number, length, vote(key, many.get(key, 0)), key[0] == WIDE

    return table(found(), schemas.CHOSEN)


def judge(orders: Orders) -> Step:
    """The reports and the candidate pairs of one cell to the pairs that hold, but for those that somebody has judged."""
    return partial(_judge, frozenset(orders.verdicts()))


def _judge(decided: frozenset[tuple[int, int]], batches: Batches) -> Batches:
    with uncollected():
        yield from table(_judged(decided, batches), schemas.LINKS)


def _judged(decided: frozenset[tuple[int, int]], batches: Batches) -> Iterator[tuple[Any, ...]]:
    """The links of each cell, whose reports come before its pairs."""
    known: Known = {}
    cell, there = None, _Numbered()
    for run in runs(batches, ("cell", "kind")):
        number, kind = run.column("cell")[0].as_py(), run.column("kind")[0].as_py()
        if number != cell:
            cell, there = number, _Numbered()
        ones: list[Any] = run.column("a").to_pylist()
        others: list[Any] = run.column("b" if kind else "report_record").to_pylist()
        pairs = zip(ones, others, strict=True)
        if kind == 0:
            for one, record in pairs:
                there.put(one, unpack(record, Report))
        else:
            asked = (there.places(a, b) for a, b in pairs if (a, b) not in decided)
            for link in judged(there.listed, asked, known):
                a, b = sorted((there.order[link.a], there.order[link.b]))
                yield a, b, link.repeat, pack(link.score)


class _Numbered:
    """Reports by their numbers; and, when all are there, in the order in which they are judged and grouped."""

    def __init__(self) -> None:
        self._there: dict[int, Report] = {}

    def put(self, number: int, report: Report) -> None:
        """Add one, before any is asked for."""
        self._there[number] = report

    @cached_property
    def order(self) -> list[int]:
        """The numbers, by article and place."""
        return sorted(self._there, key=lambda number: position(self._there[number]))

    @cached_property
    def listed(self) -> list[Report]:
        """The reports, in that order."""
        return [self._there[number] for number in self.order]

    @cached_property
    def _place(self) -> dict[int, int]:
        return {number: index for index, number in enumerate(self.order)}

    def places(self, a: int, b: int) -> tuple[int, int]:
        """Where two of them stand in that order, the lesser place first."""
        i, j = self._place[a], self._place[b]
        return (i, j) if i < j else (j, i)


def group_reports(orders: Orders) -> Step:
    """The reports and links of one component to its groups: a row for each report, with the group on one of them."""
    return partial(_group_reports, orders)


def _group_reports(orders: Orders, batches: Batches) -> Batches:
    with uncollected():
        yield from table(_grouped(orders.sayings(), batches), schemas.MEMBERS)


def _grouped(judgements: Sequence[Judgement], batches: Batches) -> Iterator[tuple[Any, ...]]:
    """The groups of each component, whose reports come before its links."""
    for _, its in groups(batches, "component"):
        there = _Numbered()
        links: list[Judged] = []
        for row in its:
            if row["kind"] == 0:
                there.put(row["a"], thin(unpack(row["report_record"], Report)))
            else:
                links.append(Judged(*there.places(row["a"], row["b"]), ThinScore(unpack(row["score"], Score)), repeat=False))
        links.sort(key=lambda link: (link.a, link.b))
        found, homes = grouped(there.listed, links, judgements)
        yield from _members(found, there.listed, homes)


def _members(found: Sequence[Group], listed: Sequence[Report], homes: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """A row for each report; each group stands on the row of one of its reports."""
    left = {one.id: one for one in found}
    for one, home in zip(listed, homes, strict=True):
        saying = left.pop(home, None)
        yield home, number_of(one.id), number_of(one.attribution), one.article, None if saying is None else pack(_whole(saying))


def _whole(saying: Group) -> Group:
    return replace(saying, scores=tuple(score.whole() if isinstance(score, ThinScore) else score for score in saying.scores))


def state(batches: Batches) -> Batches:
    """A group with its readings, who left it out, what it repeats and which readings are copies, to its statement."""

    def found() -> Iterator[tuple[Any, ...]]:
        for _, its in groups(batches, "statement"):
            yield _stated(its)

    return table(found(), schemas.STATEMENTS)


def _stated(its: Iterator[Row]) -> tuple[Any, ...]:
    saying: Group | None = None
    readings: list[Reading] = []
    left_out: list[LeftOut] = []
    repeats: list[str] = []
    copies: list[Copy] = []
    for row in its:
        kind = row["kind"]
        if kind == 0:
            saying = unpack(row["record"], Group)
        elif kind == 1:
            readings.append(unpack(row["record"], Reading))
        elif kind == 2:  # noqa: PLR2004 (the kinds stand in the query)
            left_out.append(LeftOut(row["x"], row["y"]))
        elif kind == 3:  # noqa: PLR2004
            repeats.append(row["x"])
        else:
            copies.append(Copy(row["x"], row["y"], 1.0, "unknown"))
    if saying is None:
        raise ValueError("a statement without its group")
    return _statement(replace(saying, repeats=tuple(sorted(repeats))), readings, left_out, copies)


def _statement(saying: Group, readings: Sequence[Reading], left_out: Sequence[LeftOut], copies: Sequence[Copy]) -> tuple[Any, ...]:
    mine = set(saying.members)
    of = {one.id: (reading, one) for reading in readings for one in reading.attributions if one.id in mine}
    names = {entity.id: entity.name for reading in readings for entity in reading.entities}
    gone = sorted(left_out, key=lambda one: one.article)
    made = statement_of(saying, of, partial(independent, copies=copies), None, names, gone)
    articles = len({one.article for one in made.versions})
    altered = sum(one.relation == "altered" for one in made.versions)
    return made.id, made.speaker, articles, len(made.versions), altered, pack(made)
