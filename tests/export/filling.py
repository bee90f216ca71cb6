"""A ledger with something of everything, and a reader of the lines that are exported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.made_news import News, page_of
from onrecord.ledger import Ledger
from onrecord.model import Judgement
from tests.ledger.test_putting import told


def fill(ledger: Ledger) -> Ledger:
    """Articles in several versions, one with hostile text, one correction."""
    news = News()
    found = list(news.readings(12))
    for reading in found:
        ledger.put_page(page_of(reading))
        ledger.put_reading(reading)
    hostile = told('Ann Lee said "=1+1\n<script>\u202e, \U0001f309" on the record.')
    ledger.put_reading(hostile)
    ledger.replace_statements([], news.statements(found))
    ledger.put_judgements([Judgement("speaker", found[0].attributions[0].id, "name:Bo Ray", "same", by="mia")])
    return ledger


def lines(path: Path) -> list[dict[str, Any]]:
    """A file of JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
