"""Numbered steps from an older ledger to this version's.

A new ledger is made as the tables are now, and marked with the newest number. An older one takes the steps above its own
number, each in the transaction that also writes the number: a step is done wholly or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, select, text

from onrecord.errors import LedgerError
from onrecord.ledger import connect
from onrecord.ledger.dialects.base import Dialect
from onrecord.ledger.tables import meta, metadata

VERSION_KEY = "schema"


@dataclass(frozen=True, slots=True)
class Step:
    """One migration.

    Attributes:
        number: counts up from 2; 1 is the first ledger there was.
        what: one line for a person.
        run: does it, inside a transaction.
    """

    number: int
    what: str
    run: Callable[[Connection, Dialect], None]


def _index_days(connection: Connection, _dialect: Dialect) -> None:
    """Ledgers of version 1 had no index for the articles of a day."""
    connection.execute(text("CREATE INDEX IF NOT EXISTS article_day ON article (day)"))


STEPS: tuple[Step, ...] = (Step(2, "index articles by day", _index_days),)
NEWEST = STEPS[-1].number


def version_of(connection: Connection) -> int | None:
    """The version of the ledger behind the connection, or None where there is none yet.

    Raises:
        LedgerError: there are tables, and no version.
    """
    names = set(inspect(connection).get_table_names())
    if meta.name not in names:
        if names & set(metadata.tables):
            raise LedgerError("tables of a ledger without its version", "", "restore a backup")
        return None
    value = connection.execute(select(meta.c.value).where(meta.c.key == VERSION_KEY)).scalar()
    return None if value is None else int(value)


def create(connection: Connection, dialect: Dialect) -> None:
    """Make every table of the newest version."""
    metadata.create_all(connection)
    dialect.create_search(connection)
    connect.mark_file(connection)
    dialect.put(connection, meta, [{"key": VERSION_KEY, "value": str(NEWEST)}])


def refuse_newer(version: int, where: str) -> None:
    """Stop before a ledger of a newer version is misread.

    Raises:
        LedgerError: it is newer than this version of onrecord knows.
    """
    if version > NEWEST:
        raise LedgerError(
            f"the ledger was written by a newer onrecord (its version is {version}, this one knows {NEWEST})",
            where,
            "upgrade onrecord; nothing was changed",
        )


def migrate(connection: Connection, dialect: Dialect, where: str, steps: Sequence[Step] = STEPS) -> list[int]:
    """Bring the ledger up to date.

    Returns:
        The numbers of the steps taken.

    Raises:
        LedgerError: the ledger is newer than this version.
    """
    version = version_of(connection)
    if version is None:
        create(connection, dialect)
        return []
    refuse_newer(version, where)
    taken = []
    for step in steps:
        if step.number > version:
            step.run(connection, dialect)
            dialect.put(connection, meta, [{"key": VERSION_KEY, "value": str(step.number)}])
            taken.append(step.number)
    return taken
