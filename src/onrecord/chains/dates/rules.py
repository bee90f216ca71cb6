"""The rules: one pattern of English each, with the stretch of days that it denotes.

A rule sees the expression in lower case, without the preposition in front of it, and a `Setting`. It gives a `Stretch`,
raises `VagueError` where the expression names no one stretch of the calendar, or gives None to let the next rule try.
Rules are tried in the order of their modules: absolute first, then relative, then vague.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.chains.dates.span_of_time import Stretch
from onrecord.chains.dates.tense import Direction

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative expression hangs on.

    Attributes:
        published: the day that relative expressions count from, or None.
        direction: whether the sentence speaks of what has been or of what is to come, or None.
        nearby: the nearest day named in the same sentence, for times of day, or None.
    """

    published: date | None
    direction: Direction | None
    nearby: date | None = None


class NeedsDateError(Exception):
    """The expression is relative and there is no day to count from."""


Build = Callable[[Match, Setting], Stretch | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern of English and what it denotes."""

    name: str
    pattern: re.Pattern[str]
    build: Build


def collect() -> tuple[list[Rule], Callable[[str, str], Callable[[Build], Build]]]:
    """An empty rule book, and the decorator that writes rules into it: `@rule(NAME, PATTERN)`."""
    book: list[Rule] = []

    def rule(name: str, pattern: str) -> Callable[[Build], Build]:
        def write(build: Build) -> Build:
            book.append(Rule(name, re.compile(rf"(?:{pattern})\Z"), build))
            return build

        return write

    return book, rule


def base(setting: Setting) -> date:
    """The day to count from.

    Raises:
        NeedsDateError: there is none.
    """
    if setting.published is None:
        raise NeedsDateError
    return setting.published


EDGE: Final = r"(?:(?:late|early|earlier|later|mid|middle of|beginning of|start of|end of|the) ?-?)*"
