"""`onrecord schema` and `onrecord stages`: the contract and the way through the house, as they stand."""

from __future__ import annotations

import json

import click
from rich.table import Table

from onrecord import api
from onrecord.cli.common import console


@click.command("schema")
@click.argument("record", type=click.Choice(["reading", "statement", "check"]))
def schema_command(record: str) -> None:
    """Print the JSON Schema of a record."""
    click.echo(json.dumps(api.schema(record), indent=1, ensure_ascii=False))


@click.command("stages")
def stages_command() -> None:
    """Print the stages of a run, with what each needs and gives."""
    grid = Table(title="From a location to statements")
    for column in ("stage", "over", "needs", "gives", "what it does"):
        grid.add_column(column)
    for stage in api.stages():
        grid.add_row(stage.name, stage.scope, ", ".join(stage.needs), ", ".join(stage.gives), stage.does)
    console().print(grid)
