"""Full disks, torn files, other programs' files, newer versions: one clear line, and nothing acknowledged is lost."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from benchmarks.made_news import News, page_of
from onrecord import query
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, connect
from tests.ledger.adder import add


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger file with forty articles, closed."""
    place = tmp_path / "some.ledger"
    add(str(place), 40)
    return place


def test_no_ledger_is_made_where_none_is_asked_for(tmp_path: Path) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(LedgerError, match="there is no ledger"):
            Ledger.open(tmp_path / "none.ledger", **options)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Ledger.open(tmp_path)
    with pytest.raises(LedgerError, match="folder does not exist"):
        Ledger.open(tmp_path / "none" / "x.ledger")


@pytest.mark.parametrize("address", ["sqlite://", "mysql://reader:secret@db.example/news", "https://db.example/x.ledger"])
def test_an_address_of_another_kind_is_no_path(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError, match="address of another kind") as caught:
        Ledger.open(address)
    assert "secret" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    with sqlite3.connect(place) as other:
        other.execute("PRAGMA application_id = 7")
        other.execute("CREATE TABLE t (x)")
    before = place.read_bytes()
    with pytest.raises(LedgerError, match="another program"):
        Ledger.open(place)
    assert place.read_bytes() == before


def test_any_other_file_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("notes, and more than sixteen bytes of them")
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger.open(place)


def test_a_ledger_of_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE meta SET value = '9999' WHERE key = 'schema'")
    for read_only in (False, True):
        with pytest.raises(LedgerError, match=r"newer onrecord \(its version is 9999.*upgrade"):
            Ledger.open(path, read_only=read_only)


def test_a_torn_file_says_so(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    def look() -> None:
        with Ledger.open(path) as ledger:
            found = ledger.verify()
        assert not found.clean
        raise LedgerError(found.problems[0].what)

    with pytest.raises(LedgerError, match="damaged"):
        look()


def test_changed_bytes_are_found(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        one = raw.execute("SELECT sha256 FROM page LIMIT 1").fetchone()[0]
        raw.execute("UPDATE page SET content = (SELECT content FROM page WHERE sha256 != ?) WHERE sha256 = ?", (one, one))
    with Ledger.open(path) as ledger:
        assert [(p.where, p.kind) for p in ledger.verify().problems] == [(f"page {one}", "LedgerError")]


def test_a_changed_text_and_a_damaged_record_are_found(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        ids = [row[0] for row in raw.execute("SELECT id FROM article ORDER BY row")]
        raw.execute("UPDATE article SET text = 'x' || text WHERE id = ?", (ids[0],))
        raw.execute("UPDATE article SET record = x'00ff' WHERE id = ?", (ids[1],))
    with Ledger.open(path) as ledger:
        found = ledger.verify().problems
        assert {f"article {ids[0]}", f"article {ids[1]}"} <= {p.where for p in found}
        assert any(p.where.startswith("attribution ") for p in found)
        with pytest.raises(LedgerError, match="damaged"):
            ledger.reading(ids[1])


def test_a_full_disk_loses_nothing(path: Path) -> None:
    with Ledger.open(path) as ledger:
        before = {one.article.id for one in ledger.readings(all_versions=True)}

        def small(driver: Any, _record: Any) -> None:
            pages = driver.execute("PRAGMA page_count").fetchone()[0]
            driver.execute(f"PRAGMA max_page_count = {pages + 8}")

        ledger._engine.dispose()
        event.listen(ledger._engine, "connect", small)

        def fill() -> None:
            for reading in News(seed=2).readings(400):
                with ledger.write():
                    ledger.put_page(page_of(reading))
                    ledger.put_reading(reading)
                before.add(reading.article.id)

        with pytest.raises(LedgerError, match=r"disk is full \(free some space"):
            fill()
    with Ledger.open(path) as ledger:
        assert {one.article.id for one in ledger.readings(all_versions=True)} == before
        assert ledger.verify().clean


def test_a_read_only_ledger_answers_and_refuses_to_change(path: Path) -> None:
    with Ledger.open(path, read_only=True) as ledger:
        assert query.search(ledger, "bridge").items
        assert ledger.verify().clean
        with pytest.raises(LedgerError, match="read only"):
            ledger.undo("mia")


def test_a_medium_that_cannot_be_written(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    medium = tmp_path / "medium"
    medium.mkdir()
    shutil.copy(path, medium / "some.ledger")
    (medium / "some.ledger").chmod(0o444)
    medium.chmod(0o555)
    monkeypatch.setattr(connect.os, "access", lambda *_: False)
    try:
        with Ledger.open(medium / "some.ledger", read_only=True) as ledger:
            assert query.search(ledger, "bridge").items
        assert [one.name for one in medium.iterdir()] == ["some.ledger"]
    finally:
        medium.chmod(0o755)


def test_a_writer_that_waits_too_long_says_for_whom(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "PATIENCE", 0.1)
    with Ledger.open(path) as one, Ledger.open(path) as other, one.write(), pytest.raises(LedgerError, match="another process has been"):
        other.undo("mia")


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(LedgerError, match="does not let us in") as caught:
        Ledger.open("postgresql://mia:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)
