"""Merging entities, and taking merges apart again: which id stands is written wherever an entity is named."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select, update

from onrecord.ledger import people
from onrecord.ledger.judging import components, judgement_of
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
    for one, to in sorted(changed.items()):
        store.connection.execute(update(entity).where(entity.c.id == one).values(entity=to))
        for table, column in _NAMED:
            store.connection.execute(update(table).where(table.c.raw == one).values({column: to}))
        mark_stale(store, store.column(select(attribution.c.id).where(attribution.c.raw == one)))
    if changed:
        people.refresh_names(store, ids)
