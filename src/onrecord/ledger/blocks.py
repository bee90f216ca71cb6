"""Block keys looked up without counting those that are common: a key of half the ledger costs no more than a rare one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, FromClause, Select, select, union_all

from onrecord.ledger.prepared import Prepared
from onrecord.ledger.store import Store
from onrecord.ledger.tables import attribution, entity, entity_key, wording_key

_PART = 64
"""Keys in one query: SQLite joins at most 500 selects."""

_CAP = 200
"""A key that more rows than this share tells nothing, and is left out."""


def _first(table: FromClause, column: ColumnElement[Any], key: BindParameter[Any]) -> Select[Any]:
    inner = select(table.c.key, column.label("one")).where(table.c.key == key).limit(_CAP + 1).subquery()
    return select(inner)


def _wordings(keys: list[BindParameter[Any]]) -> Select[Any]:
    found = union_all(*(_first(wording_key, wording_key.c.attribution, key) for key in keys)).subquery()
    joined = found.join(attribution, attribution.c.id == found.c.one, isouter=True)
    return select(found.c.key, found.c.one, attribution.c.id.label("there")).select_from(joined)


def _entities(keys: list[BindParameter[Any]]) -> Select[Any]:
    found = union_all(*(_first(entity_key, entity_key.c.raw, key) for key in keys)).subquery()
    joined = found.join(entity, entity.c.id == found.c.one, isouter=True)
    return select(found.c.key, found.c.one, entity.c.entity.label("there")).select_from(joined)


_WORDINGS, _ENTITIES = Prepared(_wordings), Prepared(_entities)


def _looked_up(store: Store, query: Prepared, keys: Iterable[str], cap: int) -> dict[str, tuple[str, ...]]:
    wanted = sorted(set(keys))
    sharing: dict[str, set[str]] = {}
    found: dict[str, set[str]] = {}
    for start in range(0, len(wanted), _PART):
        for row in query.rows(store, wanted[start : start + _PART]):
            sharing.setdefault(row["key"], set()).add(row["one"])
            if row["there"] is not None:
                found.setdefault(row["key"], set()).add(row["there"])
    return {key: tuple(sorted(ids)) for key, ids in sorted(found.items()) if len(sharing[key]) <= cap}


def attributions_with_keys(store: Store, keys: Iterable[str], cap: int = _CAP) -> dict[str, tuple[str, ...]]:
    """For each block key, the attributions of current articles that share it, without keys that more than `cap` (at most 200) share."""
    return _looked_up(store, _WORDINGS, keys, min(cap, _CAP))


def entities_with_keys(store: Store, keys: Iterable[str], cap: int = _CAP) -> dict[str, tuple[str, ...]]:
    """For each block key, the entities that share it, by the ids that stand, without keys that more than `cap` (at most 200) share."""
    return _looked_up(store, _ENTITIES, keys, min(cap, _CAP))
