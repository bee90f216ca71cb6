"""`onrecord compare` and `onrecord check`: one saying in many versions, and a draft held against the record."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from onrecord import api
from onrecord.cli.common import complain, console, notice, options_of, progress, put, reading_options
from onrecord.cli.versions import show_finding, show_statement
from onrecord.errors import UsageError


class ManyNames(click.Command):
    """A command whose options `--against` and `--transcript` take every name up to the next option."""

    GREEDY = ("--against", "--transcript")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat the option before each name that follows it, as click wants it."""
        spread: list[str] = []
        option = ""
        first = False
        for token in args:
            if token.startswith("--"):
                option, first = (token, True) if token in self.GREEDY else ("", False)
                spread.append(token)
            elif option and not first:
                spread += [option, token]
            else:
                spread.append(token)
                first = False
        return super().parse_args(ctx, spread)


TRANSCRIPT_OPTION = click.option(
    "--transcript",
    "transcripts",
    multiple=True,
    metavar="FILES|FOLDER",
    help="Transcripts: the primary record. Every name up to the next option.",
)


@click.command("compare", cls=ManyNames)
@click.argument("locations", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One statement a line, those with a single version too.")
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write one self-contained page.")
@click.option("--all", "everything", is_flag=True, help="Show sayings with a single version too.")
@TRANSCRIPT_OPTION
@reading_options
def compare_command(
    locations: tuple[str, ...], as_json: bool, page: Path | None, everything: bool, transcripts: tuple[str, ...], **given: Any
) -> None:
    """Hold the reports of the same sayings against each other.

    LOCATIONS are files, folders, addresses or feeds; --transcript adds the primary record.
    """
    with progress("reading") as tick:
        run = api.read_all(*locations, options=options_of(given), progress=tick)
    readings, record = api.joined(run.readings, api.transcripts_at(transcripts))
    statements = api.compare(readings, transcripts=record)
    if page is not None:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(api.comparison_page(statements, readings, record), "utf-8")
        notice(f"wrote {page}")
    elif as_json:
        for row in (*statements, *run.problems):
            put(row)
    else:
        _show(statements, [*readings, *record.readings], everything=everything)
    sys.exit(1 if complain([*run.problems, *record.problems]) else 0)


def _show(statements: Sequence[api.Statement], readings: Sequence[api.Reading], *, everything: bool) -> None:
    screen = console()
    shown = [statement for statement in statements if everything or len(statement.versions) > 1]
    for statement in shown:
        show_statement(statement, readings, screen)
    left = len(statements) - len(shown)
    reported = f"{len(shown)} sayings are reported by more than one attribution" if not everything else f"{len(shown)} sayings"
    screen.print(f"{reported}; {left} stand{'s' * (left == 1)} alone (--all shows them)." if left else f"{reported}.", style="dim")


@click.command("check", cls=ManyNames)
@click.argument("drafts", nargs=-1, required=True)
@click.option("--against", multiple=True, metavar="FILES|LEDGER", help="Articles or a ledger. Every name up to the next option.")
@click.option("--json", "as_json", is_flag=True, help="One quotation a line.")
@TRANSCRIPT_OPTION
@reading_options
def check_command(drafts: tuple[str, ...], against: tuple[str, ...], as_json: bool, transcripts: tuple[str, ...], **given: Any) -> None:
    """Hold each quotation of a draft against the record: is it right?

    DRAFTS come first (.txt, .md, .html, .docx), then what they are held against. Exit code 1 where a quotation is not sound.
    """
    if not against and not transcripts:
        raise UsageError("nothing to check against", "check", "add --against FILES|LEDGER or --transcript FILES|FOLDER")
    with progress("checking") as tick:
        result = api.check(drafts, against=against, transcripts=transcripts, options=options_of(given), progress=tick)
    if as_json:
        for row in (*result.findings, *result.problems):
            put(row)
    else:
        screen = console()
        for finding in result.findings:
            show_finding(finding, result, screen)
        _tally(result)
    wrong = complain(result.problems) + sum(not api.is_sound(finding) for finding in result.findings)
    sys.exit(1 if wrong else 0)


def _tally(result: api.Checked) -> None:
    grid = Table(title="What the record holds", show_header=False)
    for verdict, count in result.tally():
        grid.add_row(verdict, str(count))
    console().print(grid if result.findings else "The draft holds no quotation.")
