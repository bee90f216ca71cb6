"""Who has it from whom: the chains behind sayings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.api.comparing import compare
from onrecord.api.reading import Progress, ReadOptions, read_all, still
from onrecord.errors import UsageError
from onrecord.export import prov
from onrecord.ledger import Ledger as Kept
from onrecord.model import Article, Attribution, Hop, Problem, Reading, Span, Statement
from onrecord.pipeline.tracing import Graph, chain_of, chain_of_reports, dot, svg, tree
from onrecord.query import Reported, StatementView

LINE: Final = 120


@dataclass(frozen=True, slots=True)
class Chain:
    """A saying and the stations that it came through.

    Attributes:
        statement: the saying.
        readings: the readings that its versions stand in.
    """

    statement: Statement
    readings: tuple[Reading, ...]

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @property
    def reports(self) -> int:
        """How many attributions report it."""
        return len(self.statement.versions)

    def drawn(self, form: str) -> str:
        """The chain as `tree`, `dot`, `svg` or `prov` (PROV-O, JSON-LD).

        Raises:
            UsageError: there is no such form.
        """
        if form == "prov":
            ids = {version.attribution for version in self.statement.versions}
            found = [prov.chain(reading, one) for reading in self.readings for one in reading.attributions if one.id in ids]
            return json.dumps(found, ensure_ascii=False, indent=1)
        if form not in {"tree", "dot", "svg"}:
            raise UsageError(f"a chain cannot be drawn as {form!r}", remedy="take tree, dot, svg or prov")
        drawn = chain_of(self.statement, self.readings)
        if form == "svg":
            return svg(drawn, self._words(), _count(self.statement, drawn))
        return dot(drawn) if form == "dot" else f"{self._words()}\n{tree(drawn)}\n{_count(self.statement, drawn)}\n"

    def _words(self) -> str:
        hub = self.statement.versions[0]
        text = next((reading.article.text for reading in self.readings if reading.article.id == hub.article), "")
        return _line(" … ".join(span.of(text) for span in hub.content))


def _line(said: str) -> str:
    """Words as one line, cut where it is long."""
    words = " ".join(said.split())
    cut = words[: LINE - 2]
    return words if len(words) <= LINE else f"{cut.rpartition(' ')[0] or cut} …"


def _count(statement: Statement, drawn: Graph) -> str:
    """How many chains are independent, in words."""
    number, reports = statement.independent, len(statement.versions)
    ring = "; the sourcing runs in a ring" if drawn.circular else ""
    return f"{number} independent chain{'s' * (number != 1)} behind {reports} report{'s' * (reports != 1)}{ring}"


def chains(
    locations: Sequence[str | Path], *, ledger: str | None = None, options: ReadOptions | None = None, progress: Progress = still
) -> tuple[list[Chain], list[Problem]]:
    """The chains behind every saying of some articles, or behind some statements of a ledger.

    Args:
        locations: articles, or ids of statements where a ledger is named.
        ledger: the ledger's file or address.
        options: how to read.
        progress: is called with (articles done, None).

    Raises:
        LedgerError: the ledger cannot be read.
        UsageError: it holds no such statement.
    """
    if ledger is None:
        run = read_all(*locations, options=options, progress=progress)
        there = {reading.article.id: reading for reading in run.readings}
        return [Chain(one, tuple(there[article] for article in _articles(one))) for one in compare(run.readings)], run.problems
    with Kept.open(ledger, create=False, read_only=True) as kept:
        return [chain_in(kept, str(one)) for one in locations], []


def _articles(statement: Statement) -> list[str]:
    return list(dict.fromkeys(version.article for version in statement.versions))


def chain_in(kept: Kept, statement: str) -> Chain:
    """The chain behind one statement of a ledger.

    Raises:
        LedgerError: the ledger cannot be read.
        UsageError: it holds no such statement.
    """
    found = kept.statement(statement)
    if found is None:
        raise UsageError("there is no such statement", statement, "take an id that `onrecord search --json` shows")
    return Chain(found, tuple(kept.readings(_articles(found))))


def drawn_of(kept: Kept, view: StatementView) -> str:
    """The chain behind a saying as SVG; empty where none of its versions is there.

    What the saying's page shows anyhow is enough for it, unless articles are copies of one another: then the articles are looked at.
    """
    told = [version.reported for version in view.versions if version.reported]
    if not told:
        return ""
    names = {one.speaker.id: one.speaker.name for one in told if one.speaker}
    drawn = chain_of_reports([_report(one) for one in told], names)
    if view.statement.independent < drawn.independent:
        return chain_in(kept, view.statement.id).drawn("svg")
    return svg(drawn, _line(view.hub.words if view.hub else ""), _count(view.statement, drawn))


def _report(one: Reported) -> tuple[Article, Attribution]:
    """An attribution and its article with no more text than the words that name the source: a drawing needs nothing else."""
    about, words = one.article, Span(0, len(one.source))
    via = tuple(Hop(link.name, link.entity, link.role, (), link.basis) for link in one.via)  # type: ignore[arg-type]
    source = (words,) if one.source else ()
    article = Article(about.id, about.file, about.url, about.outlet, about.title, (), about.published, None, None, one.source)
    return article, Attribution(one.id, one.kind, (words,), (), source, one.speaker.id if one.speaker else None, via=via)  # type: ignore[arg-type]
