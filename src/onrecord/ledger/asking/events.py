"""Occasions: what was said there, and who reported it."""

from __future__ import annotations

from sqlalchemy import func, select

from onrecord.ledger.store import Row, Store
from onrecord.ledger.tables import article, attribution, entity, statement


def listed(store: Store, limit: int, offset: int) -> list[Row]:
    """Occasions, those with most statements first."""
    times = func.count().label("count")
    return store.rows(
        select(
            statement.c.occasion.label("id"),
            func.max(statement.c.occasion_name).label("name"),
            func.max(statement.c.occasion_place).label("place"),
            func.min(statement.c.day).label("day"),
            func.min(entity.c.name).label("speaker"),
            func.count(func.distinct(statement.c.speaker)).label("speakers"),
            times,
        )
        .join(entity, entity.c.id == statement.c.speaker, isouter=True)
        .where(statement.c.occasion.is_not(None))
        .group_by(statement.c.occasion)
        .order_by(times.desc(), statement.c.occasion)
        .limit(limit)
        .offset(offset)
    )


def names(store: Store, one: str) -> list[Row]:
    """How the articles name the occasion, most often first."""
    times = func.count().label("count")
    a = attribution.c
    return store.rows(
        select(a.occasion_name.label("name"), a.occasion_place.label("place"), a.occasion_medium.label("medium"), article.c.outlet, times)
        .join(article, article.c.id == a.article)
        .where(a.occasion == one)
        .group_by(a.occasion_name, a.occasion_place, a.occasion_medium, article.c.outlet)
        .order_by(times.desc(), a.occasion_name, a.occasion_place, article.c.outlet)
    )


def articles(store: Store, one: str) -> list[Row]:
    """Articles that report the occasion, in order of their date."""
    return store.rows(
        select(article.c.id, article.c.outlet, article.c.title, article.c.published, func.count().label("count"))
        .join(attribution, attribution.c.article == article.c.id)
        .where(attribution.c.occasion == one)
        .group_by(article.c.id, article.c.outlet, article.c.title, article.c.published)
        .order_by(article.c.published, article.c.outlet, article.c.id)
    )


def speakers(store: Store, one: str) -> list[Row]:
    """Who spoke there."""
    times = func.count().label("count")
    return store.rows(
        select(entity.c.id, entity.c.type, entity.c.name, times)
        .join(attribution, attribution.c.speaker == entity.c.id)
        .where(attribution.c.occasion == one)
        .group_by(entity.c.id, entity.c.type, entity.c.name)
        .order_by(times.desc(), entity.c.name)
    )
