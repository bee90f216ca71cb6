"""What a dialect must offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Table

from onrecord.ledger.words import Term


class Dialect(Protocol):
    """One database engine."""

    name: str

    def create_search(self, connection: Connection) -> None:
        """Make the search index and the rules that keep judgements from being changed."""

    def drop_search(self, connection: Connection) -> None:
        """Empty the search index."""

    def index_words(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Add attributions, by row, with their folded words, to the index."""

    def forget_words(self, connection: Connection, rows: Sequence[int]) -> None:
        """Take attributions out of the index; done before their rows go."""

    def expression(self, terms: Sequence[Term]) -> str:
        """The terms in the engine's own query language; empty where nothing is wanted."""

    def matches(self) -> tuple[Table, ColumnElement[bool], ColumnElement[Any]]:
        """The index, whose `rowid` is an attribution's row, a condition on the parameter `match`, and what to order by, best first."""

    def add_missing(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert the rows whose key is not there yet."""

    def put(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows; where the primary key is there, replace the other columns."""

    def count(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], column: str) -> None:
        """Insert rows; where the primary key is there, add to the column instead."""

    def after_copy(self, connection: Connection) -> None:
        """Let row numbers go on after those that were copied."""

    def lock(self, connection: Connection) -> None:
        """Wait until this is the only writer, until the transaction ends."""
