"""People and organisations: what they are called, by whom, who quotes them, through whom."""

from __future__ import annotations

from sqlalchemy import and_, func, select

from onrecord.ledger.prepared import Prepared
from onrecord.ledger.records import short_key
from onrecord.ledger.store import Row, Store
from onrecord.ledger.tables import article, attribution, entity, entity_token, hop, label, presence, spelling
from onrecord.ledger.words import words

_STANDS = entity.alias("stands")
_ENTITY = Prepared(
    lambda ids: (
        select(entity.c.id, entity.c.type, entity.c.name).join(_STANDS, _STANDS.c.entity == entity.c.id).where(_STANDS.c.id.in_(ids))
    )
)


def entity_row(store: Store, one: str) -> Row | None:
    """The entity that stands for an id, with its type and name."""
    return _ENTITY.one(store, one)


def members(store: Store, one: str) -> list[str]:
    """All ids that the entity stands for, itself among them."""
    return store.column(select(entity.c.id).where(entity.c.entity == one).order_by(entity.c.id))


def spellings(store: Store, one: str) -> list[Row]:
    """Names in the texts, by outlet, with the number of times."""
    total = func.sum(spelling.c.count).label("count")
    return store.rows(
        select(spelling.c.text, article.c.outlet, total)
        .join(article, article.c.id == spelling.c.article)
        .where(spelling.c.entity == one)
        .group_by(spelling.c.text, article.c.outlet)
        .order_by(total.desc(), spelling.c.text, article.c.outlet)
    )


def labels(store: Store, one: str) -> list[Row]:
    """What it is called, by outlet; `voice` is `outlet` or `quoted`."""
    voice = label.c.voice == "outlet"
    times = func.count().label("count")
    return store.rows(
        select(label.c.text, label.c.relation, article.c.outlet, voice.label("own"), times)
        .join(article, article.c.id == label.c.article)
        .where(label.c.entity == one)
        .group_by(label.c.text, label.c.relation, article.c.outlet, voice)
        .order_by(times.desc(), label.c.text, article.c.outlet)
    )


def quoted_by(store: Store, one: str) -> list[Row]:
    """Outlets that quote the entity, with the number of times, and of articles."""
    times = func.count().label("count")
    return store.rows(
        select(article.c.outlet, times, func.count(func.distinct(article.c.id)).label("articles"))
        .join(attribution, attribution.c.article == article.c.id)
        .where(attribution.c.speaker == one)
        .group_by(article.c.outlet)
        .order_by(times.desc(), article.c.outlet)
    )


def through(store: Store, one: str) -> list[Row]:
    """Through whom the entity's words came."""
    times = func.count().label("count")
    return store.rows(
        select(hop.c.name, hop.c.entity, hop.c.role, times)
        .join(attribution, attribution.c.id == hop.c.attribution)
        .where(attribution.c.speaker == one)
        .group_by(hop.c.name, hop.c.entity, hop.c.role)
        .order_by(times.desc(), hop.c.name)
    )


def months(store: Store, one: str) -> list[Row]:
    """Attributions by month, `2024-05` and so on; those without a date are left out."""
    month = func.substr(attribution.c.day, 1, 7)
    return store.rows(
        select(month.label("month"), func.count().label("count"))
        .where(attribution.c.speaker == one, attribution.c.day.is_not(None))
        .group_by(month)
        .order_by(month)
    )


def articles_with(store: Store, one: str) -> int:
    """How many articles mention the entity."""
    return int(store.scalar(select(func.count(func.distinct(presence.c.article))).where(presence.c.entity == one)) or 0)


def presences(store: Store, one: str, articles: list[str]) -> list[Row]:
    """Where some articles name the entity: the article, the id and the name that it has there; the newest article first."""
    return store.rows(
        select(presence.c.local, presence.c.name, article)
        .join(article, article.c.id == presence.c.article)
        .where(presence.c.entity == one, presence.c.article.in_(articles))
        .order_by(article.c.row.desc(), presence.c.raw)
    )


def listed(store: Store, name: str, types: list[str] | None, limit: int, offset: int) -> list[Row]:
    """Entities, those quoted most often first; only those with all words of `name`, each of which may go on."""
    times = func.count(attribution.c.row).label("count")
    query = (
        select(entity.c.id, entity.c.type, entity.c.name, times)
        .join(attribution, attribution.c.speaker == entity.c.id, isouter=True)
        .where(entity.c.id == entity.c.entity)
        .group_by(entity.c.id, entity.c.type, entity.c.name)
        .order_by(times.desc(), entity.c.name, entity.c.id)
    )
    if types is not None:
        query = query.where(entity.c.type.in_(types))
    for word in words(name):
        near = and_(entity_token.c.token >= word.folded, entity_token.c.token < word.folded + "\U0010ffff")
        own = select(entity.c.entity).join(entity_token, entity_token.c.raw == entity.c.id).where(near)
        query = query.where(entity.c.id.in_(own.scalar_subquery()))
    return store.rows(query.limit(limit).offset(offset))


def speakers(store: Store, limit: int) -> list[Row]:
    """Who speaks most."""
    times = func.count().label("count")
    most = (
        select(attribution.c.speaker, times)
        .where(attribution.c.speaker.is_not(None))
        .group_by(attribution.c.speaker)
        .order_by(times.desc(), attribution.c.speaker)
        .limit(limit)
        .subquery()
    )
    query = select(entity.c.id, entity.c.type, entity.c.name, most.c.count).join(entity, entity.c.id == most.c.speaker)
    return store.rows(query.order_by(most.c.count.desc(), entity.c.name))


def called_by(store: Store, outlet: str, limit: int) -> list[Row]:
    """How an outlet names people in its own words."""
    times = func.count().label("count")
    return store.rows(
        select(entity.c.id, entity.c.type, entity.c.name, label.c.text, label.c.relation, times)
        .join(article, article.c.id == label.c.article)
        .join(entity, entity.c.id == label.c.entity)
        .where(article.c.outlet_key == short_key(outlet), label.c.voice == "outlet")
        .group_by(entity.c.id, entity.c.type, entity.c.name, label.c.text, label.c.relation)
        .order_by(times.desc(), entity.c.name, label.c.text)
        .limit(limit)
    )
