"""From readings to one ledger's worth of knowledge: the stages that must see all the articles together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from onrecord.chains import copies, independent, link_occasions
from onrecord.comparison import compare
from onrecord.entities import Aliases, Somebody, link, people, read_aliases
from onrecord.entities.link import clustered, identities, judge, make_nodes, renamed
from onrecord.entities.profiles import profiles
from onrecord.entities.scoring import keys
from onrecord.model import Attribution, Judgement, Reading, Statement, content_id
from onrecord.statements import cluster
from onrecord.statements.blocking import TOGETHER, candidates_of, vote
from onrecord.statements.judging import judged
from onrecord.statements.reports import reports

LEDGER_KINDS = frozenset("wbf")
Person = Somebody


def linked(readings: Iterable[Reading], judgements: Sequence[Judgement] = (), aliases: Aliases | None = None) -> list[Reading]:
    """One id for one person, and for one occasion, across all the articles; of readings that are linked already, the same again."""
    return link_occasions(map(own_occasions, link(list(readings), judgements, aliases)))


def own_occasions(reading: Reading) -> Reading:
    """A reading with its occasions under ids of the article's own, whatever they were linked with before."""
    first: dict[str, str] = {}
    for attribution in reading.attributions:
        if attribution.occasion and attribution.occasion.id:
            known = first.setdefault(attribution.occasion.id, attribution.id)
            first[attribution.occasion.id] = min(known, attribution.id)
    ids = {shared: content_id("occ", reading.article.id, least) for shared, least in first.items()}

    def own(attribution: Attribution) -> Attribution:
        occasion = attribution.occasion
        if occasion is None or occasion.id is None or ids[occasion.id] == occasion.id:
            return attribution
        return replace(attribution, occasion=replace(occasion, id=ids[occasion.id]))

    return replace(reading, attributions=tuple(map(own, reading.attributions)))


@dataclass(frozen=True, slots=True)
class Joined:
    """What linking some readings came to, in the ids under which they were delivered.

    Attributes:
        readings: linked, in the order given.
        identity: delivered entity to the id that all entities taken for one share.
        unsure: the pairs of delivered entities that ask for a person.
    """

    readings: list[Reading]
    identity: dict[str, str]
    unsure: list[Judgement]


def join(readings: Sequence[Reading], judgements: Sequence[Judgement], aliases: Aliases) -> Joined:
    """`linked`, with the way in which it came about."""
    nodes, clusters = clustered(readings, judgements, aliases)
    names = identities(nodes, clusters)
    identity = {one: lasting for one, (lasting, _) in names.items()}
    unsure = [one for one in doubts(readings) if identity[one.a] != identity[one.b]]
    return Joined(link_occasions(own_occasions(renamed(reading, names)) for reading in readings), identity, unsure)


def statements_of(
    readings: Sequence[Reading], judgements: Sequence[Judgement] = (), transcripts: Sequence[Reading] = ()
) -> list[Statement]:
    """Every saying of linked readings, with its versions held against the hub; what stands in a transcript has it as its hub."""
    found = copies.find([reading.article for reading in readings])
    return compare(cluster(readings, judgements), readings, independent=partial(independent, copies=found), transcripts=transcripts)


def people_in(readings: Sequence[Reading]) -> list[Person]:
    """Each person and organisation of linked readings, with spellings and titles by outlet."""
    return list(people(readings))


def aliases_from(text: str | None, where: str) -> Aliases:
    """The curated aliases that ship, and those of a text beside them (JSON Lines, CSV or FollowTheMoney).

    Raises:
        RecordError: a line breaks the format, or aliases clash or run in a ring.
    """
    shipped = Aliases.shipped()
    return shipped.plus(read_aliases(text, where), where) if text else shipped


def entity_keys(reading: Reading) -> list[tuple[str, str]]:
    """(block key, entity id) for every entity of a reading."""
    return [(key, one) for profile in profiles(reading) for key in sorted(keys(profile)) for one in profile.local]


def doubts(readings: Sequence[Reading]) -> list[Judgement]:
    """The pairs of entities that the rules could not decide, for a person to judge; in the ids of the readings as they were delivered."""
    nodes = make_nodes(readings, ())
    return [
        Judgement("entity", min(nodes[a].profile.local), min(nodes[b].profile.local), "unsure", round(found.score, 4), found.features)
        for (a, b), found in sorted(judge(nodes).items())
        if found.verdict == "unsure"
    ]


def wording_keys(reading: Reading) -> list[tuple[str, str]]:
    """(block key, attribution id) for every attribution of a reading: stems, pairs of stems, whole fragments."""
    found = {(key, report.attribution) for report in reports([reading]) for key in candidates_of(report) if key[0] in LEDGER_KINDS}
    return sorted(found)


def partners(keys: Iterable[tuple[str, str]], blocks: Mapping[str, Sequence[str]], most: int) -> dict[str, list[str]]:
    """For each attribution those that may report the same: they share a rare block key or several, at most so many, the rarest first.

    Args:
        keys: (block key, attribution).
        blocks: block key to the attributions that share it; keys that are not there are too common.
        most: how many partners an attribution may have.
    """
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for key, one in keys:
        block = blocks.get(key, ())
        for other in block:
            weights[one][other] += 1 / len(block)
            shared[one][other] += vote(key, len(block))
    return {
        one: sorted((other for other in found if other != one and shared[one][other] >= TOGETHER), key=lambda x: (-found[x], x))[:most]
        for one, found in weights.items()
    }


def matched(readings: Iterable[Reading], wanted: Mapping[str, Sequence[str]]) -> set[str]:
    """The attributions, of either side, that report the same or say the same again.

    Args:
        readings: the articles of all of them, linked.
        wanted: attribution to those that it is held against.
    """
    needed = {*wanted, *(other for others in wanted.values() for other in others)}
    found = reports(readings, only=needed)
    places: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(found):
        places[one.attribution].append(index)
    sides = [(i, j) for a, others in wanted.items() for b in others for i in places[a] for j in places[b]]
    pairs = sorted({(min(pair), max(pair)) for pair in sides})
    return {found[index].attribution for pair in judged(found, pairs) for index in (pair.a, pair.b)}
