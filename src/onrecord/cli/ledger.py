"""The verbs of a ledger: add, watch, search, serve, export, import, backup, verify, rebuild."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from onrecord import api
from onrecord.cli.common import complain, console, notice, options_of, progress, put, reading_options
from onrecord.cli.people import LEDGER_OPTION
from onrecord.cli.view import clean, grid_of, shortened
from onrecord.errors import UsageError
from onrecord.model import Problem

FORMATS = ("jsonl", "csv", "parquet", "webannotation", "schemaorg", "ftm", "prov", "training")
IMPORTED = ("jsonl", "gdelt", "labelstudio", "judgements", "run")


@click.command("add")
@click.argument("locations", nargs=-1, required=True)
@LEDGER_OPTION
@reading_options
def add_command(locations: tuple[str, ...], ledger: str, **given: Any) -> None:
    """Read articles into a ledger: what it holds already is skipped, a changed page is a new version beside the old."""
    with api.Ledger.open(ledger) as opened, progress("adding") as tick:
        added = opened.add(*locations, options=options_of(given), progress=tick)
    notice(f"{added.new} new, {added.changed} changed, {added.known} known already, {len(added.problems)} not read")
    sys.exit(1 if complain(added.problems) else 0)


@click.command("watch")
@click.argument("feeds", nargs=-1, required=True)
@LEDGER_OPTION
@click.option("--every", type=click.IntRange(1), default=15, show_default=True, help="Minutes between two rounds.")
@click.option("--rounds", type=click.IntRange(1), help="Stop after so many rounds.")
@reading_options
def watch_command(feeds: tuple[str, ...], ledger: str, every: int, rounds: int | None, **given: Any) -> None:
    """Keep reading feeds into a ledger until stopped (Ctrl-C)."""
    options = options_of(given)
    if rounds is None:
        notice(f"reading every {every} minute{'s' * (every != 1)}; stop with Ctrl-C")
    with api.Ledger.open(ledger) as opened:
        try:
            for number, added in enumerate(opened.watch(*feeds, options=options, minutes=every, rounds=rounds), 1):
                notice(f"round {number}: {added.new} new, {added.changed} changed, {added.known} known, {len(added.problems)} not read")
                complain(added.problems)
        except KeyboardInterrupt:
            notice("stopped")


@click.command("search")
@click.argument("words", default="")
@LEDGER_OPTION
@click.option("--speaker", help="A name, or an entity's id.")
@click.option("--outlet", help="An outlet's name.")
@click.option("--since", metavar="DATE", help="First day, ISO 8601: 2031, 2031-05 or 2031-05-04.")
@click.option("--until", metavar="DATE", help="Last day.")
@click.option("--kind", type=click.Choice(["direct", "mixed", "indirect"]), help="How the words are reported.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One hit a line.")
@click.option("--csv", "as_csv", is_flag=True, help="A table with a header.")
def search_command(words: str, ledger: str, as_json: bool, as_csv: bool, **filters: Any) -> None:
    """Search what was said: words, "a phrase", a prefix*; all words must occur."""
    with api.Ledger.open(ledger, read_only=True) as opened:
        hits = opened.search(words, **filters).items
    rows = [api.row_of(hit) for hit in hits]
    if as_json:
        for row in rows:
            sys.stdout.write(api.as_json(row) + "\n")
    elif as_csv:
        writer = csv.DictWriter(sys.stdout, api.HIT_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    else:
        grid = grid_of(("day", 2), ("who", 3), ("words", 10), ("how", 2), ("outlet", 3))
        for row in rows:
            who = row["speaker"] or (f"unknown ({row['source']})" if row["source"] else "unknown")
            cells = (row["day"] or "", clean(who), shortened(row["words"] or "", 240), row["kind"] or "", clean(row["outlet"] or ""))
            grid.add_row(*(escape(cell) for cell in cells))
        if rows:
            console().print(grid)
        console().print(f"{len(hits)} found.", style="dim")
    sys.exit(0 if hits else 1)


@click.command("export")
@click.argument("ledger", envvar="ONRECORD_LEDGER")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--format", "kind", type=click.Choice(FORMATS), default="jsonl", show_default=True)
def export_command(ledger: str, out: Path, kind: str) -> None:
    """Write a ledger's contents to the folder OUT."""
    with api.Ledger.open(ledger, read_only=True) as opened:
        for path in opened.export(kind, out):
            notice(f"wrote {path}")


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@LEDGER_OPTION
@click.option("--format", "kind", type=click.Choice(IMPORTED), default="jsonl", show_default=True)
@click.option("--speaker", help="Of a run: the sayings of this speaker alone, by name or id.")
@click.option("--outlet", help="Of a run: what this outlet reports alone.")
@click.option("--since", metavar="DATE", help="Of a run: from this day on, ISO 8601.")
@click.option("--until", metavar="DATE", help="Of a run: up to this day.")
def import_command(files: tuple[Path, ...], ledger: str, kind: str, **slice_of: Any) -> None:
    """Take readings, GDELT quotations, corrections (Label Studio's, or an export's judgements), or a finished run into a ledger."""
    wanted = api.Slice(**slice_of)
    if kind != "run":
        _check_files(files, wanted)
    with api.Ledger.open(ledger) as opened:
        problems: list[Problem] = []
        if kind == "run":
            count = sum(opened.import_run(folder, wanted) for folder in files)
        else:
            count, problems = opened.import_files(files, kind)
    failed = complain(problems)
    notice(f"{count} records are in {ledger}")
    sys.exit(1 if failed else 0)


def _check_files(files: Sequence[Path], wanted: api.Slice) -> None:
    if not wanted.everything:
        raise UsageError("only a run is taken in part", "import", "add --format run, or leave out --speaker, --outlet, --since and --until")
    for file in files:
        if file.is_dir():
            raise UsageError("a folder", str(file), "name files, or add --format run for the folder of a run")


@click.command("backup")
@click.argument("ledger", envvar="ONRECORD_LEDGER")
@click.argument("copy", type=click.Path(dir_okay=False, path_type=Path))
def backup_command(ledger: str, copy: Path) -> None:
    """Copy a ledger, while others read and write it, to the file COPY."""
    with api.Ledger.open(ledger, read_only=True) as opened:
        opened.backup(copy)
    notice(f"wrote {copy}")


@click.command("verify")
@click.argument("ledger", envvar="ONRECORD_LEDGER")
@click.option("--json", "as_json", is_flag=True, help="One fault a line.")
def verify_command(ledger: str, as_json: bool) -> None:
    """Hold every span against its text and every hash against its bytes."""
    with api.Ledger.open(ledger, read_only=True) as opened, progress("verifying"):
        faults = opened.verify()
    if as_json:
        for fault in faults:
            put(fault)
    sound = not complain(faults)
    notice("sound" if sound else f"{len(faults)} fault{'s' if len(faults) > 1 else ''}")
    sys.exit(0 if sound else 1)


@click.command("rebuild")
@click.argument("ledger", envvar="ONRECORD_LEDGER")
@reading_options
def rebuild_command(ledger: str, **given: Any) -> None:
    """Make everything anew from the raw bytes and the judgements."""
    with api.Ledger.open(ledger, create=False) as opened, progress("rebuilding") as tick:
        problems = opened.rebuild(options=options_of(given), progress=tick)
        counts = opened.start(1).counts
    notice(f"made anew: {counts['articles']} articles, {counts['attributions']} attributions, {counts['statements']} statements")
    sys.exit(1 if complain(problems) else 0)
