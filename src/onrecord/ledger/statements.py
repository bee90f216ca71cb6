"""Statements in, statements out: what the reports of a saying were found to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, insert, select

from onrecord.ledger.records import pack, short_key, storable_or_none, unpack
from onrecord.ledger.store import Store, chunks
from onrecord.ledger.tables import attribution, left_out, stale, statement, version
from onrecord.model import Statement


def replace_statements(store: Store, gone: Iterable[str], found: Iterable[Statement]) -> None:
    """Put statements in the place of others, and note that their attributions are done.

    Args:
        store: an open transaction.
        gone: ids of statements that are no more; those among `found` need not be named.
        found: the new ones.
    """
    new = {one.id: one for one in found}
    done: set[str] = set()
    for chunk in chunks([*gone, *new]):
        done.update(store.column(select(version.c.attribution).where(version.c.statement.in_(chunk))))
        for table, column in ((version, version.c.statement), (left_out, left_out.c.statement), (statement, statement.c.id)):
            store.connection.execute(delete(table).where(column.in_(chunk)))
    done.update(v.attribution for one in new.values() for v in one.versions)
    raws = _raw_speakers(store, new.values())
    days = _hub_days(store, new.values())
    _insert(store, statement, [_row(one, raws.get(one.id), days.get(one.hub)) for one in new.values()])
    _insert(store, version, [row for one in new.values() for row in _versions(one)])
    _insert(store, left_out, [row for one in new.values() for row in _left_out(one)])
    settled(store, done)


def _insert(store: Store, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        store.connection.execute(insert(table), rows)


def settled(store: Store, attributions: Iterable[str]) -> None:
    """Note that the statements of these attributions need not be found again."""
    for chunk in chunks(attributions):
        store.connection.execute(delete(stale).where(stale.c.attribution.in_(chunk)))


def _raw_speakers(store: Store, found: Collection[Statement]) -> dict[str, str]:
    """For each statement the speaker's id as one of its reports delivered it, the hub's first."""
    told: dict[str, tuple[str, str]] = {}
    for chunk in chunks(v.attribution for one in found for v in one.versions):
        query = select(attribution.c.id, attribution.c.raw, attribution.c.speaker)
        for row in store.rows(query.where(attribution.c.id.in_(chunk), attribution.c.raw.is_not(None))):
            told[row["id"]] = row["raw"], row["speaker"]
    raws: dict[str, str] = {}
    for one in found:
        order = [one.hub, *(v.attribution for v in one.versions)]
        raw = next((told[x][0] for x in order if x in told and told[x][1] == one.speaker), None)
        if raw is not None:
            raws[one.id] = raw
    return raws


def _hub_days(store: Store, found: Iterable[Statement]) -> dict[str, str]:
    days: dict[str, str] = {}
    for chunk in chunks(one.hub for one in found):
        query = select(attribution.c.id, attribution.c.day).where(attribution.c.id.in_(chunk), attribution.c.day.is_not(None))
        days.update(store.pairs(query))
    return days


def _row(one: Statement, raw: str | None, day: str | None) -> dict[str, Any]:
    occasion, said = one.occasion, one.said
    others = [v for v in one.versions if v.attribution != one.hub]
    moment = (said.start or said.end) if said else None
    return {
        "id": one.id,
        "raw": None if one.speaker is None else raw or one.speaker,
        "speaker": one.speaker,
        "hub": one.hub,
        "day": (moment or "")[:10] or day,
        "occasion": storable_or_none(occasion.id) if occasion else None,
        "occasion_name": storable_or_none(occasion.name) if occasion else None,
        "occasion_place": storable_or_none(occasion.place) if occasion else None,
        "versions": len(one.versions),
        "outlets": len({short_key(v.outlet) for v in one.versions if v.outlet is not None}),
        "independent": one.independent,
        "altered": sum(v.relation == "altered" for v in one.versions),
        "spread": 1.0 - min((v.score.total for v in others), default=1.0),
        "record": pack(one, f"statement {one.id}"),
    }


def _versions(one: Statement) -> list[dict[str, Any]]:
    return [
        {"attribution": v.attribution, "statement": one.id, "article": v.article, "position": position, "relation": v.relation}
        for position, v in enumerate(one.versions)
    ]


def _left_out(one: Statement) -> list[dict[str, Any]]:
    each = {x.article: x for x in one.left_out_by}
    return [{"statement": one.id, "article": x.article, "outlet": storable_or_none(x.outlet)} for x in each.values()]


def unpacked(rows: Iterable[Any]) -> Iterator[Statement]:
    """Statements from rows with `id`, `record` and `speaker`; the speaker is the one that stands."""
    for row in rows:
        one = unpack(row["record"], Statement, f"statement {row['id']}")
        yield one if row["speaker"] == one.speaker else replace(one, speaker=row["speaker"])


def statement_of(store: Store, one: str) -> Statement | None:
    """A statement, or None."""
    row = store.first(select(statement.c.id, statement.c.record, statement.c.speaker).where(statement.c.id == one))
    return None if row is None else next(unpacked([row]))


def statements(store: Store, ids: Iterable[str] | None = None) -> Iterator[Statement]:
    """Statements by id; the given ones, or all."""
    query = select(statement.c.id, statement.c.record, statement.c.speaker).order_by(statement.c.id)
    if ids is not None:
        for chunk in chunks(sorted(ids)):
            yield from unpacked(store.rows(query.where(statement.c.id.in_(chunk))))
        return
    last = ""
    while rows := store.rows(query.where(statement.c.id > last).limit(200)):
        yield from unpacked(rows)
        last = rows[-1]["id"]


def statements_with(store: Store, attributions: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Attribution to the statements that it is a version of: one, or more where its stretches are of several sayings."""
    found: dict[str, tuple[str, ...]] = {}
    for chunk in chunks(attributions):
        query = select(version.c.attribution, version.c.statement).where(version.c.attribution.in_(chunk)).order_by(version.c.statement)
        for one, other in store.connection.execute(query):
            found[one] = (*found.get(one, ()), other)
    return found


def stale_attributions(store: Store, limit: int | None = None) -> list[str]:
    """Attributions whose statements have to be found again: new, changed, gone, or judged since."""
    query = select(stale.c.attribution).order_by(stale.c.attribution)
    return store.column(query if limit is None else query.limit(limit))
