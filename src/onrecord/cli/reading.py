"""`onrecord read`: articles in, who said what out."""

from __future__ import annotations

import sys
from typing import Any

import click

from onrecord import api
from onrecord.cli.common import complain, console, options_of, progress, put, reading_options
from onrecord.cli.view import show


@click.command("read")
@click.argument("locations", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One record a line (docs/reference/record.md); errors are rows too.")
@reading_options
def read_command(locations: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """Read articles and say who said what.

    LOCATIONS are files (text, HTML, DOCX), folders, globs, addresses, feeds (RSS, Atom, JSON Feed, OPML), or - for standard input.
    """
    with progress("reading") as tick:
        run = api.read_all(*locations, options=options_of(given), progress=tick)
    if as_json:
        for row in run.rows:
            put(row)
    else:
        screen = console()
        for reading in run.readings:
            show(reading, screen)
    problems = complain(run.problems)
    sys.exit(1 if problems else 0)
