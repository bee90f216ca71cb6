"""Every test here runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.ledger import Ledger
from tests.servers import lasting_location, location, postgres

__all__ = ["lasting_location", "ledger", "location", "postgres"]


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    """A new ledger."""
    with Ledger.open(location) as opened:
        yield opened
