"""The chains behind a saying, put together from its reports and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.chains import copies, dot, graph, independent, svg, tree
from onrecord.chains.graph import Graph
from onrecord.model import Article, Attribution, Reading, Statement

Reports = list[tuple[Article, Attribution]]


def reports_of(statement: Statement, readings: Mapping[str, Reading]) -> Reports:
    """The article and the attribution of each version; versions whose article is not there are left out.

    Args:
        statement: the saying.
        readings: readings by the id of their article.
    """
    found: Reports = []
    for version in statement.versions:
        reading = readings.get(version.article)
        if reading is not None:
            found += [(reading.article, one) for one in reading.attributions if one.id == version.attribution]
    return found


def chain_of(statement: Statement, readings: Iterable[Reading]) -> Graph:
    """Who has a saying from whom."""
    there = {reading.article.id: reading for reading in readings}
    names = {entity.id: entity.name for reading in there.values() for entity in reading.entities}
    reports = reports_of(statement, there)
    articles = {article.id: article for article, _ in reports}
    return graph(reports, names, copies.find(list(articles.values())))


def chain_of_reports(reports: Reports, names: Mapping[str, str]) -> Graph:
    """Who has a saying from whom, by its reports and the speakers' names by entity id; copies are not looked for."""
    return graph(reports, names)


__all__ = ["Graph", "chain_of", "chain_of_reports", "dot", "independent", "reports_of", "svg", "tree"]
