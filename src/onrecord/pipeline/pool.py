"""Reads pages in this process or in several, in order, a batch at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context

from onrecord.model import Page, Problem, Reading
from onrecord.pipeline.finders import Finder, finder_named
from onrecord.pipeline.reading import BATCH, articles_of, read_batch

Row = Reading | Problem


@dataclass(frozen=True, slots=True)
class Plan:
    """What every reading process must know.

    Attributes:
        reader: `trained` or `rules`.
        published: publication date for articles that give none.
        outlet: outlet for articles that name none.
    """

    reader: str = "trained"
    published: str | None = None
    outlet: str | None = None


def read_pages(pages: Iterable[Page | Problem], plan: Plan, jobs: int = 1) -> Iterator[Row]:
    """Pages become readings or problems, in order.

    Args:
        pages: what ingest gives.
        plan: how to read.
        jobs: processes; 1 reads in this one.

    Raises:
        ModelError: the reader's weights cannot be had.
    """
    batches = _batches(pages)
    if jobs == 1:
        read = partial(_read, finder_named(plan.reader), plan)
        for batch in batches:
            yield from read(batch)
    else:
        yield from _read_apart(batches, plan, jobs)


def _batches(pages: Iterable[Page | Problem]) -> Iterator[list[Page | Problem]]:
    stream = iter(pages)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _read(finder: Finder, plan: Plan, batch: list[Page | Problem]) -> list[Row]:
    return read_batch(list(articles_of(batch, published=plan.published, outlet=plan.outlet)), finder)


class _Worker:
    """What one reading process keeps between batches."""

    finder: Finder | None = None


def _start(plan: Plan) -> None:
    _Worker.finder = finder_named(plan.reader)


def _read_there(plan: Plan, batch: list[Page | Problem]) -> list[Row]:
    finder = _Worker.finder or finder_named(plan.reader)
    return _read(finder, plan, batch)


def _read_apart(batches: Iterable[list[Page | Problem]], plan: Plan, jobs: int) -> Iterator[Row]:
    """Keep every process busy with two batches at a time, and give their results in order."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(plan,)) as pool:
        waiting: deque[Future[list[Row]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_read_there, plan, batch))
            if len(waiting) >= 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
