"""Questions on connections that rest between them: each sees the ledger as it is, alone, and a closed ledger holds nothing."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.ledger.tables import article
from tests.ledger.adder import add

READERS = 8


def articles(ledger: Ledger) -> int:
    with ledger.read() as store:
        return int(store.scalar(select(func.count()).select_from(article)))


def test_every_question_sees_what_was_committed_before_it(ledger: Ledger, location: str) -> None:
    assert articles(ledger) == 0
    for number in (1, 2, 3):
        add(location, number)
        assert articles(ledger) == number


def test_one_moment_stays_as_it_was(ledger: Ledger, location: str) -> None:
    with ledger.read():
        assert articles(ledger) == 0
        add(location, 1)
        assert articles(ledger) == 0
    assert articles(ledger) == 1


def test_a_question_that_fails_leaves_nothing_open(ledger: Ledger, location: str) -> None:
    for _ in range(20):
        with pytest.raises(LedgerError, match="database"), ledger.read() as store:
            store.scalar(text("SELECT nothing_of_the_kind FROM article"))
    add(location, 1)
    assert articles(ledger) == 1


def test_readers_at_once_have_a_moment_each(ledger: Ledger, location: str) -> None:
    together = threading.Barrier(READERS)

    def look(_: int) -> int:
        with ledger.read() as store:
            together.wait(20)
            found = int(store.scalar(select(func.count()).select_from(article)))
            together.wait(20)
        return found

    for number in (1, 2):
        add(location, number)
        with ThreadPoolExecutor(READERS) as pool:
            assert list(pool.map(look, range(READERS))) == [number] * READERS


def test_a_closed_ledger_holds_no_file(tmp_path: Path) -> None:
    place = tmp_path / "some.ledger"
    ledger = Ledger.open(place)
    add(str(place), 1)
    with ledger.read():
        assert articles(ledger) == 1
    ledger.close()
    assert [one.name for one in tmp_path.iterdir()] == [place.name], "the last connection to close takes the log away"
