"""What each stage of a run costs an article: processor seconds, bytes kept, bytes brought together; and what that makes of a billion.

Usage: python -m benchmarks.scale [--articles N] [--reader rules|trained] [--work FOLDER]

Prints Markdown tables. Seconds are those of processors, of all processes together, so that they do not hang on what else runs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.variants import write
from onrecord.pipeline.engine.flow import flow
from onrecord.pipeline.engine.local import LocalEngine
from onrecord.pipeline.engine.plan import Plan
from onrecord.pipeline.engine.run import finish, prepared

SIZES = (1_000_000, 100_000_000, 1_000_000_000)
CORES = 64
GROUPS = {
    "reading": ("readings",),
    "one article, one row": ("articles",),
    "people and occasions": (
        "profiles", "nodes", "blocks", "node_pairs", "scores", "meant", "constraints", "judged", "entity_edges", "entity_components",
        "identities", "linked", "told", "occasions", "readings_done", "named", "entities",
    ),
    "copies": ("shingles", "copies"),
    "reports and keys": ("reports", "report_keys", "key_counts", "chosen", "candidates"),
    "judging": ("links",),
    "grouping": ("report_edges", "report_components", "members", "repeats"),
    "statements": ("spoken", "left_out", "statements"),
}  # fmt: skip
TICKS = os.sysconf("SC_CLK_TCK")


def spent() -> float:
    """Processor seconds of this process and of all below it, those that live and those that ended."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                fields = (place / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(place.name)] = int(fields[1])
            used[int(place.name)] = sum(map(int, fields[11:15])) / TICKS
    own = os.getpid()

    def below(one: int) -> bool:
        while one in parents and one != own:
            one = parents[one]
        return one == own

    return sum(seconds for one, seconds in used.items() if below(one))


def measure(articles: int, reader: str, work: Path) -> dict[str, tuple[float, int, int]]:
    """Each stage's processor seconds, bytes kept and bytes brought together."""
    write(work / "articles", articles)
    plan = Plan((str(work / "articles"),), work / "out", reader=reader, partitions=8, jobs=1)
    orders, tables, _ = prepared(plan)
    found: dict[str, tuple[float, int, int]] = {}
    with closing(LocalEngine(plan.jobs, plan.memory, plan.partitions)) as engine:
        last = spent()

        def told(stage: str, _rows: int) -> None:
            nonlocal last
            now = spent()
            size = sum(file.stat().st_size for file in tables[stage].files())
            found[stage] = (now - last, size, engine.moved.get(stage, 0))
            last = now

        finish(engine, flow(orders, lambda name: tables[name].count()), tables, plan.output, told)
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--reader", choices=["rules", "trained"], default="rules")
    parser.add_argument("--work", type=Path)
    given = parser.parse_args()
    work = given.work or Path(tempfile.mkdtemp(prefix="onrecord-scale-"))
    start = time.monotonic()
    found = measure(given.articles, given.reader, work)
    print(f"{given.articles:,} articles, reader {given.reader}, one process; {time.monotonic() - start:.0f} s by the clock.\n")
    print("| stages | processor ms an article | bytes kept an article | bytes brought together an article |\n|---|--:|--:|--:|")
    total = [0.0, 0.0, 0.0]
    for name, stages in GROUPS.items():
        row = [sum(found[stage][part] for stage in stages) / given.articles for part in range(3)]
        total = [one + more for one, more in zip(total, row, strict=True)]
        print(f"| {name} | {1000 * row[0]:.1f} | {row[1]:,.0f} | {row[2]:,.0f} |")
    print(f"| all | {1000 * total[0]:.1f} | {total[1]:,.0f} | {total[2]:,.0f} |")
    print(f"\nArticles a second for one processor: {1 / total[0]:.1f}.\n")
    heads = ("processor hours", f"hours on 10 machines of {CORES} processors", "kept, TB", "brought together, TB")
    print(f"| articles | {' | '.join(heads)} |\n|---|{'--:|' * len(heads)}")
    for size in SIZES:
        hours = total[0] * size / 3600
        print(f"| {size:,} | {hours:,.0f} | {hours / (10 * CORES):,.1f} | {total[1] * size / 1e12:,.2f} | {total[2] * size / 1e12:,.2f} |")
    if given.work is None:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
