"""Who is who across the articles, as steps: profiles, nodes, scored pairs, clusters of one component, and names back into readings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from onrecord.chains.linking import Told, shared_ids, told_in, with_occasions
from onrecord.entities.link import Node, called, called_there, constraints, identities, nodes_of, renamed, settled_clusters, single_of
from onrecord.entities.profiles import Profile, profiles
from onrecord.entities.scoring import keys, only, score_many
from onrecord.model import Reading
from onrecord.pipeline.across import own_occasions
from onrecord.pipeline.engine import schemas
from onrecord.pipeline.engine.orders import Orders
from onrecord.pipeline.engine.rows import Batches, Row, Step, fingerprint, groups, pack, rows, table, unpack


def profile(batches: Batches) -> Batches:
    """Readings to the profiles of their named entities."""
    return table(
        (
            (one.key, reading.article.id, one.local[0], pack(one))
            for row in rows(batches)
            for reading in (unpack(row["record"], Reading),)
            for one in profiles(reading)
        ),
        schemas.PROFILES,
    )


def nodes(orders: Orders) -> Step:
    """Profiles of one key to its nodes."""
    return partial(_nodes, orders.alone())


def _nodes(alone: frozenset[str], batches: Batches) -> Batches:
    def found() -> Iterator[tuple[Any, ...]]:
        for _, group in groups(batches, "key"):
            for node in nodes_of([unpack(row["profile"], Profile) for row in group], alone):
                yield node.id, node.order, node.profile.family, node.profile.full, pack(node.profile), fingerprint(node.profile)

    return table(found(), schemas.NODES)


def _node(row: Row, suffix: str = "") -> Node:
    return Node(row[f"node{suffix}"], unpack(row[f"profile{suffix}"], Profile), row[f"ord{suffix}"])


def blocks(batches: Batches) -> Batches:
    """Nodes to the block keys that they are found by."""
    return table(
        (
            (key, row["node"], row["ord"], row["family"], row["whole"])
            for row in rows(batches)
            for key in sorted(keys(unpack(row["profile"], Profile)))
        ),
        schemas.BLOCKS,
    )


def score(batches: Batches) -> Batches:
    """Pairs of nodes to their scores, and the score that a lone surname would have with the only full name that fits it."""

    def found() -> Iterator[tuple[Any, ...]]:
        for batch in batches:
            pairs = [(_node(row, "_a"), _node(row, "_b")) for row in batch.to_pylist()]
            for (a, b), judged in zip(pairs, score_many([(a.profile, b.profile) for a, b in pairs]), strict=True):
                single = single_of(a, b, judged)
                lone = None if single is None else (a, b)[single].id
                yield a.id, b.id, judged.score, lone, None if lone is None else only(judged).score

    return table(found(), schemas.SCORES)


def wanted(orders: Orders) -> Step:
    """Nodes to those that a judgement or an alias may mean."""
    return partial(_wanted, orders.wanted())


def _wanted(refs: frozenset[str], batches: Batches) -> Batches:
    placed = any("@" in ref for ref in refs)

    def meant(node: Node) -> bool:
        return not refs.isdisjoint(called(node)) or (placed and not refs.isdisjoint(called_there(node)))

    kept = ((row, _node(row)) for row in rows(batches))
    return table((tuple(row[name] for name in schemas.NODES.names) for row, node in kept if meant(node)), schemas.NODES)


def hold(orders: Orders) -> Step:
    """Those nodes, all together, to the pairs that belong together and that stay apart."""
    return partial(_hold, orders)


def _hold(orders: Orders, batches: Batches) -> Batches:
    found = sorted((_node(row) for row in rows(batches)), key=lambda node: node.order)
    must, cannot = constraints(found, orders.settled(), orders.aliases)
    pairs = [(a, b, True) for a, b in sorted(must)] + [(a, b, False) for a, b in sorted(cannot)]
    return table(((found[a].id, found[b].id, together) for a, b, together in pairs), schemas.CONSTRAINTS)


def cluster(batches: Batches) -> Batches:
    """Nodes, scores and constraints of one component to the id and name of each entity."""

    def found() -> Iterator[tuple[Any, ...]]:
        for _, group in groups(batches, "component"):
            yield from _clustered(group)

    return table(found(), schemas.IDENTITIES)


def _clustered(group: Iterator[Row]) -> Iterator[tuple[str, str, str]]:
    there: list[Node] = []
    place: dict[str, int] = {}
    scored: dict[tuple[int, int], float] = {}
    must: set[tuple[int, int]] = set()
    cannot: set[tuple[int, int]] = set()
    for row in group:
        if row["kind"] == 0:
            place[row["node"]] = len(there)
            there.append(_node(row))
            continue
        first, second = sorted((place[row["node"]], place[row["other"]]))
        if row["kind"] == 1:
            scored[first, second] = row["score"]
        else:
            (must if row["kind"] == 2 else cannot).add((first, second))  # noqa: PLR2004 (the kinds stand in the query)
    for local, identity in identities(there, settled_clusters(there, scored, must, cannot)).items():
        yield (local, *identity)


def name(batches: Batches) -> Batches:
    """Readings, each with the lasting ids and names of its entities, to linked readings with occasions of their own."""

    def found() -> Iterator[tuple[str, bytes]]:
        for article, group in groups(batches, "article"):
            first = next(group)
            names = {row["local"]: (row["lasting"], row["name"]) for row in group}
            yield article, pack(own_occasions(renamed(unpack(first["record"], Reading), names)))

    return table(found(), schemas.ARTICLES)


def tell(batches: Batches) -> Batches:
    """Linked readings to what each tells of its occasions."""
    return table(
        (
            (one.speaker, one.id, one.article, pack(one))
            for row in rows(batches)
            for one in told_in(unpack(row["record"], Reading))
        ),
        schemas.TOLD,
    )  # fmt: skip


def occasions(batches: Batches) -> Batches:
    """What is told of one speaker's occasions to the ids that several share."""

    def found() -> Iterator[tuple[str, str]]:
        for _, group in groups(batches, "speaker"):
            yield from sorted(shared_ids([unpack(row["told"], Told) for row in group]).items())

    return table(found(), schemas.OCCASIONS)


def put_occasions(batches: Batches) -> Batches:
    """Linked readings, each with the shared ids of its occasions, to readings that are done."""

    def found() -> Iterator[tuple[str, bytes]]:
        for article, group in groups(batches, "article"):
            first = next(group)
            shared = {row["id"]: row["shared"] for row in group}
            reading = unpack(first["record"], Reading)
            yield article, pack(with_occasions(reading, shared))

    return table(found(), schemas.ARTICLES)


def named(batches: Batches) -> Batches:
    """Readings to their entities, with how often each speaks."""

    def found() -> Iterator[tuple[Any, ...]]:
        for row in rows(batches):
            reading = unpack(row["record"], Reading)
            for one in reading.entities:
                spoken = sum(attribution.speaker == one.id for attribution in reading.attributions)
                yield one.id, one.type, one.name, reading.article.id, spoken

    return table(found(), schemas.NAMED)
