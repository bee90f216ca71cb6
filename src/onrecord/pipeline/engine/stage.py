"""What an engine is asked to do: stages over tables, and the components of a graph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.pipeline.engine.rows import Step

AGAIN = "run again: what is finished is kept"


@dataclass(frozen=True, slots=True)
class Stage:
    """One table made of others.

    Attributes:
        name: the table's.
        gives: its columns.
        of: the table whose rows the step is given, a file at a time; or "" where `sql` says which rows.
        sql: a query over earlier tables, in what DuckDB and Spark SQL have in common.
        by: columns whose equal values must come to the step together, sorted.
        order: columns by which the rows of one `by` are sorted.
        step: a pure function over record batches; None where the query is all.
        costly: whether the parts that are finished are kept when a run is interrupted inside the stage.
        edges: a table with columns `a` and `b`: this one then holds each `member`'s `component`, and the rest says nothing.
    """

    name: str
    gives: pa.Schema
    of: str = ""
    sql: str = ""
    by: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    step: Step | None = None
    costly: bool = False
    edges: str = ""

    def asks_for(self, name: str) -> bool:
        """Whether a table of that name is among those that the stage is made of."""
        return name in {self.of, self.edges} or re.search(rf"\b{name}\b", self.sql) is not None


def made_in(run: Path, name: str) -> Path | None:
    """The folder of a table that a run has finished, or None; that of a stage has the stage's number before its name."""
    return next((place for pattern in (f"[0-9][0-9]-{name}", name) for place in sorted(run.glob(pattern))), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A finished table: folders of Parquet files with one schema."""

    folders: tuple[Path, ...]
    schema: pa.Schema

    def files(self) -> list[Path]:
        """Its files, in order of their names."""
        return [file for folder in self.folders for file in sorted(folder.glob("*.parquet"))]

    def count(self) -> int:
        """Its rows."""
        return sum(pq.ParquetFile(file).metadata.num_rows for file in self.files())


class Engine(Protocol):
    """Runs stages. Two of them stand in `local` and `spark`."""

    def run(self, stage: Stage, tables: Mapping[str, Table], target: Path) -> None:
        """Make the stage's table as Parquet files in a folder.

        The folder may hold finished parts of an interrupted run; whoever calls moves it to its place when this returns.

        Raises:
            EngineError: the engine failed, or a step did.
        """
        ...

    def close(self) -> None:
        """End what was started."""
        ...
