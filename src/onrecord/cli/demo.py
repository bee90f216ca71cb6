"""`onrecord demo`: the main job on the sample corpus, and its result in a browser."""

from __future__ import annotations

import os
import sys
import tempfile
import webbrowser
from pathlib import Path

import click

from onrecord import api
from onrecord.cli.common import complain, console, notice, progress
from onrecord.cli.versions import show_statement
from onrecord.cli.view import show
from onrecord.web.serving import serve


@click.command("demo")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for the page; a temporary one where none is named.")
@click.option(
    "--serve/--no-serve", "served", default=None, help="Serve the pages of a ledger over the sample corpus; the default at a terminal."
)
def demo_command(out: Path | None, served: bool | None) -> None:
    """Read the sample corpus: invented articles by invented outlets about three invented occasions."""
    folder = out or Path(tempfile.mkdtemp(prefix="onrecord-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    with progress("reading the sample corpus") as tick:
        run = api.read_all(*api.sample_articles(), options=api.ReadOptions(notice=notice), progress=tick)
    statements = api.compare(run.readings)
    screen = console()
    shared = [statement for statement in statements if len(statement.versions) > 1]
    widest = max(statements, key=_telling)
    hub = next(reading for reading in run.readings if reading.article.id == widest.versions[0].article)
    show(hub, screen)
    screen.print("\nThe same words, as other outlets have them:\n", style="bold")
    show_statement(widest, run.readings, screen)
    said = sum(len(reading.attributions) for reading in run.readings)
    screen.print(f"{len(run.readings)} articles, {said} attributions, {len(shared)} sayings reported more than once.", style="bold")
    page = folder / "comparison.html"
    page.write_text(api.comparison_page(shared, run.readings), "utf-8")
    screen.print(f"All of them side by side: {page}")
    problems = complain(run.problems)
    if served or (served is None and sys.stdout.isatty() and not os.environ.get("CI")):
        serve(_ledger(folder), port=0, open_browser=True)
    elif sys.stdout.isatty():
        webbrowser.open(page.as_uri())
    sys.exit(1 if problems else 0)


def _telling(statement: api.Statement) -> tuple[int, int, int]:
    """How much a saying shows: by how many outlets, in how many ways, in how many versions."""
    outlets = {version.outlet for version in statement.versions}
    return len({version.relation for version in statement.versions}), len(outlets), len(statement.versions)


def _ledger(folder: Path) -> Path:
    """A ledger over the sample corpus."""
    place = folder / "sample.ledger"
    with api.Ledger.open(place) as ledger, progress("filling a ledger") as tick:
        ledger.add(*api.sample_articles(), progress=tick)
    return place
