"""What a finished run holds, in the words of the model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from onrecord.errors import UsageError
from onrecord.model import Problem, Reading, Statement
from onrecord.pipeline.engine.manifest import read_manifest
from onrecord.pipeline.engine.rows import Row, unpack
from onrecord.pipeline.engine.stage import made_in

BATCH = 512


def table(folder: Path, name: str, columns: list[str] | None = None) -> Iterator[Row]:
    """The rows of one table of a finished run.

    Raises:
        UsageError: it is no run, or one that is not finished.
    """
    read_manifest(folder)
    found = made_in(folder, name)
    if found is None:
        raise UsageError(f"the run has no {name} yet", str(folder), "finish it with `onrecord run`")
    for file in sorted(found.glob("*.parquet")):
        for batch in pq.ParquetFile(file).iter_batches(BATCH, columns=columns):
            yield from batch.to_pylist()


def readings(folder: Path) -> Iterator[Reading]:
    """Every article once, linked with all the others."""
    return (unpack(row["record"], Reading) for row in table(folder, "readings_done", ["record"]))


def statements(folder: Path) -> Iterator[Statement]:
    """Every saying."""
    return (unpack(row["record"], Statement) for row in table(folder, "statements", ["record"]))


def problems(folder: Path) -> Iterator[Problem]:
    """What could not be read."""
    for row in table(folder, "readings", ["location", "what", "remedy", "kind"]):
        if row["what"] is not None:
            yield Problem(row["location"], row["what"], row["remedy"] or "", row["kind"] or "")
