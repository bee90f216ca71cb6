"""A ledger made anew, and records from elsewhere taken into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from onrecord import wire
from onrecord.api.adding import add_pages, keep_reading
from onrecord.api.reading import Progress, ReadOptions
from onrecord.errors import RecordError, UsageError
from onrecord.export import gdelt, labelstudio
from onrecord.ledger import Ledger as Kept
from onrecord.ledger.judging import RULE, normal
from onrecord.model import Judgement, Problem, Reading
from onrecord.text.control import whole

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


def import_corrected(kept: Kept, files: Sequence[Path]) -> tuple[int, list[Problem]]:
    """Take what persons corrected in Label Studio.

    Returns:
        how many judgements were taken, and what could not be.
    """
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


def import_judgements(kept: Kept, files: Sequence[Path]) -> tuple[int, list[Problem]]:
    """Take persons' judgements as an export's `judgements.jsonl` has them; those that are here already are passed over.

    A line that breaks its contract is a problem, and the others go on.

    Returns:
        how many were taken, and what could not be.
    """
    count = 0
    problems: list[Problem] = []
    with kept.write():
        there = {_act(one) for one in kept.judgements(by_persons=True)}
        for file in files:
            lines = ((f"{file}:{number}", line) for number, line in enumerate(file.read_bytes().splitlines(), 1) if line.strip())
            for where, line in lines:
                try:
                    found = _persons(line, where)
                    if _act(found) not in there:
                        count += kept.put_judgements([found])
                        there.add(_act(found))
                except RecordError as error:
                    problems.append(wire.problem_of(error))
                except UsageError as error:
                    problems.append(Problem(where, whole(f"{error.what}: {error.where}"), error.remedy, "RecordError"))
    return count, problems


def _persons(line: bytes, where: str) -> Judgement:
    """A person's judgement.

    Raises:
        RecordError: it is none.
        UsageError: nothing can be done with it.
    """
    found = wire.decode_judgement(line, where)
    if found.by == RULE or not found.at:
        raise RecordError("no person's judgement", where, "give by and at: who judged, and when")
    return normal(found)


def _act(one: Judgement) -> tuple[str | None, ...]:
    return one.about, one.a, one.b, one.verdict, one.by, one.at
