"""Backups, moves between engines, one ledger taken into another, and rebuilding from raw bytes and judgements."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.made_news import News, page_of
from onrecord import query
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.model import Judgement
from tests.ledger.adder import add
from tests.ledger.test_putting import told


def contents(ledger: Ledger) -> tuple[object, ...]:
    """All that makes a ledger what it is."""
    return (
        list(ledger.pages()),
        list(ledger.readings(all_versions=True)),
        list(ledger.statements()),
        list(ledger.judgements()),
        ledger.setting("aliases"),
        sorted((hit.reported.id, hit.marks) for hit in query.search(ledger, "bridge*", limit=500).items),
    )


@pytest.fixture
def full(location: str) -> str:
    """A ledger with articles, statements and corrections."""
    add(location, 24)
    with Ledger.open(location) as ledger:
        ledger.put_setting("aliases", "Bo Ray = Boris Ray")
        hit = query.search(ledger, "bridge").items[0].reported
        ledger.put_judgements([Judgement("speaker", hit.id, "name:Bo Ray", "same", by="mia")])
        ledger.put_judgements([Judgement("entity", query.people(ledger).items[1].id, query.people(ledger).items[0].id, "same", by="mia")])
    return location


def test_a_backup_is_a_ledger_with_the_same_contents(full: str, tmp_path: Path) -> None:
    with Ledger.open(full) as ledger:
        ledger.backup(tmp_path / "copy.ledger")
        with pytest.raises(LedgerError, match="a file already"):
            ledger.backup(tmp_path / "copy.ledger")
        ledger.backup(tmp_path / "copy.ledger", overwrite=True)
        with Ledger.open(tmp_path / "copy.ledger", read_only=True) as copy:
            assert contents(copy) == contents(ledger)
            assert copy.verify().clean
    assert not [x for x in tmp_path.iterdir() if x.name.startswith(".")]


def test_a_ledger_moves_to_postgresql_and_grows_there(full: str, tmp_path: Path, postgres: str) -> None:
    with Ledger.open(full) as ledger:
        ledger.backup(tmp_path / "copy.ledger")
        before = contents(ledger)
    from tests.servers import emptied  # noqa: PLC0415

    with Ledger.open(tmp_path / "copy.ledger") as source, Ledger.open(emptied(postgres)) as target:
        source.copy_to(target)
        assert contents(target) == before
        target.put_reading(told())
        target.put_judgements([Judgement("speaker", "att-1", "name:X", "same", by="mia")])
        assert target.verify().clean
        with pytest.raises(LedgerError, match="not empty"):
            source.copy_to(target)


def test_one_ledger_is_taken_into_another_once(full: str, tmp_path: Path) -> None:
    with Ledger.open(full) as source, Ledger.open(tmp_path / "new.ledger") as target:
        target.put_reading(told())
        assert target.take_in(source) == 24
        assert target.take_in(source) == 0
        assert list(target.judgements(by_persons=True)) == list(source.judgements(by_persons=True))
        mine = {one.article.id: one for one in target.readings()}
        assert all(mine[one.article.id] == one for one in source.readings())


def test_rebuilt_from_raw_bytes_and_judgements_it_is_the_same(full: str) -> None:
    made = {reading.article.sha256: reading for reading in News().readings(24)}
    with Ledger.open(full) as ledger:
        imported = told()
        ledger.put_reading(imported)
        before = contents(ledger)
        statements = list(ledger.statements())
        with ledger.write():
            lost = ledger.clear_derived()
            assert list(ledger.readings()) == []
            assert lost == [imported]
            for page in ledger.pages():
                ledger.put_reading(made[page.sha256])
            for reading in lost:
                ledger.put_reading(reading)
            ledger.replace_statements([], statements)
        assert contents(ledger) == before
        assert ledger.verify().clean


def test_what_a_page_was_made_from_is_what_the_reading_says(full: str) -> None:
    with Ledger.open(full) as ledger:
        pages = {page.sha256: page for page in ledger.pages()}
        for reading in ledger.readings():
            assert pages[reading.article.sha256 or ""].content == page_of(reading).content
