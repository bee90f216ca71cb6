"""Reading processes that hang or die are replaced, and what they were reading is set aside."""

import os
import time
from collections.abc import Sequence
from hashlib import sha256

import pytest

from onrecord.errors import ModelError
from onrecord.model import Article, Encoding, Page, Problem, Reading
from onrecord.pipeline import pool
from onrecord.pipeline.finders import Finder, RulesFinder
from onrecord.pipeline.pool import Plan, _read_apart, read_pages
from onrecord.pipeline.reading import BATCH

BODY = "The ferry to Aldmoor was late again.\n\n\u201cWe will mend the pier by May,\u201d said Ines Halloran."


class Trapped(RulesFinder):
    """Reads by rules, except that some words make it hang or die."""

    def encode(self, articles: Sequence[Article]) -> list[Encoding | None]:
        for article in articles:
            if "HANG" in article.text:
                time.sleep(600)
            if "DIE" in article.text:
                os._exit(9)
            if "GREED" in article.text:
                bytearray(16 << 30)
        return [None] * len(articles)


def trapped(_name: str) -> Finder:
    return Trapped()


def broken(_name: str) -> Finder:
    raise ModelError("weights are not there")


def page(number: int, more: str = "") -> Page:
    content = f"{BODY} {more}\n".encode()
    return Page(f"{number}.txt", content, sha256(content).hexdigest(), "text/plain", file=f"{number}.txt")


def test_a_hung_and_a_dead_process_cost_one_article_each() -> None:
    pages: list[Page | Problem] = [page(n, {3: "HANG", 5: "DIE"}.get(n, "")) for n in range(10)]
    rows = list(_read_apart([pages[:4], pages[4:8], pages[8:]], Plan("rules", seconds=3.0), 2, trapped))
    assert len(rows) == 10
    lost = {n: row for n, row in enumerate(rows) if isinstance(row, Problem)}
    assert sorted(lost) == [3, 5]
    assert lost[3].where == "3.txt"
    assert "did not answer" in lost[3].what
    assert lost[5].where == "5.txt"
    assert "died" in lost[5].what
    assert all(isinstance(row, Reading) and row.attributions for n, row in enumerate(rows) if n not in lost)


def test_an_article_that_asks_for_too_much_memory_is_set_aside() -> None:
    pages: list[Page | Problem] = [page(n, "GREED" if n == 1 else "") for n in range(3)]
    rows = list(_read_apart([pages], Plan("rules", memory=8 << 30), 1, trapped))
    assert [type(row) for row in rows] == [Reading, Problem, Reading]
    assert "MemoryError" in rows[1].what if isinstance(rows[1], Problem) else False


def test_a_reader_that_cannot_be_made_is_an_error() -> None:
    with pytest.raises(ModelError, match="are not there"):
        list(_read_apart([[page(0)]], Plan("rules"), 2, broken))


def test_a_long_run_is_guarded_with_one_job_too_where_that_is_asked_for() -> None:
    pages: list[Page | Problem] = [page(n) for n in range(BATCH + 1)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "_read_apart", lambda batches, _plan, jobs: [len(batch) for batch in batches] + [jobs])
        assert list(read_pages(pages, Plan("rules", guard=True))) == [BATCH, 1, 1]
        assert all(isinstance(row, Reading) for row in read_pages(pages[:BATCH], Plan("rules", guard=True)))
        assert all(isinstance(row, Reading) for row in read_pages(pages, Plan("rules")))
    assert list(read_pages(pages, Plan("rules", guard=True))) == list(read_pages(pages, Plan("rules")))


def test_several_processes_give_what_one_gives() -> None:
    pages = [page(n) for n in range(70)]
    assert list(read_pages(pages, Plan("rules"), 2)) == list(read_pages(pages, Plan("rules")))
