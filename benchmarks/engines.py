"""The same articles on both engines: the same entities, statements and ids, for every partitioning, and after kill -9 at random moments.

Usage: python -m benchmarks.engines [--articles N] [--partitions 4 8 16] [--kills 5] [--killed N] [--engines local spark]
           [--joins-alone] [--master MASTER] [--memory] [--work FOLDER]

Prints a Markdown table. Every run is a process of its own, `onrecord run`. The first run reads the articles; the others of the same
articles are given its table of readings, but for those that are killed, which read too, unless --joins-alone says that they are killed in
what comes after reading alone. What each run came to is kept in the folder of --work, so that a table of many hours can be made in several
goes: a row that stands there is printed as it is, and a run that was ended is gone on with; its seconds are then those of the last go.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

from benchmarks.variants import write
from onrecord import api, wire
from onrecord.ingest import spread
from onrecord.model import Reading, Statement
from onrecord.pipeline.engine import manifest
from onrecord.pipeline.engine.plan import Plan, read_plan

MASTER = "local-cluster[2,1,1536]"
CONF = {"spark.driver.memory": "2g", "spark.executor.memory": "1536m"}
QUICK = {  # little data: nothing is compiled for it
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
}
FEW = 300
LOOK_S = 0.05
BETWEEN = "between stages"
READING = "00-readings"


class Digests(NamedTuple):
    """What a run came to, each as the beginning of a SHA-256."""

    entities: str
    statements: str
    ids: str
    counts: tuple[int, int, int]


class Row(NamedTuple):
    """One row of the table: what a run came to, its seconds, and those of every stage that was seen at work."""

    name: str
    found: Digests
    seconds: float
    stages: dict[str, float]


def digests(readings: Iterable[Reading], statements: Iterable[Statement]) -> Digests:
    """Digests over all entities (with article, name, type and mentions), all statements, and all ids; whatever the order."""
    entities: list[bytes] = []
    ids: list[str] = []
    names: set[str] = set()
    articles = 0
    for reading in readings:
        articles += 1
        for one in reading.entities:
            names.add(one.id)
            entities.append(f"{reading.article.id} {one.id} {one.name} {one.type} {one.mentions} {one.labels}".encode())
        ids += [reading.article.id, *(f"{one.id} {one.speaker} {one.occasion and one.occasion.id}" for one in reading.attributions)]
    told: list[bytes] = []
    for statement in statements:
        told.append(wire.encode(statement))
        ids += [f"{statement.id} {one.attribution}" for one in statement.versions]
    return Digests(_sum(entities), _sum(told), _sum(one.encode() for one in ids), (articles, len(names), len(told)))


def _sum(found: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for one in sorted(hashlib.sha256(row).digest() for row in found):
        whole.update(one)
    return whole.hexdigest()[:12]


class Bench:
    """Runs over one folder of articles.

    Args:
        work: where articles and runs go.
        count: how many articles.
        master: Spark's master.
    """

    def __init__(self, work: Path, count: int, master: str) -> None:
        self.work, self.count, self.master = work, count, master
        self.articles = work / f"articles-{count}"
        if not self.articles.exists():
            fresh = work / f"articles-{count}.begun"
            shutil.rmtree(fresh, ignore_errors=True)
            write(fresh, count)
            fresh.rename(self.articles)

    def row(self, key: str, make: Callable[[], Row]) -> Row:
        """A row of the table, made once; shown when it is there."""
        kept = self.work / f"{key}-{self.count}.json"
        if kept.exists():
            name, (entities, statements, ids, counts), seconds, stages = json.loads(kept.read_text("utf-8"))
            row = Row(name, Digests(entities, statements, ids, tuple(counts)), seconds, stages)
        else:
            row = make()
            fresh = kept.with_suffix(".new")
            fresh.write_text(json.dumps(row), "utf-8")
            fresh.rename(kept)
        show(row)
        return row

    def read(self) -> Path | None:
        """The readings that a finished run of these articles has made."""
        return next((one for one in sorted(self.work.glob(f"*-{self.count}-*/{READING}")) if "killed" not in one.parent.name), None)

    def plan(self, name: str, partitions: int) -> Path:
        """A plan for one run."""
        output = self.work / name
        path = self.work / f"{name}.toml"
        path.write_text(
            f'inputs = ["{self.articles}"]\noutput = "{output}"\nreader = "rules"\npartitions = {partitions}\n'
            f'[local]\njobs = 2\nmemory_gb = 2\n[spark]\nmaster = "{self.master}"\n'
            f"conf = {{{', '.join(f'{key!r} = {value!r}' for key, value in (QUICK if self.count <= FEW else CONF).items())}}}\n",
            "utf-8",
        )
        return path

    def start(self, plan: Path, engine: str) -> subprocess.Popen[bytes]:
        """A run in a process group of its own."""
        command = [sys.executable, "-c", "from onrecord.cli import main; main()", "run", str(plan), "--engine", engine]
        log = plan.with_suffix(".log").open("ab")
        return subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, cwd=self.work)

    def whole(self, engine: str, partitions: int, *, fresh: bool = False) -> Row:
        """A run without interruption; or, where this process was ended in one, the rest of it, which its name then says."""
        name = f"{engine}-{self.count}-{partitions}{'-fresh' if fresh else ''}"
        output = self.work / name
        if fresh:
            shutil.rmtree(output, ignore_errors=True)
        told = "not killed" if fresh else f"{partitions} partitions{', in several goes' if output.exists() else ''}"
        plan = self.plan(name, partitions)
        if not output.exists() and not fresh:
            self._give(plan)
        start = time.monotonic()
        running = self.start(plan, engine)
        stages: dict[str, float] = {}
        last = start
        while running.poll() is None:
            time.sleep(LOOK_S)
            now = time.monotonic()
            stages[_at(output)] = stages.get(_at(output), 0.0) + now - last
            last = now
        _ended_well(running, plan)
        stages.pop(BETWEEN, None)
        return Row(f"{engine}, {told}", _of(output), time.monotonic() - start, stages)

    def _give(self, plan: Path) -> None:
        """What a run of these articles has read, where there is one."""
        read = self.read()
        if read is not None:
            give(read_plan(plan), read.parent)

    def killed(self, engine: str, partitions: int, kills: int, stages: Mapping[str, float], dice: random.Random, *, read: bool) -> Row:
        """A run that is killed so many times, with every process that it started, at random moments; its name says what it was at.

        One moment is in the first stage of those given, which takes longest where it reads; the others are in stages drawn from the rest.
        Each is drawn over the seconds that the stage took in an uninterrupted run.

        Args:
            engine: which one.
            partitions: into how many the run is cut.
            kills: how many times.
            stages: the seconds of each stage at which it may be killed.
            dice: draws the moments.
            read: whether the run reads; else it is given what another has read.
        """
        name = f"{engine}-{self.count}-{partitions}-killed"
        plan, output = self.plan(name, partitions), self.work / name

        def begin() -> None:
            shutil.rmtree(output, ignore_errors=True)
            if not read:
                self._give(plan)

        begin()
        start = time.monotonic()
        first, *rest = sorted(stages)
        moments = []
        for stage in (first, *sorted(dice.sample(rest, kills - 1))):
            while (moment := self._killed_in(plan, engine, output, stage, dice.random() * stages[stage])) is None:
                begin()  # it was done before its time: once more from the start
            moments.append(moment)
        _ended_well(self.start(plan, engine), plan)
        told = ", ".join(moment.lstrip("0123456789-") for moment in moments)
        return Row(f"{engine}, killed at {told}", _of(self.work / name), time.monotonic() - start, {})

    def _killed_in(self, plan: Path, engine: str, output: Path, stage: str, pause: float) -> str | None:
        """Start or go on with a run, and kill it so many seconds after it works at a stage; what it was at, or None where it was done."""
        start = time.time()
        running = self.start(plan, engine)
        while running.poll() is None and not _works(output, stage, start):
            time.sleep(LOOK_S)
        try:
            running.wait(pause)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            return _at(output)
        _ended_well(running, plan)
        return None


def give(plan: Plan, *runs: Path) -> None:
    """Begin a plan's run with what other runs have read, all of its articles between them."""
    manifest.hold(plan.output, manifest.manifest_of(plan, spread(plan.inputs)))
    folder = plan.output / READING
    folder.mkdir()
    for number, run in enumerate(runs):
        for file in (run / READING).glob("*.parquet"):
            os.link(file, folder / f"part-{number}{file.stem.removeprefix('part-')}.parquet")


def _ended_well(running: subprocess.Popen[bytes], plan: Path) -> None:
    if (code := running.wait()) not in {0, 1}:
        raise SystemExit(f"{plan.stem} ended with {code}: {plan.with_suffix('.log').read_text()[-3000:]}")


def _works(output: Path, stage: str, since: float) -> bool:
    """Whether a run has worked, since a moment, at a stage or at one after it."""
    for place in (*output.glob("[0-9]*.begun"), *output.glob("[0-9]*.begun/*")):
        with suppress(FileNotFoundError):  # it may be renamed meanwhile
            if place.relative_to(output).parts[0] >= stage and place.stat().st_mtime >= since:
                return True
    return False


def _at(output: Path) -> str:
    """The stage that a run is at, with its number."""
    begun = sorted(output.glob("[0-9]*.begun"))
    return begun[0].stem if begun else BETWEEN


def _of(output: Path) -> Digests:
    done = api.Finished(output)
    return digests(done.readings(), done.statements())


def in_memory(bench: Bench) -> Row:
    """What `onrecord read` and `onrecord compare` give."""
    start = time.monotonic()
    run = api.read_all(str(bench.articles), options=api.ReadOptions(reader="rules"))
    return Row("in memory", digests(run.readings, api.compare(run.readings)), time.monotonic() - start, {})


def show(row: Row) -> None:
    """Print one row of the table."""
    counts = " | ".join(f"{one:,}" for one in row.found.counts)
    print(f"| {row.name} | {counts} | {row.found.entities} | {row.found.statements} | {row.found.ids} | {row.seconds:.0f} |", flush=True)


def main() -> None:
    """Print the table; exit code 1 where two runs differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, help="articles of the runs that are not killed; 0 for no such runs")
    parser.add_argument("--partitions", type=int, nargs="+", default=[4, 8, 16])
    parser.add_argument("--engines", nargs="+", default=["local", "spark"])
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--killed", type=int, default=200, help="articles of the runs that are killed")
    parser.add_argument("--joins-alone", action="store_true", help="kill after reading, in runs that are given what was read")
    parser.add_argument("--master", default=MASTER, help="Spark's master")
    parser.add_argument("--memory", action="store_true", help="compare with reading and comparing in memory too")
    parser.add_argument("--work", type=Path)
    given = parser.parse_args()
    work = given.work or Path(tempfile.mkdtemp(prefix="onrecord-engines-"))
    work.mkdir(parents=True, exist_ok=True)
    print("| run | articles | entities | statements | entities' digest | statements' digest | ids' digest | s |")
    print("|---|--:|--:|--:|---|---|---|--:|")
    agree = True
    if given.articles:
        agree &= alike(whole_runs(Bench(work, given.articles, given.master), given.engines, given.partitions, memory=given.memory))
    if given.kills:
        bench = Bench(work, given.killed, given.master)
        agree &= alike(killed_runs(bench, given.engines, given.partitions[0], given.kills, read=not given.joins_alone))
    print(f"\n{'All runs over the same articles agree.' if agree else 'RUNS DIFFER.'}")
    sys.exit(0 if agree else 1)


def alike(rows: Iterable[Row]) -> bool:
    """Whether all of some runs came to the same."""
    return len({row.found for row in rows}) <= 1


def whole_runs(bench: Bench, engines: Sequence[str], partitionings: Sequence[int], *, memory: bool) -> Iterator[Row]:
    """Every engine with every partitioning, and what is made in memory."""
    if memory:
        yield bench.row("memory", partial(in_memory, bench))
    for engine, partitions in product(engines, partitionings):
        yield bench.row(f"{engine}-{partitions}", partial(bench.whole, engine, partitions))


def killed_runs(bench: Bench, engines: Sequence[str], partitions: int, times: int, *, read: bool) -> Iterator[Row]:
    """Runs that are killed, beside whole ones."""
    for engine in engines:
        key = f"{engine}-{partitions}{'-fresh' if read else ''}"
        whole = bench.row(key, partial(bench.whole, engine, partitions, fresh=read))
        yield whole
        stages = {name: seconds for name, seconds in whole.stages.items() if read or name != READING}
        dice = random.Random(f"7 {engine}")  # noqa: S311
        yield bench.row(f"{engine}-{partitions}-killed-{times}", partial(bench.killed, engine, partitions, times, stages, dice, read=read))


if __name__ == "__main__":
    main()
