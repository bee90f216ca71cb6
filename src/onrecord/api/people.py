"""Who is who: each person and organisation with spellings and titles by outlet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onrecord.api.checking import reports_at
from onrecord.api.reading import Progress, ReadOptions, still
from onrecord.model import Problem
from onrecord.pipeline.across import Person, people_in


def people(
    locations: Sequence[str | Path], *, options: ReadOptions | None = None, progress: Progress = still
) -> tuple[list[Person], list[Problem]]:
    """Each person and organisation of a ledger or of articles, those who say most first.

    Args:
        locations: ledgers, or articles.
        options: how to read.
        progress: is called with (articles done, None).

    Raises:
        LedgerError: a ledger cannot be read.
    """
    readings, problems = reports_at(locations, options or ReadOptions(), progress)
    return people_in(readings), problems
