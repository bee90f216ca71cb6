"""A ledger made anew, and records from elsewhere taken into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from onrecord import wire
from onrecord.api.adding import add_pages, keep_reading
from onrecord.api.reading import Progress, ReadOptions
from onrecord.errors import RecordError
from onrecord.export import gdelt, labelstudio
from onrecord.ledger import Ledger as Kept
from onrecord.model import Judgement, Problem, Reading

HOPELESS = 3
"""So many lines that are no record, before any that is one, and the file is taken for something else."""


def rebuild(kept: Kept, how: ReadOptions, progress: Progress) -> tuple[list[str], list[Problem]]:
    """Read every page that is kept again, and apply every judgement again; readings without their bytes are put back as they were.

    Returns:
        the ids of the articles, and what could not be read.
    """
    with kept.write():
        back = [keep_reading(kept, reading) for reading in kept.clear_derived()]
    added = add_pages(kept, kept.pages(), how, progress)
    return [*back, *added.articles], added.problems


def import_readings(kept: Kept, files: Sequence[Path], kind: str) -> tuple[list[str], list[Problem]]:
    """Take readings as `onrecord read --json` prints them (`jsonl`), or GDELT's quotations (`gdelt`).

    A line that breaks its contract is a problem, and the others go on; a file that begins with nothing else is left.

    Returns:
        the ids of the articles, and what could not be taken.
    """
    fresh: list[str] = []
    problems: list[Problem] = []
    for file in files:
        with file.open("rb") as lines:
            rows = gdelt.readings(lines, str(file)) if kind == "gdelt" else _ours(lines, str(file))
            for row in _while_there_is_hope(rows, str(file)):
                if isinstance(row, Problem):
                    problems.append(row)
                else:
                    fresh.append(keep_reading(kept, row))
    return fresh, problems


def _while_there_is_hope(rows: Iterable[Reading | Problem], where: str) -> Iterator[Reading | Problem]:
    """The rows of a file, up to where it is plain that it is a file of another kind."""
    failed, taken = 0, False
    for row in rows:
        yield row
        taken = taken or isinstance(row, Reading)
        failed += isinstance(row, Problem)
        if failed == HOPELESS and not taken:
            remedy = "give a file of the kind that --format names; of an export, readings.jsonl: everything else is made from it"
            yield Problem(where, "none of its first lines is a record, so the others were not looked at", remedy, "RecordError")
            return


def _ours(lines: Iterable[bytes], where: str) -> Iterator[Reading | Problem]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield wire.decode_reading(line, f"{where}:{number}")
            except RecordError as error:
                yield wire.problem_of(error)


def import_judgements(kept: Kept, files: Sequence[Path]) -> tuple[int, list[Problem]]:
    """Take what persons corrected in Label Studio."""
    count, problems = 0, []
    for file in files:
        try:
            rows = list(labelstudio.judgements(kept, labelstudio.load(file)))
        except RecordError as error:
            problems.append(wire.problem_of(error))
            continue
        problems += [row for row in rows if isinstance(row, Problem)]
        count += kept.put_judgements(row for row in rows if isinstance(row, Judgement))
    return count, problems
