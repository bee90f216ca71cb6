"""`onrecord explain`: one judgement at a time, with every feature's part in it, or many from a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TextIO

import click
from rich.markup import escape
from rich.table import Table

from onrecord import api
from onrecord.cli.common import console
from onrecord.cli.view import clean
from onrecord.errors import UsageError
from onrecord.text.control import whole

Row = dict[str, Any]
BLOCK = 4096


@click.group("explain")
def explain_command() -> None:
    """Show how one judgement comes about: a name, a date, a wording."""


def _rows(stream: TextIO, needs: Sequence[str]) -> Iterable[Row]:
    """The lines of a batch file.

    Raises:
        UsageError: a line is no JSON object or lacks a field; the line's number is named.
    """
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        where = f"{getattr(stream, 'name', 'batch')}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UsageError(f"not JSON: {error}", where, "give one object a line") from error
        lacking = [name for name in needs if not isinstance(row, dict) or not isinstance(row.get(name), str)]
        if lacking:
            raise UsageError(f"no text under {' and '.join(lacking)}", where, f"each line needs {', '.join(needs)}")
        yield {key: whole(value) if isinstance(value, str) else value for key, value in row.items()}


def _batch(stream: TextIO, needs: Sequence[str], answer: Callable[[Sequence[Row]], Sequence[Row]]) -> None:
    """Answer a batch file line by line, in order, a block at a time."""
    block: list[Row] = []
    for row in _rows(stream, needs):
        block.append(row)
        if len(block) == BLOCK:
            _put(block, answer(block))
            block = []
    _put(block, answer(block) if block else [])


def _put(rows: Sequence[Row], answers: Sequence[Row]) -> None:
    for row, answer in zip(rows, answers, strict=True):
        sys.stdout.write(json.dumps({**row, **answer}, ensure_ascii=False) + "\n")


def _pairs(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [(row["a"], row["b"]) for row in rows]


def _features(values: Row) -> Iterable[tuple[str, str]]:
    """Each feature's value, and its part in the score where that is told apart."""
    for name, value in values.items():
        if name.startswith("part:"):
            continue
        shown = f"{value:+.3f}" if isinstance(value, float) else str(value)
        part = values.get(f"part:{name}")
        yield f"  {name.replace('_', ' ')}", shown if part is None else f"{shown}   part in the score {part:+.3f}"


def _pieces(pieces: Sequence[Row], texts: Sequence[str]) -> str:
    """Pieces of an alignment, or alarms, in the words of the two texts, a line each."""
    lines = []
    for piece in pieces:
        sides = [" … ".join(text[start:end] for start, end in piece[side]) for text, side in zip(texts, ("hub", "version"), strict=True)]
        words = " | ".join(f"“{clean(words)}”" for words in dict.fromkeys(sides) if words)
        lines.append(f"{piece.get('op') or piece.get('what')}: {words}")
    return "\n".join(lines)


def _show(answer: Row, title: str, texts: Sequence[str] = ()) -> None:
    """One answer for people: the verdict first, then what it rests on."""
    grid = Table(title=escape(clean(title)), show_header=False)
    for key, value in answer.items():
        if isinstance(value, dict):
            for name, shown in _features(value):
                grid.add_row(name, shown)
        elif texts and key in {"alignment", "alarms"}:
            if value:
                grid.add_row(f"[bold]{key}[/]", escape(_pieces(value, texts)))
        elif value not in (None, [], ""):
            grid.add_row(f"[bold]{key}[/]", f"{value:.3f}" if isinstance(value, float) else str(value), end_section=key == "score")
    console().print(grid)


def _one_or_many(
    given: tuple[str, ...], *, batch: TextIO | None, as_json: bool, title: str, answer: Callable[[Sequence[Row]], Sequence[Row]]
) -> None:
    """Two texts on the command line, or a file of pairs."""
    if batch is not None:
        _batch(batch, ("a", "b"), answer)
        return
    if len(given) != len("ab"):
        raise UsageError("two texts are needed", f"explain {title}", f'onrecord explain {title} "A" "B", or --batch FILE')
    row = {"a": given[0], "b": given[1]}
    (result,) = answer([row])
    if as_json:
        _put([row], [result])
    else:
        _show(result, f"{given[0]}  |  {given[1]}", given)


BATCH_OPTION = click.option("--batch", type=click.File("r", encoding="utf-8"), help="JSON Lines; the lines come back with the answer.")
JSON_OPTION = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")


@explain_command.command("name")
@click.argument("names", nargs=-1)
@BATCH_OPTION
@JSON_OPTION
def name_command(names: tuple[str, ...], batch: TextIO | None, as_json: bool) -> None:
    """Are two names the same person's or organisation's? same, different or unsure."""
    _one_or_many(names, batch=batch, as_json=as_json, title="name", answer=lambda rows: api.explain_names(_pairs(rows)))


@explain_command.command("wording")
@click.argument("wordings", nargs=-1)
@BATCH_OPTION
@JSON_OPTION
def wording_command(wordings: tuple[str, ...], batch: TextIO | None, as_json: bool) -> None:
    """Are two wordings the same saying? same, cut, overlap, reworded, altered or different, with alignment and alarms."""
    _one_or_many(wordings, batch=batch, as_json=as_json, title="wording", answer=lambda rows: api.explain_wordings(_pairs(rows)))


@explain_command.command("date")
@click.argument("expression", required=False)
@click.option("--published", help="The article's publication date, ISO 8601.")
@click.option("--before", default="", help="The text before the expression.")
@click.option("--after", default="", help="The text after it.")
@BATCH_OPTION
@JSON_OPTION
def date_command(expression: str | None, published: str | None, before: str, after: str, batch: TextIO | None, as_json: bool) -> None:
    """When is "on Wednesday"? An interval, its granularity, the rule and the anchor."""

    def answer(rows: Sequence[Row]) -> list[Row]:
        return [api.explain_date(r["expression"], r.get("published"), r.get("before") or "", r.get("after") or "") for r in rows]

    if batch is not None:
        _batch(batch, ("expression",), answer)
        return
    if expression is None:
        raise UsageError("no expression", "explain date", 'onrecord explain date "on Wednesday" --published 2024-08-29, or --batch FILE')
    row: Row = {"expression": expression, "published": published, "before": before, "after": after}
    (result,) = answer([row])
    if as_json:
        _put([row], [result])
    else:
        _show(result, expression)
