"""What was fuzzed: one row a run in `fuzzing/log.json`, and the table of all of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

LOG = Path(__file__).with_name("log.json")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one target.

    Attributes:
        target: its name.
        started: ISO 8601 moment with zone.
        cpu_s: processor seconds spent.
        executions: inputs tried.
        edges: branches of the code that were reached.
        finds: places that something came from which should not have; each is a test now.
    """

    target: str
    started: str
    cpu_s: float
    executions: int
    edges: int
    finds: int


def runs() -> list[Run]:
    """All runs that were logged, in order."""
    return [Run(**row) for row in json.loads(LOG.read_text("utf-8"))] if LOG.exists() else []


def add(run: Run) -> None:
    """Log one more run."""
    rows = [asdict(one) for one in (*runs(), run)]
    LOG.write_text("[\n" + ",\n".join(" " + json.dumps(row) for row in rows) + "\n]\n", "utf-8")


def table(logged: Sequence[Run]) -> str:
    """The runs by target, in Markdown; clean seconds are those since the last run with a find."""
    lines = [
        "| target | runs | processor time, s | inputs | edges reached | finds | clean since the last find, s |",
        "|---|---|---|---|---|---|---|",
    ]
    total = [0.0, 0.0, 0.0, 0.0]
    for target in dict.fromkeys(run.target for run in logged):
        own = [run for run in logged if run.target == target]
        last = max((number for number, run in enumerate(own) if run.finds), default=-1)
        clean = sum(run.cpu_s for run in own[last + 1 :])
        figures = [sum(run.cpu_s for run in own), sum(run.executions for run in own), sum(run.finds for run in own), clean]
        total = [one + other for one, other in zip(total, figures, strict=True)]
        lines.append(
            f"| {target} | {len(own)} | {figures[0]:,.0f} | {figures[1]:,} | {max(run.edges for run in own):,} | {figures[2]} | {clean:,.0f} |"
        )
    lines.append(f"| all | {len(logged)} | {total[0]:,.0f} | {total[1]:,.0f} | | {total[2]:.0f} | {total[3]:,.0f} |")
    return "\n".join(lines)
