"""The list of clauses names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT

LIST = Path(__file__).with_name("README.md")


def test_every_test_on_the_list_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", LIST.read_text("utf-8"))
    assert len(named) > 20
    for file, test in named:
        assert re.search(rf"^def {test}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE), f"{file}::{test}"
