from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from onrecord.pipeline.engine.plan import Plan
from onrecord.pipeline.engine.run import run
from tests.pipeline.engine.conftest import Corpus, found

pytestmark = pytest.mark.slow

if not os.environ.get("CI"):
    pytest.importorskip("pyspark")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java", allow_module_level=True)


QUICK = {  # little data: no compiling for it
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
}


def test_spark_gives_what_this_machine_gives(corpus: Corpus, tmp_path: Path) -> None:
    plan = Plan(corpus.files, tmp_path / "out", reader="rules", partitions=2, master="local[2]", conf=QUICK)
    run(plan, "spark")
    assert found(plan.output) == (corpus.readings, corpus.statements)
