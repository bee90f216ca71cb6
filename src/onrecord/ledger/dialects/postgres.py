"""PostgreSQL: many users, `tsvector` with a GIN index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    bindparam,
    cast,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR, insert

from onrecord.ledger.dialects import upsert
from onrecord.ledger.tables import metadata
from onrecord.ledger.words import Term

_index = Table("attribution_words", MetaData(), Column("at", Integer, key="rowid"), Column("words", TSVECTOR))
_LOCK = 0x6F6E7263
_LAST_POSITION = 16383
_MOST_WORDS = 40_000
_JUDGEMENTS_STAY = """
CREATE OR REPLACE FUNCTION judgement_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a judgement is never changed, only followed by a newer one'; END $$
"""


class Postgres:
    """The dialect of PostgreSQL."""

    name = "postgresql"

    def create_search(self, connection: Connection) -> None:
        """Make the table of word vectors, and a trigger that keeps judgements as they are."""
        connection.execute(text("CREATE TABLE IF NOT EXISTS attribution_words (at integer PRIMARY KEY, words tsvector NOT NULL)"))
        connection.execute(text("CREATE INDEX IF NOT EXISTS attribution_words_gin ON attribution_words USING gin (words)"))
        connection.execute(text(_JUDGEMENTS_STAY))
        connection.execute(
            text("CREATE OR REPLACE TRIGGER judgement_stays BEFORE UPDATE OR DELETE ON judgement EXECUTE FUNCTION judgement_stays()")
        )

    def drop_search(self, connection: Connection) -> None:
        """Empty the search index."""
        connection.execute(text("DELETE FROM attribution_words"))

    def index_words(self, connection: Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Add attributions, by row, with their folded words, to the index."""
        if rows:
            connection.execute(
                text("INSERT INTO attribution_words(at, words) VALUES (:at, CAST(:words AS tsvector))"),
                [{"at": at, "words": vector(words)} for at, words in rows],
            )

    def forget_words(self, connection: Connection, rows: Sequence[int]) -> None:
        """Take attributions out of the index."""
        if rows:
            connection.execute(text("DELETE FROM attribution_words WHERE at = ANY(:rows)"), {"rows": list(rows)})

    def expression(self, terms: Sequence[Term]) -> str:
        """The terms as a `tsquery` in text form; empty where nothing is wanted."""
        return expression(terms) if any(not term.without for term in terms) else ""

    def matches(self) -> tuple[Table, ColumnElement[bool], ColumnElement[Any]]:
        """A `tsquery` match; cover density over length orders it."""
        query = cast(bindparam("match", type_=Text()), TSQUERY)
        return _index, _index.c.words.op("@@")(query), -func.ts_rank_cd(_index.c.words, query, 1)

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
        """Let row numbers go on after those that were copied."""
        for table in metadata.sorted_tables:
            if "row" in table.c:
                highest = select(func.coalesce(func.max(table.c.row), 0) + 1).scalar_subquery()
                connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "row"), highest, False)))  # noqa: FBT003

    def lock(self, connection: Connection) -> None:
        """Take the ledger's advisory lock."""
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def vector(words: str) -> str:
    """Folded words as a `tsvector` in text form: every word quoted, with its place (PostgreSQL counts no further than 16,383)."""
    return " ".join(f"'{word}':{min(at, _LAST_POSITION)}" for at, word in enumerate(words.split()[:_MOST_WORDS], 1))


def expression(terms: Sequence[Term]) -> str:
    """The terms as a `tsquery` in text form."""
    return " & ".join(f"!({_term(term)})" if term.without else f"({_term(term)})" for term in terms)


def _term(term: Term) -> str:
    quoted = [f"'{word}'" for word in term.words]
    if term.prefix:
        quoted[-1] += ":*"
    return " <-> ".join(quoted)
