from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.pipeline.engine.plan import read_plan
from onrecord.pipeline.engine.run import run
from tests.pipeline.engine.conftest import Corpus, found

LIMIT_S = 240


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["articles", "reports"])
def test_a_run_that_is_killed_with_all_its_processes_comes_to_the_same(corpus: Corpus, tmp_path: Path, stage: str) -> None:
    listed = ", ".join(f'"{file}"' for file in corpus.files)
    plan = tmp_path / "plan.toml"
    plan.write_text(f'inputs = [{listed}]\noutput = "out"\nreader = "rules"\npartitions = 3\n', "utf-8")
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "run", str(plan)]
    running = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    until = time.monotonic() + LIMIT_S
    while not list((tmp_path / "out").glob(f"[0-9][0-9]-{stage}")) and running.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert not list((tmp_path / "out").glob("[0-9][0-9]-statements"))
    run(read_plan(plan), "local")
    assert found(tmp_path / "out") == (corpus.readings, corpus.statements)
