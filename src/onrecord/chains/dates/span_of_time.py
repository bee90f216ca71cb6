"""Stretches of days: months, quarters, weeks, decades, and the arithmetic between them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.chains.dates.words import SEASONS
from onrecord.model import Granularity

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a time expression denotes.

    Attributes:
        start: first day or minute, ISO 8601 (`from` in JSON), or None when unresolved.
        end: last day or minute, inclusive (`to` in JSON), or None when unresolved.
        granularity: how fine the text is, or None where it denotes no stretch of the calendar.
        rule: the rule that decided, `dateparser`, or None.
        anchor: what a relative expression hangs on: `published`, `text`, `none` (absolute), an ISO date, or None.
        reason: why it is unresolved, or how a choice was made; may be empty.
        earliest: without a publication date, the first day that the article's own dates allow, or None: a bound, no reading.
    """

    start: str | None
    end: str | None
    granularity: Granularity | None
    rule: str | None
    anchor: str | None
    reason: str = ""
    earliest: str | None = None

    def record(self) -> dict[str, str | None]:
        """The fields in the order and under the names of the record."""
        return {
            "from": self.start,
            "to": self.end,
            "granularity": self.granularity,
            "rule": self.rule,
            "anchor": self.anchor,
            "reason": self.reason,
            "earliest": self.earliest,
        }


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day, how fine, and what it hangs on."""

    first: date
    last: date
    granularity: Granularity
    anchor: str = "published"
    reason: str = ""


class VagueError(Exception):
    """A rule recognised the expression, and it denotes no one stretch of the calendar; the argument says why."""


def day(when: date, anchor: str = "published", reason: str = "") -> Stretch:
    """One day."""
    return Stretch(when, when, "day", anchor, reason)


def month(year: int, number: int, anchor: str = "published") -> Stretch:
    """One calendar month."""
    return Stretch(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month", anchor)


def year(number: int, anchor: str = "published") -> Stretch:
    """One calendar year."""
    return Stretch(date(number, 1, 1), date(number, 12, 31), "year", anchor)


def quarter(number: int, which: int, anchor: str = "published") -> Stretch:
    """One calendar quarter, `which` from 1 to 4."""
    return Stretch(date(number, 3 * which - 2, 1), month(number, 3 * which).last, "quarter", anchor)


def week(inside: date, anchor: str = "published") -> Stretch:
    """The week, Monday to Sunday (ISO 8601), that holds a day."""
    monday = inside - timedelta(days=inside.weekday())
    return Stretch(monday, monday + timedelta(days=6), "week", anchor)


def weekend(inside: date, anchor: str = "published") -> Stretch:
    """Saturday and Sunday of the week that holds a day."""
    saturday = inside - timedelta(days=inside.weekday()) + timedelta(days=5)
    return Stretch(saturday, saturday + timedelta(days=1), "weekend", anchor)


def season(number: int, name: str, anchor: str = "published") -> Stretch:
    """A meteorological season of the northern hemisphere; winter begins in the year given."""
    first, last = SEASONS[name]
    return Stretch(date(number, first, 1), month(number + (last < first), last).last, "season", anchor)


def years(first: int, last: int, granularity: Granularity, anchor: str = "none") -> Stretch:
    """A decade, a century or any other run of years."""
    return Stretch(date(max(first, 1), 1, 1), date(last, 12, 31), granularity, anchor)


def plus_months(base: date, count: int) -> tuple[int, int]:
    """Year and month, `count` months after the base's own."""
    index = base.year * MONTHS_A_YEAR + base.month - 1 + count
    return index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1


def day_of(base_year: int, number: int, which: int) -> date | None:
    """The date, or None where the calendar has none (30 February)."""
    try:
        return date(base_year, number, which)
    except ValueError:
        return None
