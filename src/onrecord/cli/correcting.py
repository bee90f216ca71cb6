"""`onrecord correct`: what a person puts right in what was read."""

from __future__ import annotations

import json

import click
from rich.markup import escape

from onrecord import api
from onrecord.cli.common import console, notice
from onrecord.cli.people import BY_OPTION, LEDGER_OPTION
from onrecord.cli.view import clean, grid_of, shortened

EPILOG = "`onrecord search --json` shows the ids; `onrecord undo` takes the last correction back."


@click.group("correct", epilog=EPILOG)
def correct_command() -> None:
    """Put right what was read: who spoke, the words, who is who in one article, what is one saying.

    Every correction is kept, replayed on every rebuild, exported as training data, and can be undone.
    """


@correct_command.command("speaker")
@click.argument("attribution")
@click.argument("name")
@LEDGER_OPTION
@BY_OPTION
def speaker_command(attribution: str, name: str, ledger: str, by: str) -> None:
    """Say that NAME, or the entity of that id, said ATTRIBUTION."""
    with api.Ledger.open(ledger, create=False) as opened:
        opened.set_speaker(attribution, name, by=by)
    notice(f"{attribution}: said by {name!r}, by {by}")


@correct_command.command("strike")
@click.argument("attribution")
@LEDGER_OPTION
@BY_OPTION
def strike_command(attribution: str, ledger: str, by: str) -> None:
    """Say that ATTRIBUTION is none: nobody says this."""
    with api.Ledger.open(ledger, create=False) as opened:
        opened.strike(attribution, by=by)
    notice(f"{attribution}: struck, by {by}")


@correct_command.command("words")
@click.argument("attribution")
@click.argument("words")
@click.option("--part", type=click.Choice(["content", "cue", "source"]), default="content", show_default=True, help="What they are.")
@LEDGER_OPTION
@BY_OPTION
def words_command(attribution: str, words: str, part: str, ledger: str, by: str) -> None:
    """Say which WORDS of the article ATTRIBUTION holds: copied from it, with an ellipsis between pieces."""
    with api.Ledger.open(ledger, create=False) as opened:
        changed = opened.set_words(attribution, words, part=part, by=by)
    notice(f"{attribution}: {part} set, by {by}" if changed else f"{attribution}: these are its words already")


@correct_command.command("split")
@click.argument("article")
@click.argument("name")
@LEDGER_OPTION
@BY_OPTION
def split_command(article: str, name: str, ledger: str, by: str) -> None:
    """Say that NAME, or the entity of that id, is somebody else in ARTICLE than in the others."""
    with api.Ledger.open(ledger, create=False) as opened:
        opened.split(article, name, by=by)
    notice(f"{name!r}: somebody else in {article}, by {by}")


@correct_command.command("apart")
@click.argument("attribution")
@click.argument("statement", required=False)
@LEDGER_OPTION
@BY_OPTION
def apart_command(attribution: str, statement: str | None, ledger: str, by: str) -> None:
    """Say that ATTRIBUTION is another saying than the versions it was put to, of STATEMENT or of all."""
    with api.Ledger.open(ledger, create=False) as opened:
        opened.take_out(attribution, statement, by=by)
    notice(f"{attribution}: another saying, by {by}")


@correct_command.command("list")
@LEDGER_OPTION
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One judgement a line.")
def list_command(ledger: str, limit: int, as_json: bool) -> None:
    """What persons judged and corrected, the newest first: who, when, and whether it stands."""
    with api.Ledger.open(ledger, read_only=True) as opened:
        made = opened.history(limit).items
    if as_json:
        for one in made:
            click.echo(json.dumps(api.plain(one), ensure_ascii=False))
        return
    grid = grid_of(("when", 3), ("who", 2), ("about", 2), ("what", 8), ("verdict", 2), ("stands", 1))
    for one in made:
        judged = one.judgement
        pair = shortened(f"{judged.a} – {judged.b}", 160)
        cells = ((judged.at or "")[:19], clean(judged.by), judged.about, pair, judged.verdict or "withdrawn", "yes" if one.stands else "no")
        grid.add_row(*(escape(cell) for cell in cells))
    console().print(grid)
