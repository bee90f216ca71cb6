"""Reports into statements: hubs and fragments.

The longest report that fits nowhere yet becomes a hub; every shorter one hangs on the hub that it fits best, or on a long member
of that hub's group. A report hangs on one group only, so that a fragment never makes one saying of two (transitive closure would).
The reports are taken in an order made of their own lengths and ids: the order of the input changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Group, Judgement, Reading, Score, content_id
from onrecord.statements.attaching import Barred, Edges, attach, first
from onrecord.statements.blocking import pairs
from onrecord.statements.judging import Judged, judged
from onrecord.statements.parts import together
from onrecord.statements.reports import Report, position, reports

_COMPARABLE = 0.75
ABOUT = frozenset(("attribution", "statement"))
_LEAST_MASS = 6.0


def cluster(readings: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> tuple[Group, ...]:
    """Group the attributions of all readings into sayings.

    Args:
        readings: articles, linked: one id for one person and one occasion.
        judgements: verdicts of people or rules on pairs of attributions (`about` = `attribution` or `statement`); the last one on a pair
            counts: `same` joins whatever the score, `different` keeps apart.

    Returns:
        one group for each saying, those with a single report too, by hub's article and place.
    """
    found = reports(readings, whole(judgements))
    return tuple(group(found, list(judged(found, pairs(found))), judgements))


def whole(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The attributions that are not taken in parts, since somebody has judged them."""
    return frozenset(one for judgement in judgements if judgement.about in ABOUT for one in (judgement.a, judgement.b))


def group(found: Sequence[Report], links: Sequence[Judged], judgements: Sequence[Judgement] = ()) -> list[Group]:
    """Group reports by the pairs that hold."""
    return grouped(found, links, judgements)[0]


def grouped(found: Sequence[Report], links: Sequence[Judged], judgements: Sequence[Judgement] = ()) -> tuple[list[Group], list[str]]:
    """Group reports by the pairs that hold, and tell the id of each report's group.

    Reports that no chain of pairs and of parts of one attribution connects never meet, so the reports of one connected component give,
    by themselves, the groups that they give among all others; but for the groups that they repeat on another occasion, which may lie
    elsewhere.
    """
    edges, repeats, barred = _edges(found, links, judgements)
    attached = attach(found, edges, barred)
    seated = _seated(found, edges, attached)
    hubs = _settled(found, seated)
    fullest = {hub: attached[index][0] for index, (hub, _) in seated.items()}
    members: dict[int, list[int]] = defaultdict(list)
    for index, (hub, _) in hubs.items():
        members[hub].append(index)
    ids = {hub: content_id("sta", found[fullest[hub]].id) for hub in members}
    linked: dict[int, set[str]] = defaultdict(set)
    for i, j in repeats:
        one, other = hubs[i][0], hubs[j][0]
        if one != other:
            linked[one].add(ids[other])
            linked[other].add(ids[one])
    order = sorted(members, key=lambda index: position(found[index]))
    groups = [_grouped(found, hub, {index: hubs[index][1] for index in members[hub]}, ids[hub], linked[hub]) for hub in order]
    return groups, [ids[hubs[index][0]] for index in range(len(found))]


def _grouped(found: Sequence[Report], hub: int, scores: Mapping[int, Score], identity: str, repeats: set[str]) -> Group:
    """A group; the parts of one attribution that are in it are one member."""
    members: dict[str, list[int]] = {found[hub].attribution: []}
    for index in sorted(scores):
        members.setdefault(found[index].attribution, []).append(index)
    best = [max((scores[index] for index in own), key=lambda score: score.total) for own in members.values()]
    return Group(
        identity,
        found[hub].attribution,
        tuple(members),
        (Score(1.0), *best[1:]),
        tuple(sorted(repeats)),
        tuple(together(found[index].content for index in own) for own in members.values()),
    )


def _edges(
    found: Sequence[Report], links: Sequence[Judged], judgements: Sequence[Judgement]
) -> tuple[Edges, list[tuple[int, int]], Barred]:
    """Who may hang on whom, who repeats whom, and whom somebody keeps apart."""
    places = {report.id: index for index, report in enumerate(found)}
    forbidden: set[tuple[int, int]] = set()
    decided: dict[tuple[int, int], Judgement] = {}
    for judgement in judgements:
        if judgement.about in ABOUT and judgement.a in places and judgement.b in places:
            i, j = sorted((places[judgement.a], places[judgement.b]))
            decided[i, j] = judgement
    edges: dict[int, dict[int, Score]] = defaultdict(dict)
    repeats: list[tuple[int, int]] = []
    for pair, judgement in decided.items():
        if judgement.verdict == "same":
            edges[pair[0]][pair[1]] = edges[pair[1]][pair[0]] = Score(1.0, {"judgement": 1.0})
        elif judgement.verdict == "different":
            forbidden.add(pair)
    for link in links:
        pair = (min(link.a, link.b), max(link.a, link.b))
        if pair in forbidden or pair[1] in edges[pair[0]]:
            continue
        if link.repeat:
            repeats.append(pair)
        else:
            edges[link.a][link.b] = edges[link.b][link.a] = link.score
    barred: dict[int, set[int]] = defaultdict(set)
    for i, j in forbidden:
        barred[i].add(j)
        barred[j].add(i)
    return edges, repeats, barred


def _seated(found: Sequence[Report], edges: Edges, hubs: Mapping[int, tuple[int, Score]]) -> dict[int, tuple[int, Score]]:
    """Each group's hub once more: of the members about as long as the longest the one whose words most others repeat.

    Where a saying went round in two translations, the longer one need not be the one that the fragments were cut from.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for index, (hub, _) in hubs.items():
        members[hub].append(index)
    seated: dict[int, tuple[int, Score]] = {}
    for old, group_members in members.items():
        direct = [index for index in group_members if not found[index].indirect]
        candidates = [index for index in direct if found[index].length >= _COMPARABLE * found[old].length]
        new = min(candidates, key=lambda index: (-_support(edges, index, direct), first(found[index])), default=old)
        for index in group_members:
            score = edges.get(new, {}).get(index, hubs[index][1])
            seated[index] = (new, Score(1.0) if index == new else score)
    return seated


def _settled(found: Sequence[Report], hubs: Mapping[int, tuple[int, Score]]) -> dict[int, tuple[int, Score]]:
    """Parts of an attribution that nobody else reports, put together again.

    Where nobody reports any of them, the attribution is one saying; what says next to nothing goes with the part beside it.
    """
    settled = dict(hubs)
    own: dict[str, list[int]] = defaultdict(list)
    reported: dict[int, set[str]] = defaultdict(set)
    for index, (hub, _) in hubs.items():
        own[found[index].attribution].append(index)
        reported[hub].add(found[index].attribution)
    for some in own.values():
        if len(some) > 1:
            some.sort()
            alone = [index for index in some if len(reported[hubs[index][0]]) == 1]
            shared = [index for index in some if index not in set(alone)]
            weak = [index for index in alone if shared and found[index].bag.mass < _LEAST_MASS]
            for index in weak:
                beside = _nearest(some, index, shared)
                settled[index] = (hubs[beside][0], hubs[beside][1])
            rest = [index for index in alone if index not in set(weak)]
            settled.update((index, (rest[0], Score(1.0))) for index in rest)
    return settled


def _nearest(some: Sequence[int], index: int, among: Iterable[int]) -> int:
    """Of some parts of an attribution, in order, the one that is the fewest parts away."""
    place = some.index(index)
    return min(among, key=lambda other: (abs(some.index(other) - place), other))


def _support(edges: Edges, index: int, members: Sequence[int]) -> float:
    """How much of the other members' wording stands in one, in order."""
    near = edges.get(index, {})
    return round(sum(near[other].features.get("order", 0.0) for other in members if other != index and other in near), 2)
