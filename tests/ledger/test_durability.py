"""Killed at random moments: what was acknowledged is there, the rest is as if it had not begun."""

from __future__ import annotations

import multiprocessing
import random
import time

import pytest

from onrecord.ledger import Ledger
from tests.ledger.adder import add

ARTICLES = 800
MOMENTS = {"sqlite": 50, "postgresql": 20}


@pytest.mark.slow
def test_killed_while_adding(location: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.ledger.adder"])
    engine = "postgresql" if location.startswith("postgresql") else "sqlite"
    dice = random.Random(7)  # noqa: S311 - moments, not secrets
    acknowledged: set[str] = set()
    Ledger.open(location).close()
    for _ in range(MOMENTS[engine]):
        mine, theirs = processes.Pipe(duplex=False)
        child = processes.Process(target=add, args=(location, ARTICLES, theirs))
        child.start()
        theirs.close()
        assert mine.recv() == ""
        if dice.random() < 0.5:
            acknowledged.add(mine.recv())
        time.sleep(dice.random() * 0.12)
        child.kill()
        child.join()
        try:
            while mine.poll(0.2):
                acknowledged.add(mine.recv())
        except EOFError:
            pass
        with Ledger.open(location) as ledger:
            there = {reading.article.id for reading in ledger.readings()}
            assert acknowledged <= there
            assert ledger.stale() == []
    assert acknowledged
    with Ledger.open(location) as ledger:
        assert ledger.verify().clean
    rest = len(acknowledged) + 20
    add(location, rest)
    whole = str(tmp_path_factory.mktemp("whole") / "whole.ledger")
    add(whole, rest)
    with Ledger.open(location) as ledger, Ledger.open(whole, read_only=True) as never_killed:
        assert ledger.verify().clean
        assert {one.article.id for one in ledger.readings()} == {one.article.id for one in never_killed.readings()}
        assert list(ledger.statements()) == list(never_killed.statements())


def test_a_reader_sees_whole_articles_while_another_process_writes(location: str) -> None:
    Ledger.open(location).close()
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.ledger.adder"])
    mine, theirs = processes.Pipe(duplex=False)
    child = processes.Process(target=add, args=(location, 80, theirs))
    child.start()
    seen = [0]
    try:
        with Ledger.open(location, read_only=True) as ledger:
            while child.is_alive():
                while mine.poll():
                    last = mine.recv()
                    assert not last or ledger.reading(last) is not None
                with ledger.read():
                    once = [reading.article.id for reading in ledger.readings()]
                    assert ledger.stale() == []
                    assert once == [reading.article.id for reading in ledger.readings()]
                assert len(once) >= seen[-1]
                seen.append(len(once))
    finally:
        child.join()
    assert child.exitcode == 0
    assert len(set(seen)) > 2


def test_two_writers_take_turns(location: str) -> None:
    Ledger.open(location).close()
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.ledger.adder"])
    children = [processes.Process(target=add, args=(location, 30)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0]
    with Ledger.open(location) as ledger:
        assert len(list(ledger.readings())) == 30
        assert ledger.verify().clean
