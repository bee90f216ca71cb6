"""Queries that are asked thousands of times a minute: put into SQL once, and sent to the driver as they are.

What SQLAlchemy does for every execution (finding the compiled form, binding types, wrapping rows) costs more than most of these
queries themselves; only queries without converted column types may stand here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam

from onrecord.ledger.store import Row, Store

MOST = 512
"""Values in one list; longer lists are asked in parts."""


@dataclass(frozen=True, slots=True)
class _Sql:
    text: str
    order: tuple[str, ...] | None
    columns: tuple[str, ...]
    fixed: dict[str, Any]


class Shapes:
    """Queries by their shape: whatever the values are, two queries of one shape are the same SQL."""

    def __init__(self) -> None:
        self._known: dict[Hashable, _Sql] = {}

    def rows(self, store: Store, shape: Hashable, make: Callable[[], Select[Any]], values: dict[str, Any]) -> list[Row]:
        """The rows of a query.

        Args:
            store: an open transaction.
            shape: tells this query from others whose SQL is another.
            make: the query; called once for a shape and an engine.
            values: its named parameters.
        """
        key = (store.dialect.name, shape)
        sql = self._known.get(key)
        if sql is None:
            query = make()
            compiled = query.compile(dialect=store.connection.dialect)
            order = None if compiled.positiontup is None else tuple(compiled.positiontup)
            columns = tuple(column.name for column in query.selected_columns)
            sql = self._known[key] = _Sql(str(compiled), order, columns, dict(compiled.params))
        given = {**sql.fixed, **values}
        sent = given if sql.order is None else tuple(given[name] for name in sql.order)
        cursor = store.connection.connection.cursor()
        try:
            cursor.execute(sql.text, sent)
            return [dict(zip(sql.columns, row, strict=True)) for row in cursor.fetchall()]
        finally:
            cursor.close()


class Prepared:
    """A query over a list of values.

    Args:
        make: the query, given the parameters of the list; other parameters it names itself.
    """

    def __init__(self, make: Callable[[list[BindParameter[Any]]], Select[Any]]) -> None:
        self._make = make
        self._shapes = Shapes()

    def rows(self, store: Store, values: Sequence[Any], **others: Any) -> list[Row]:
        """The rows for these values, in the query's own order within each part of `MOST`."""
        found: list[Row] = []
        for start in range(0, len(values), MOST):
            part = values[start : start + MOST]
            size = 1 << (len(part) - 1).bit_length()
            names = [f"in_{number}" for number in range(size)]
            given = dict(zip(names, [*part, *[part[-1]] * (size - len(part))], strict=True))
            found += self._shapes.rows(store, size, partial(self._over, names), {**given, **others})
        return found

    def _over(self, names: list[str]) -> Select[Any]:
        return self._make([bindparam(name) for name in names])

    def one(self, store: Store, value: Any) -> Row | None:
        """The first row for one value, or None."""
        return next(iter(self.rows(store, (value,))), None)
