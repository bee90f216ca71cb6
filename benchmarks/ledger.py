"""Search and statements of a large ledger beside the bare SQL behind them, while another process adds articles.

    python -m benchmarks.ledger [--attributions 100000] [--questions 400]

The bare SQL is what a careful hand would send to SQLite for the same answer, over the standard library's driver, with all rows
fetched and nothing made of them.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any
from urllib.parse import quote

from anyio.from_thread import start_blocking_portal

from benchmarks.made_news import News, page_of
from onrecord import api, query
from onrecord.ledger import Ledger
from onrecord.ledger.dialects.sqlite import expression
from onrecord.ledger.words import terms
from onrecord.model import Reading
from onrecord.web.app import create_app

NOUNS = ("bridge", "harbour", "budget", "school", "railway", "treaty", "festival", "canal", "library", "tariff", "dam", "orchard", "ferry")
VERBS = ("reopen", "close", "finance", "inspect", "rebuild", "postpone", "expand", "repair", "abandon", "defend")
PART = 400
LIMIT = 21

_SHOWN = (
    "SELECT a.*, r.outlet, r.title, r.published, r.url, r.file, r.language, e.name, v.statement, s.versions FROM attribution a "
    "JOIN article r ON r.id = a.article LEFT JOIN entity e ON e.id = a.speaker LEFT JOIN version v ON v.attribution = a.id "
    "LEFT JOIN statement s ON s.id = v.statement WHERE "
)
_LABELS = (
    "SELECT r.outlet, l.text, l.relation, count(*) FROM label l JOIN article r ON r.id = l.article "
    "WHERE l.entity = ? AND l.article IN ({}) AND l.voice = 'outlet' GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2"
)
_LABELS_BY_ARTICLE = _LABELS.replace("l.entity = ?", "+l.entity = ?")
_HOPS = "SELECT * FROM hop WHERE attribution IN ({}) ORDER BY attribution, position"


def fill(ledger: Ledger, news: News, least: int) -> int:
    """Add articles until there are so many attributions; gives the number of articles."""
    articles = done = 0
    while done < least:
        part: list[Reading] = list(news.readings(PART, articles))
        with ledger.write():
            for reading in part:
                ledger.put_page(page_of(reading))
                ledger.put_reading(reading)
            ledger.replace_statements([], news.statements(part))
        articles += len(part)
        done += sum(len(reading.attributions) for reading in part)
    return articles


def keep_adding(location: str, first: int, stop: Event, line: Connection) -> None:
    """Add article after article, each in a transaction of its own, and send its id and the moment of its commit."""
    news = News()
    with Ledger.open(location) as ledger:
        while not stop.is_set():
            (reading,) = news.readings(1, first)
            with ledger.write():
                ledger.put_page(page_of(reading))
                ledger.put_reading(reading)
                ledger.replace_statements([], news.statements([reading]))
            line.send((reading.article.id, time.time()))
            first += 1


def bare_search(raw: sqlite3.Connection, text: str) -> None:
    """The SQL of a search."""
    found = raw.execute(
        "SELECT rowid FROM attribution_words WHERE attribution_words MATCH ? ORDER BY rank LIMIT ?", (expression(terms(text)), LIMIT)
    ).fetchall()
    marks = ",".join("?" * len(found))
    rows = raw.execute(f"{_SHOWN} a.row IN ({marks})", [row[0] for row in found]).fetchall()
    raw.execute(_HOPS.format(marks), [row[1] for row in rows]).fetchall()


def bare_statement(raw: sqlite3.Connection, one: str, labels: str = _LABELS) -> None:
    """The SQL of a statement with all its versions.

    Args:
        raw: the ledger's file.
        one: the statement.
        labels: how the speaker's labels are asked for. SQLite begins with all that the speaker was ever called; `_LABELS_BY_ARTICLE`
            makes it begin with the few articles, as onrecord does.
    """
    row = raw.execute("SELECT id, record, speaker FROM statement WHERE id = ?", (one,)).fetchone()
    ids = [found[0] for found in raw.execute("SELECT attribution FROM version WHERE statement = ? ORDER BY position", (one,))]
    marks = ",".join("?" * len(ids))
    versions = raw.execute(f"{_SHOWN} a.id IN ({marks})", ids).fetchall()
    raw.execute(_HOPS.format(marks), ids).fetchall()
    articles = sorted({version[2] for version in versions})
    raw.execute(labels.format(",".join("?" * len(articles))), (row[2], *articles)).fetchall()
    raw.execute(
        "SELECT x.article, x.outlet, r.title, r.url FROM left_out x LEFT JOIN article r ON r.id = x.article WHERE x.statement = ?", (one,)
    ).fetchall()
    raw.execute("SELECT id, type, name FROM entity WHERE id = (SELECT entity FROM entity WHERE id = ?)", (row[2],)).fetchall()


@contextmanager
def page_asker(ledger: api.Ledger) -> Iterator[Callable[[str], None]]:
    """Asks the application for a page as a server would, without a network between: gives no answer, and raises unless it is 200.

    The application runs in a loop that lasts, in a thread of its own, so that its worker threads last as they do in a server.
    """
    app = create_app(ledger)

    async def fetch(address: str) -> None:
        path, _, asked = address.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http", "path": path,
            "raw_path": path.encode(), "root_path": "", "query_string": asked.encode(), "headers": [(b"host", b"127.0.0.1")],
            "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
        }  # fmt: skip

        async def receive() -> dict[str, Any]:
            await asyncio.sleep(0)
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            await asyncio.sleep(0)
            if message["type"] == "http.response.start" and message["status"] != 200:  # noqa: PLR2004
                raise RuntimeError(f"{address}: {message['status']}")

        await app(scope, receive, send)

    with start_blocking_portal() as portal:
        yield lambda address: portal.call(fetch, address)


def times(ask: Callable[[str], object], questions: Iterable[str]) -> list[float]:
    """Milliseconds for each question."""
    found = []
    for question in questions:
        begun = time.perf_counter()
        ask(question)
        found.append((time.perf_counter() - begun) * 1000)
    return found


def table_row(name: str, ours: list[float], bare: list[float]) -> str:
    """One line of the table."""

    def at(values: list[float], share: float) -> float:
        return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]

    pairs = [(at(ours, share), at(bare, share)) for share in (0.5, 0.99)]
    cells = " | ".join(f"{one:.2f} / {other:.2f} ({one / other:.1f})" for one, other in pairs)
    return f"| {name} | {cells} |"


def questions_of(kind: str, count: int) -> list[str]:
    """Queries of one kind."""
    dice = random.Random(5)  # noqa: S311 - which words, not secrets
    made = {
        "two words": lambda: f"{dice.choice(VERBS)} {dice.choice(NOUNS)}",
        "a phrase": lambda: f'"{dice.choice(VERBS)} the {dice.choice(NOUNS)}"',
        "a word and a number": lambda: f"{dice.choice(NOUNS)} {dice.randint(2, 900)}",
        "a prefix and a number": lambda: f"{dice.choice(NOUNS)[:4]}* {dice.randint(2, 900)}",
    }
    return [made[kind]() for _ in range(count)]


KINDS = ("a word and a number", "a prefix and a number", "a phrase", "two words")


def measure(location: str, count: int, line: Connection) -> None:
    """Print the table; the other process adds meanwhile."""
    raw = sqlite3.connect(f"file:{location}?mode=ro", uri=True)
    for pragma in ("cache_size = -16384", "temp_store = MEMORY"):
        raw.execute(f"PRAGMA {pragma}")
    print("| question | p50, ms: onrecord / bare SQL (ratio) | p99, ms |\n|---|---|---|")
    with Ledger.open(location, read_only=True) as ledger:
        for kind in KINDS:
            asked = questions_of(kind, count)
            first = asked[: count // 10]
            times(lambda text: query.search(ledger, text), first)
            times(lambda text: bare_search(raw, text), first)
            ours, bare = [], []
            for text in asked:
                ours += times(lambda one: query.search(ledger, one), [text])
                bare += times(lambda one: bare_search(raw, one), [text])
            print(table_row(f"search: {kind}", ours, bare), flush=True)
        ids = [one.id for one in query.statements(ledger, order="versions", several=True, limit=10_000).items]
        some = random.Random(6).sample(ids, min(count, len(ids)))  # noqa: S311
        ours, bare = [], []
        for one in some:
            ours += times(lambda x: query.statement(ledger, x), [one])
            bare += times(lambda x: bare_statement(raw, x), [one])
        print(table_row("statement with its versions", ours, bare), flush=True)
        late, added = lateness(ledger, line)
    with api.Ledger.open(location, read_only=True) as opened, page_asker(opened) as page:
        asked = questions_of("two words", count)
        search, statement = partial(bare_search, raw), partial(bare_statement, raw)
        by_article = partial(bare_statement, raw, labels=_LABELS_BY_ARTICLE)
        for name, form, bare_sql, keys in (
            ("search page: two words", "/search?q={}", search, asked),
            ("statement page", "/statement/{}", statement, some),
            ("statement page; the bare SQL looks labels up by article", "/statement/{}", by_article, some),
        ):
            times(page, [form.format(quote(key)) for key in keys[:10]])
            ours, bare = [], []
            for key in keys:
                ours += times(page, [form.format(quote(key))])
                bare += times(bare_sql, [key])
            print(table_row(name, ours, bare), flush=True)
    print(f"\nMeanwhile {added} articles were added; an article was found at most {late * 1000:.0f} ms after its commit.")


def lateness(ledger: Ledger, line: Connection) -> tuple[float, int]:
    """The longest time from an article's commit until it is found, in seconds, and how many articles were added."""
    added = 0
    while line.poll():
        line.recv()
        added += 1
    late = 0.0
    for _ in range(20):
        one, committed = line.recv()
        added += 1
        while query.article(ledger, one) is None:
            time.sleep(0.001)
        late = max(late, time.time() - committed)
    return late, added


def main() -> None:
    """Fill a ledger, start the other process, measure."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--attributions", type=int, default=100_000)
    given.add_argument("--questions", type=int, default=400)
    options = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        location = str(Path(folder) / "news.ledger")
        begun = time.perf_counter()
        with Ledger.open(location) as ledger:
            articles = fill(ledger, News(), options.attributions)
            counts = query.start(ledger).counts
        spent = time.perf_counter() - begun
        size = Path(location).stat().st_size
        print(
            f"{counts['attributions']:,} attributions in {articles:,} invented articles, {counts['statements']:,} statements; "
            f"{size / articles:,.0f} bytes and {1000 * spent / articles:.1f} ms an article when filled in bulk.\n"
        )
        stop, (mine, theirs) = multiprocessing.Event(), multiprocessing.Pipe(duplex=False)
        adder = multiprocessing.Process(target=keep_adding, args=(location, articles, stop, theirs))
        adder.start()
        try:
            mine.recv()
            measure(location, options.questions, mine)
        finally:
            stop.set()
            while adder.is_alive():
                while mine.poll(0.1):
                    mine.recv()
            adder.join()


if __name__ == "__main__":
    main()
