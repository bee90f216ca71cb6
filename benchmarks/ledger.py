"""Search and statements of a large ledger beside the bare SQL behind them, while another process adds articles.

    python -m benchmarks.ledger [--attributions 100000] [--questions 400] [--ledger FILE]

The bare SQL is what a hand would send to SQLite for the same answer, over the standard library's driver, with all rows fetched and
nothing made of them. The last rows hold the pages against the very statements that they send themselves, sent again in the same way:
those begin with the few articles where SQLite, left to itself, begins with all that a speaker was ever called. The processor's time is
that of the whole process, and does not grow with what else the machine does.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import multiprocessing
import random
import re
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any, ClassVar
from unittest import mock
from urllib.parse import quote, unquote

from anyio.from_thread import start_blocking_portal

from benchmarks.made_news import News, page_of
from onrecord import api, query
from onrecord.cli.main import SELDOM
from onrecord.ledger import Ledger
from onrecord.ledger.dialects.sqlite import expression
from onrecord.ledger.words import terms
from onrecord.model import Reading
from onrecord.web.app import create_app
from onrecord.web.serving import settle

NOUNS = ("bridge", "harbour", "budget", "school", "railway", "treaty", "festival", "canal", "library", "tariff", "dam", "orchard", "ferry")
VERBS = ("reopen", "close", "finance", "inspect", "rebuild", "postpone", "expand", "repair", "abandon", "defend")
ByHand = Callable[[sqlite3.Connection, str], None]
Took = tuple[float, float]
"""Milliseconds on the clock, and of the processor."""
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


def bare_statement(raw: sqlite3.Connection, one: str) -> None:
    """The SQL of a statement with all its versions."""
    row = raw.execute("SELECT id, record, speaker FROM statement WHERE id = ?", (one,)).fetchone()
    ids = [found[0] for found in raw.execute("SELECT attribution FROM version WHERE statement = ? ORDER BY position", (one,))]
    marks = ",".join("?" * len(ids))
    versions = raw.execute(f"{_SHOWN} a.id IN ({marks})", ids).fetchall()
    raw.execute(_HOPS.format(marks), ids).fetchall()
    articles = sorted({version[2] for version in versions})
    raw.execute(_LABELS.format(",".join("?" * len(articles))), (row[2], *articles)).fetchall()
    raw.execute(
        "SELECT x.article, x.outlet, r.title, r.url FROM left_out x LEFT JOIN article r ON r.id = x.article WHERE x.statement = ?", (one,)
    ).fetchall()
    raw.execute("SELECT id, type, name FROM entity WHERE id = (SELECT entity FROM entity WHERE id = ?)", (row[2],)).fetchall()


class Heard(sqlite3.Connection):
    """A connection that keeps what it is asked."""

    asked: ClassVar[list[tuple[str, Any]]] = []

    def cursor(self, *_: Any, **__: Any) -> Any:
        """A cursor that keeps what it is asked."""
        return super().cursor(_Hearing)


class _Hearing(sqlite3.Cursor):
    def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:
        Heard.asked.append((sql, values))
        return super().execute(sql, values)


def sent_by(location: str, addresses: Iterable[str]) -> dict[str, list[tuple[str, Any]]]:
    """The SQL that each page sends, with its values, in order, from the beginning of its transactions on."""
    found = {}
    listening = mock.patch("sqlite3.connect", partial(sqlite3.connect, factory=Heard))
    with listening, api.Ledger.open(location, read_only=True) as ledger, page_asker(ledger) as page:
        for address in addresses:
            page(address)
            Heard.asked.clear()
            page(address)
            found[address] = list(Heard.asked)
    return found


def send_again(raw: sqlite3.Connection, statements: Iterable[tuple[str, Any]]) -> None:
    """Send statements, fetch all rows."""
    for sql, values in statements:
        raw.execute(sql, values).fetchall()
    raw.rollback()


@contextmanager
def page_asker(ledger: api.Ledger) -> Iterator[Callable[[str], Took]]:
    """Asks the application for a page as a server would, without a network between: gives the time, and raises unless it is 200.

    The application runs in a loop that lasts, in a thread of its own, so that its worker threads last as they do in a server.
    """
    app = create_app(ledger)
    settle()

    async def fetch(address: str) -> Took:
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

        begun = moment()
        await app(scope, receive, send)
        return since(begun)

    with start_blocking_portal() as portal:
        yield lambda address: portal.call(fetch, address)
    gc.unfreeze()


def moment() -> Took:
    """Now, on the clock and by the processor."""
    return time.perf_counter() * 1000, time.process_time() * 1000


def since(begun: Took) -> Took:
    """What went by since a moment."""
    clock, processor = moment()
    return clock - begun[0], processor - begun[1]


def timed(ask: Callable[[str], object], question: str) -> Took:
    """The time for one question."""
    begun = moment()
    ask(question)
    return since(begun)


def in_turn(ours: Callable[[str], Took], bare: Callable[[str], Took], questions: Sequence[str]) -> tuple[list[Took], list[Took]]:
    """The times of both for each question; they take turns in going first, for the second finds the disk's pages warm."""
    for question in questions[: len(questions) // 10]:
        ours(question)
        bare(question)
    found: tuple[list[Took], list[Took]] = ([], [])
    for number, question in enumerate(questions):
        for which in (0, 1) if number % 2 else (1, 0):
            found[which].append((ours, bare)[which](question))
    return found


def table_row(name: str, ours: list[Took], bare: list[Took]) -> str:
    """One line of the table."""

    def at(values: list[Took], share: float, which: int) -> float:
        return statistics.quantiles([one[which] for one in values], n=100, method="inclusive")[round(share * 100) - 1]

    pairs = [(at(ours, share, which), at(bare, share, which)) for share, which in ((0.5, 0), (0.99, 0), (0.5, 1), (0.99, 1))]
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
    """Print the table; the other process adds meanwhile. Garbage is collected as seldom as under the command line."""
    gc.set_threshold(*SELDOM)
    raw = sqlite3.connect(f"file:{location}?mode=ro", uri=True, isolation_level=None)
    for pragma in ("cache_size = -16384", "temp_store = MEMORY"):
        raw.execute(f"PRAGMA {pragma}")
    asked = {kind: questions_of(kind, count) for kind in KINDS}
    print("| question | p50, ms: onrecord / bare SQL (ratio) | p99 | processor, p50 | processor, p99 |\n|---|---|---|---|---|")
    with Ledger.open(location, read_only=True) as ledger:
        search = partial(timed, partial(query.search, ledger))
        for kind, questions in asked.items():
            print(table_row(f"search: {kind}", *in_turn(search, partial(timed, partial(bare_search, raw)), questions)), flush=True)
        ids = [one.id for one in query.statements(ledger, order="versions", several=True, limit=10_000).items]
        some = random.Random(6).sample(ids, min(count, len(ids)))  # noqa: S311
        statement = partial(timed, partial(query.statement, ledger))
        print(table_row("statement with its versions", *in_turn(statement, partial(timed, partial(bare_statement, raw)), some)), flush=True)
        late, added = lateness(ledger, line)
    pages = {f"search page: {kind}": ([f"/search?q={quote(one)}" for one in questions], bare_search) for kind, questions in asked.items()}
    pages["statement page"] = [f"/statement/{one}" for one in some], bare_statement
    measure_pages(location, raw, pages)
    print(f"\nMeanwhile {added} articles were added; an article was found at most {late * 1000:.0f} ms after its commit.")


def measure_pages(location: str, raw: sqlite3.Connection, pages: dict[str, tuple[list[str], ByHand]]) -> None:
    """The rows about pages: beside SQL by hand, and beside the SQL that they send themselves."""
    rows = []
    for name, (addresses, by_hand) in pages.items():
        own = sent_by(location, addresses)
        asked = {address: unquote(re.split("[/=]", address)[-1]) for address in addresses}
        with api.Ledger.open(location, read_only=True) as opened, page_asker(opened) as page:
            hand = in_turn(page, partial(timed, lambda one, by=by_hand, key=asked: by(raw, key[one])), addresses)
            again = in_turn(page, partial(timed, lambda one, sent=own: send_again(raw, sent[one])), addresses)
        print(table_row(name, *hand), flush=True)
        rows.append(table_row(f"{name}, beside its own SQL", *again))
    print(*rows, sep="\n", flush=True)


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
    given.add_argument("--ledger", type=Path, help="one that was filled so before; a copy of it is used")
    options = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        location = str(Path(folder) / "news.ledger")
        begun = time.perf_counter()
        if options.ledger:
            shutil.copyfile(options.ledger, location)
        with Ledger.open(location) as ledger:
            articles = query.start(ledger).counts["articles"] if options.ledger else fill(ledger, News(), options.attributions)
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
