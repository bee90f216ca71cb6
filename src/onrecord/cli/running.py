"""`onrecord run`: any number of articles, on this machine or on a cluster."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord import api
from onrecord.cli.common import complain, notice, put


@click.command("run")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True, help="What runs the stages.")
@click.option("--json", "as_json", is_flag=True, help="Print the statements, one a line, when all is done.")
def run_command(plan: Path, engine: str, as_json: bool) -> None:
    """Read and join any number of articles, as PLAN says: every stage is kept as Parquet, and an interrupted run goes on.

    PLAN is a TOML file with inputs and an output folder.
    """
    done = api.run(plan, engine, lambda stage, rows: notice(f"{stage}: {rows:,}"))
    if as_json:
        for statement in done.statements():
            put(statement)
    sys.exit(1 if complain(done.problems()) else 0)
