"""Every test here runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.ledger import Ledger
from tests.servers import location, postgres

__all__ = ["ledger", "location", "postgres"]


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    """A new ledger."""
    with Ledger.open(location) as opened:
        yield opened
