"""One run over any number of articles, and its result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from onrecord.errors import UsageError
from onrecord.model import Problem, Reading, Statement

Told = Callable[[str, int], None]


class Finished:
    """A finished run.

    Args:
        folder: the output that its plan names.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def readings(self) -> Iterator[Reading]:
        """Every article once, with one id for one person across all of them."""
        found: Iterator[Reading] = _engine("result").readings(self.folder)
        return found

    def statements(self) -> Iterator[Statement]:
        """Every saying with its versions."""
        found: Iterator[Statement] = _engine("result").statements(self.folder)
        return found

    def problems(self) -> Iterator[Problem]:
        """What could not be read."""
        found: Iterator[Problem] = _engine("result").problems(self.folder)
        return found


def run(plan: str | Path, engine: str = "local", told: Told = lambda _stage, _rows: None) -> Finished:
    """Do what a plan says, or go on with it where it was interrupted.

    Processes are started: a script has to keep its main code under `if __name__ == "__main__":`.

    Args:
        plan: a TOML file.
        engine: `local` (DuckDB and processes) or `spark`.
        told: is called with each stage that is done and its number of rows.

    Raises:
        UsageError: a field of the plan makes no sense, its folder holds another run, or the engine is not installed.
        EngineError: the engine failed; what is finished is kept.
    """
    plans, runs = _engine("plan"), _engine("run")
    return Finished(runs.run(plans.read_plan(Path(plan)), engine, told))


def _engine(name: str) -> ModuleType:
    try:
        return import_module(f"onrecord.pipeline.engine.{name}")
    except ModuleNotFoundError as error:
        raise UsageError(f"runs over many articles need {error.name}", "run", "pip install 'onrecord[run]'") from error
