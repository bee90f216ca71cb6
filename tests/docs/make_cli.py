"""Write `docs/reference/cli.md` from the commands' own help: `python -m tests.docs.make_cli`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.main import group

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"
HEAD = """# The command line

Written by `python -m tests.docs.make_cli` from what each command says of itself with `--help`.
"""


def sections(command: click.Command, path: str, parent: click.Context | None = None) -> list[str]:
    """The help of a command and of those below it, as Markdown."""
    names = command.context_settings.get("help_option_names")
    context = click.Context(
        command, info_name=path.rpartition(" ")[2], parent=parent, max_content_width=100, terminal_width=100, help_option_names=names
    )
    found = [f"## {path}\n\n```text\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                found += sections(below, f"{path} {name}", context)
    return found


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *sections(group, "onrecord")])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
