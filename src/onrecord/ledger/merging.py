"""Merging entities, and taking merges apart again: which id stands is written wherever an entity is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select, update

from onrecord.ledger import people
from onrecord.ledger.judging import RULE, components, judgement_of
from onrecord.ledger.store import Store, chunks
from onrecord.ledger.tables import attribution, entity, hop, label, presence, spelling, stale, standing, statement
from onrecord.model import Judgement

_NAMED = (
    (presence, "entity"),
    (spelling, "entity"),
    (label, "entity"),
    (hop, "entity"),
    (attribution, "speaker"),
    (statement, "speaker"),
)

_MANY = 10_000


def mark_stale(store: Store, attributions: Iterable[str]) -> None:
    """Note that the statements of these attributions have to be found again."""
    for chunk in chunks(attributions):
        store.dialect.add_missing(store.connection, stale, [{"attribution": one} for one in chunk])


def merge_new(store: Store, fresh: Iterable[str]) -> None:
    """Apply merges that were judged before the entities were known."""
    for chunk in chunks(fresh):
        near = standing.c.a.in_(chunk) | standing.c.b.in_(chunk)
        waiting = select(standing.c.a, standing.c.b).where(standing.c.about == "entity", standing.c.verdict == "same", near)
        for a, b in store.connection.execute(waiting).all():
            merge(store, a, b)


def merge(store: Store, a: str, b: str) -> None:
    """Find out anew which ids stand for each other around two entities."""
    if not _joined(store, a, b):
        _anew(store, a, b)


def _joined(store: Store, a: str, b: str) -> bool:
    """Put two groups together where nothing speaks against it, without looking at everybody in them; tells whether it was done."""
    stands = store.pairs(select(entity.c.id, entity.c.entity).where(entity.c.id.in_([a, b])))
    if set(stands) != {a, b} or stands[a] == stands[b]:
        return False
    one, other = sorted(stands.values())
    pair = (standing.c.about == "entity") & (standing.c.a == min(a, b)) & (standing.c.b == max(a, b))
    if store.scalar(select(standing.c.verdict).where(pair)) != "same":
        return False
    first, second = entity.alias(), entity.alias()
    told_apart = (
        select(standing.c.a)
        .join(first, first.c.id == standing.c.a)
        .join(second, second.c.id == standing.c.b)
        .where(standing.c.verdict == "different", standing.c.about == "entity", standing.c.author != RULE)
        .where(first.c.entity.in_([one, other]) | second.c.entity.in_([one, other]))
    )
    if store.first(told_apart.limit(1)) is not None:
        return False
    fewer = min(_said(store, one), _said(store, other), key=len)
    _move(store, dict.fromkeys(store.column(select(entity.c.id).where(entity.c.entity == other)), one))
    mark_stale(store, fewer)
    people.refresh_names(store, [one])
    return True


def _said(store: Store, one: str) -> list[str]:
    """What somebody said: new sayings of two groups hold one of either, so that it is enough to look at the group that said less."""
    return store.column(select(attribution.c.id).where(attribution.c.speaker == one).limit(_MANY))


def _anew(store: Store, a: str, b: str) -> None:
    old = store.column(select(entity.c.entity).where(entity.c.id.in_([a, b])))
    ids = set(store.column(select(entity.c.id).where(entity.c.entity.in_([*old, a, b]))))
    found: dict[tuple[str, str], Judgement] = {}
    fresh = ids
    while fresh:
        reached: set[str] = set()
        for chunk in chunks(sorted(fresh)):
            near = standing.c.a.in_(chunk) | standing.c.b.in_(chunk)
            for row in store.rows(select(standing).where(standing.c.about == "entity", near)):
                found[row["a"], row["b"]] = judgement_of(row)
                if row["verdict"] == "same":
                    reached |= {row["a"], row["b"]}
        fresh = _known(store, reached - ids)
        ids |= fresh
    _write(store, ids, list(found.values()))


def _known(store: Store, ids: Iterable[str]) -> set[str]:
    return {one for chunk in chunks(sorted(ids)) for one in store.column(select(entity.c.id).where(entity.c.id.in_(chunk)))}


def _write(store: Store, ids: set[str], found: list[Judgement]) -> None:
    before: dict[str, str] = {}
    for chunk in chunks(sorted(ids)):
        query = select(entity.c.id, entity.c.entity).where(entity.c.id.in_(chunk))
        before.update(store.pairs(query))
    changed = {one: to for one, to in components(sorted(ids), found).items() if before[one] != to}
    _move(store, changed)
    for one in changed:
        mark_stale(store, store.column(select(attribution.c.id).where(attribution.c.raw == one)))
    if changed:
        people.refresh_names(store, ids)


def _move(store: Store, changed: Mapping[str, str]) -> None:
    """Write down, wherever entities are named, which now stand for them."""
    for one, to in sorted(changed.items()):
        store.connection.execute(update(entity).where(entity.c.id == one).values(entity=to))
        for table, column in _NAMED:
            store.connection.execute(update(table).where(table.c.raw == one).values({column: to}))
