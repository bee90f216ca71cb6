"""`onrecord chain`: who has it from whom."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from onrecord import api
from onrecord.cli.common import complain, notice, options_of, progress, reading_options


@click.command("chain")
@click.argument("locations", nargs=-1, required=True)
@click.option("--ledger", envvar="ONRECORD_LEDGER", help="Take LOCATIONS as ids of statements in this ledger.")
@click.option("--as", "form", type=click.Choice(["tree", "dot", "svg", "prov"]), default="tree", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Write one file a saying into this folder.")
@click.option("--all", "everything", is_flag=True, help="Draw sayings with a single report too.")
@reading_options
def chain_command(locations: tuple[str, ...], ledger: str | None, form: str, out: Path | None, everything: bool, **given: Any) -> None:
    """Draw through whom each saying came, and count its independent chains.

    LOCATIONS are articles, or ids of statements with --ledger.
    """
    options = options_of(given)
    with progress("reading") as tick:
        chains, problems = api.chains(locations, ledger=ledger, options=options, progress=tick)
    shown = [chain for chain in chains if everything or ledger or chain.reports > 1]
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    ending = {"tree": "txt", "dot": "dot", "svg": "svg", "prov": "jsonld"}[form]
    for chain in shown:
        drawn = chain.drawn(form)
        if out is None:
            click.echo(drawn)
        else:
            (out / f"{chain.id}.{ending}").write_text(drawn, "utf-8")
    if out is not None:
        notice(f"wrote {len(shown)} files into {out}")
    sys.exit(1 if complain(problems) else 0)
