"""`onrecord people`, and a person's judgements on who is who."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from rich.markup import escape

from onrecord import api
from onrecord.cli.common import complain, console, notice, options_of, progress, reading_options
from onrecord.cli.view import clean, grid_of

LEDGER_OPTION = click.option(
    "--ledger", required=True, envvar="ONRECORD_LEDGER", help="The ledger's file or address; ONRECORD_LEDGER where it is set."
)
BY_OPTION = click.option("--by", envvar=["ONRECORD_USER", "USER"], default="somebody", show_default=True, help="Whose judgement it is.")


@click.command("people")
@click.argument("locations", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One person or organisation a line.")
@reading_options
def people_command(locations: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """Each person and organisation: spellings and titles by outlet, number of attributions.

    LOCATIONS are a ledger, or articles.
    """
    options = options_of(given)
    with progress("reading") as tick:
        people, problems = api.people(locations, options=options, progress=tick)
    if as_json:
        for person in people:
            click.echo(json.dumps(api.plain(person), ensure_ascii=False))
    else:
        grid = grid_of(("name", 4), ("type", 2), ("said", 1), ("spellings", 6), ("called", 8))
        for person in people:
            spellings = _by_outlet([(text, outlet) for outlet, texts in person.spellings.items() for text in texts])
            called = _by_outlet([(title.text, title.outlet or "") for title in person.titles])
            cells = (clean(person.name), person.type, str(person.attributions), spellings, called)
            grid.add_row(*(escape(cell) for cell in cells))
        console().print(grid)
    sys.exit(1 if complain(problems) else 0)


def _by_outlet(uses: Iterable[tuple[str, str]], most: int = 6) -> str:
    """Words and the outlets that use them, a line each, the most widely used first."""
    outlets: dict[str, set[str]] = {}
    for text, outlet in uses:
        outlets.setdefault(clean(text), set()).add(outlet or "unknown outlet")
    ranked = sorted(outlets.items(), key=lambda use: (-len(use[1]), use[0]))
    lines = [f"{text} ({', '.join(sorted(names))})" for text, names in ranked[:most]]
    return "\n".join([*lines, *([f"and {len(ranked) - most} more"] if len(ranked) > most else [])])


def _judge(ledger: str, a: str, b: str, verdict: api.Verdict, by: str) -> None:
    with api.Ledger.open(ledger, create=False) as opened:
        opened.judge_names(a, b, verdict, by=by)
    notice(f"{a!r} and {b!r}: {verdict}, by {by}")


@click.command("same")
@click.argument("a")
@click.argument("b")
@LEDGER_OPTION
@BY_OPTION
def same_command(a: str, b: str, ledger: str, by: str) -> None:
    """Say that A and B are one person or organisation; kept, and replayed on every rebuild."""
    _judge(ledger, a, b, "same", by)


@click.command("different")
@click.argument("a")
@click.argument("b")
@LEDGER_OPTION
@BY_OPTION
def different_command(a: str, b: str, ledger: str, by: str) -> None:
    """Say that A and B are two people or organisations; kept, and replayed on every rebuild."""
    _judge(ledger, a, b, "different", by)


@click.command("undo")
@LEDGER_OPTION
@BY_OPTION
def undo_command(ledger: str, by: str) -> None:
    """Withdraw the last judgement that stands; what it changed is as before."""
    with api.Ledger.open(ledger, create=False) as opened:
        undone = opened.undo(by=by)
    notice(f"withdrawn: {undone.a!r} and {undone.b!r} {undone.verdict}" if undone else "no judgement stands")


@click.group("aliases")
def aliases_command() -> None:
    """Curated aliases, dated and sourced."""


@aliases_command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@LEDGER_OPTION
def aliases_import_command(file: Path, ledger: str) -> None:
    """Take curated aliases from FILE: JSONL, CSV or FollowTheMoney."""
    with api.Ledger.open(ledger, create=False) as opened:
        count = opened.import_aliases(file)
    notice(f"aliases of {count} name{'' if count == 1 else 's'} taken into {ledger}")
