"""Which articles repeat another, as steps: sampled shingles, and pairs whose samples share enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.chains.copies import Crediting, Narrated, confirmed, sample, words_of
from onrecord.model import Reading
from onrecord.pipeline.engine import schemas
from onrecord.pipeline.engine.rows import Batches, rows, table, unpack

HALF = 1 << 63


def shingles(batches: Batches) -> Batches:
    """Readings to the sampled shingles of their articles."""

    def found() -> Iterator[tuple[int, str]]:
        for row in rows(batches):
            article = unpack(row["record"], Reading).article
            for one in sample(words_of(article)).tolist():
                yield one - HALF, article.id

    return table(found(), schemas.SHINGLES)


def confirm(batches: Batches) -> Batches:
    """Pairs of readings whose samples share much to those that are copies."""

    def found() -> Iterator[tuple[Any, ...]]:
        for row in rows(batches):
            one, other = (unpack(row[name], Reading).article for name in ("record_a", "record_b"))
            copy = confirmed(one, other, row["shared"], row["smaller"], Crediting(), Narrated())
            if copy is not None:
                yield copy.original, copy.copy, copy.containment, copy.direction

    return table(found(), schemas.COPIES)
