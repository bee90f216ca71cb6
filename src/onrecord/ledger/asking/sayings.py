"""Statements: briefly, for lists, and all that stands around one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from sqlalchemy import Select, bindparam, func, select

from onrecord.ledger.prepared import Prepared
from onrecord.ledger.records import short_key
from onrecord.ledger.store import Row, Store, chunks
from onrecord.ledger.tables import article, attribution, entity, label, left_out, statement, version

Order = Literal["new", "spread", "versions", "day"]

_BRIEF = select(
    statement.c.id,
    statement.c.speaker,
    statement.c.hub,
    statement.c.day,
    statement.c.occasion,
    statement.c.occasion_name,
    statement.c.occasion_place,
    statement.c.versions,
    statement.c.outlets,
    statement.c.independent,
    statement.c.altered,
    statement.c.spread,
    entity.c.name.label("speaker_name"),
    attribution.c.words,
    attribution.c.kind,
).select_from(
    statement.join(entity, entity.c.id == statement.c.speaker, isouter=True).join(
        attribution, attribution.c.id == statement.c.hub, isouter=True
    )
)
_GIVEN, _STANDS = entity.alias("given"), entity.alias("stands")
_RECORD = Prepared(
    lambda ids: (
        select(statement.c.id, statement.c.record, statement.c.speaker, _STANDS.c.id.label("entity"), _STANDS.c.type, _STANDS.c.name)
        .select_from(
            statement.join(_GIVEN, _GIVEN.c.id == statement.c.speaker, isouter=True).join(
                _STANDS, _STANDS.c.id == _GIVEN.c.entity, isouter=True
            )
        )
        .where(statement.c.id.in_(ids))
    )
)
_LEFT_OUT = Prepared(
    lambda ids: (
        select(left_out.c.article, left_out.c.outlet, article.c.title, article.c.url, article.c.file)
        .join(article, article.c.id == left_out.c.article, isouter=True)
        .where(left_out.c.statement.in_(ids))
        .order_by(left_out.c.outlet, left_out.c.article)
    )
)
_BY_ARTICLE = func.coalesce(label.c.entity, "")
"""The entity, out of its index's sight: of a person there are labels without end, of an article few, and the engine has to begin there."""
_LABELS = Prepared(
    lambda ids: (
        select(article.c.outlet, label.c.text, label.c.relation, func.count().label("count"))
        .join(article, article.c.id == label.c.article)
        .where(bindparam("one") == _BY_ARTICLE, label.c.article.in_(ids), label.c.voice == "outlet")
        .group_by(article.c.outlet, label.c.text, label.c.relation)
        .order_by(article.c.outlet, func.count().desc(), label.c.text)
    )
)
_ORDERS = {
    "new": (statement.c.row.desc(),),
    "spread": (statement.c.altered.desc(), statement.c.spread.desc(), statement.c.row.desc()),
    "versions": (statement.c.versions.desc(), statement.c.row.desc()),
    "day": (statement.c.day.desc().nulls_last(), statement.c.row.desc()),
}


def record(store: Store, one: str) -> Row | None:
    """A statement's record and speaker, with id, type and name of the entity that stands for the speaker."""
    return _RECORD.one(store, one)


def omitted(store: Store, one: str) -> list[Row]:
    """Articles that covered the occasion and leave the saying out."""
    return _LEFT_OUT.rows(store, [one])


def briefs(
    store: Store,
    *,
    order: Order,
    speakers: Iterable[str] | None = None,
    occasion: str | None = None,
    outlet: str | None = None,
    several: bool = False,
    limit: int,
    offset: int,
) -> list[Row]:
    """Statements in short."""
    query: Select[tuple[object, ...]] = _BRIEF.order_by(*_ORDERS[order]).limit(limit).offset(offset)
    if speakers is not None:
        query = query.where(statement.c.speaker.in_(list(speakers)))
    if occasion is not None:
        query = query.where(statement.c.occasion == occasion)
    if several:
        query = query.where(statement.c.versions > 1)
    if outlet is not None:
        own = select(version.c.statement).join(article, article.c.id == version.c.article).where(article.c.outlet_key == short_key(outlet))
        query = query.where(statement.c.id.in_(own))
    return store.rows(query)


def brief(store: Store, ids: Iterable[str]) -> dict[str, Row]:
    """Statements in short, by id."""
    return {row["id"]: row for chunk in chunks(ids) for row in store.rows(_BRIEF.where(statement.c.id.in_(chunk)))}


def labels_in(store: Store, one: str, articles: Iterable[str]) -> list[Row]:
    """What the outlets of these articles call an entity in their own words."""
    return _LABELS.rows(store, list(dict.fromkeys(articles)), one=one)


def versions_of(store: Store, ids: Iterable[str]) -> list[Row]:
    """Which article, of which outlet, reports which of these statements, and how."""
    found: list[Row] = []
    for chunk in chunks(ids):
        query = (
            select(version.c.statement, version.c.attribution, version.c.article, version.c.relation, article.c.outlet)
            .join(article, article.c.id == version.c.article)
            .where(version.c.statement.in_(chunk))
            .order_by(version.c.statement, version.c.position)
        )
        found += store.rows(query)
    return found
