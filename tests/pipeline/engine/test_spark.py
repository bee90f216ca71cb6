from __future__ import annotations

import os
import random
import shutil
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks.engines import QUICK
from onrecord.pipeline.engine import schemas
from onrecord.pipeline.engine.components import components
from onrecord.pipeline.engine.plan import Plan
from onrecord.pipeline.engine.run import engine_named, run
from onrecord.pipeline.engine.stage import Stage, Table
from tests.pipeline.engine.conftest import Corpus, found

pytestmark = pytest.mark.slow

if not os.environ.get("CI"):
    pytest.importorskip("pyspark")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java", allow_module_level=True)


def test_spark_gives_what_this_machine_gives(corpus: Corpus, tmp_path: Path) -> None:
    plan = Plan(corpus.files, tmp_path / "out", reader="rules", partitions=2, master="local[2]", conf=QUICK)
    run(plan, "spark")
    assert found(plan.output) == (corpus.readings, corpus.statements)


def test_labels_that_spread_over_a_cluster_name_the_components_that_one_process_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.pipeline.engine.spark.FEW_EDGES", 0)
    dice = random.Random(5)  # noqa: S311 (a graph, no secret)
    chain = [(number, number + 1) for number in range(100, 120)]
    edges = [*chain, *((dice.randrange(80), dice.randrange(80)) for _ in range(50))]
    for folder in ("edges", "made"):
        (tmp_path / folder).mkdir()
    columns = {"a": [a for a, _ in edges], "b": [b for _, b in edges]}
    pq.write_table(pa.table(columns, schema=schemas.REPORT_EDGES), tmp_path / "edges" / "part-00000.parquet")
    plan = Plan((), tmp_path / "out", partitions=2, master="local[2]", conf=QUICK)
    stage = Stage("report_components", schemas.REPORT_COMPONENTS, edges="report_edges")
    with closing(engine_named("spark", plan)) as engine:
        engine.run(stage, {"report_edges": Table((tmp_path / "edges",), schemas.REPORT_EDGES)}, tmp_path / "made")
    found = pq.read_table(tmp_path / "made").to_pydict()
    assert dict(zip(found["member"], found["component"], strict=True)) == components(edges)
