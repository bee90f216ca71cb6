"""Entities across articles: which id stands, what it is called, which others may be the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import case, delete, exists, func, insert, select, update

from onrecord.ledger.store import Store, chunks
from onrecord.ledger.tables import article, entity, entity_key, entity_token, label, naming, presence, spelling
from onrecord.ledger.words import words

_FEW = 500


@dataclass(frozen=True, slots=True)
class Profile:
    """What a ledger knows of an entity, for deciding who is whom.

    Attributes:
        id: the id that stands after all merges.
        type: what it is most often taken for.
        name: its most used name.
        spellings: every name in the texts, with the number of times.
        labels: the outlets' own labels, with the number of times.
        articles: ids of articles that mention it, at most fifty of the newest.
    """

    id: str
    type: str
    name: str
    spellings: Mapping[str, int]
    labels: Mapping[str, int]
    articles: tuple[str, ...]


def put_entity_keys(store: Store, pairs: Iterable[tuple[str, str]]) -> None:
    """Add `(block key, entity id)` pairs."""
    for chunk in chunks(pairs):
        store.dialect.add_missing(store.connection, entity_key, [{"key": key, "raw": raw} for key, raw in chunk])


def standing_ids(store: Store, ids: Iterable[str]) -> dict[str, str]:
    """Id to the id that stands after all merges, for ids where the two differ."""
    found: dict[str, str] = {}
    for chunk in chunks(ids):
        query = select(entity.c.id, entity.c.entity).where(entity.c.id.in_(chunk), entity.c.id != entity.c.entity)
        found.update(store.pairs(query))
    return found


def names_of(store: Store, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Id to type and name, for the ids that are known."""
    found: dict[str, tuple[str, str]] = {}
    for chunk in chunks(ids):
        query = select(entity.c.id, entity.c.type, entity.c.name).where(entity.c.id.in_(chunk))
        found.update({one: (kind, name) for one, kind, name in store.connection.execute(query)})
    return found


def profiles(store: Store, ids: Iterable[str]) -> list[Profile]:
    """What the ledger knows of the entities, in the order of their ids; unknown ids are left out."""
    found = []
    for one, (kind, name) in sorted(names_of(store, ids).items()):
        spellings = select(spelling.c.text, func.sum(spelling.c.count)).where(spelling.c.entity == one).group_by(spelling.c.text)
        labels = select(label.c.text, func.count()).where(label.c.entity == one, label.c.voice == "outlet").group_by(label.c.text)
        where = (
            select(presence.c.article)
            .join(article, article.c.id == presence.c.article)
            .where(presence.c.entity == one)
            .group_by(presence.c.article, article.c.row)
            .order_by(article.c.row.desc())
            .limit(50)
        )
        found.append(
            Profile(
                one,
                kind,
                name,
                {text: int(count) for text, count in store.connection.execute(spellings.order_by(spelling.c.text))},
                {text: int(count) for text, count in store.connection.execute(labels.order_by(label.c.text))},
                tuple(store.column(where)),
            )
        )
    return found


def articles_naming(store: Store, ids: Iterable[str], most: int) -> dict[str, list[str]]:
    """For each entity that stands, the newest articles that mention it, at most so many; fewer than that in the order of their ids.

    Of somebody whom many articles name, the articles are walked from the newest on until there are enough of them, so that
    nobody's fame is paid for.
    """
    found: dict[str, list[str]] = {}
    for one in ids:
        few = select(presence.c.article).where(presence.c.entity == one).limit(_FEW + 1)
        named = set(store.column(few))
        newest = select(article.c.id).order_by(article.c.row.desc()).limit(most)
        if len(named) > _FEW:
            found[one] = store.column(newest.where(exists().where(presence.c.entity == one, presence.c.article == article.c.id)))
        elif len(named) > most:
            found[one] = store.column(newest.where(article.c.id.in_(sorted(named))))
        elif named:
            found[one] = sorted(named)
    return found


def find(store: Store, name: str, limit: int = 1000) -> list[str]:
    """Ids that stand, of entities one of whose names has all these words; a word that ends in `*` may go on.

    An id is found as itself.
    """
    known = store.scalar(select(entity.c.entity).where(entity.c.id == name))
    if known is not None:
        return [str(known)]
    query = select(entity.c.entity).distinct()
    some = False
    for piece in name.split():
        for word in words(piece):
            some = True
            is_prefix = piece.endswith("*") and word.end >= len(piece) - 1
            token = entity_token.c.token
            condition = (token >= word.folded) & (token < word.folded + "\U0010ffff") if is_prefix else token == word.folded
            query = query.where(entity.c.id.in_(select(entity_token.c.raw).where(condition)))
    return sorted(store.column(query.limit(limit))) if some else []


def count_names(store: Store, rows: Collection[Mapping[str, object]], by: int) -> None:
    """Count the names that entities go by in one article; `by` is 1 to add the article and -1 to take it away."""
    counted: dict[tuple[str, str, str], int] = {}
    for row in rows:
        key = (str(row["raw"]), str(row["type"]), str(row["name"]))
        counted[key] = counted.get(key, 0) + by
    values = [{"raw": raw, "type": kind, "name": name, "articles": n} for (raw, kind, name), n in counted.items()]
    store.dialect.count(store.connection, naming, values, "articles")


def refresh_names(store: Store, raws: Iterable[str]) -> list[str]:
    """Choose the name that each entity is shown by: in most articles, then the longest, then the first in order.

    Returns:
        The ids that the ledger had not known.
    """
    new: list[str] = []
    for chunk in chunks(raws):
        known = set(store.column(select(entity.c.id).where(entity.c.id.in_(chunk))))
        fresh = [{"id": one, "entity": one, "type": "unknown", "name": one} for one in chunk if one not in known]
        store.dialect.add_missing(store.connection, entity, fresh)
        new += [row["id"] for row in fresh]
        stands = store.column(select(entity.c.entity).where(entity.c.id.in_(chunk)).distinct())
        for group in chunks(stands):
            _choose(store, group)
    return new


def _choose(store: Store, stands: list[str]) -> None:
    total = func.sum(naming.c.articles)
    known_type = case((naming.c.type == "unknown", 0), else_=1)
    query = (
        select(entity.c.entity, naming.c.type, naming.c.name)
        .join(entity, entity.c.id == naming.c.raw)
        .where(entity.c.entity.in_(stands), naming.c.articles > 0)
        .group_by(entity.c.entity, naming.c.type, naming.c.name)
        .order_by(entity.c.entity, total.desc(), known_type.desc(), func.length(naming.c.name).desc(), naming.c.name, naming.c.type)
    )
    best: dict[str, tuple[str, str]] = {}
    for one, kind, name in store.connection.execute(query):
        best.setdefault(one, (kind, name))
    shown = select(entity.c.id, entity.c.entity, entity.c.type, entity.c.name).where(entity.c.entity.in_(stands))
    changed = {
        row["entity"] for row in store.rows(shown) if best.get(row["entity"], (row["type"], row["name"])) != (row["type"], row["name"])
    }
    for one in sorted(changed):
        kind, name = best[one]
        store.connection.execute(update(entity).where(entity.c.entity == one).values(name=name, type=kind))


def index_names(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    """Make names and spellings findable by their words."""
    pairs = {(word.folded, str(row["raw"])) for row in rows for word in words(str(row.get("text") or row.get("name") or ""))}
    store.dialect.add_missing(store.connection, entity_token, [{"token": token, "raw": raw} for token, raw in sorted(pairs)])


def forget(store: Store) -> None:
    """Empty the tables of this module; the caller derives them again."""
    for table in (entity, entity_key, entity_token, naming):
        store.connection.execute(delete(table))


def name_entity(store: Store, one: str, kind: str, name: str) -> None:
    """Make sure that an entity that no article names has a name."""
    if store.scalar(select(entity.c.id).where(entity.c.id == one)) is None:
        store.connection.execute(insert(entity), {"id": one, "entity": one, "type": kind, "name": name})
        index_names(store, [{"raw": one, "name": name}])
