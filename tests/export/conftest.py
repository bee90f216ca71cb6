"""What is exported does not depend on the engine: one test shows that, the others run on SQLite."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.export.filling import fill
from tests.export.tools import PACKAGES, Outside
from tests.servers import postgres

__all__ = ["filled", "ledger", "outside", "postgres"]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A new ledger."""
    with Ledger.open(tmp_path / "test.ledger") as opened:
        yield opened


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A ledger with something of everything."""
    return fill(ledger)


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """The tools for Node.js; without them the test is skipped, except in CI, where it fails."""
    if shutil.which("node") is None or not PACKAGES.is_dir():
        message = "the outside tools are missing: install Node.js 18 or newer, then `npm ci --ignore-scripts --prefix tests/export/outside`"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path / "outside"
    folder.mkdir()
    return Outside(folder)
