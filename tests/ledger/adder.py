"""A process that adds invented articles to a ledger and says which ones it has added; it is meant to be killed."""

from __future__ import annotations

from multiprocessing.connection import Connection

from benchmarks.made_news import News, page_of
from onrecord.ledger import Ledger


def add(location: str, count: int, line: Connection | None = None) -> None:
    """Add the articles that are not there yet, each with its statements in one transaction.

    Sends an empty word before it adds the first, and each article's id after its commit.
    """
    news = News()
    done = []
    ready = False
    with Ledger.open(location) as ledger:
        for reading in news.readings(count):
            done.append(reading)
            if ledger.has_article(reading.article.sha256 or ""):
                continue
            if line is not None and not ready:
                line.send("")
                ready = True
            with ledger.write():
                ledger.put_page(page_of(reading))
                ledger.put_reading(reading)
                ledger.put_wording_keys((str(news.sayings[a.id]), a.id) for a in reading.attributions)
                same = {one for ids in ledger.attributions_with_keys(str(news.sayings[a]) for a in ledger.stale()).values() for one in ids}
                articles = set(ledger.articles_of(same).values())
                found = [one for one in news.statements(x for x in done if x.article.id in articles) if one.hub in same]
                ledger.replace_statements({x for own in ledger.statements_with(same).values() for x in own}, found)
            if line is not None:
                line.send(reading.article.id)
