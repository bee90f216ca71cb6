"""From every older version to this one: the same tables as a new ledger has."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, migrations
from onrecord.ledger.store import Store
from tests.ledger.test_putting import told


def shape(store: Store) -> dict[str, object]:
    """Tables, columns and indexes."""
    seen = inspect(store.connection)
    return {
        name: (
            sorted((c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)),
            sorted(str(i["name"]) for i in seen.get_indexes(name)),
        )
        for name in seen.get_table_names()
    }


def to_version_1(store: Store) -> None:
    store.connection.execute(text("DROP INDEX article_day"))
    store.connection.execute(text("UPDATE meta SET value = '1' WHERE key = 'schema'"))


def test_an_old_ledger_is_brought_up_to_date_and_keeps_its_articles(location: str) -> None:
    with Ledger.open(location) as ledger:
        ledger.put_reading(told())
        with ledger.read() as store:
            new = shape(store)
        with ledger.write() as store:
            to_version_1(store)
    with pytest.raises(LedgerError, match="older than this onrecord's"):
        Ledger.open(location, read_only=True)
    with Ledger.open(location) as ledger:
        with ledger.read() as store:
            assert migrations.version_of(store.connection) == migrations.NEWEST
            assert shape(store) == new
        assert ledger.reading("art-1") == told()


def test_a_step_that_fails_leaves_the_ledger_as_it_was(location: str) -> None:
    def fail(connection: object, _dialect: object) -> None:
        connection.execute(text("CREATE TABLE half (x integer)"))  # type: ignore[attr-defined]
        connection.execute(text("SELECT nonsense FROM nowhere"))  # type: ignore[attr-defined]

    step = migrations.Step(migrations.NEWEST + 1, "fails", fail)
    with Ledger.open(location) as ledger:
        with pytest.raises(LedgerError), ledger.write() as store:
            migrations.migrate(store.connection, store.dialect, "here", (step,))
        with ledger.read() as store:
            assert "half" not in inspect(store.connection).get_table_names()
            assert migrations.version_of(store.connection) == migrations.NEWEST


def test_steps_are_numbered_without_a_gap() -> None:
    assert [step.number for step in migrations.STEPS] == list(range(2, migrations.NEWEST + 1))
