"""Rules for expressions that stand on their own, and for dates that lack only their year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from onrecord.chains.dates import span_of_time as span
from onrecord.chains.dates.rules import EDGE, Match, Setting, base, collect
from onrecord.chains.dates.span_of_time import Stretch, VagueError
from onrecord.chains.dates.words import DAY, MONTH, MONTHS, ORDINAL, SEASON, WEEKDAY, WEEKDAYS, YEAR, ordinal, spoken_year

BOOK, rule = collect()

SHORT_YEARS = 69
QUARTERS = 4


def _dated(match: Match) -> Stretch | None:
    when = span.day_of(int(match["year"]), MONTHS[match["month"]], ordinal(match["day"]))
    if when is None:
        raise VagueError("no such day in the calendar")
    return span.day(when, "none")


@rule("iso day", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:t[\d:.+z-]*)?")
def _iso(match: Match, _: Setting) -> Stretch | None:
    when = span.day_of(int(match["year"]), int(match["month"]), int(match["day"])) if int(match["year"]) else None
    if when is None:
        raise VagueError("no such day in the calendar")
    return span.day(when, "none")


@rule("month day year", rf"(?:{WEEKDAY},? )?{MONTH} ?{DAY},? {YEAR}")
def _month_day_year(match: Match, _: Setting) -> Stretch | None:
    return _dated(match)


@rule("day month year", rf"(?:{WEEKDAY},? )?(?:the )?{DAY} (?:of )?{MONTH},? {YEAR}")
def _day_month_year(match: Match, _: Setting) -> Stretch | None:
    return _dated(match)


@rule("numeric day", r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)")
def _numeric(match: Match, _: Setting) -> Stretch | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if len(match["year"]) == 2:  # noqa: PLR2004 - two digits
        year += 1900 if year > SHORT_YEARS else 2000
    months = {(first, second), (second, first)} if match["mark"] == "/" else {(second, first)}
    days = {when for month, day in months if (when := span.day_of(year, month, day))}
    if len(days) != 1:
        raise VagueError("day and month cannot be told apart" if days else "no such day in the calendar")
    return span.day(days.pop(), "none")


@rule("month year", rf"{EDGE}{MONTH},?(?: of)? {YEAR}")
def _month_year(match: Match, _: Setting) -> Stretch | None:
    return span.month(int(match["year"]), MONTHS[match["month"]], "none")


@rule("iso month", r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")
def _iso_month(match: Match, _: Setting) -> Stretch | None:
    return span.month(int(match["year"]), int(match["month"]), "none")


@rule("spoken year", rf"{EDGE}(?:{MONTH} )?(?P<words>(?:eighteen|nineteen|twenty)[- ][a-z]+(?:[- ][a-z]+)?)")
def _spoken_year(match: Match, _: Setting) -> Stretch | None:
    year = spoken_year(match["words"])
    if year is None:
        return None
    return span.month(year, MONTHS[match["month"]], "none") if match["month"] else span.year(year, "none")


@rule("quarter of a year", rf"{EDGE}{ORDINAL}[- ](?:fiscal )?quarter,?(?: of)?(?: fiscal)? {YEAR}")
@rule("year's quarter", rf"(?:the )?(?:fiscal )?{YEAR}(?:'s)?,? {ORDINAL}[- ]quarter")
@rule("Q and year", rf"q(?P<ordinal>[1-4]),?(?: of)? {YEAR}")
def _quarter_year(match: Match, _: Setting) -> Stretch | None:
    which = int(match["ordinal"]) if match["ordinal"].isdigit() else ordinal(match["ordinal"])
    return span.quarter(int(match["year"]), which, "none") if which <= QUARTERS else None


@rule("half of a year", rf"{EDGE}(?P<ordinal>first|second) half (?:of )?{YEAR}")
@rule("two quarters of a year", rf"{EDGE}(?P<ordinal>first|last) two quarters (?:of )?{YEAR}")
def _half_year(match: Match, _: Setting) -> Stretch | None:
    year = int(match["year"])
    first = match["ordinal"] == "first"
    return Stretch(date(year, 1 if first else 7, 1), date(year, 6 if first else 12, 30 if first else 31), "range", "none")


@rule("season of a year", rf"{EDGE}{SEASON}(?: of)?,? {YEAR}")
def _season_year(match: Match, _: Setting) -> Stretch | None:
    return span.season(int(match["year"]), match["season"], "none")


@rule(
    "year",
    r"(?:(?:the )?(?:late|early|mid|middle of|beginning of|start of|end of|year|fiscal(?: year)?|post|pre)[- ]?|the |a good part of )*"
    rf"{YEAR}",
)
@rule("year and its period", rf"(?:the )?{YEAR} (?:period|season|year|fiscal year)")
@rule("year and beyond", rf"{YEAR} and (?:beyond|after|later)")
def _year(match: Match, _: Setting) -> Stretch | None:
    return span.year(int(match["year"]), "none")


@rule("decade", rf"{EDGE}(?P<century>1[0-9]|20)(?P<decade>\d)0'?s")
def _decade(match: Match, _: Setting) -> Stretch | None:
    first = int(match["century"] + match["decade"]) * 10
    return span.years(first, first + 9, "decade")


@rule("short decade", rf"{EDGE}'(?P<decade>[2-9])0s")
def _short_decade(match: Match, _: Setting) -> Stretch | None:
    first = 1900 + int(match["decade"]) * 10
    return span.years(first, first + 9, "decade")


@rule("century", rf"{EDGE}{ORDINAL}[- ]century")
def _century(match: Match, _: Setting) -> Stretch | None:
    which = ordinal(match["ordinal"])
    return span.years(which * 100 - 99, which * 100, "century") if which else None


CLEARLY_NEARER = 0.5
CLOSE = 60
CLOSE_HOLIDAY = 10


def _nearest(past: date, future: date, published: date, setting: Setting) -> date:
    """Clearly nearer wins; where the two lie at about the same distance, the tense decides, and then the past."""
    back, ahead = (published - past).days, (future - published).days
    nearer = past if back <= ahead else future
    if min(back, ahead) <= CLOSE:
        return nearer
    if setting.direction is None and min(back, ahead) <= CLEARLY_NEARER * max(back, ahead):
        return nearer
    return future if setting.direction == "future" else past


def _without_year(match: Match, setting: Setting, month: int, which: int) -> date | None:
    """The year is the one that fits the weekday, the sentence's tense, and lies nearest."""
    published = base(setting)
    found = [when for year in range(published.year - 4, published.year + 5) if (when := span.day_of(year, month, which))]
    if match.groupdict().get("weekday"):
        fitting = [when for when in found if when.weekday() == WEEKDAYS[match["weekday"]]]
        return min(fitting, key=lambda when: abs(when - published)) if fitting else None
    past = max((when for when in found if when <= published), default=None)
    future = min((when for when in found if when >= published), default=None)
    if past is None or future is None or past == future:
        return past or future
    return _nearest(past, future, published, setting)


@rule("month day", rf"(?:(?:this |next |last )?(?:coming |past )?{WEEKDAY},? )?(?:last |next |this |the )?{MONTH} ?{DAY}")
@rule("day month", rf"(?:{WEEKDAY},? )?(?:the )?{DAY}(?: of)? {MONTH}")
def _month_day(match: Match, setting: Setting) -> Stretch | None:
    when = _without_year(match, setting, MONTHS[match["month"]], ordinal(match["day"]))
    if when is None:
        raise VagueError("no such day in the years around the publication")
    return span.day(when, "published")


@rule("month day this year", rf"{MONTH} ?{DAY},?(?: of)? (?P<which>this|last|next) year")
def _month_day_which(match: Match, setting: Setting) -> Stretch | None:
    year = base(setting).year + {"this": 0, "last": -1, "next": 1}[match["which"]]
    when = span.day_of(year, MONTHS[match["month"]], ordinal(match["day"]))
    return span.day(when) if when else None


@rule("week of a day", rf"(?:the )?week (?:of|ending|ended|beginning|starting) (?:{WEEKDAY},? )?{MONTH} ?{DAY}(?:,? {YEAR})?")
def _week_of(match: Match, setting: Setting) -> Stretch | None:
    inside = span.day_of(int(match["year"]), MONTHS[match["month"]], ordinal(match["day"])) if match["year"] else None
    inside = inside or _without_year(match, setting, MONTHS[match["month"]], ordinal(match["day"]))
    return span.week(inside, "none" if match["year"] else "published") if inside else None


def _nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, after Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, rest = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, rest + 1)


HOLIDAYS: Final[dict[str, Callable[[int], date]]] = {
    "christmas": lambda year: date(year, 12, 25),
    "christmas day": lambda year: date(year, 12, 25),
    "christmas eve": lambda year: date(year, 12, 24),
    "new year's day": lambda year: date(year, 1, 1),
    "new year's eve": lambda year: date(year, 12, 31),
    "new year's": lambda year: date(year, 1, 1),
    "valentine's day": lambda year: date(year, 2, 14),
    "independence day": lambda year: date(year, 7, 4),
    "the fourth of july": lambda year: date(year, 7, 4),
    "halloween": lambda year: date(year, 10, 31),
    "veterans day": lambda year: date(year, 11, 11),
    "labor day": lambda year: _nth_weekday(year, 9, 0, 1),
    "martin luther king day": lambda year: _nth_weekday(year, 1, 0, 3),
    "memorial day": lambda year: _nth_weekday(year, 6, 0, 1) - timedelta(days=7),
    "thanksgiving": lambda year: _nth_weekday(year, 11, 3, 4),
    "thanksgiving day": lambda year: _nth_weekday(year, 11, 3, 4),
    "election day": lambda year: _nth_weekday(year, 11, 0, 1) + timedelta(days=1),
    "easter": easter,
    "easter sunday": easter,
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "palm sunday": lambda year: easter(year) - timedelta(days=7),
}


@rule("holiday", rf"(?P<name>{'|'.join(sorted(HOLIDAYS, key=len, reverse=True))})(?:,? {YEAR})?(?P<week> week)?")
def _holiday(match: Match, setting: Setting) -> Stretch | None:
    make = HOLIDAYS[match["name"]]
    if match["year"]:
        when, anchor = make(int(match["year"])), "none"
    else:
        published, anchor = base(setting), "published"
        around = [make(year) for year in (published.year - 1, published.year, published.year + 1)]
        past, future = max(d for d in around if d <= published), min((d for d in around if d >= published), default=around[-1])
        near = future if future - published < published - past else past
        when = near if abs(near - published).days <= CLOSE_HOLIDAY else {"past": past, "future": future, None: near}[setting.direction]
    return span.week(when, anchor) if match["week"] else span.day(when, anchor)
