"""The `onrecord` command. A verb's module is imported when the verb is called, so that `onrecord --help` is quick."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from onrecord import __version__
from onrecord.errors import OnrecordError

VERBS = {
    "read": "reading",
    "demo": "demo",
    "people": "people",
    "same": "people",
    "different": "people",
    "correct": "correcting",
    "undo": "people",
    "aliases": "people",
    "explain": "explain",
    "chain": "chain",
    "compare": "comparing",
    "check": "comparing",
    "run": "running",
    "add": "ledger",
    "watch": "ledger",
    "search": "ledger",
    "serve": "serving",
    "export": "ledger",
    "import": "ledger",
    "backup": "ledger",
    "verify": "ledger",
    "rebuild": "ledger",
    "schema": "about",
    "stages": "about",
}
ORDER = list(VERBS)

EPILOG = """Exit codes: 0 all went well; 1 something could not be read or was not found (each with a line on stderr, the rest went on);
2 the call makes no sense as it stands."""

SELDOM = (20_000, 20, 20)
"""Thresholds of the garbage collector: what is read of articles is many objects that last and few rings, which the default, made for
small programs, would go through again and again."""


class Verbs(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's interface)
        """The verbs, in the order of a user's way through them."""
        return ORDER

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's interface)
        """One verb, imported now."""
        if cmd_name not in VERBS:
            return None
        module = import_module(f"onrecord.cli.{VERBS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(cls=Verbs, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="onrecord")
def group() -> None:
    """Who said this, in what words, when and where, through whom do we know, and what did each outlet make of it?"""


def main() -> None:
    """Run the command line; an error that was foreseen is one line on stderr."""
    gc.set_threshold(*SELDOM)
    try:
        group(prog_name="onrecord")
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
