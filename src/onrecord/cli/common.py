"""Options and habits that the verbs share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from onrecord import wire
from onrecord.api import ReadOptions
from onrecord.model import Problem

WIDTH = 120
F = TypeVar("F", bound=Callable[..., Any])

READ_OPTIONS: tuple[Callable[[F], F], ...] = (
    click.option(
        "--reader", type=click.Choice(["trained", "rules"]), default="trained", show_default=True, help="How attributions are found."
    ),
    click.option("--published", metavar="DATE", help="Publication date for articles that give none, ISO 8601."),
    click.option("--outlet", metavar="NAME", help="Outlet for articles that name none."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, help="Leave out attributions below this confidence."),
    click.option("--allow-private", is_flag=True, help="Let addresses on private networks and on this machine be fetched."),
    click.option("--offline", is_flag=True, help="Read addresses from the cache alone."),
    click.option("--cache", type=click.Path(path_type=Path), help="Folder for fetched bytes."),
    click.option("--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read at a time."),
)


def reading_options(command: F) -> F:
    """Add the options of everything that reads articles."""
    for option in reversed(READ_OPTIONS):
        command = option(command)
    return command


def options_of(given: dict[str, Any]) -> ReadOptions:
    """The reading options out of a command's arguments; they are taken out of `given`."""
    names = ("reader", "published", "outlet", "min_confidence", "allow_private", "offline", "cache", "jobs")
    return ReadOptions(**{name: given.pop(name) for name in names}, notice=notice, guard=True)


def notice(line: str) -> None:
    """A line on stderr."""
    click.echo(f"onrecord: {line}", err=True)


def complain(problems: Iterable[Problem]) -> int:
    """A line on stderr for each problem; returns how many there were."""
    count = 0
    for count, problem in enumerate(problems, 1):  # noqa: B007 (the count is the result)
        remedy = f" ({problem.remedy})" if problem.remedy else ""
        notice(" ".join(f"{problem.where}: {problem.what}{remedy}".split()))
    return count


def put(record: Any) -> None:
    """One record as one line of JSON on stdout."""
    sys.stdout.buffer.write(wire.encode(record) + b"\n")
    sys.stdout.buffer.flush()


def console() -> Console:
    """The terminal as wide as it is; 120 columns where the output goes to a file."""
    made = Console(highlight=False)
    return made if made.is_terminal else Console(highlight=False, width=WIDTH)


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int | None], None]]:
    """A progress bar on stderr where somebody is looking; call what it gives with (done, total)."""
    screen = Console(stderr=True)
    if not screen.is_terminal:
        yield lambda _done, _total: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
