"""The engine of one machine: DuckDB for what must come together, processes for the steps.

Rows that belong together are first put into as many files as the plan has partitions; each file is sorted and given to the step in one
process. A finished file is renamed into its place, so that an interrupted stage goes on with the files that are missing.
"""

from __future__ import annotations

import os
import shutil
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import cast

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.errors import EngineError
from onrecord.pipeline.engine import components
from onrecord.pipeline.engine.rows import Batches, Step
from onrecord.pipeline.engine.stage import AGAIN, Stage, Table
from onrecord.pipeline.processes import started

BATCH = 2048
SHUFFLED = "shuffled"
Task = Callable[[], None]


class LocalEngine:
    """Runs stages on this machine.

    Args:
        jobs: processes at a time.
        memory: bytes that all of them may use for joins and sorting; what is more goes to disk.
        partitions: into how many files rows are put.
    """

    moved: dict[str, int]  # bytes that each stage brought together, compressed

    def __init__(self, jobs: int, memory: int, partitions: int) -> None:
        self.moved = {}
        self._jobs, self._memory, self._partitions = jobs, memory, partitions
        self._desks = Desks(jobs)

    def run(self, stage: Stage, tables: Mapping[str, Table], target: Path) -> None:
        """Make the stage's table as Parquet files in a folder."""
        if stage.edges:
            components.write(tables[stage.edges], stage, target)
        elif stage.of:
            parts = [(file.stem, "", [file]) for file in tables[stage.of].files()]
            self._map(stage, parts, target)
        elif stage.by:
            self._map(stage, self._shuffled(stage, tables, target), target)
        else:
            with connected(self._memory, self._jobs, target) as door:
                views(door, stage, tables)
                door.execute(f"COPY ({stage.sql}) TO '{target / 'part-00000.parquet.new'}' (FORMAT parquet, COMPRESSION zstd)")
            (target / "part-00000.parquet.new").rename(target / "part-00000.parquet")
        shutil.rmtree(target / SHUFFLED, ignore_errors=True)

    def close(self) -> None:
        """End the processes."""
        self._desks.close()

    def _shuffled(self, stage: Stage, tables: Mapping[str, Table], target: Path) -> list[tuple[str, str, list[Path]]]:
        """The parts of the rows that the query gives, equal values of `by` in one part."""
        folder, fresh = target / SHUFFLED, target / f"{SHUFFLED}.new"
        if not folder.exists():
            shutil.rmtree(fresh, ignore_errors=True)
            with connected(self._memory, self._jobs, target) as door:
                views(door, stage, tables)
                bucket = f"CAST(hash({', '.join(stage.by)}) % {self._partitions} AS INTEGER)"
                door.execute(
                    f"COPY (SELECT *, {bucket} AS bucket FROM ({stage.sql})) TO '{fresh}' "
                    "(FORMAT parquet, COMPRESSION zstd, PARTITION_BY (bucket), ROW_GROUP_SIZE 20480)"
                )
            fresh.mkdir(exist_ok=True)
            fresh.rename(folder)
        self.moved[stage.name] = sum(file.stat().st_size for file in folder.rglob("*.parquet"))
        order = f" ORDER BY {', '.join((*stage.by, *stage.order))}" if stage.step else ""
        found = []
        for number in range(self._partitions):
            files = sorted((folder / f"bucket={number}").glob("*.parquet"))
            if files:
                found.append((f"part-{number:05d}", order, files))
        return found

    def _map(self, stage: Stage, parts: Iterable[tuple[str, str, list[Path]]], target: Path) -> None:
        memory = self._memory // self._jobs
        tasks = [
            partial(_make, stage.step, stage.gives, order, files, target / f"{name}.parquet", memory)
            for name, order, files in parts
            if not (target / f"{name}.parquet").exists()
        ]
        self._desks.do(tasks, stage.name)
        if not list(target.glob("*.parquet")):
            pq.write_table(stage.gives.empty_table(), target / "part-00000.parquet")


def connected(memory: int, threads: int, near: Path) -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory that spills beside the run."""
    door = duckdb.connect(":memory:")
    door.execute(f"SET memory_limit = '{memory // 1_000_000}MB'")
    door.execute(f"SET threads = {threads}")
    door.execute(f"SET temp_directory = '{near / 'spilled'}'")
    door.execute("SET preserve_insertion_order = false")
    door.execute("SET enable_progress_bar = false")
    door.execute("SET partitioned_write_flush_threshold = 20480")
    door.execute("CREATE MACRO pmod(a, n) AS ((a % n) + n) % n")
    return door


def views(door: duckdb.DuckDBPyConnection, stage: Stage, tables: Mapping[str, Table]) -> None:
    """The tables that a stage asks for, each under its name."""
    for name, table in ((name, table) for name, table in tables.items() if stage.asks_for(name)):
        files = ", ".join(f"'{file}'" for file in table.files())
        door.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{files}])")


def _make(step: Step | None, schema: pa.Schema, order: str, files: list[Path], target: Path, memory: int) -> None:
    """One part: its rows, sorted, through the step into a file, which is in its place when it is whole."""
    fresh = target.with_suffix(f".{os.getpid()}.new")
    with pq.ParquetWriter(fresh, schema, compression="zstd") as writer:
        for batch in (step or _same(schema))(_batches(order, files, memory, target.parent)):
            writer.write_batch(batch)
    fresh.rename(target)


def _same(schema: pa.Schema) -> Step:
    def step(batches: Batches) -> Batches:
        for batch in batches:
            yield batch.select(schema.names).cast(schema)

    return step


def _batches(order: str, files: list[Path], memory: int, near: Path) -> Iterator[pa.RecordBatch]:
    if not order:
        for file in files:
            yield from pq.ParquetFile(file).iter_batches(BATCH)
        return
    with connected(memory, 1, near) as door:
        listed = ", ".join(f"'{file}'" for file in files)
        found = door.sql(f"SELECT * FROM read_parquet([{listed}], hive_partitioning = false){order}")
        yield from cast("pa.RecordBatchReader", found.to_arrow_reader(BATCH))


class Desks:
    """Processes that take one task after the other; each ends by itself when this one is gone.

    Args:
        jobs: how many there are.
    """

    def __init__(self, jobs: int) -> None:
        there = [started(_serve, daemon=False) for _ in range(jobs)]  # a step may read in a process beside its own
        self._pipes = [pipe for pipe, _ in there]
        self._processes = [process for _, process in there]

    def do(self, tasks: Iterable[Task], what: str) -> None:
        """Do every task.

        Raises:
            EngineError: one failed, or a process died over one.
        """
        left = deque(tasks)
        idle, busy = list(self._pipes), set[Connection]()
        while left or busy:
            while left and idle:
                pipe = idle.pop()
                pipe.send(left.popleft())
                busy.add(pipe)
            for heard in cast("list[Connection]", wait(list(busy))):
                _heard(heard, what)
                busy.discard(heard)
                idle.append(heard)

    def close(self) -> None:
        """End the processes."""
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.terminate()
            process.join()


def _heard(pipe: Connection, what: str) -> None:
    try:
        said = pipe.recv()
    except (EOFError, OSError) as error:
        raise EngineError("a process died", what, f"give it more memory, or more partitions, and {AGAIN}") from error
    if said is not None:
        raise EngineError(f"the stage failed: {said}", what, AGAIN)


def _serve(pipe: Connection) -> None:
    with suppress(EOFError, OSError):
        while True:
            task = pipe.recv()
            try:
                task()
            except Exception:  # noqa: BLE001 (told to the parent, which raises it)
                pipe.send(traceback.format_exc(limit=-4))
            else:
                pipe.send(None)
