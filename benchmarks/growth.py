"""How comparing grows with the number of attributions: blocking, judging and grouping, none of it sampled.

Usage: python -m benchmarks.growth [SIZE ...]

Prints a Markdown table. The reports are sentences of campaign transcripts; a fifth of them are printed once more, cut; two speakers in
three are known. Each size runs in a process of its own, so that the memory is its own. `one speaker` gives a tenth of all reports to one
speaker; `one saying` prints one sentence in a tenth of them. The exponent tells how the whole grows from the row before it.
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

SIZES = (1_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
BATCH = 20_000
SKEWED = 30_000
SHAPES = ("plain", "one speaker", "one saying")
TENTH = 10


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
    print("| attributions | pairs an attribution | sayings | blocking, s | judging, s | grouping, s | all, s | exponent | peak, GB |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    last: tuple[int, float] | None = None
    for size, shape in [(size, SHAPES[0]) for size in sizes] + [(SKEWED, shape) for shape in SHAPES[1:]]:
        row = apart(size, shape)
        plain = shape == SHAPES[0]
        exponent = f"{math.log(row['all'] / last[1]) / math.log(size / last[0]):.2f}" if plain and last else ""
        name = f"{size:,}" if plain else f"{size:,}, {shape} in a tenth"
        times = " | ".join(f"{row[step]:.1f}" for step in ("blocking", "judging", "grouping", "all"))
        print(f"| {name} | {2 * row['pairs'] / size:.0f} | {row['groups']:,.0f} | {times} | {exponent} | {row['memory']:.1f} |", flush=True)
        last = (size, row["all"]) if plain else last


if __name__ == "__main__":
    main()
