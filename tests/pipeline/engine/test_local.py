from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import EngineError, UsageError
from onrecord.pipeline.engine import result
from onrecord.pipeline.engine.local import Desks, LocalEngine
from onrecord.pipeline.engine.plan import Plan
from onrecord.pipeline.engine.run import run
from onrecord.pipeline.engine.stage import Stage
from tests.pipeline.engine.conftest import Corpus, found


def _plan(corpus: Corpus, output: Path, partitions: int = 3) -> Plan:
    return Plan(corpus.files, output, reader="rules", partitions=partitions, memory=400_000_000)


@pytest.mark.parametrize("partitions", [1, 4])
def test_a_run_gives_what_reading_and_comparing_in_memory_give(corpus: Corpus, tmp_path: Path, partitions: int) -> None:
    run(_plan(corpus, tmp_path / "out", partitions), "local")
    readings, statements = found(tmp_path / "out")
    assert readings == corpus.readings
    assert statements == corpus.statements
    problems = list(result.problems(tmp_path / "out"))
    assert [Path(one.where).name for one in problems] == ["zz-empty.txt"]


def test_an_interrupted_run_goes_on_and_comes_to_the_same(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = _plan(corpus, tmp_path / "out")
    whole = LocalEngine.run
    for stop in ("readings", "scores", "links", "statements"):

        def broken(self: LocalEngine, stage: Stage, *given: object, stop: str = stop) -> None:
            if stage.name == stop:
                raise EngineError("pulled the plug", stage.name)
            whole(self, stage, *given)  # type: ignore[arg-type]

        monkeypatch.setattr(LocalEngine, "run", broken)
        with pytest.raises(EngineError, match="pulled the plug"):
            run(plan, "local")
    monkeypatch.setattr(LocalEngine, "run", whole)
    run(plan, "local")
    assert found(plan.output) == (corpus.readings, corpus.statements)


def test_a_finished_part_is_not_made_again(corpus: Corpus, tmp_path: Path) -> None:
    plan = _plan(corpus, tmp_path / "out")
    told: list[str] = []
    run(plan, "local", lambda stage, _rows: told.append(stage))
    place = plan.output / f"{len(told) - 1:02d}-statements"
    before = {file.name: file.stat().st_mtime_ns for file in place.iterdir()}
    place.rename(place.with_suffix(".begun"))
    first = min(before)
    (place.with_suffix(".begun") / first).unlink()
    run(plan, "local")
    after = {file.name: file.stat().st_mtime_ns for file in place.iterdir()}
    assert after.keys() == before.keys()
    assert [name for name in before if before[name] != after[name]] == [first]
    assert found(plan.output) == (corpus.readings, corpus.statements)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda plan: Plan(plan.inputs, plan.output, reader="rules", partitions=9), "another plan"),
        (lambda plan: Plan(plan.inputs[1:], plan.output, reader="rules", partitions=3), "inputs"),
    ],
)
def test_a_folder_keeps_to_its_plan(corpus: Corpus, tmp_path: Path, change: Callable[[Plan], Plan], named: str) -> None:
    plan = Plan(corpus.files[:2], tmp_path / "out", reader="rules", partitions=3)
    run(plan, "local")
    with pytest.raises(UsageError, match=named) as caught:
        run(change(plan), "local")
    assert caught.value.remedy


def test_a_folder_that_holds_something_else_is_left_alone(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="no run"):
        run(_plan(corpus, tmp_path), "local")
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_an_unfinished_run_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not the folder of a run"):
        list(result.readings(tmp_path))


def _die() -> None:
    raise SystemExit(3)


def _fail() -> None:
    raise ValueError("a step that fails")


def test_a_step_that_fails_or_dies_is_an_error_with_a_remedy() -> None:
    desks = Desks(1)
    with pytest.raises(EngineError, match="a step that fails"):
        desks.do([_fail], "links")
    with pytest.raises(EngineError, match="died"):
        desks.do([_die], "links")
    desks.close()
