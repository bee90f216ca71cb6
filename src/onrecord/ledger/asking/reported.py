"""Attributions with all that is shown beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from onrecord.ledger.prepared import Prepared, Shapes
from onrecord.ledger.records import short_key
from onrecord.ledger.store import Row, Store
from onrecord.ledger.tables import article, attribution, entity, hop, statement, version
from onrecord.ledger.words import Term

_SHOWN = (
    *(c for c in attribution.c if c.name != "raw"),
    article.c.outlet,
    article.c.title,
    article.c.published,
    article.c.url,
    article.c.file,
    article.c.language,
    entity.c.name.label("speaker_name"),
    version.c.statement,
    statement.c.versions,
)
_JOINED = (
    attribution.join(article, article.c.id == attribution.c.article)
    .join(entity, entity.c.id == attribution.c.speaker, isouter=True)
    .join(version, version.c.attribution == attribution.c.id, isouter=True)
    .join(statement, statement.c.id == version.c.statement, isouter=True)
)
_BY_ID = Prepared(lambda ids: select(*_SHOWN).select_from(_JOINED).where(attribution.c.id.in_(ids)))
_BY_ROW = Prepared(lambda ids: select(*_SHOWN).select_from(_JOINED).where(attribution.c.row.in_(ids)))
_SHAPES = Shapes()
_HOPS = Prepared(lambda ids: select(hop).where(hop.c.attribution.in_(ids)).order_by(hop.c.attribution, hop.c.position))


def attributions(store: Store, ids: Iterable[str]) -> dict[str, Row]:
    """Attribution rows by id; unknown ids are left out."""
    return {row["id"]: row for row in _each(_BY_ID.rows(store, list(ids)))}


def _each(rows: Iterable[Row]) -> list[Row]:
    """One row for each attribution: of those that are versions of several sayings the one with the saying most widely reported."""
    best: dict[str, Row] = {}
    for row in rows:
        known = best.get(row["id"])
        if known is None or (-(row["versions"] or 0), row["statement"] or "") < (-(known["versions"] or 0), known["statement"] or ""):
            best[row["id"]] = row
    return list(best.values())


def hops(store: Store, ids: Iterable[str]) -> dict[str, list[Row]]:
    """The chain of each attribution, nearest the speaker first."""
    found: dict[str, list[Row]] = {}
    for row in _HOPS.rows(store, list(ids)):
        found.setdefault(row["attribution"], []).append(row)
    return found


def search(
    store: Store,
    terms: Sequence[Term],
    *,
    speakers: Sequence[str] | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    kind: str | None,
    limit: int,
    offset: int,
) -> list[Row]:
    """Attributions that have the terms and meet every filter: best first, or newest first where there are no terms.

    `since` and `until` are ISO dates, or their beginnings (`2024`, `2024-01`); both days count.
    """
    values: dict[str, Any] = {"most": limit, "skipped": offset, "match": store.dialect.expression(terms)}
    values |= {"since": since, "until": None if until is None else f"{until}\uffff", "kind": kind, "outlet": short_key(outlet)}
    values |= {f"speaker_{number}": one for number, one in enumerate(speakers or ())}
    shape = (bool(values["match"]), None if speakers is None else len(speakers), *(bool(x) for x in (since, until, kind, outlet)))
    rows = [row["row"] for row in _SHAPES.rows(store, shape, lambda: _search(store, shape), values)]
    found = {row["row"]: row for row in _each(_BY_ROW.rows(store, rows))}
    return [found[row] for row in rows if row in found]


def _search(store: Store, shape: tuple[Any, ...]) -> Select[Any]:
    """The rows of attributions, for one combination of terms and filters."""
    has_terms, speakers, since, until, kind, outlet = shape
    conditions: list[ColumnElement[bool]] = []
    if speakers is not None:
        conditions.append(attribution.c.speaker.in_([bindparam(f"speaker_{number}") for number in range(speakers)]))
    if since:
        conditions.append(attribution.c.day >= bindparam("since"))
    if until:
        conditions.append(attribution.c.day <= bindparam("until"))
    if kind:
        conditions.append(attribution.c.kind == bindparam("kind"))
    if outlet:
        conditions.append(attribution.c.article.in_(select(article.c.id).where(article.c.outlet_key == bindparam("outlet"))))
    if not has_terms:
        query = select(attribution.c.row).where(*conditions).order_by(attribution.c.day.desc().nulls_last(), attribution.c.row.desc())
    else:
        index, match, best = store.dialect.matches()
        at = index.c.rowid.label("row")
        inside = select(at).select_from(index.join(attribution, attribution.c.row == index.c.rowid)) if conditions else select(at)
        query = inside.where(match, *conditions).order_by(best, at)
    return query.limit(bindparam("most")).offset(bindparam("skipped"))


def count(store: Store) -> int:
    """How many attributions there are."""
    return int(store.scalar(select(func.count()).select_from(attribution)) or 0)


def of_article(store: Store, one: str) -> list[Row]:
    """An article's attributions, in order of their place."""
    query = select(*_SHOWN).select_from(_JOINED).where(attribution.c.article == one)
    return _each(store.rows(query.order_by(attribution.c.start, attribution.c.id)))
