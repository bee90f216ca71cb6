"""How comparing grows with the number of attributions: blocking, judging and grouping, none of it sampled.

Usage: python -m benchmarks.growth [SIZE ...]

Prints a Markdown table. The reports are sentences of campaign transcripts; a fifth of them are printed once more, cut; two speakers in
three are known. Each size runs in a process of its own, so that the memory is its own. `one speaker` gives a tenth of all reports to one
speaker; `one saying` prints one sentence in a tenth of them. The exponents tell how the whole grows from the row before it, and from
10,000. Pairs are judged as they are found and never held; memory is the whole process's.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import time
from dataclasses import replace
from itertools import islice

from benchmarks.statements import pool, report
from onrecord.statements.blocking import frequencies, pairs
from onrecord.statements.clustering import group
from onrecord.statements.judging import judged
from onrecord.statements.reports import Report

SIZES = (1_000, 10_000, 30_000, 100_000, 300_000)
BATCH = 20_000
SKEWED = 30_000
SHAPES = ("plain", "one speaker", "one saying")
TENTH = 10
BASE = 10_000
COLUMNS = (
    "pairs an attribution", "sayings", "blocking, s", "judging, s", "grouping, s", "all, s", "exponent", "from 10,000", "peak, GB",
    "KB an attribution",
)  # fmt: skip
HEAD = f"| attributions | {' | '.join(COLUMNS)} |\n|---|{'--:|' * len(COLUMNS)}"


def skewed(found: list[Report], shape: str) -> list[Report]:
    """The same reports with a tenth of them by one speaker, or of one saying."""
    if shape == "one speaker":
        return [replace(one, speaker="ent-one") if place % TENTH == 0 else one for place, one in enumerate(found)]
    if shape == "one saying":
        line = max((one.bag.line for one in found[:TENTH]), key=len)
        return [replace(report(place, line), speaker=one.speaker) if place % TENTH == 0 else one for place, one in enumerate(found)]
    return found


def measure(size: int, shape: str) -> dict[str, float]:
    """Seconds of one processor for each step over one pool, counts, and the peak of memory in GB."""
    found = skewed(pool(size), shape)
    ready = memory()
    start = time.process_time()
    candidates = pairs(found, frequencies(found))
    blocking, number, links, known = time.process_time() - start, 0, [], {}
    while True:
        before = time.process_time()
        some = list(islice(candidates, BATCH))
        blocking += time.process_time() - before
        if not some:
            break
        number += len(some)
        links += judged(found, some, known)
    scored = time.process_time()
    groups = group(found, links)
    grouped = time.process_time()
    return {
        "pairs": number,
        "groups": len(groups),
        "blocking": blocking,
        "judging": scored - start - blocking,
        "grouping": grouped - scored,
        "all": grouped - start,
        "reports": ready,
        "memory": memory(),
    }


def memory() -> float:
    """The peak of this process's memory so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def apart(size: int, shape: str) -> dict[str, float]:
    """One measurement, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", "--one", str(size), shape]
    return dict(json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout))


def main() -> None:
    """Print the table, or one measurement for the process that asks for it."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(int(sys.argv[2]), sys.argv[3])))
        return
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print(HEAD)
    rows: dict[int, dict[str, float]] = {}
    last: int | None = None
    for size, shape in [(size, SHAPES[0]) for size in sizes] + [(SKEWED, shape) for shape in SHAPES[1:]]:
        row = apart(size, shape)
        steps = exponents = ""
        name = f"{size:,}, {shape} in a tenth"
        if shape == SHAPES[0]:
            rows[size], name = row, f"{size:,}"
            steps, exponents = exponent(rows, last, size), exponent(rows, BASE, size)
            last = size
        times = " | ".join(f"{row[step]:.1f}" for step in ("blocking", "judging", "grouping", "all"))
        each = 1e6 * row["memory"] / size
        counts = f"{2 * row['pairs'] / size:.0f} | {row['groups']:,.0f}"
        print(f"| {name} | {counts} | {times} | {steps} | {exponents} | {row['memory']:.1f} | {each:.1f} |", flush=True)


def exponent(rows: dict[int, dict[str, float]], base: int | None, size: int) -> str:
    """How the whole grows from one size to a larger one, or nothing where the smaller was not measured."""
    if base is None or base not in rows or base >= size:
        return ""
    return f"{math.log(rows[size]['all'] / rows[base]['all']) / math.log(size / base):.2f}"


if __name__ == "__main__":
    main()
