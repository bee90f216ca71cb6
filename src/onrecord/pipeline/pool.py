"""Reads pages in this process or in several, in order, a batch at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, islice

from onrecord.model import Page, Problem, Reading
from onrecord.pipeline.finders import Finder, finder_named
from onrecord.pipeline.guarded import Guarded, Work
from onrecord.pipeline.reading import BATCH, articles_of, read_batch

Row = Reading | Problem


@dataclass(frozen=True, slots=True)
class Plan:
    """What every reading process must know.

    Attributes:
        reader: `trained` or `rules`.
        published: publication date for articles that give none.
        outlet: outlet for articles that name none.
        seconds: how long a reading process may stay silent over a batch, or over one article of a batch that failed.
        memory: bytes of address space for a reading process; None sets no limit.
        guard: whether a run of more than one batch is read beside the caller's process with one job too, so that an article on
            which reading hangs or dies is set aside. The caller's main module must then be fit to be imported.
    """

    reader: str = "trained"
    published: str | None = None
    outlet: str | None = None
    seconds: float = 300.0
    memory: int | None = None
    guard: bool = False


def read_pages(pages: Iterable[Page | Problem], plan: Plan, jobs: int = 1) -> Iterator[Row]:
    """Pages become readings or problems, in order.

    With several processes, one that dies or stays silent too long is replaced, and the article it was reading becomes a
    problem. With one job, reading happens in the caller's process, where nothing can be replaced, unless the plan asks for a
    guard and there is more than one batch to read.

    Args:
        pages: what ingest gives.
        plan: how to read.
        jobs: processes; 1 reads in this one.

    Raises:
        ModelError: the reader's weights cannot be had.
    """
    stream = iter(pages)
    ahead = list(islice(stream, BATCH + 1)) if plan.guard and jobs == 1 else []
    batches = _batches(chain(ahead, stream))
    if jobs == 1 and len(ahead) <= BATCH:
        read = partial(_read, finder_named(plan.reader), plan)
        for batch in batches:
            yield from read(batch)
    else:
        yield from _read_apart(batches, plan, jobs)


def read_guarded(pages: Iterable[Page | Problem], plan: Plan) -> Iterator[Row]:
    """The same, in one process beside the caller's, which is replaced when it hangs or dies, and stays for the next call.

    Raises:
        ModelError: the reader's weights cannot be had.
    """
    whole = False
    try:
        yield from _beside(plan).rows(_batches(pages))
        whole = True
    finally:
        if not whole:  # what was in hand is in an unknown state
            _beside.cache_clear()


@lru_cache(maxsize=1)
def _beside(plan: Plan) -> Guarded:
    return Guarded(partial(_reading, plan, finder_named), 1, plan.seconds, plan.memory)


def _batches(pages: Iterable[Page | Problem]) -> Iterator[list[Page | Problem]]:
    stream = iter(pages)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _read(finder: Finder, plan: Plan, batch: list[Page | Problem]) -> list[Row]:
    return read_batch(list(articles_of(batch, published=plan.published, outlet=plan.outlet)), finder)


def _reading(plan: Plan, make: Callable[[str], Finder]) -> Work:
    """What a reading process does with each batch; made in that process."""
    return partial(_read, make(plan.reader), plan)


def _read_apart(
    batches: Iterable[list[Page | Problem]], plan: Plan, jobs: int, make: Callable[[str], Finder] = finder_named
) -> Iterator[Row]:
    """Batches read by several processes, in order; `make` must be importable by name in a fresh process."""
    with Guarded(partial(_reading, plan, make), jobs, plan.seconds, plan.memory) as pool:
        yield from pool.rows(batches)
