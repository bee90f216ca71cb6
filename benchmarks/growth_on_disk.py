"""How matching grows through the engine of one machine: blocking, scoring and clustering out of memory, up to a million attributions.

Usage: python -m benchmarks.growth_on_disk [--work FOLDER] [SIZE ...]

Prints a Markdown table. The reports are sentences of campaign transcripts, a fifth of the words left out from the second use on; a
fifth of the reports are cut from others; two speakers in three are known. `one speaker` gives a tenth of all reports to one speaker; `one
saying` prints one sentence in a tenth of them. Blocking, judging and grouping are seconds by the clock; the exponent is that of the
seconds of processors, of all processes together. Memory is what all processes hold at once at most.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.wording_pairs import cut
from onrecord.model import content_id
from onrecord.pipeline.engine import schemas
from onrecord.pipeline.engine.flow import matching
from onrecord.pipeline.engine.local import LocalEngine
from onrecord.pipeline.engine.orders import Orders
from onrecord.pipeline.engine.rows import number_of, pack, table
from onrecord.pipeline.engine.run import finish
from onrecord.pipeline.engine.stage import Table
from onrecord.pipeline.pool import Plan as Manner
from onrecord.statements.features import bag
from onrecord.statements.reports import Report
from onrecord.text.terms import phrase

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
SKEWED = 30_000
SHAPES = ("plain", "one speaker", "one saying")
TENTH = 10
STEPS = {
    "blocking": ("report_keys", "key_counts", "chosen", "candidates"),
    "judging": ("links",),
    "grouping": ("report_edges", "report_components", "members"),
}


def reports(size: int, shape: str) -> Iterator[Report]:
    """So many reports, one after the other."""
    from benchmarks.transcripts import transcripts  # noqa: PLC0415

    dice = random.Random(size)  # noqa: S311
    lines = [line for row in transcripts() for line in row["text"].replace("\n", " ").split(". ") if 5 < len(line.split()) < 80]  # noqa: PLR2004
    dice.shuffle(lines)
    longest = max(lines[:TENTH], key=len)
    for number in range(size):
        turn, place = divmod(number, len(lines))
        line = lines[place] if not turn else " ".join(word for word in lines[place].split() if dice.random() < 0.8)  # noqa: PLR2004
        if dice.random() < 0.2:  # noqa: PLR2004
            line = cut(lines[dice.randrange(min(number + 1, len(lines)))], dice)
        speaker = f"ent-{dice.randint(0, size // 20)}" if dice.random() < 0.67 else None  # noqa: PLR2004
        if number % TENTH == 0 and shape == "one speaker":
            speaker = "ent-one"
        if number % TENTH == 0 and shape == "one saying":
            line = longest
        words = bag(phrase(line))
        if words.forms:
            one = content_id("att", number)
            article = content_id("art", number)
            yield Report(one, article, 0, False, words, speaker, None, None, None, None, attribution=one)  # noqa: FBT003


def measure(size: int, shape: str, work: Path) -> dict[str, float]:
    """Rows and seconds of one size, the latter by the clock for each step."""
    shutil.rmtree(work, ignore_errors=True)
    folder = work / "reports"
    folder.mkdir(parents=True)
    with pq.ParquetWriter(folder / "part-00000.parquet", schemas.REPORTS, compression="zstd") as first:
        writers = [first, *(pq.ParquetWriter(folder / f"part-{n:05d}.parquet", schemas.REPORTS, compression="zstd") for n in range(1, 16))]
        rows = ((number_of(one.id), number_of(one.id), one.length, pack(one)) for one in reports(size, shape))
        for place, batch in enumerate(table(rows, schemas.REPORTS)):
            writers[place % len(writers)].write_batch(batch)
        for writer in writers[1:]:
            writer.close()
    verdicts = work / "verdicts"
    verdicts.mkdir()
    pq.write_table(schemas.VERDICTS.empty_table(), verdicts / "part-00000.parquet")
    tables = {"reports": Table((folder,), schemas.REPORTS), "verdicts": Table((verdicts,), schemas.VERDICTS)}
    made: dict[str, float] = {"making": _seconds()}
    spent: dict[str, float] = {}
    moments = [time.monotonic()]

    def told(stage: str, _rows: int) -> None:
        moments.append(time.monotonic())
        spent[stage] = moments[-1] - moments[-2]

    engine = LocalEngine(jobs=2, memory=2_500_000_000, partitions=32)
    finish(engine, matching(Orders(Manner()), lambda name: tables[name].count()), tables, work, told)
    engine.close()
    made |= {step: sum(spent[stage] for stage in stages) for step, stages in STEPS.items()}
    made |= {"candidates": tables["candidates"].count(), "members": tables["members"].count(), "seconds": _seconds() - made["making"]}
    made["groups"] = sum(
        batch.num_rows - batch.column(0).null_count
        for file in tables["members"].files()
        for batch in pq.ParquetFile(file).iter_batches(columns=["saying"])
    )
    made["disk"] = sum(file.stat().st_size for file in work.rglob("*.parquet")) / 1e9
    return made


def _seconds() -> float:
    """Seconds of processors of this process and of those that it has ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _resident(group: int) -> int:
    """Bytes that the processes of a group hold."""
    held = 0
    for place in Path("/proc").iterdir():
        try:
            if place.name.isdigit() and os.getpgid(int(place.name)) == group:
                held += int((place / "statm").read_text().split()[1]) * resource.getpagesize()
        except (OSError, IndexError):
            continue
    return held


def apart(size: int, shape: str, work: Path) -> dict[str, float]:
    """One measurement in a process group of its own, watched."""
    command = [sys.executable, "-m", "benchmarks.growth_on_disk", "--one", shape, "--work", str(work), str(size)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    peak = 0

    def watch() -> None:
        nonlocal peak
        while running.poll() is None:
            peak = max(peak, _resident(running.pid))
            time.sleep(0.2)

    watcher = threading.Thread(target=watch)
    watcher.start()
    out, _ = running.communicate()
    watcher.join()
    if running.returncode:
        raise SystemExit(f"{size} {shape} failed")
    return {**json.loads(out.splitlines()[-1]), "memory": peak / 1e9}


def main() -> None:
    """Print the table, or one measurement for the process that asks for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[])
    parser.add_argument("--one", choices=SHAPES)
    parser.add_argument("--work", type=Path)
    given = parser.parse_args()
    work = given.work or Path(tempfile.mkdtemp(prefix="onrecord-growth-"))
    if given.one:
        print(json.dumps(measure(given.sizes[0], given.one, work)))
        return
    sizes = given.sizes or list(SIZES)
    heads = ("pairs an attribution", "sayings", *(f"{step}, s" for step in STEPS), "processors, s", "exponent", "peak, GB", "disk, GB")
    print(f"| attributions | {' | '.join(heads)} |\n|---|{'--:|' * len(heads)}")
    last: tuple[int, float] | None = None
    for size, shape in [(size, SHAPES[0]) for size in sizes] + [(SKEWED, shape) for shape in SHAPES[1:]]:
        row = apart(size, shape, work / "run")
        plain = shape == SHAPES[0]
        exponent = f"{math.log(row['seconds'] / last[1]) / math.log(size / last[0]):.2f}" if plain and last else ""
        name = f"{size:,}" if plain else f"{size:,}, {shape} in a tenth"
        times = " | ".join(f"{row[step]:.0f}" for step in ("blocking", "judging", "grouping", "seconds"))
        pairs = 2 * row["candidates"] / size
        print(
            f"| {name} | {pairs:.0f} | {row['groups']:,.0f} | {times} | {exponent} | {row['memory']:.1f} | {row['disk']:.1f} |", flush=True
        )
        last = (size, row["seconds"]) if plain else last
    shutil.rmtree(work / "run" if given.work else work, ignore_errors=True)


if __name__ == "__main__":
    main()
