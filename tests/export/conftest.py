"""What is exported does not depend on the engine: one test shows that, the others run on SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.servers import postgres

__all__ = ["ledger", "postgres"]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new ledger."""
    with Ledger.open(tmp_path / "test.ledger") as opened:
        yield opened
