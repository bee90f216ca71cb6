"""The pipeline on the sample corpus keeps what it has reached, aspect by aspect."""

from __future__ import annotations

import pytest

from benchmarks.golden import measure
from tests.golden.floors import below, digest, floors


def test_floors_belong_to_this_corpus() -> None:
    assert floors()["digest"] == digest(), "the corpus or its golden records have changed: python -m benchmarks.golden --floors"


@pytest.mark.parametrize("reader", ["rules", "trained"])
def test_the_pipeline_keeps_what_it_has_reached(reader: str) -> None:
    short = below(measure(reader), reader)
    assert not short, "\n".join(short)
