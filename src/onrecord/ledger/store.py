"""One open transaction on a ledger: what every question and every change is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable

from onrecord.ledger.dialects.base import Dialect

T = TypeVar("T")
Row = dict[str, Any]
CHUNK = 500
"""Ids in one `IN (...)`; SQLite allows 999 parameters in old builds."""


@dataclass(frozen=True, slots=True)
class Store:
    """A connection inside a transaction, and its dialect."""

    connection: Connection
    dialect: Dialect
    where: str

    def rows(self, query: Executable, **values: Any) -> list[Row]:
        """All rows of a query."""
        return [dict(row) for row in self.connection.execute(query, values).mappings()]

    def first(self, query: Executable, **values: Any) -> Row | None:
        """The first row, or None."""
        row = self.connection.execute(query, values).mappings().first()
        return None if row is None else dict(row)

    def pairs(self, query: Executable, **values: Any) -> dict[Any, Any]:
        """The second column by the first."""
        return {row[0]: row[1] for row in self.connection.execute(query, values)}

    def scalar(self, query: Executable, **values: Any) -> Any:
        """The first column of the first row, or None."""
        return self.connection.execute(query, values).scalar()

    def column(self, query: Executable, **values: Any) -> list[Any]:
        """The first column of all rows."""
        return list(self.connection.execute(query, values).scalars())


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The items in lists of at most `size`, each once, in order."""
    source = iter(dict.fromkeys(items))
    while chunk := list(islice(source, size)):
        yield chunk
