"""The engine of a cluster: Spark (4 or newer) for what must come together, `mapInArrow` for the steps.

The folder of the run must be one that the driver and every executor see under the same path. A stage that is interrupted is made anew, but
for those that cost most: of them the parts that are finished are kept.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructType

from onrecord.errors import EngineError
from onrecord.pipeline.engine import components
from onrecord.pipeline.engine.rows import Batches, Step
from onrecord.pipeline.engine.stage import AGAIN, Stage, Table

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "1024",
    "spark.sql.parquet.compression.codec": "zstd",
}
WRITTEN = "written"
PART = "part"
FEW_EDGES = 500_000  # so many hold in the driver's memory, and are done there before a cluster has begun


class SparkEngine:
    """Runs stages on Spark.

    Args:
        master: Spark's master; what `spark-submit` says, or this machine, where None.
        conf: more settings, which go before the engine's own.
        partitions: into how many parts rows are put that must come together.
    """

    def __init__(self, master: str | None, conf: Mapping[str, str], partitions: int) -> None:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        self._partitions = partitions
        builder = SparkSession.builder.appName("onrecord")
        if master:
            builder = builder.master(master)
        home = str(Path(__file__).parents[3])
        paths = os.pathsep.join(dict.fromkeys((home, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)))))
        own = {**SETTINGS, "spark.sql.shuffle.partitions": str(partitions), "spark.executorEnv.PYTHONPATH": paths}
        for key, value in {**own, **conf}.items():
            builder = builder.config(key, value)
        self._session = builder.getOrCreate()
        self._session.sparkContext.setLogLevel("ERROR")

    def run(self, stage: Stage, tables: Mapping[str, Table], target: Path) -> None:
        """Make the stage's table as Parquet files in a folder."""
        try:
            for name, table in tables.items():
                if stage.asks_for(name):
                    self._rows(table).createOrReplaceTempView(name)
            if stage.costly and stage.step is not None:
                self._in_waves(stage, stage.step, tables[stage.of], target)
                return
            for left in [*target.glob("*.parquet"), target / "shuffled"]:
                shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)
            if stage.edges and tables[stage.edges].count() <= FEW_EDGES:
                components.write(tables[stage.edges], stage, target)
            else:
                self._write(self._components(stage) if stage.edges else self._made(stage), target)
        except PySparkException as error:
            raise EngineError(f"the stage failed: {str(error)[-2000:]}", stage.name, AGAIN) from error

    def close(self) -> None:
        """End the session."""
        self._session.stop()

    def _rows(self, table: Table) -> DataFrame:
        return self._session.read.schema(_types(table.schema)).parquet(*(str(folder) for folder in table.folders))

    def _made(self, stage: Stage) -> DataFrame:
        """The rows of a stage."""
        found = self._session.table(stage.of) if stage.of else self._session.sql(stage.sql)
        if stage.by:
            found = found.repartition(self._partitions, *stage.by)
        if stage.step is None:
            types = {field.name: field.dataType for field in _types(stage.gives)}
            return found.select(*(f.col(name).cast(kind) for name, kind in types.items()))
        if stage.by:
            found = found.sortWithinPartitions(*stage.by, *stage.order)
        return found.mapInArrow(stage.step, _types(stage.gives))

    def _write(self, found: DataFrame, target: Path) -> None:
        """All rows into the folder, at once when they are all there."""
        written = target / WRITTEN
        shutil.rmtree(written, ignore_errors=True)
        found.write.parquet(written.as_uri())
        for file in sorted(written.glob("*.parquet")):
            file.rename(target / file.name)
        shutil.rmtree(written)

    def _in_waves(self, stage: Stage, step: Step, source: Table, target: Path) -> None:
        """The files of the source that are not done, twice as many at a time as there are processors; each gives a file of its name."""
        left = [file for file in source.files() if not (target / file.name).exists()]
        width = 2 * self._session.sparkContext.defaultParallelism
        gives = stage.gives.append(pa.field(PART, pa.string()))
        for first in range(0, len(left), width):
            wave = left[first : first + width]
            read = self._session.read.schema(_types(source.schema))
            named = [read.parquet(str(file)).withColumn(PART, f.lit(file.stem)) for file in wave]
            found = named[0]
            for one in named[1:]:
                found = found.unionAll(one)
            dealt = found.repartitionByRange(len(wave), PART).sortWithinPartitions(PART, *stage.order)
            written = target / WRITTEN
            shutil.rmtree(written, ignore_errors=True)
            dealt.mapInArrow(_by_part(step, stage.gives), _types(gives)).write.partitionBy(PART).parquet(written.as_uri())
            self._take(wave, written, target, stage)

    def _take(self, wave: list[Path], written: Path, target: Path, stage: Stage) -> None:
        """What a wave wrote, each part under its own name."""
        for file in wave:
            parts = sorted((written / f"{PART}={file.stem}").glob("*.parquet"))
            if len(parts) == 1:
                parts[0].rename(target / file.name)
            else:  # none, or cut in several: through one file, so that a name stands for a whole part
                pieces = [pq.read_table(part, partitioning=None) for part in parts]
                fresh = target / f"{file.stem}.new"
                pq.write_table(pa.concat_tables(pieces) if pieces else stage.gives.empty_table(), fresh)
                fresh.rename(target / file.name)
        shutil.rmtree(written)

    def _components(self, stage: Stage) -> DataFrame:
        """Each member's component, named by its least member.

        Everybody takes the least label among its neighbours, then its label's own label, until nothing changes: the labels double their
        reach each round.
        """
        edges = self._session.table(stage.edges)
        there = edges.select(f.col("a").alias("member"), f.col("b").alias("near"))
        both = there.unionAll(edges.select(f.col("b"), f.col("a"))).localCheckpoint()
        labels = both.select("member").distinct().withColumn("component", f.col("member")).localCheckpoint()
        while True:
            around = both.join(labels.withColumnRenamed("member", "near"), "near").groupBy("member").agg(f.min("component").alias("least"))
            nearer = labels.join(around, "member").select("member", "component", f.least("component", "least").alias("label"))
            jump = labels.select(f.col("member").alias("label"), f.col("component").alias("further"))
            following = (
                nearer.join(jump, "label")
                .select("member", f.col("component").alias("before"), f.least("label", "further").alias("component"))
                .localCheckpoint()
            )
            if following.where(f.col("before") != f.col("component")).isEmpty():
                return following.select("member", "component")
            labels = following.select("member", "component")


def _types(schema: pa.Schema) -> StructType:
    return from_arrow_schema(schema)


def _by_part(step: Step, gives: pa.Schema) -> Step:
    """The step, on the rows of each part by themselves, with the part's name beside what it gives."""
    schema = gives.append(pa.field(PART, pa.string()))

    def each(batches: Batches) -> Batches:
        pieces = ((piece[PART], piece) for batch in batches for piece in batch.to_pylist())
        for name, rows in groupby(pieces, key=lambda piece: piece[0]):
            whole = pa.RecordBatch.from_pylist([row for _, row in rows])
            for made in step(iter([whole])):
                yield pa.RecordBatch.from_arrays([*made.columns, pa.array([name] * made.num_rows, pa.string())], schema=schema)

    return each
