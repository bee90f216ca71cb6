"""Insert or replace, in the words that SQLite and PostgreSQL share (`INSERT ... ON CONFLICT`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table


def add_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], insert: Any) -> None:
    """Insert the rows whose key is not there yet; `insert` is the dialect's construct."""
    if rows:
        connection.execute(insert(table).on_conflict_do_nothing(), list(rows))


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], insert: Any) -> None:
    """Insert rows; where the primary key is there, replace the columns that the rows name."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key.columns]
    statement = insert(table)
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), list(rows))


def count(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], insert: Any, column: str) -> None:
    """Insert rows; where the primary key is there, add to the column instead."""
    if rows:
        keys = [key.name for key in table.primary_key.columns]
        statement = insert(table)
        total = {column: table.c[column] + statement.excluded[column]}
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=total), list(rows))
