"""Locations become readings; what cannot be read is a row that says so."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import partial

from onrecord.ingest import FetchOptions, pages
from onrecord.model import Page, Problem, Reading
from onrecord.pipeline.engine.orders import Orders
from onrecord.pipeline.engine.rows import Batches, Step, pack, rows, table
from onrecord.pipeline.engine.schemas import READINGS
from onrecord.pipeline.pool import read_guarded
from onrecord.pipeline.reading import confident

PLACES = 1 << 32
Answer = tuple[int, str | None, bytes | None, str | None, str | None, str | None, str | None]


def reading(orders: Orders) -> Step:
    """The step from `sources` to `readings`: each process has a reader of its own beside it, replaced when it hangs or dies."""
    return partial(_read, orders)


def _read(orders: Orders, batches: Batches) -> Batches:
    return table(_rows(orders, batches), READINGS)


def _rows(orders: Orders, batches: Batches) -> Iterator[Answer]:
    positions: deque[int] = deque()
    for row in read_guarded(_pages(batches, positions), orders.manner):
        place = positions.popleft()
        if isinstance(row, Problem):
            yield place, None, None, row.where, row.what, row.remedy, row.kind
        else:
            kept: Reading = confident(row, orders.least)
            where = kept.article.file or kept.article.url
            yield place, kept.article.id, pack(kept), where, None, None, None


def _pages(batches: Batches, positions: deque[int]) -> Iterator[Page | Problem]:
    """The pages of every location; where each stands (its location's number, its place there) is noted."""
    for source in rows(batches):
        for place, page in enumerate(pages([source["location"]], FetchOptions())):
            positions.append(source["number"] * PLACES + place)
            yield page
