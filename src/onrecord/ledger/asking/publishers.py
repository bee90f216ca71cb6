"""Outlets and articles."""

from __future__ import annotations

from sqlalchemy import func, select

from onrecord.ledger.records import short_key
from onrecord.ledger.store import Row, Store
from onrecord.ledger.tables import article, attribution, entity, hop, left_out, statement, version

_ARTICLE = (
    article.c.id,
    article.c.row,
    article.c.outlet,
    article.c.title,
    article.c.published,
    article.c.url,
    article.c.file,
    article.c.version,
    article.c.current,
    article.c.attributions,
    article.c.added_at,
)


def listed(store: Store, limit: int, offset: int) -> list[Row]:
    """Outlets, those with most articles first; articles without one are counted under None."""
    times = func.count().label("articles")
    total = func.sum(article.c.attributions).label("attributions")
    return store.rows(
        select(func.min(article.c.outlet).label("outlet"), times, total)
        .where(article.c.current)
        .group_by(article.c.outlet_key)
        .order_by(times.desc(), article.c.outlet_key)
        .limit(limit)
        .offset(offset)
    )


def of(store: Store, outlet: str) -> Row | None:
    """An outlet's name as it writes it, and how much of it there is."""
    row = store.first(
        select(
            func.min(article.c.outlet).label("outlet"),
            func.count().label("articles"),
            func.sum(article.c.attributions).label("attributions"),
        ).where(article.c.outlet_key == short_key(outlet), article.c.current)
    )
    return row if row and row["articles"] else None


def quotes(store: Store, outlet: str, limit: int) -> list[Row]:
    """Whom an outlet quotes."""
    times = func.count().label("count")
    return store.rows(
        select(entity.c.id, entity.c.type, entity.c.name, times)
        .join(attribution, attribution.c.speaker == entity.c.id)
        .join(article, article.c.id == attribution.c.article)
        .where(article.c.outlet_key == short_key(outlet))
        .group_by(entity.c.id, entity.c.type, entity.c.name)
        .order_by(times.desc(), entity.c.name)
        .limit(limit)
    )


def sources(store: Store, outlet: str, limit: int) -> list[Row]:
    """Through whom an outlet's quotations came."""
    times = func.count().label("count")
    return store.rows(
        select(hop.c.name, hop.c.role, hop.c.entity, times)
        .join(article, article.c.id == hop.c.article)
        .where(article.c.outlet_key == short_key(outlet))
        .group_by(hop.c.name, hop.c.role, hop.c.entity)
        .order_by(times.desc(), hop.c.name)
        .limit(limit)
    )


def cues(store: Store, outlet: str, limit: int) -> list[Row]:
    """The words with which an outlet introduces what was said."""
    times = func.count().label("count")
    word = func.lower(attribution.c.cue_words).label("text")
    return store.rows(
        select(word, times)
        .join(article, article.c.id == attribution.c.article)
        .where(article.c.outlet_key == short_key(outlet), attribution.c.cue_words != "")
        .group_by(word)
        .order_by(times.desc(), word)
        .limit(limit)
    )


def kinds(store: Store, outlet: str) -> list[Row]:
    """How many quotations are direct, mixed, indirect."""
    return store.rows(
        select(attribution.c.kind, func.count().label("count"))
        .join(article, article.c.id == attribution.c.article)
        .where(article.c.outlet_key == short_key(outlet))
        .group_by(attribution.c.kind)
        .order_by(attribution.c.kind)
    )


def beside(store: Store, outlet: str, limit: int) -> list[Row]:
    """Other outlets that report the same sayings: how many both report, and how many of the outlet's the other leaves out."""
    own = select(version.c.statement).join(article, article.c.id == version.c.article).where(article.c.outlet_key == short_key(outlet))
    shared = func.count(func.distinct(version.c.statement)).label("shared")
    altered = func.sum(statement.c.altered).label("altered")
    both = store.rows(
        select(func.min(article.c.outlet).label("outlet"), article.c.outlet_key, shared, altered)
        .join(version, version.c.article == article.c.id)
        .join(statement, statement.c.id == version.c.statement)
        .where(version.c.statement.in_(own), article.c.outlet_key != short_key(outlet))
        .group_by(article.c.outlet_key)
        .order_by(shared.desc(), article.c.outlet_key)
        .limit(limit)
    )
    missing = store.pairs(
        select(article.c.outlet_key, func.count(func.distinct(left_out.c.statement)))
        .join(left_out, left_out.c.article == article.c.id)
        .where(left_out.c.statement.in_(own))
        .group_by(article.c.outlet_key)
    )
    return [{**row, "left_out": int(missing.get(row["outlet_key"], 0))} for row in both]


def newest(store: Store, limit: int, offset: int = 0, outlet: str | None = None) -> list[Row]:
    """Articles, those that came last first."""
    query = select(*_ARTICLE).where(article.c.current).order_by(article.c.row.desc()).limit(limit).offset(offset)
    return store.rows(query if outlet is None else query.where(article.c.outlet_key == short_key(outlet)))


def article_row(store: Store, one: str) -> Row | None:
    """What is known of an article beside its reading."""
    return store.first(select(*_ARTICLE, article.c.sha256).where(article.c.id == one))


def versions(store: Store, one: str) -> list[Row]:
    """All versions of an article's source, the oldest first."""
    source = select(article.c.source_key).where(article.c.id == one).scalar_subquery()
    return store.rows(select(*_ARTICLE).where(article.c.source_key == source).order_by(article.c.version))


def counts(store: Store) -> Row:
    """How much the ledger holds."""
    tables = (("articles", article, article.c.current), ("attributions", attribution, None), ("statements", statement, None))
    found: Row = {}
    for name, table, condition in tables:
        query = select(func.count()).select_from(table)
        found[name] = int(store.scalar(query if condition is None else query.where(condition)) or 0)
    query = select(func.count(func.distinct(article.c.outlet_key))).where(article.c.current)
    found["outlets"] = int(store.scalar(query) or 0)
    query = select(func.count(func.distinct(attribution.c.speaker)))
    found["speakers"] = int(store.scalar(query) or 0)
    return found
