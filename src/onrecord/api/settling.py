"""What is new in a ledger, joined with what is near it: who is who, one occasion, the same saying; never everything with everything.

An article is near another where they share a rare block key, of a name or of a wording. In a neighbourhood that is seen whole, the result
is the same in whatever order the articles came, and the same as of a rebuild. Past the bounds below it may hang on the order: somebody
whom more than `WHOLE` articles name is joined with the newest of them, and is not taken apart again by a rule; an article has at most
`NEAR` neighbours; an attribution is held against the `PARTNERS` that share its rarest words, and against all that report what those report;
who left a saying out is found again only where the sayings beside it lie in at most `WIDE` articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.ledger import Ledger as Kept
from onrecord.model import Judgement, Occasion, Reading, Statement
from onrecord.pipeline import across

ALIASES = "aliases"
BATCH = 100
STALE = 400
NEAR = 200
WHOLE = 50
WIDE = 120
PARTNERS = 24
ROUNDS = 8


def settle(kept: Kept, fresh: Iterable[str] = ()) -> None:
    """Join every article whose place is open with what is near it, then find its sayings.

    Args:
        kept: the ledger.
        fresh: ids of articles that have come; those with attributions that are new, changed or judged are known to the ledger.
    """
    opened = sorted({*fresh, *kept.articles_of(kept.stale()).values()})
    for first in range(0, len(opened), BATCH):
        _join(kept, opened[first : first + BATCH])
    while stale := kept.stale(limit=STALE):
        _state(kept, set(stale))
        kept.settled(stale)


def settle_all(kept: Kept) -> None:
    """Link everybody anew, a neighbourhood at a time, as after new aliases."""
    settle(kept, [reading.article.id for reading in kept.readings(original=True)])


@dataclass(frozen=True, slots=True)
class _Around:
    """The neighbourhood of some articles.

    Attributes:
        articles: themselves and those that share most with them.
        entities: ids of entities that share a block key with theirs, to whether all their articles are among these.
    """

    articles: list[str]
    entities: dict[str, bool]


def _around(kept: Kept, readings: Sequence[Reading]) -> _Around:
    shares: dict[str, int] = defaultdict(int)
    where: dict[str, list[str]] = {}
    for reading in readings:
        found = {one for ids in kept.entities_with_keys(key for key, _ in across.entity_keys(reading)).values() for one in ids}
        where.update(kept.articles_naming(found - set(where), WHOLE))
        for one in found & set(where):
            for article in where[one]:
                shares[article] += 1
        said = kept.attributions_with_keys(key for key, _ in across.wording_keys(reading))
        for article in kept.articles_of({one for ids in said.values() for one in ids}).values():
            shares[article] += 2
    own = [reading.article.id for reading in readings]
    ranked = sorted(shares.keys() - set(own), key=lambda article: (-shares[article], article))
    articles = [*own, *ranked[:NEAR]]
    inside = set(articles)
    return _Around(articles, {one: len(places) < WHOLE and inside.issuperset(places) for one, places in where.items()})


def _join(kept: Kept, opened: Sequence[str]) -> None:
    """Link the people and occasions of some articles with their neighbours'; a merge is a rule's judgement, so that it can be undone."""
    around = _around(kept, list(kept.readings(opened, original=True)))
    originals = list(kept.readings(around.articles, original=True))
    verdicts = list(kept.standing_judgements(about="entity", by_persons=True))
    joined = across.join(originals, verdicts, across.aliases_from(kept.setting(ALIASES), kept.location))
    stands = _stands(kept, joined.identity)
    own = {entity.id for reading in originals if reading.article.id in set(opened) for entity in reading.entities}
    mine = {one for one in joined.identity if one in own or stands[one] in around.entities}
    with kept.write():
        kept.put_judgements(_apart(kept, joined.identity, stands, around.entities))
        kept.put_judgements(_same(joined.identity, _stands(kept, joined.identity), mine))
        kept.put_judgements(one for one in joined.unsure if one.a in own or one.b in own)
        file_names(kept, [reading for reading in originals if mine & {entity.id for entity in reading.entities}], mine)
        for reading in _moved(originals, joined.readings, set(opened)):
            kept.put_reading(reading)


def _moved(before: Sequence[Reading], after: Sequence[Reading], opened: set[str]) -> Iterator[Reading]:
    """The readings whose occasions are others now.

    Of an article that was only looked at beside, what is shared with none of the opened ones stays: articles that it shares an occasion
    with may lie out of sight.
    """
    seen = (reading for reading in (*before, *after) if reading.article.id in opened)
    theirs = {_id(one.occasion) for reading in seen for one in reading.attributions} - {None}
    for old, new in zip(before, after, strict=True):
        now = {one.id: one.occasion for one in new.attributions}
        own = old.article.id in opened
        moved = tuple(
            replace(one, occasion=now[one.id]) if own or {_id(one.occasion), _id(now[one.id])} & theirs else one for one in old.attributions
        )
        if moved != old.attributions:
            yield replace(old, attributions=moved)


def _id(occasion: Occasion | None) -> str | None:
    return occasion.id if occasion else None


def _stands(kept: Kept, ids: Iterable[str]) -> dict[str, str]:
    """Each id with the one that stands for it."""
    given = list(ids)
    return {one: one for one in given} | kept.standing_ids(given)


def _same(identity: Mapping[str, str], stands: Mapping[str, str], mine: set[str]) -> list[Judgement]:
    """The merges that are not made yet, of groups with one of `mine`."""
    groups: dict[str, set[str]] = defaultdict(set)
    for one in sorted(mine):
        groups[identity[one]]
    for one, lasting in identity.items():
        if lasting in groups:
            groups[lasting].add(stands[one])
    return [Judgement("entity", min(group), one, "same") for group in groups.values() for one in sorted(group)[1:]]


def _apart(kept: Kept, identity: Mapping[str, str], stands: Mapping[str, str], seen: Mapping[str, bool]) -> list[Judgement]:
    """The rules' merges that no longer hold, withdrawn; only of entities all of whose articles are seen.

    What is left of each group is held together by its smallest id.
    """
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one, lasting in sorted(identity.items()):
        if seen.get(stands[one]):
            groups[stands[one]][lasting].append(one)
    made: list[Judgement] = []
    for parts in groups.values():
        if len(parts) > 1:
            ids = [one for part in parts.values() for one in part]
            made += [
                Judgement("entity", old.a, old.b, None)
                for old in kept.judged("entity", ids)
                if old.by == "rule" and old.verdict == "same" and identity.get(old.a) != identity.get(old.b)
            ]
            made += [Judgement("entity", part[0], one, "same") for part in parts.values() for one in part[1:]]
    return made


def file_names(kept: Kept, readings: Sequence[Reading], mine: set[str]) -> None:
    """Put the block keys of entities, one for all that are taken for the same under a key, so that blocks stay small.

    Args:
        kept: the ledger.
        readings: what names them.
        mine: the entities; those of the readings that are not among them are passed over.
    """
    pairs = [pair for reading in readings for pair in across.entity_keys(reading) if pair[1] in mine]
    filed = {key: set(ids) for key, ids in kept.entities_with_keys({key for key, _ in pairs}).items()}
    stands = kept.standing_ids({one for _, one in pairs})
    new: list[tuple[str, str]] = []
    for key, one in pairs:
        there = filed.setdefault(key, set())
        if stands.get(one, one) not in there:
            there.add(stands.get(one, one))
            new.append((key, one))
    kept.put_entity_keys(new)


def _state(kept: Kept, stale: set[str]) -> None:
    """Find the sayings of the open attributions anew, with every saying that they touch."""
    involved = stale | _matched(kept, stale)
    for _ in range(ROUNDS):
        before = len(involved)
        involved |= _members(kept, involved)
        made = _made(kept, _articles(kept, involved))
        involved.update(version.attribution for one in made if _touches(one, involved) for version in one.versions)
        if len(involved) == before:
            break
    involved, made = _with_company(kept, involved, made)
    chosen = [one for one in made if _touches(one, involved)]
    touched = {version.attribution for one in chosen for version in one.versions} | stale
    kept.replace_statements(_sayings(kept, touched), chosen)


def _matched(kept: Kept, stale: set[str]) -> set[str]:
    """The attributions that report, or say again, what one of the open ones reports."""
    keys = [pair for reading in kept.readings(_articles(kept, stale)) for pair in across.wording_keys(reading) if pair[1] in stale]
    wanted = across.partners(keys, kept.attributions_with_keys({key for key, _ in keys}), PARTNERS)
    articles = _articles(kept, {*wanted, *(one for others in wanted.values() for one in others)})
    return across.matched(kept.readings(articles), wanted)


def _touches(one: Statement, attributions: set[str]) -> bool:
    return any(version.attribution in attributions for version in one.versions)


def _made(kept: Kept, articles: Sequence[str]) -> list[Statement]:
    """The sayings of some articles as they stand."""
    readings = list(kept.readings(articles))
    ids = [attribution.id for reading in readings for attribution in reading.attributions]
    return across.statements_of(readings, kept.judged("statement", ids))


def _with_company(kept: Kept, involved: set[str], made: list[Statement]) -> tuple[set[str], list[Statement]]:
    """The sayings that are reported beside those of several articles: which articles left them out may have changed."""
    shared = {article for one in made if _touches(one, involved) for article in _several(one)}
    beside = {attribution.id for reading in kept.readings(sorted(shared)) for attribution in reading.attributions}
    wide = involved | beside
    wide |= _members(kept, wide)
    beyond = {one.id for reading in kept.readings(_articles(kept, wide)) for one in reading.attributions}
    articles = _articles(kept, beyond | _members(kept, beyond))
    if not beside or len(articles) > WIDE:
        return involved, made
    return wide, made if articles == _articles(kept, involved) else _made(kept, articles)


def _several(one: Statement) -> set[str]:
    """The articles of a saying that more than one reports."""
    articles = {version.article for version in one.versions}
    return articles if len(articles) > 1 else set()


def _articles(kept: Kept, attributions: Iterable[str]) -> list[str]:
    return sorted(set(kept.articles_of(attributions).values()))


def _members(kept: Kept, attributions: Iterable[str]) -> set[str]:
    """Every attribution of the sayings that these belong to."""
    return {version.attribution for one in kept.statements(_sayings(kept, attributions)) for version in one.versions}


def _sayings(kept: Kept, attributions: Iterable[str]) -> set[str]:
    """Every saying that these belong to."""
    return {one for own in kept.statements_with(attributions).values() for one in own}
