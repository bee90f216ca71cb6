"""`onrecord serve`: the pages of a ledger in a browser."""

from __future__ import annotations

import click

from onrecord.web.serving import serve


@click.command("serve")
@click.argument("ledger", envvar="ONRECORD_LEDGER")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8321, show_default=True, help="0 takes any that is free.")
@click.option("--write", is_flag=True, help="Let corrections be made in the pages.")
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
def serve_command(ledger: str, host: str, port: int, write: bool, open_browser: bool) -> None:
    """Serve the pages of a ledger, on this machine alone unless --host says otherwise."""
    serve(ledger, host=host, port=port, write=write, open_browser=open_browser)
