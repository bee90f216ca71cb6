"""The stages of a run, in order: what `onrecord read` and `onrecord compare` do with all the articles in memory, as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.chains.copies import COMMONEST, LEAST_SHARED, POSSIBLE
from onrecord.comparison.compare import MOST_ARTICLES, ONE_STORY
from onrecord.entities.link import BLOCK_LIMIT
from onrecord.entities.scoring import SAME
from onrecord.pipeline.engine import people, queries, reading, repeating, sayings, schemas
from onrecord.pipeline.engine.orders import Orders
from onrecord.pipeline.engine.stage import Stage
from onrecord.statements.blocking import CAP, STARS, TOGETHER

SHARD = 30_000
TILES = 16  # a cell's pairs are judged some two thousand reports against as many, so that what is made of a report is made once
TILING = 9973  # a prime: what falls into one shard spreads over the tiles
Count = Callable[[str], int]
BEFORE = {
    "nodes": schemas.NODES,
    "scores": schemas.SCORES,
    "reports": schemas.REPORTS,
    "candidates": schemas.CANDIDATES,
    "links": schemas.LINKS,
    "verdicts": schemas.VERDICTS,
}
"""Of a run that is extended: who was held against whom, and what came of it."""


def flow(orders: Orders, count: Count, *, extends: bool = False) -> Iterator[Stage]:
    """Every stage, in order.

    Args:
        orders: what the plan says.
        count: the rows of a table that a stage before has made.
        extends: whether there are the tables of `BEFORE` of an earlier run, each under its name and `_before`. A pair of which neither
            side has changed since is then not judged again.
    """
    yield Stage("readings", schemas.READINGS, of="sources", step=reading.reading(orders), costly=True)
    yield Stage("articles", schemas.ARTICLES, sql=queries.ARTICLES, by=("article",))
    yield from _people(orders, extends=extends)
    yield from _copies()
    yield from _sayings(orders, count, extends=extends)
    yield from _comparison()


def _people(orders: Orders, *, extends: bool) -> Iterator[Stage]:
    """One id for one person, and for one occasion."""
    yield Stage("profiles", schemas.PROFILES, of="articles", step=people.profile)
    yield Stage("nodes", schemas.NODES, sql=queries.NODES, by=("key",), step=people.nodes(orders))
    yield Stage("blocks", schemas.BLOCKS, of="nodes", step=people.blocks)
    yield Stage("node_pairs", schemas.EDGES, sql=queries.NODE_PAIRS.format(limit=BLOCK_LIMIT))
    yield from _scores(extends=extends)
    yield Stage("meant", schemas.NODES, of="nodes", step=people.wanted(orders))
    yield Stage("constraints", schemas.CONSTRAINTS, sql=queries.CONSTRAINTS, by=("one",), step=people.hold(orders))
    yield Stage("judged", schemas.JUDGED, sql=queries.JUDGED)
    yield Stage("entity_edges", schemas.EDGES, sql=queries.ENTITY_EDGES.format(same=SAME))
    yield Stage("entity_components", schemas.COMPONENTS, edges="entity_edges")
    yield Stage("identities", schemas.IDENTITIES, sql=queries.CLUSTERS, by=("component",), order=("kind", "ord"), step=people.cluster)
    yield Stage("linked", schemas.ARTICLES, sql=queries.NAMES, by=("article",), order=("kind",), step=people.name)
    yield Stage("told", schemas.TOLD, of="linked", step=people.tell)
    yield Stage("occasions", schemas.OCCASIONS, sql=queries.OCCASIONS, by=("speaker",), step=people.occasions)
    yield Stage("readings_done", schemas.ARTICLES, sql=queries.READ, by=("article",), order=("kind",), step=people.put_occasions)
    yield Stage("named", schemas.NAMED, of="readings_done", step=people.named)
    yield Stage("entities", schemas.ENTITIES, sql=queries.ENTITIES)


def _scores(*, extends: bool) -> Iterator[Stage]:
    """The pairs of nodes, scored; those of an earlier run that are as they were are taken from there."""
    name, pairs = ("new_scores", "new_node_pairs") if extends else ("scores", "node_pairs")
    if extends:
        yield Stage("same_nodes", schemas.NODE_IDS, sql=queries.SAME_NODES)
        yield Stage("known_scores", schemas.SCORES, sql=queries.KNOWN_SCORES)
        yield Stage(pairs, schemas.EDGES, sql=queries.ASKED.format(pairs="node_pairs", known="known_scores"))
    yield Stage(name, schemas.SCORES, sql=queries.PROFILED.format(pairs=pairs), by=("node_a",), step=people.score)
    if extends:
        yield Stage("scores", schemas.SCORES, sql=queries.SCORES)


def _copies() -> Iterator[Stage]:
    """Which articles repeat which."""
    sql = queries.COPIES.format(commonest=COMMONEST, least=LEAST_SHARED, possible=POSSIBLE)
    yield Stage("shingles", schemas.SHINGLES, of="readings_done", step=repeating.shingles)
    yield Stage("copies", schemas.COPIES, sql=sql, by=("a",), step=repeating.confirm)


def _sayings(orders: Orders, count: Count, *, extends: bool) -> Iterator[Stage]:
    """Which attributions report one saying."""
    yield Stage("reports", schemas.REPORTS, of="readings_done", step=sayings.report(orders))
    yield from matching(orders, count, extends=extends)


def matching(orders: Orders, count: Count, *, extends: bool = False) -> Iterator[Stage]:
    """From `reports` to the members of each saying: blocking, scoring and clustering."""
    yield Stage("report_keys", schemas.KEYS, of="reports", step=sayings.keys)
    yield Stage("key_counts", schemas.COUNTS, sql=queries.COUNTS)
    yield Stage("chosen", schemas.CHOSEN, sql=queries.CHOSEN.format(cap=CAP), by=("report",), step=sayings.choose)
    yield Stage("candidates", schemas.CANDIDATES, sql=queries.CANDIDATES.format(sure=TOGETHER, stars=STARS))
    yield from _links(orders, max(1, -(-count("reports") // SHARD)), extends=extends)
    yield Stage("report_edges", schemas.REPORT_EDGES, sql=queries.REPORT_EDGES)
    yield Stage("report_components", schemas.REPORT_COMPONENTS, edges="report_edges")
    yield Stage("members", schemas.MEMBERS, sql=queries.GROUPS, by=("component",), order=("kind",), step=sayings.group_reports(orders))


def _links(orders: Orders, shards: int, *, extends: bool) -> Iterator[Stage]:
    """The candidates that hold; those of an earlier run that are as they were are taken from there."""
    name, pairs = ("new_links", "new_candidates") if extends else ("links", "candidates")
    if extends:
        yield Stage("same_reports", schemas.REPORT_IDS, sql=queries.SAME_REPORTS)
        yield Stage("known_candidates", schemas.CANDIDATES, sql=queries.KNOWN_CANDIDATES)
        yield Stage(pairs, schemas.CANDIDATES, sql=queries.ASKED.format(pairs="candidates", known="known_candidates"))
    cells = queries.CELLS.format(pairs=pairs, shards=shards, tiles=TILES, tiling=TILING)
    yield Stage(name, schemas.LINKS, sql=cells, by=("cell",), order=("kind", "tile", "a", "b"), step=sayings.judge(orders))
    if extends:
        yield Stage("links", schemas.LINKS, sql=queries.LINKS)


def _comparison() -> Iterator[Stage]:
    """The versions of each saying, held against its hub."""
    yield Stage("repeats", schemas.REPEATS, sql=queries.REPEATS)
    yield Stage("spoken", schemas.SPOKEN, of="readings_done", step=sayings.speak)
    yield Stage("left_out", schemas.LEFT_OUT, sql=queries.LEFT_OUT.format(most=MOST_ARTICLES, story=ONE_STORY))
    yield Stage("statements", schemas.STATEMENTS, sql=queries.STATEMENTS, by=("statement",), order=("kind",), step=sayings.state)
