"""Who has it from whom: the stations between a speaker and the articles that report the words, as a graph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from onrecord.chains.copies import Copy
from onrecord.chains.lexicon import canonical
from onrecord.model import Article, Attribution, Hop, content_id

NodeKind = Literal["speaker", "station", "article"]
PUBLIC: Final = frozenset({"statement", "document", "platform", "event", "spokesperson"})
OUTLETS: Final = frozenset({"outlet", "agency", "translator"})
Report = tuple[Article, Attribution]


@dataclass(frozen=True, slots=True)
class Node:
    """A speaker, a station on the way, or an article.

    Attributes:
        id: made from its kind and name.
        label: its name.
        kind: what it is.
        role: a station's role, or None.
        witness: which independent chain an article, or a station that is not the speaker's own voice, belongs to; counted from 0.
    """

    id: str
    label: str
    kind: NodeKind
    role: str | None = None
    witness: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """`target` has the words from `source`."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges, each once, in the order of the reports; `circular` holds the edges that close a ring."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    circular: tuple[Edge, ...] = ()

    @property
    def independent(self) -> int:
        """How many independent chains its reports are of."""
        return len({node.witness for node in self.nodes} - {None})

    @property
    def several(self) -> bool:
        """Whether its reports are of more than one independent chain."""
        return self.independent > 1


def station_key(hop: Hop) -> str:
    """What makes two hops one station: the entity, else the name without article and case."""
    return hop.entity or re.sub(r"\A(?:the|an?|his|her|their|its)\s+", "", " ".join(hop.name.lower().split()))


def graph(reports: Sequence[Report], names: Mapping[str, str] | None = None, copies: Sequence[Copy] = ()) -> Graph:
    """The chains of some reports of one saying, drawn together.

    Where a station is the outlet of another of the reports, that report stands for it.

    Args:
        reports: articles and the attribution in each.
        names: speakers' names by entity id; the source's words stand in where one is missing.
        copies: which of the articles are copies of which, for the independent chains.
    """
    one_key = canonical(_outlet_names(reports))
    groups = witnesses(reports, copies, one_key)
    sheets = [_article_node(article) for article, _ in reports]
    homes = {one_key[article.outlet]: sheet for (article, _), sheet in reversed([*zip(reports, sheets, strict=True)]) if article.outlet}
    nodes: dict[str, Node] = {}
    edges: dict[Edge, None] = {}
    for (article, attribution), sheet, group in zip(reports, sheets, groups, strict=True):
        chain = [_speaker_node(article, attribution, names or {})]
        chain.extend(_station_node(hop, chain[0].label, one_key, homes) for hop in attribution.via)
        chain.append(sheet)
        for node in chain:
            if node.id not in nodes:
                witness = None if node.kind == "speaker" or node.role in PUBLIC else group
                nodes[node.id] = Node(node.id, node.label, node.kind, node.role, witness)
        for one, two in pairwise(chain):
            if one.id != two.id:
                edges[Edge(one.id, two.id)] = None
    return Graph(tuple(nodes.values()), tuple(edges), _rings(list(nodes), list(edges)))


def _speaker_node(article: Article, attribution: Attribution, names: Mapping[str, str]) -> Node:
    words = " ".join(span.of(article.text) for span in attribution.source) or "unknown"
    speaker = attribution.speaker or words
    return Node(content_id("nod", "speaker", speaker), names.get(speaker) or words, "speaker")


def _article_node(article: Article) -> Node:
    home = article.outlet or article.title or article.file or article.url or article.id
    return Node(content_id("nod", "article", article.id), home, "article")


def _station_node(hop: Hop, speaker: str, one_key: Mapping[str, str], homes: Mapping[str, Node]) -> Node:
    """A station: an outlet's own report where there is one; a paper or a post is the speaker's own, not one for all speakers."""
    if hop.role in OUTLETS:
        key = one_key[hop.name]
        return homes.get(key) or Node(content_id("nod", "station", key), hop.name, "station", hop.role)
    parts = (speaker, station_key(hop)) if hop.role in PUBLIC and hop.name.islower() else (station_key(hop),)
    return Node(content_id("nod", "station", *parts), hop.name, "station", hop.role)


def _outlet_names(reports: Sequence[Report]) -> list[str]:
    """The names under which outlets and agencies stand in some reports, each once, in order."""
    names: dict[str, None] = {}
    for article, attribution in reports:
        if article.outlet:
            names[article.outlet] = None
        names.update((hop.name, None) for hop in attribution.via if hop.role not in PUBLIC)
    return list(names)


def _rings(nodes: Sequence[str], edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """The edges that lead back to a node from which one came (depth-first search, without recursion)."""
    follow: dict[str, list[Edge]] = {node: [] for node in nodes}
    for edge in edges:
        follow[edge.source].append(edge)
    state: dict[str, int] = {}
    closing: list[Edge] = []
    for root in nodes:
        if root in state:
            continue
        stack = [(root, iter(follow[root]))]
        state[root] = 1
        while stack:
            node, rest = stack[-1]
            step = next(rest, None)
            if step is None:
                state[node] = 2
                stack.pop()
            elif state.get(step.target) == 1:
                closing.append(step)
            elif step.target not in state:
                state[step.target] = 1
                stack.append((step.target, iter(follow[step.target])))
    return tuple(closing)


def independent(reports: Sequence[Report], copies: Sequence[Copy] = ()) -> int:
    """How many independent chains stand behind a saying.

    Two reports are independent when they share no station below the speaker's own words in public: a speech, a
    statement, a post or a letter of the speaker's is shared by all and ties nobody; an agency, an outlet, a translator, a
    witness or a leak ties those that rest on it. Articles of one outlet are one; so are copies. Circular sourcing makes
    one chain of all that take part in it.

    Returns:
        At least 1 for any report, 0 for none.
    """
    return len(set(witnesses(reports, copies, canonical(_outlet_names(reports)))))


def witnesses(reports: Sequence[Report], copies: Sequence[Copy], one_key: Mapping[str, str]) -> list[int]:
    """Which independent chain each report belongs to, counted from 0 in the order of the reports; see `independent`.

    Args:
        reports: articles and the attribution in each.
        copies: which of the articles are copies of which.
        one_key: one key for all names of an outlet.
    """
    parent = list(range(len(reports)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def join(one: int, two: int) -> None:
        parent[root(one)] = root(two)

    seen: dict[str, int] = {}
    by_article: dict[str, int] = {}
    for place, (article, attribution) in enumerate(reports):
        for key in _stations(article, attribution, one_key):
            if key in seen:
                join(place, seen[key])
            seen.setdefault(key, place)
        by_article.setdefault(article.id, place)
    for copy in copies:
        if copy.original in by_article and copy.copy in by_article:
            join(by_article[copy.original], by_article[copy.copy])
    numbers: dict[int, int] = {}
    return [numbers.setdefault(root(place), len(numbers)) for place in range(len(reports))]


def _stations(article: Article, attribution: Attribution, one_key: Mapping[str, str]) -> set[str]:
    """What ties a report to others: its article, its outlet, and every station that is not the speaker's own voice."""
    keys = {f"article {article.id}"}
    if article.outlet:
        keys.add(f"station {one_key[article.outlet]}")
    for hop in attribution.via:
        if hop.role not in PUBLIC:
            keys.add(f"station {one_key[hop.name]}")
            if hop.entity:
                keys.add(hop.entity)
    return keys
