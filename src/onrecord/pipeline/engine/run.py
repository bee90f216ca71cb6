"""Runs a plan: what is finished is kept, what is missing is made."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.errors import UsageError
from onrecord.ingest import spread
from onrecord.model import Judgement
from onrecord.pipeline.across import aliases_from
from onrecord.pipeline.engine import manifest, schemas
from onrecord.pipeline.engine.flow import BEFORE, flow
from onrecord.pipeline.engine.orders import Orders
from onrecord.pipeline.engine.plan import Plan
from onrecord.pipeline.engine.stage import Engine, Stage, Table, made_in
from onrecord.pipeline.pool import Plan as Manner
from onrecord.wire import decode_judgement

ENGINES = ("local", "spark")
Told = Callable[[str, int], None]


def run(plan: Plan, engine: str, told: Told = lambda _stage, _rows: None) -> Path:
    """Run a plan, or go on with one that was interrupted.

    Args:
        plan: what to do.
        engine: `local` or `spark`.
        told: is called with each stage that is done and its number of rows.

    Returns:
        The folder, which `result` reads.

    Raises:
        UsageError: the folder holds another run, or there is no such engine, or it is not installed.
        EngineError: the engine failed; what is finished is kept.
    """
    orders, tables, older = prepared(plan)
    with closing(engine_named(engine, plan)) as made:
        known = _known(older[-1]) if older else {}
        tables |= known
        finish(made, flow(orders, lambda name: tables[name].count(), extends=bool(known)), tables, plan.output, told, older)
    return plan.output


def prepared(plan: Plan) -> tuple[Orders, dict[str, Table], list[Path]]:
    """What the steps must know, the tables that a run begins with, and the runs that it extends; its folder is its own from now on.

    Raises:
        RecordError: an alias or a judgement breaks its format.
        UsageError: the folder holds another run, or something else.
    """
    orders = orders_of(plan)
    before = manifest.before(plan)
    known = [one for _, run in before for one in run.locations]
    there = set(known)
    locations = [one for one in spread(plan.inputs) if one not in there]
    manifest.hold(plan.output, manifest.manifest_of(plan, locations))
    tables = {"sources": _sources(plan, locations, len(known)), "verdicts": _verdicts(plan.output, orders)}
    return orders, tables, [folder for folder, _ in before]


def _known(folder: Path) -> dict[str, Table]:
    """The tables of an earlier run that say who was held against whom; none where another version of onrecord made them."""
    if manifest.read_manifest(folder).version != manifest.current():
        return {}
    found = {f"{name}_before": Table((place,), schema) for name, schema in BEFORE.items() if (place := made_in(folder, name))}
    return found if len(found) == len(BEFORE) else {}


def finish(engine: Engine, stages: Iterable[Stage], tables: dict[str, Table], output: Path, told: Told, older: Sequence[Path] = ()) -> None:
    """Make every table that is not there yet, and put it among the tables.

    Args:
        engine: what makes them.
        stages: in order.
        tables: those that are there before; added to.
        output: the folder in which each gets a folder of its own.
        told: is called with each stage and its number of rows.
        older: folders of runs whose costly tables are part of this run's.
    """
    for number, stage in enumerate(stages):
        folder = output / f"{number:02d}-{stage.name}"
        if not folder.exists():
            begun = folder.with_suffix(".begun")
            begun.mkdir(exist_ok=True)
            engine.run(stage, tables, begun)
            begun.rename(folder)
        before = tuple(one / folder.name for one in older) if stage.costly else ()
        tables[stage.name] = Table((*before, folder), stage.gives)
        told(stage.name, tables[stage.name].count())


def engine_named(name: str, plan: Plan) -> Engine:
    """An engine by its name; what it needs is imported now.

    Raises:
        UsageError: there is none of that name, or what it needs is not installed.
    """
    if name not in ENGINES:
        raise UsageError(f"there is no engine {name!r}", "--engine", "take local or spark")
    try:
        module = import_module(f"onrecord.pipeline.engine.{name}")
    except ModuleNotFoundError as error:
        extra = "run" if name == "local" else "spark"
        raise UsageError(f"the engine {name} needs {error.name}", "--engine", f"pip install 'onrecord[{extra}]'") from error
    if name == "local":
        made: Engine = module.LocalEngine(plan.jobs, plan.memory, plan.partitions)
    else:
        made = module.SparkEngine(plan.master, plan.conf, plan.partitions)
    return made


def orders_of(plan: Plan) -> Orders:
    """What the steps must know.

    Raises:
        RecordError: an alias or a judgement breaks its format.
    """
    text = plan.aliases.read_text("utf-8") if plan.aliases else None
    manner = Manner(plan.reader, plan.published, plan.outlet, plan.seconds)
    return Orders(manner, plan.min_confidence, tuple(_judgements(plan.judgements)), aliases_from(text, str(plan.aliases)))


def _judgements(path: Path | None) -> list[Judgement]:
    lines = enumerate(path.read_text("utf-8").splitlines() if path else (), 1)
    return [decode_judgement(line, f"{path} line {number}") for number, line in lines if line.strip()]


def _sources(plan: Plan, locations: Sequence[str], known: int) -> Table:
    """The locations, dealt out to as many files as there are partitions; numbered after those that earlier runs know."""
    folder = plan.output / "sources"
    if not folder.exists():
        begun = folder.with_suffix(".begun")
        shutil.rmtree(begun, ignore_errors=True)
        begun.mkdir(parents=True)
        for part in range(plan.partitions):
            mine = range((part - known) % plan.partitions, len(locations), plan.partitions)
            if mine or part == 0:
                columns = {"number": [known + place for place in mine], "location": [locations[place] for place in mine]}
                pq.write_table(pa.table(columns, schema=schemas.SOURCES), begun / f"part-{part:05d}.parquet")
        begun.rename(folder)
    return Table((folder,), schemas.SOURCES)


def _verdicts(output: Path, orders: Orders) -> Table:
    folder = output / "verdicts"
    folder.mkdir(exist_ok=True)
    found = [(a, b, same) for (a, b), same in sorted(orders.verdicts().items())]
    columns = {name: [row[place] for row in found] for place, name in enumerate(schemas.VERDICTS.names)}
    pq.write_table(pa.table(columns, schema=schemas.VERDICTS), folder / "part-00000.parquet")
    return Table((folder,), schemas.VERDICTS)
