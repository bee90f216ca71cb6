"""What it costs to add articles to a run that is finished, beside a run over everything.

    python -m benchmarks.extending [--articles N] [--added N] [--work FOLDER]

The run over everything is given what the other two have read, so that the seconds of both are those of the joins, and comes to the same
result. Processor seconds of all processes; the reader by rules.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks.engines import Digests, digests, give
from benchmarks.scale import spent
from benchmarks.variants import write
from onrecord import api
from onrecord.pipeline.engine.plan import Plan
from onrecord.pipeline.engine.run import run

READ = "readings"
PAIRS = {"names scored": ("new_scores", "scores"), "wordings judged": ("new_candidates", "candidates")}


class Went(NamedTuple):
    """What a run came to, and what it took.

    Attributes:
        found: digests over all it gives.
        reading: processor seconds of its first stage.
        joins: those of all others.
        rows: of each table.
    """

    found: Digests
    reading: float
    joins: float
    rows: dict[str, int]


def went(plan: Plan) -> Went:
    """Run a plan."""
    rows: dict[str, int] = {}
    begun = last = spent()
    reading = 0.0

    def told(stage: str, count: int) -> None:
        nonlocal last, reading
        rows[stage], last = count, spent()
        if stage == READ:
            reading = last - begun

    run(plan, "local", told)
    done = api.Finished(plan.output)
    return Went(digests(done.readings(), done.statements()), reading, last - begun - reading, rows)


def main() -> None:
    """Print the table; exit code 1 where the results differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--added", type=int, default=20)
    parser.add_argument("--work", type=Path)
    given = parser.parse_args()
    work = given.work or Path(tempfile.mkdtemp(prefix="onrecord-extending-"))
    files = tuple(map(str, write(work / "articles", given.articles + given.added)))
    first = Plan(files[: given.articles], work / "first", reader="rules", partitions=8)
    added = replace(first, inputs=files, output=work / "added", extends=first.output)
    whole = replace(first, inputs=files, output=work / "all")
    rows = {
        f"{given.articles:,} articles": went(first),
        f"{given.added:,} added to them": went(added),
    }
    give(whole, first.output, added.output)
    rows["all at once"] = went(whole)
    print(f"| run | {' | '.join(PAIRS)} | reading, processor s | joins, processor s | statements' digest |\n|---|--:|--:|--:|--:|---|")
    for name, one in rows.items():
        pairs = " | ".join(f"{one.rows.get(new, one.rows[every]):,}" for new, every in PAIRS.values())
        print(f"| {name} | {pairs} | {one.reading:.0f} | {one.joins:.0f} | {one.found.statements} |")
    _, one_way, other = rows.values()
    same = one_way.found == other.found
    print(f"\n{'Both ways come to the same.' if same else 'THEY DIFFER.'}")
    if given.work is None:
        shutil.rmtree(work)
    sys.exit(0 if same else 1)


if __name__ == "__main__":
    main()
