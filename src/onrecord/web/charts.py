"""Charts as numbers for SVG templates: drawn on the server, with a table of the same numbers beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT, MARGIN = 960, 130, 34
MAX_STACK = 8


@dataclass(frozen=True, slots=True)
class Dot:
    """One day on a time line: where it stands, how large, and what it says."""

    x: float
    y: float
    radius: float
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A time line.

    Attributes:
        dots: one a day.
        ticks: (x, words) of the axis.
        rows: (day, count) as in the table beside it.
    """

    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[tuple[str, int], ...]
    width: int = WIDTH
    height: int = HEIGHT


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def time_line(days: Iterable[str | None]) -> TimeLine | None:
    """Days (ISO 8601) as a time line, or None where fewer than two are known."""
    counted = Counter(day for value in days if value and (day := _day(value)))
    if len(counted) <= 1:
        return None
    first, last = min(counted), max(counted)
    extent = (last - first).days
    place = {day: MARGIN + (day - first).days / extent * (WIDTH - 2 * MARGIN) for day in counted}
    most = max(counted.values())
    dots = tuple(
        Dot(round(place[day], 1), HEIGHT / 2, round(4 + 14 * (count / most) ** 0.5, 1), f"{day}: {count}", str(day))
        for day, count in sorted(counted.items())
    )
    ticks = tuple((round(place[day], 1), str(day)) for day in (first, last))
    return TimeLine(dots, ticks, tuple((str(day), count) for day, count in sorted(counted.items())))


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its number, its length in hundredths of the longest, and the page that it leads to, or None."""

    label: str
    count: int
    share: float
    address: str | None = None


def bars(counts: Sequence[tuple[str, int, str | None]]) -> tuple[Bar, ...]:
    """Labels with their numbers and addresses as bars, in the order given."""
    most = max((count for _, count, _ in counts), default=1) or 1
    return tuple(Bar(label, count, round(100 * count / most, 1), address) for label, count, address in counts)
