"""Who is who across articles: one id for everybody, made from content, the same in whatever order the articles come.

Profiles with the same full name are one node; nodes that share a block are scored; a person's judgements and curated aliases come before
any score. An id is made from the name in the earliest article, so that articles added later leave it as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.entities.aliases import Aliases
from onrecord.entities.clustering import cluster
from onrecord.entities.names.parts import parse
from onrecord.entities.profiles import Profile, merged, name_key, profiles
from onrecord.entities.scoring import SAME, Judged, block, only, score_many
from onrecord.model import Attribution, Entity, EntityType, Judgement, Reading, content_id

BLOCK_LIMIT = 200
CERTAIN_DIFFERENCE = 0.02
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """Profiles of one name.

    Attributes:
        id: the id that the name has by itself.
        profile: what its articles tell.
        order: what nodes are sorted by: family, name, and what keeps it apart from others of the name.
    """

    id: str
    profile: Profile
    order: str = ""


def link(readings: Sequence[Reading], judgements: Sequence[Judgement] = (), aliases: Aliases | None = None) -> list[Reading]:
    """Give every entity one id across all articles.

    Args:
        readings: the articles, read; in any order.
        judgements: all that was judged about entities, oldest first: `same` and `different` of two ids or names (also
        `NAME@ARTICLE_ID`), or
            None to withdraw. The newest about a pair holds; what a rule judged is not replayed.
        aliases: curated aliases; the ones that ship where None.

    Returns:
        The readings in the order given, with lasting ids and the most used full name of each entity.
    """
    curated = Aliases.shipped() if aliases is None else aliases
    nodes, clusters = clustered(readings, judgements, curated)
    names = identities(nodes, clusters)
    return [renamed(reading, names) for reading in readings]


def clustered(readings: Sequence[Reading], judgements: Sequence[Judgement], aliases: Aliases) -> tuple[list[Node], list[list[int]]]:
    """The nodes, and which of them are one."""
    settled = standing(judgements)
    nodes = make_nodes(readings, settled)
    scored = {pair: judged.score for pair, judged in judge(nodes).items()}
    must, cannot = constraints(nodes, settled, aliases)
    return nodes, settled_clusters(nodes, scored, must, cannot)


def identities(nodes: Sequence[Node], clusters: Iterable[Sequence[int]]) -> dict[str, tuple[str, str]]:
    """The lasting id and the name of every entity of an article, by the id that it has there.

    Args:
        nodes: the nodes.
        clusters: the places of those that are one.
    """
    names: dict[str, tuple[str, str]] = {}
    for group in clusters:
        some = [nodes[place] for place in group]
        whole = merged([node.profile for node in some])
        names.update(dict.fromkeys(whole.local, (lasting_id(some), whole.name)))
    return names


def settled_clusters(nodes: Sequence[Node], scored: Mapping[Pair, float], must: set[Pair], cannot: set[Pair]) -> list[list[int]]:
    """Which nodes are one.

    Nodes that no chain of `must` and of scores from `SAME` on connects never meet, so the nodes of one such component give, by
    themselves, the clusters that they give among all others.

    Args:
        nodes: in their order.
        scored: the scores of the pairs that share a block.
        must: pairs that belong together.
        cannot: pairs that stay apart.
    """
    more = {pair for pair, value in scored.items() if apart(nodes[pair[0]].profile, nodes[pair[1]].profile, value)} - must
    return cluster(len(nodes), scored, sorted(must), sorted(cannot | more), SAME)


def apart(a: Profile, b: Profile, value: float) -> bool:
    """Whether two full names never share a cluster: all but surely different, or named in one article and sounding different."""
    if not (a.full and b.full):
        return False
    if value < CERTAIN_DIFFERENCE:
        return True
    return a.family == "person" and not set(a.articles).isdisjoint(b.articles) and parse(a.name).sound != parse(b.name).sound


def standing(judgements: Sequence[Judgement]) -> dict[tuple[str, str], str]:
    """The verdicts that people gave and did not withdraw: the newest about each pair."""
    found: dict[tuple[str, str], str] = {}
    for judgement in judgements:
        if judgement.about != "entity" or judgement.by == "rule":
            continue
        first, second = sorted((judgement.a, judgement.b))
        found.pop((first, second), None)
        if judgement.verdict in {"same", "different"}:
            found[first, second] = judgement.verdict
    return found


def make_nodes(readings: Sequence[Reading], settled: Iterable[tuple[str, str]]) -> list[Node]:
    """Profiles by family and name; one that a judgement names by its article stands alone. An article given twice counts once."""
    once: dict[str, Reading] = {}
    for reading in readings:
        once.setdefault(reading.article.id, reading)
    return nodes_of([one for reading in once.values() for one in profiles(reading)], alone_in(settled))


def alone_in(settled: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The names with their article (`NAME@ARTICLE_ID`) that judgements speak of."""
    return frozenset(ref for pair in settled for ref in pair if "@" in ref)


def nodes_of(found: Sequence[Profile], alone: frozenset[str]) -> list[Node]:
    """The nodes of some profiles: all profiles of a name's key must be among them, and those of others change nothing."""
    groups: dict[tuple[str, str, str], list[Profile]] = {}
    for profile in typed(found):
        article = profile.articles[0]
        own = next((f"{n}@{article}" for n, _ in profile.names if f"{n}@{article}" in alone), "")
        story = "" if profile.full else loose(profile)
        groups.setdefault((profile.family, profile.key, own or story), []).append(profile)
    nodes = [Node(content_id("ent", *key), merged(group), "\x1f".join(key)) for key, group in groups.items()]
    return sorted(nodes, key=lambda node: node.order)


def typed(found: Sequence[Profile]) -> Iterator[Profile]:
    """Names whose kind an article does not tell take the kind that other articles tell of the same name."""
    told: dict[str, Counter[EntityType]] = {}
    for profile in found:
        if profile.type != "unknown":
            told.setdefault(profile.key, Counter())[profile.type] += 1
    for one in found:
        yield replace(one, type=_commonest(told[one.key])) if one.type == "unknown" and one.key in told else one


def _commonest(kinds: Counter[EntityType]) -> EntityType:
    return min(kinds, key=lambda kind: (-kinds[kind], kind))


def loose(profile: Profile) -> str:
    """What keeps single names of different articles apart until a score joins them: the article."""
    return profile.articles[0]


def pairs(nodes: Sequence[Node]) -> list[Pair]:
    """The pairs that share a block; blocks too large to tell anything are left out but for names told in full."""
    found: set[Pair] = set()
    for places in block(node.profile for node in nodes).values():
        if len(places) <= BLOCK_LIMIT:
            found.update(combinations(places, 2))
        else:
            chosen = [i for i in places if nodes[i].profile.full][:BLOCK_LIMIT]
            found.update(combinations(chosen, 2))
    return sorted(found)


def judge(nodes: Sequence[Node]) -> dict[Pair, Judged]:
    """Score every pair that shares a block."""
    chosen = [pair for pair in pairs(nodes) if nodes[pair[0]].profile.family == nodes[pair[1]].profile.family]
    found = dict(zip(chosen, score_many([(nodes[a].profile, nodes[b].profile) for a, b in chosen]), strict=True))
    lone = lone_fits(nodes, found)
    return {pair: only(judged) if pair in lone else judged for pair, judged in found.items()}


def lone_fits(nodes: Sequence[Node], found: Mapping[Pair, Judged]) -> set[Pair]:
    """Pairs of a surname alone and the only full name that fits it in articles with shared company."""
    fits: dict[int, list[Pair]] = {}
    for pair, judged in found.items():
        single = single_of(nodes[pair[0]], nodes[pair[1]], judged)
        if single is not None:
            fits.setdefault(pair[single], []).append(pair)
    return {pairs[0] for pairs in fits.values() if len(pairs) == 1}


def single_of(a: Node, b: Node, judged: Judged) -> int | None:
    """Which of the two, 0 or 1, is a surname alone that the other's full name and company fit; None where neither is."""
    if a.profile.full == b.profile.full or not ("surname alone" in judged.features and "company shared" in judged.features):
        return None
    return int(a.profile.full)


def judgements_of(readings: Sequence[Reading]) -> list[Judgement]:
    """What the rules judge about the pairs that share a block, for the log: ids, verdict, score, features."""
    nodes = make_nodes(readings, ())
    return [
        Judgement("entity", nodes[a].id, nodes[b].id, judged.verdict, round(judged.score, 4), judged.features)
        for (a, b), judged in sorted(judge(nodes).items())
    ]


def constraints(nodes: Sequence[Node], settled: Mapping[tuple[str, str], str], aliases: Aliases) -> tuple[set[Pair], set[Pair]]:
    """Pairs that belong together and pairs that must stay apart, by people's judgements first and aliases after."""
    index: dict[str, list[int]] = {}
    for place, node in enumerate(nodes):
        for ref in {*called(node), *called_there(node)}:
            index.setdefault(ref, []).append(place)
    must: set[Pair] = set()
    cannot: set[Pair] = set()
    for (a, b), verdict in settled.items():
        for one in find(index, a):
            for other in find(index, b):
                if one != other:
                    (must if verdict == "same" else cannot).add((min(one, other), max(one, other)))
    for group in aliases.groups():
        places = sorted({i for name, kind in group for i in index.get(name_key(name, kind), []) if fits(nodes[i], kind)})
        must |= {pair for pair in combinations(places, 2) if pair not in cannot}
    return must - cannot, cannot


def called(node: Node) -> set[str]:
    """Every id and name by which a judgement or an alias may mean a node."""
    return {node.id, *node.profile.local, node.profile.key, *(name.casefold() for name, _ in node.profile.names)}


def called_there(node: Node) -> Iterator[str]:
    """Its names with each article that has it (`NAME@ARTICLE_ID`)."""
    return (f"{name.casefold()}@{article}" for name, _ in node.profile.names for article in node.profile.articles)


def fits(node: Node, kind: str) -> bool:
    """Whether an alias of some type may name a node."""
    family = kind if kind in {"person", "place"} else "body"
    return node.profile.family == family


def find(index: Mapping[str, list[int]], ref: str) -> list[int]:
    """The nodes that an id or a name means."""
    return next((index[way] for way in ways(ref) if way in index), [])


def ways(ref: str) -> tuple[str, ...]:
    """The ways in which an id or a name of a judgement may stand among those of a node (`called`), the nearest first."""
    return ref, ref.casefold(), name_key(ref, "person")


def lasting_id(group: Sequence[Node]) -> str:
    """The id of a cluster: its earliest full name's own."""
    return min(group, key=lambda node: (not node.profile.full, node.profile.first, node.profile.key, node.id)).id


def renamed(reading: Reading, names: Mapping[str, tuple[str, str]]) -> Reading:
    """A reading with lasting ids; entities that turn out to be one are put together."""
    new = {entity.id: names.get(entity.id, (entity.id, entity.name)) for entity in reading.entities}
    groups: dict[str, list[Entity]] = {}
    for entity in reading.entities:
        groups.setdefault(new[entity.id][0], []).append(entity)
    entities = tuple(together(identity, new[group[0].id][1], group) for identity, group in groups.items())
    remarks = tuple(replace(r, entity=lasting(r.entity, new)) for r in reading.remarks)
    return replace(reading, entities=entities, attributions=tuple(respoken(reading.attributions, new)), remarks=remarks)


def together(identity: str, name: str, group: Sequence[Entity]) -> Entity:
    """One entity of one article, made of all that turned out to be it."""
    mentions = sorted({mention for entity in group for mention in entity.mentions}, key=lambda m: (m.span, m.form))
    labels = sorted({label for entity in group for label in entity.labels}, key=lambda label: (label.span, label.relation))
    kind = next((entity.type for entity in group if entity.type != "unknown"), group[0].type)
    return Entity(identity, kind, name, tuple(mentions), tuple(labels))


def respoken(attributions: Iterable[Attribution], new: Mapping[str, tuple[str, str]]) -> Iterator[Attribution]:
    """Attributions with lasting ids of speakers and hops."""
    for attribution in attributions:
        via = tuple(replace(hop, entity=lasting(hop.entity, new)) for hop in attribution.via)
        yield replace(attribution, speaker=lasting(attribution.speaker, new), via=via)


def lasting(identity: str | None, new: Mapping[str, tuple[str, str]]) -> str | None:
    """The lasting id for one of an article."""
    return new[identity][0] if identity is not None and identity in new else identity
