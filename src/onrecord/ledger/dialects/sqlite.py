"""SQLite: one file, WAL, FTS5."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Integer, MetaData, Table, Text, bindparam, literal_column, text
from sqlalchemy.dialects.sqlite import insert

from onrecord.ledger.dialects import upsert
from onrecord.ledger.words import Term

_index = Table("attribution_words", MetaData(), Column("rowid", Integer), Column("words", Text))


class SQLite:
    """The dialect of SQLite."""

    name = "sqlite"

    def create_search(self, connection: Connection) -> None:
        """Make the FTS5 table, and triggers that keep judgements as they are."""
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE IF NOT EXISTS attribution_words USING fts5("
                "words, tokenize = 'unicode61 remove_diacritics 0', prefix = '3', detail = 'full')"
            )
        )
        for verb in ("UPDATE", "DELETE"):
            connection.execute(
                text(
                    f"CREATE TRIGGER IF NOT EXISTS judgement_no_{verb.lower()} BEFORE {verb} ON judgement "
                    "BEGIN SELECT RAISE(ABORT, 'a judgement is never changed, only followed by a newer one'); END"
                )
            )

    def drop_search(self, connection: Connection) -> None:
        """Empty the search index."""
        connection.execute(text("DELETE FROM attribution_words"))

    def index_words(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Add attributions, by row, with their folded words, to the index."""
        if rows:
            connection.execute(
                text("INSERT INTO attribution_words(rowid, words) VALUES (:at, :words)"), [{"at": at, "words": words} for at, words in rows]
            )

    def forget_words(self, connection: Connection, rows: Sequence[int]) -> None:
        """Take attributions out of the index."""
        if rows:
            connection.execute(text("DELETE FROM attribution_words WHERE rowid = :at"), [{"at": at} for at in rows])

    def expression(self, terms: Sequence[Term]) -> str:
        """The terms in FTS5's query language; empty where nothing is wanted."""
        return expression(terms) if any(not term.without for term in terms) else ""

    def matches(self) -> tuple[Table, ColumnElement[bool], ColumnElement[Any]]:
        """An FTS5 match; BM25 orders it."""
        match = literal_column("attribution_words").op("MATCH")(bindparam("match"))
        return _index, match, literal_column("attribution_words.rank")

    def add_missing(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert the rows whose key is not there yet."""
        upsert.add_missing(connection, table, rows, insert)

    def put(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows; where the primary key is there, replace the other columns."""
        upsert.put(connection, table, rows, insert)

    def count(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], column: str) -> None:
        """Insert rows; where the primary key is there, add to the column instead."""
        upsert.count(connection, table, rows, insert, column)

    def after_copy(self, connection: Connection) -> None:
        """Nothing to do: SQLite goes on after the highest row."""

    def lock(self, connection: Connection) -> None:
        """Nothing to do: `BEGIN IMMEDIATE` has waited already."""


def expression(terms: Sequence[Term]) -> str:
    """The terms in FTS5's query language; every word stands in quotation marks, so none is taken for an operator."""
    wanted = [_term(term) for term in terms if not term.without]
    unwanted = [_term(term) for term in terms if term.without]
    found = " AND ".join(wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def _term(term: Term) -> str:
    phrase = " ".join(term.words).replace('"', "")
    return f'"{phrase}"*' if term.prefix else f'"{phrase}"'
