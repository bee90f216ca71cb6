"""Articles in, readings out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from onrecord.errors import ModelError, OnrecordError, UsageError
from onrecord.ingest import FetchOptions, pages
from onrecord.model import Problem, Reading
from onrecord.pipeline.across import linked
from onrecord.pipeline.pool import Plan, read_pages
from onrecord.pipeline.reading import confident

Progress = Callable[[int, int | None], None]


def silent(_line: str) -> None:
    """Say nothing."""


def still(_done: int, _total: int | None) -> None:
    """Show nothing."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    Attributes:
        reader: `trained`, or `rules` (the fallback without weights).
        published: publication date for articles that give none, ISO 8601.
        outlet: outlet for articles that name none.
        min_confidence: attributions below it are left out.
        allow_private: whether addresses on private networks may be fetched.
        offline: read addresses from the cache alone.
        cache: folder for fetched bytes; the user's cache folder where None.
        jobs: processes that read at a time.
        notice: takes a line that the user should see, such as that the weights are missing.
        guard: whether a run of more than 32 articles is read in a process beside this one with one job too, so that an article on
            which reading hangs or dies is set aside as a problem. The command line asks for it; a script that does has to keep its
            main code under `if __name__ == "__main__":`, as with several jobs.
    """

    reader: Literal["trained", "rules"] = "trained"
    published: str | None = None
    outlet: str | None = None
    min_confidence: float = 0.0
    allow_private: bool = False
    offline: bool = False
    cache: Path | None = None
    jobs: int = 1
    notice: Callable[[str], None] = silent
    guard: bool = False

    def fetching(self) -> FetchOptions:
        """What ingest needs of this."""
        return FetchOptions(allow_private=self.allow_private, offline=self.offline, cache=self.cache)

    def plan(self) -> Plan:
        """What reading processes need of this."""
        return Plan(self.reader, self.published, self.outlet, guard=self.guard)


@dataclass(frozen=True, slots=True)
class Run:
    """What came of reading several locations.

    Attributes:
        rows: readings and problems, in the order of the locations.
    """

    rows: tuple[Reading | Problem, ...] = field(default=())

    @property
    def readings(self) -> list[Reading]:
        """The articles that could be read."""
        return [row for row in self.rows if isinstance(row, Reading)]

    @property
    def problems(self) -> list[Problem]:
        """What could not be read, and why."""
        return [row for row in self.rows if isinstance(row, Problem)]


def read_all(*locations: str | Path, options: ReadOptions | None = None, progress: Progress = still) -> Run:
    """Read every article at the locations; entities carry one id across all of them.

    Args:
        locations: files, folders, globs, addresses, feeds, or `-`.
        options: how to read.
        progress: is called with (articles done, None) as they are read.

    Raises:
        UsageError: no location is given.
    """
    if not locations:
        raise UsageError("nothing to read", remedy="name a file, a folder, an address or a feed")
    how = options or ReadOptions()
    rows = list(_stream([str(location) for location in locations], how, progress))
    readings = iter(linked(row for row in rows if isinstance(row, Reading)))
    return Run(tuple(next(readings) if isinstance(row, Reading) else row for row in rows))


def _stream(locations: Sequence[str], how: ReadOptions, progress: Progress) -> Iterable[Reading | Problem]:
    """Read one row after the other, with the rules where the weights cannot be had."""
    try:
        rows = _counted(read_pages(pages(locations, how.fetching()), how.plan(), how.jobs), progress)
        for row in rows:
            yield confident(row, how.min_confidence) if isinstance(row, Reading) else row
    except ModelError as error:
        if how.reader == "rules":
            raise
        how.notice(f"{error}; reading by rules instead")
        yield from _stream(locations, replace(how, reader="rules"), progress)


def _counted(rows: Iterable[Reading | Problem], progress: Progress) -> Iterable[Reading | Problem]:
    for count, row in enumerate(rows, 1):
        progress(count, None)
        yield row


def read(location: str | Path, *, options: ReadOptions | None = None) -> Reading:
    """Read one article.

    Raises:
        OnrecordError: the article cannot be read.
        UsageError: the location holds more than one article, or none.
    """
    run = read_all(location, options=options)
    if len(run.rows) != 1:
        raise UsageError(f"{len(run.rows)} articles where one was asked for", str(location), "use read_all")
    if run.problems:
        problem = run.problems[0]
        raise OnrecordError(problem.what, problem.where, problem.remedy)
    return run.readings[0]
