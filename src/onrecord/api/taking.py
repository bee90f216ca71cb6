"""A finished run into a ledger: all of it, or the sayings of some speaker, outlet or days with the articles that report them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from onrecord.api.running import Finished
from onrecord.api.settling import file_names, settle
from onrecord.ledger import Ledger as Kept
from onrecord.model import Reading, Statement
from onrecord.pipeline import across

T = TypeVar("T")
BATCH = 500


@dataclass(frozen=True, slots=True)
class Slice:
    """Which sayings of a run are taken; all of them where nothing is said.

    Attributes:
        speaker: an entity's id, or its name in the run.
        outlet: an outlet that reports them.
        since: the first day on which they were said or published, ISO 8601.
        until: the last.
    """

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Slice()

    def holds(self, one: Statement, names: dict[str, str], days: dict[str, str]) -> bool:
        """Whether a saying is taken.

        Args:
            one: the saying.
            names: the speakers' names by id.
            days: the articles' days by id.
        """
        if self.speaker is not None and self.speaker not in {one.speaker, names.get(one.speaker or "")}:
            return False
        if self.outlet is not None and self.outlet not in {version.outlet for version in one.versions}:
            return False
        if self.since is None and self.until is None:
            return True
        said = (one.said.start or one.said.end) if one.said else None
        day = said[:10] if said else min((days[v.article] for v in one.versions if days.get(v.article)), default="")
        return bool(day) and (self.since or "") <= day and day <= (self.until or "9999") + "~"


def take_run(kept: Kept, folder: Path, wanted: Slice) -> int:
    """Put a run's readings and statements into a ledger.

    In a ledger that is empty the run's own joins stand; in one that holds articles already, what comes is joined with them.

    Returns:
        how many articles there were.

    Raises:
        UsageError: the folder holds no finished run.
    """
    run = Finished(folder)
    empty = next(iter(kept.readings()), None) is None
    articles = None if wanted.everything else _articles(run, wanted)
    taken: list[str] = []
    for batch in _batches(one for one in run.readings() if articles is None or one.article.id in articles):
        with kept.write():
            taken += [_keep(kept, one) for one in batch]
    if not empty:
        settle(kept, taken)
        return len(taken)
    there = set(taken)
    for few in _batches(_within(run.statements(), there)):
        with kept.write():
            kept.replace_statements((), few)
    kept.settled(kept.stale())
    return len(taken)


def _keep(kept: Kept, reading: Reading) -> str:
    """A reading as the run linked it, with the block keys that later articles find it by."""
    article = kept.put_reading(reading)
    kept.put_wording_keys(across.wording_keys(reading))
    file_names(kept, [reading], {entity.id for entity in reading.entities})
    return article


def _articles(run: Finished, wanted: Slice) -> set[str]:
    """The articles that report the sayings that are wanted."""
    names: dict[str, str] = {}
    days: dict[str, str] = {}
    for reading in run.readings():
        names.update((entity.id, entity.name) for entity in reading.entities)
        days[reading.article.id] = (reading.article.published or "")[:10]
    return {version.article for one in run.statements() if wanted.holds(one, names, days) for version in one.versions}


def _within(found: Iterable[Statement], there: set[str]) -> Iterator[Statement]:
    """The statements whose articles are all there, with those of the articles that left them out that are there too."""
    for one in found:
        if all(version.article in there for version in one.versions):
            yield replace(one, left_out_by=tuple(left for left in one.left_out_by if left.article in there))


def _batches(found: Iterable[T]) -> Iterator[list[T]]:
    stream = iter(found)
    while batch := list(islice(stream, BATCH)):
        yield batch
