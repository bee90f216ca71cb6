"""Every defence that SECURITY.md claims has a test, and the test is there."""

from __future__ import annotations

import re

from tests.conftest import ROOT

PAGE = (ROOT / "SECURITY.md").read_text("utf-8")


def test_every_defence_has_a_test_that_is_there() -> None:
    rows = [line.split(" | ") for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| threat")]
    assert len(rows) > 15
    for row in rows:
        named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", row[3])
        assert named, row[0]
        for file, test in named:
            assert re.search(rf"^def {test}\(", (ROOT / "tests" / file).read_text("utf-8"), re.MULTILINE), f"{file}::{test}"
