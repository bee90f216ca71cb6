"""Readings in, readings out: as they were delivered, and as they stand after corrections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from onrecord.ledger import merging, people
from onrecord.ledger.correcting import apart_id, corrected, merged
from onrecord.ledger.deriving import derived
from onrecord.ledger.judging import OF_ATTRIBUTION, RULE, Corrections, corrections, judgement_of, named_id
from onrecord.ledger.pages import now
from onrecord.ledger.records import pack, place_key, short_key, storable, storable_or_none, unpack
from onrecord.ledger.store import Row, Store, chunks
from onrecord.ledger.tables import OF_ARTICLE, article, attribution, delivered, hop, label, presence, spelling, standing, wording_key
from onrecord.ledger.words import folded
from onrecord.model import Judgement, Reading

_PART = 100


def put_reading(store: Store, reading: Reading) -> str:
    """Keep a reading; the newest one of a source is current, older ones stay beside it as its versions.

    Returns:
        The article's id.
    """
    about = reading.article
    record = pack(reading, f"article {about.id}")
    before = store.first(select(article.c.record, article.c.current).where(article.c.id == about.id))
    if before is not None:
        if before["record"] != record:
            store.connection.execute(update(article).where(article.c.id == about.id).values(**_columns(reading), record=record))
            derive(store, about.id, reading)
        return about.id
    source = place_key(about.url or about.file or about.id)
    older = store.column(select(article.c.id).where(article.c.source_key == source, article.c.current))
    for one in older:
        _withdraw(store, one)
    version = store.scalar(select(func.coalesce(func.max(article.c.version), 0)).where(article.c.source_key == source)) + 1
    row = {**_columns(reading), "id": about.id, "source_key": source, "version": version, "current": True, "record": record}
    store.connection.execute(insert(article), {**row, "added_at": now()})
    derive(store, about.id, reading, new=True)
    return about.id


def _columns(reading: Reading) -> Row:
    about = reading.article
    return {
        "sha256": about.sha256,
        "file": storable_or_none(about.file),
        "url": storable_or_none(about.url),
        "outlet": storable_or_none(about.outlet),
        "outlet_key": short_key(about.outlet),
        "title": storable_or_none(about.title),
        "published": about.published,
        "day": (about.published or "")[:10] or None,
        "language": about.language,
        "credit": storable_or_none(about.credit),
        "text": storable(about.text),
        "attributions": len(reading.attributions),
    }


def _withdraw(store: Store, one: str) -> None:
    """An older version: its text and its reading stay, questions are no longer asked of it."""
    store.connection.execute(update(article).where(article.c.id == one).values(current=False))
    gone = store.column(select(attribution.c.id).where(attribution.c.article == one))
    _clear(store, one)
    merging.mark_stale(store, gone)


def _clear(store: Store, one: str) -> None:
    people.count_names(store, store.rows(select(presence).where(presence.c.article == one)), -1)
    raws = store.column(select(presence.c.raw).where(presence.c.article == one))
    store.dialect.forget_words(store.connection, store.column(select(attribution.c.row).where(attribution.c.article == one)))
    for table in (*OF_ARTICLE, attribution):
        store.connection.execute(delete(table).where(table.c.article == one))
    people.refresh_names(store, raws)


def corrections_of(store: Store, readings: Sequence[Reading]) -> list[Corrections]:
    """What persons have put right in each of some articles."""
    mine = standing.c.about.in_(OF_ATTRIBUTION)
    found = []
    for chunk in chunks(a.id for reading in readings for a in reading.attributions):
        found += store.rows(select(standing).where(mine, standing.c.a.in_(chunk)))
    split = (standing.c.verdict == "different") & (standing.c.about == "entity") & (standing.c.author != RULE) & standing.c.a.like("%/%")
    found += store.rows(select(standing).where(split))
    home = {a.id: reading.article.id for reading in readings for a in reading.attributions}
    by_article: dict[str, list[Judgement]] = defaultdict(list)
    for row in sorted(found, key=lambda row: row["judgement"]):
        by_article[home.get(row["a"]) or row["a"].partition("/")[0]].append(judgement_of(row))
    return [corrections(by_article[x.article.id], x.article.id, {a.id: a.speaker for a in x.attributions}) for x in readings]


def derive(store: Store, one: str, reading: Reading, *, new: bool = False) -> None:
    """Write the rows of an article, from its reading and from what was put right.

    Args:
        store: an open transaction.
        one: the article's id.
        reading: as it was delivered.
        new: whether there are no rows of it yet.
    """
    before: dict[str, Row] = {}
    if not new:
        before = {row["id"]: row for row in store.rows(select(attribution).where(attribution.c.article == one))}
        _clear(store, one)
    (right,) = corrections_of(store, [reading])
    names = _names(store, right)
    now_stands = corrected(reading, right, names)
    local = {apart_id(one, entity): entity for entity in right.apart}
    stands = people.standing_ids(store, (entity.id for entity in now_stands.entities))
    rows = derived(now_stands, local, stands)
    origins = [{"attribution": a.id, "article": one} for a in reading.attributions]
    for table, values in ((presence, rows.presence), (spelling, rows.spelling), (label, rows.label), (attribution, rows.attribution)):
        _insert(store, table, values)
    _insert(store, hop, rows.hop)
    _insert(store, delivered, origins)
    people.count_names(store, rows.presence, 1)
    fresh = people.refresh_names(store, (row["raw"] for row in rows.presence))
    people.index_names(store, [*rows.presence, *rows.spelling])
    places = store.rows(select(attribution.c.row, attribution.c.words).where(attribution.c.article == one))
    store.dialect.index_words(store.connection, [(row["row"], folded(row["words"])) for row in places])
    merging.merge_new(store, [*fresh, *_keep_apart(store, reading, right)])
    after = {row["id"]: row for row in rows.attribution}
    merging.mark_stale(store, (key for key in {*before, *after} if _differs(before.get(key), after.get(key))))


def _keep_apart(store: Store, reading: Reading, right: Corrections) -> list[str]:
    """Keep the ids of those told apart, as the article has them: one of them may stand for others, after a rebuild too."""
    apart = [entity for entity in reading.entities if entity.id in right.apart]
    for entity in apart:
        people.name_entity(store, entity.id, entity.type, storable(entity.name))
    return [entity.id for entity in apart]


def _insert(store: Store, table: Any, rows: list[Row]) -> None:
    if rows:
        store.connection.execute(insert(table), rows)


def _differs(before: Row | None, after: Row | None) -> bool:
    return before is None or after is None or any(before[key] != value for key, value in after.items())


def _names(store: Store, right: Corrections) -> dict[str, tuple[str, str]]:
    wanted = [one for one in right.speakers.values() if one is not None]
    named = {named_id(name): ("person", name) for name in right.named}
    return {**named, **people.names_of(store, wanted)}


def _stand(store: Store, found: Sequence[Reading]) -> list[Reading]:
    """Readings as they stand after corrections and merges."""
    rights = corrections_of(store, found)
    right = [corrected(reading, one, _names(store, one) if one else {}) for reading, one in zip(found, rights, strict=True)]
    stands = people.standing_ids(store, (entity.id for reading in right for entity in reading.entities))
    names = people.names_of(store, stands.values())
    return [merged(reading, stands, names) for reading in right]


def _read(store: Store, rows: Sequence[Row], *, original: bool) -> list[Reading]:
    found = [unpack(row["record"], Reading, f"article {row['id']}") for row in rows]
    return found if original else _stand(store, found)


def reading_of(store: Store, one: str, *, original: bool = False) -> Reading | None:
    """An article's reading, or None.

    Args:
        store: an open transaction.
        one: the article's id.
        original: as it was delivered, without corrections and merges.
    """
    row = store.first(select(article.c.id, article.c.record).where(article.c.id == one))
    return None if row is None else _read(store, [row], original=original)[0]


def readings(store: Store, ids: Iterable[str] | None = None, *, original: bool = False, all_versions: bool = False) -> Iterator[Reading]:
    """Readings in the order in which they came; of the given articles, or all.

    Args:
        store: an open transaction.
        ids: article ids; unknown ones are passed over.
        original: as they were delivered, without corrections and merges.
        all_versions: with those that a newer version has followed.
    """
    query = select(article.c.row, article.c.id, article.c.record).order_by(article.c.row)
    query = query if all_versions else query.where(article.c.current)
    if ids is not None:
        for chunk in chunks(ids, _PART):
            yield from _read(store, store.rows(query.where(article.c.id.in_(chunk))), original=original)
        return
    at = 0
    while rows := store.rows(query.where(article.c.row > at).limit(_PART)):
        yield from _read(store, rows, original=original)
        at = rows[-1]["row"]


def articles_of(store: Store, attributions: Iterable[str]) -> dict[str, str]:
    """Attribution to article, for attributions of current articles."""
    found: dict[str, str] = {}
    for chunk in chunks(attributions):
        query = select(delivered.c.attribution, delivered.c.article).where(delivered.c.attribution.in_(chunk))
        found.update(store.pairs(query))
    return found


def has_article(store: Store, sha256: str) -> bool:
    """Whether an article was made from the bytes with this hash."""
    return store.scalar(select(article.c.id).where(article.c.sha256 == sha256).limit(1)) is not None


def put_wording_keys(store: Store, pairs: Iterable[tuple[str, str]]) -> None:
    """Add `(block key, attribution id)` pairs."""
    for chunk in chunks(pairs):
        rows = [{"key": key, "attribution": one} for key, one in chunk]
        store.dialect.add_missing(store.connection, wording_key, rows)
