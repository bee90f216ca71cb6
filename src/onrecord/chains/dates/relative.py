"""Rules for expressions that count from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.chains.dates import span_of_time as span
from onrecord.chains.dates.rules import EDGE, Match, Setting, base, collect
from onrecord.chains.dates.span_of_time import Stretch, VagueError
from onrecord.chains.dates.words import CLOCK, COUNT, MONTH, MONTHS, ORDINAL, PART, SEASON, WEEKDAY, WEEKDAYS, number, ordinal

BOOK, rule = collect()

QUARTERS = 4
FRESH = 60
WEEK = 7
STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this past": -1,
    "this": 0,
    "the current": 0,
    "current": 0,
    "next": 1,
    "this coming": 1,
    "the coming": 1,
}
WHICH = rf"(?P<which>{'|'.join(sorted(STEPS, key=len, reverse=True))})"
LATE = r"(?:(?:late|early|earlier|later|mid|sometime|some time|at some point|the end of|the beginning of|the start of) ?-?)*"


@rule(
    "today",
    rf"{LATE}(?P<word>today|tonight|this (?:morning|afternoon|evening)|yesterday|tomorrow)(?: (?P<part>morning|afternoon|evening|night))?",
)
@rule("last night", r"(?:late |early )?last (?P<word>night|evening)")
def _today(match: Match, setting: Setting) -> Stretch | None:
    word = match["word"]
    offset = {"yesterday": -1, "night": -1, "evening": -1, "tomorrow": 1}.get(word, 0)
    when = base(setting) + timedelta(days=offset)
    whole = word in {"today", "yesterday", "tomorrow"} and not match.groupdict().get("part")
    return Stretch(when, when, "day" if whole else "part-of-day")


@rule("days around today", r"(?:the )?day (?P<word>before yesterday|after tomorrow)")
def _day_but_one(match: Match, setting: Setting) -> Stretch | None:
    return span.day(base(setting) + timedelta(days=-2 if match["word"] == "before yesterday" else 2))


_LOOKS = {"past": "the sentence looks back", "future": "the sentence looks ahead", None: "no tense beside it: the last one"}


def weekday(published: date, which: int, direction: str | None) -> date:
    """The weekday that a bare name means: the day of publication itself, else the last, or the next where the sentence looks ahead."""
    back = (published.weekday() - which) % WEEK
    if not back:
        return published
    return published + timedelta(days=WEEK - back) if direction == "future" else published - timedelta(days=back)


@rule("weekday", rf"{LATE}(?:the )?{WEEKDAY}(?:(?P<plural>s)|(?: |-){PART})?")
def _weekday(match: Match, setting: Setting) -> Stretch | None:
    if match["plural"] or (match["part"] or "").endswith("s"):
        raise VagueError("a habit, no single day")
    when = weekday(base(setting), WEEKDAYS[match["weekday"]], setting.direction)
    return Stretch(when, when, "part-of-day" if match["part"] else "day", reason=_LOOKS[setting.direction])


@rule("last weekday", rf"{LATE}(?:on )?(?P<which>last|past|this past|this|next|this coming|the coming|the following) {WEEKDAY}(?: {PART})?")
def _which_weekday(match: Match, setting: Setting) -> Stretch | None:
    published, which, day = base(setting), match["which"], WEEKDAYS[match["weekday"]]
    back = (published.weekday() - day) % WEEK
    if which in {"last", "past", "this past"}:
        when = published - timedelta(days=back or WEEK)
    elif which == "this":
        when = weekday(published, day, setting.direction)
    elif which == "next":
        monday = published - timedelta(days=published.weekday())
        when = monday + timedelta(days=WEEK + day)
    else:
        when = published + timedelta(days=(day - published.weekday()) % WEEK or WEEK)
    return Stretch(when, when, "part-of-day" if match["part"] else "day")


@rule("day before a weekday", rf"(?:the )?day (?P<way>before|after) (?P<last>last |next |this )?{WEEKDAY}")
def _day_from_weekday(match: Match, setting: Setting) -> Stretch | None:
    published, which = base(setting), WEEKDAYS[match["weekday"]]
    when = weekday(published, which, "future" if match["last"] == "next " else setting.direction)
    if match["last"] == "last " and when == published:
        when -= timedelta(days=WEEK)
    return span.day(when + timedelta(days=-1 if match["way"] == "before" else 1))


@rule("weekday of a week", rf"{LATE}{WEEKDAY}(?: {PART})?,?(?: of)? (?P<which>last|this|next) week")
def _weekday_of_week(match: Match, setting: Setting) -> Stretch | None:
    published = base(setting)
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=STEPS[match["which"]])
    when = monday + timedelta(days=WEEKDAYS[match["weekday"]])
    return Stretch(when, when, "part-of-day" if match["part"] else "day")


@rule("a week before a weekday", rf"(?:a|one) week (?P<way>ago|from|before|after) (?:on |last |next |this )?{WEEKDAY}")
@rule("weekday a week ago", rf"{WEEKDAY} (?:a|one) week (?P<way>ago)")
def _week_from_weekday(match: Match, setting: Setting) -> Stretch | None:
    ahead = match["way"] in {"from", "after"}
    when = weekday(base(setting), WEEKDAYS[match["weekday"]], "future" if ahead else "past")
    return span.day(when + timedelta(days=WEEK if ahead else -WEEK))


@rule("weekend", rf"{LATE}(?:(?:over )?the |{WHICH} |over )?weekend(?P<habit>s)?")
def _weekend(match: Match, setting: Setting) -> Stretch | None:
    if match["habit"]:
        raise VagueError("a habit, no single weekend")
    published, which = base(setting), match["which"]
    monday = published - timedelta(days=published.weekday())
    step = STEPS.get(which, 0) if which else 0
    midweek = published.weekday() < 5  # noqa: PLR2004 - Saturday is 5
    if which in {None, "last", "past", "this past"}:
        step = 1 if which is None and setting.direction == "future" and not midweek else 0
        step = -1 if midweek and setting.direction != "future" else step
        step = -1 if which in {"last", "this past"} else step
    return span.weekend(monday + timedelta(weeks=step))


@rule("week", rf"{LATE}(?:the )?{WHICH} week")
def _week(match: Match, setting: Setting) -> Stretch | None:
    return span.week(base(setting) + timedelta(weeks=STEPS[match["which"]]))


@rule("month", rf"{LATE}(?:the )?{WHICH} month")
@rule("month after", r"(?:the )?(?P<which>next|following|coming|previous) month")
def _month(match: Match, setting: Setting) -> Stretch | None:
    if match["which"] in {"following", "coming", "previous"}:
        raise VagueError("hangs on another date of the article")
    return span.month(*span.plus_months(base(setting), STEPS[match["which"]]))


@rule("year", rf"{LATE}(?:the )?{WHICH} (?:fiscal |calendar |full )?year")
@rule("last", r"(?P<which>last|next) year(?:'s)?")
def _year(match: Match, setting: Setting) -> Stretch | None:
    return span.year(base(setting).year + STEPS[match["which"]])


@rule("the month's end", r"(?:the )?(?:end of (?:the|this) month|month'?s? ?-?end)")
def _month_end(_: Match, setting: Setting) -> Stretch | None:
    return span.month(base(setting).year, base(setting).month)


@rule("the year's end", r"(?:the )?(?:end of (?:the|this) |full )?year(?:'s)?[- ]end|(?:the )?end of (?:the|this) year|the full year")
def _year_end(_: Match, setting: Setting) -> Stretch | None:
    return span.year(base(setting).year)


@rule("decade or century", rf"{LATE}(?:the )?{WHICH} (?P<unit>decade|century)")
def _age(match: Match, setting: Setting) -> Stretch | None:
    if "past" in match["which"]:
        raise VagueError("a length of time, no place in the calendar")
    published, length = base(setting), 10 if match["unit"] == "decade" else 100
    shift = 1 if length == 100 else 0  # noqa: PLR2004 - a century begins with its year 1
    first = (published.year - shift) // length * length + shift + length * STEPS[match["which"]]
    return span.years(first, first + length - 1, "decade" if match["unit"] == "decade" else "century", "published")


def _month_near(setting: Setting, which: int) -> Stretch:
    published = base(setting)
    year = published.year - (which > published.month)
    if setting.direction == "future" and which != published.month:
        year = published.year + (which < published.month)
    return span.month(year, which)


@rule("bare month", rf"{EDGE}{MONTH}")
def _bare_month(match: Match, setting: Setting) -> Stretch | None:
    return _month_near(setting, MONTHS[match["month"]])


@rule("last month by name", rf"{LATE}(?P<which>last|this|this past|next|this coming) {MONTH}")
def _named_month(match: Match, setting: Setting) -> Stretch | None:
    published, which, name = base(setting), match["which"], MONTHS[match["month"]]
    if which in {"last", "this past"}:
        return span.month(published.year - (name >= published.month), name)
    if which in {"next", "this coming"}:
        return span.month(published.year + (name <= published.month), name)
    return span.month(published.year, name)


@rule("month of last year", rf"{EDGE}{MONTH},?(?: of)? (?P<which>last|this|next) year")
def _month_of_year(match: Match, setting: Setting) -> Stretch | None:
    return span.month(base(setting).year + STEPS[match["which"]], MONTHS[match["month"]])


def _season_near(setting: Setting, name: str, step: int | None) -> Stretch:
    published = base(setting)
    around = [span.season(published.year + shift, name) for shift in (-2, -1, 0, 1)]
    if step == 1 or (step is None and setting.direction == "future"):
        return next((one for one in around if one.first > published), around[-1])
    begun = [one for one in around if one.first <= published]
    if step == -1:
        return max((one for one in begun if one.last < published), key=lambda one: one.first)
    if step == 0:
        return span.season(published.year, name)
    return max(begun, key=lambda one: one.first)


@rule("season", rf"{EDGE}(?:{WHICH} )?{SEASON}")
def _season(match: Match, setting: Setting) -> Stretch | None:
    return _season_near(setting, match["season"], STEPS[match["which"]] if match["which"] else None)


@rule("quarter", rf"(?:its |their )?{EDGE}(?:{WHICH} )?(?:(?:year|fiscal)(?:'s)? )?{ORDINAL}[- ]quarter")
def _ordinal_quarter(match: Match, setting: Setting) -> Stretch | None:
    """A quarter's figures are news within the half year after it ends; a quarter ahead is named with a word for the future."""
    which, published = ordinal(match["ordinal"]), base(setting)
    if which > QUARTERS or "fiscal" in match[0]:
        raise VagueError("a company's own quarter, not the calendar's")
    if match["which"]:
        return span.quarter(published.year + STEPS[match["which"]], which)
    current = (published.month - 1) // 3 + 1
    if which == current:
        return span.quarter(published.year, which)
    just_ended = which % QUARTERS == (current - 1) % QUARTERS and (published - span.quarter(published.year, current).first).days < FRESH
    if setting.direction == "future" and not just_ended:
        return span.quarter(published.year + (which < current), which)
    return span.quarter(published.year - (which > current), which)


@rule("ordinal quarter of a year", rf"{WHICH} year's {ORDINAL}[- ]quarter|(?P<o2>[a-z]+)[- ]quarter of (?P<w2>last|this|next) year")
def _year_quarter(match: Match, setting: Setting) -> Stretch | None:
    which = ordinal(match["ordinal"] or match["o2"])
    return span.quarter(base(setting).year + STEPS[match["which"] or match["w2"]], which)


@rule("year-earlier quarter", rf"(?:the )?year[- ](?:ago|earlier) {ORDINAL}[- ]quarter")
def _year_ago_quarter(match: Match, setting: Setting) -> Stretch | None:
    before = _ordinal_quarter_of(ordinal(match["ordinal"]), setting)
    return span.quarter(before[0] - 1, before[1])


def _ordinal_quarter_of(which: int, setting: Setting) -> tuple[int, int]:
    published = base(setting)
    return published.year - (which > (published.month - 1) // 3 + 1), which


@rule("which quarter", r"(?:the )?(?P<which>last|latest|most recent|past|previous|this|current|next) quarter")
def _which_quarter(match: Match, setting: Setting) -> Stretch | None:
    step = {"this": 0, "current": 0, "next": 1}.get(match["which"], -1)
    published = base(setting)
    year, month = span.plus_months(published, 3 * step)
    return span.quarter(year, (month - 1) // 3 + 1)


UNITS = r"(?P<unit>minute|hour|day|week|month|year|decade)s?"


@rule("ago", rf"{COUNT} {UNITS} (?:ago|earlier this)")
@rule(
    "hence",
    rf"{COUNT} {UNITS} (?P<ahead>from (?:now|today)|hence)|in {COUNT.replace('count', 'c2')} {UNITS.replace('unit', 'u2')}(?:'s? time)?",
)
def _ago(match: Match, setting: Setting) -> Stretch | None:
    published, groups = base(setting), match.groupdict()
    count, unit = number(groups["count"] or groups["c2"]), groups["unit"] or groups["u2"]
    ahead = bool("ahead" in groups)
    if unit in {"minute", "hour"}:
        raise VagueError("finer than the publication date is known")
    return shift(published, count if ahead else -count, unit)


def shift(published: date, count: int, unit: str) -> Stretch | None:
    """So many units from a day, no finer than the unit."""
    if unit == "day":
        return span.day(published + timedelta(days=count))
    if unit == "week":
        return span.week(published + timedelta(weeks=count))
    if unit == "month":
        return span.month(*span.plus_months(published, count))
    length = 10 if unit == "decade" else 1
    target = published.year + count * length
    return span.year(target) if length == 1 else span.years(target // 10 * 10, target // 10 * 10 + 9, "decade", "published")


@rule(
    "clock and day",
    rf"(?:about |around |at |just (?:after|before) )?{CLOCK},?(?: on)? "
    rf"(?:{WEEKDAY}|(?P<word>today|yesterday|tomorrow)|{MONTH} ?(?P<day>\d{{1,2}}))",
)
@rule("day and clock", rf"(?:{WEEKDAY}|(?P<word>today|yesterday|tomorrow)),? (?:at |about |around )*{CLOCK}")
@rule("clock", rf"(?:about |around |at |just (?:after|before) )?{CLOCK}")
def _clock(match: Match, setting: Setting) -> Stretch | None:
    groups = match.groupdict()
    if groups.get("weekday"):
        when: date | None = weekday(base(setting), WEEKDAYS[groups["weekday"]], setting.direction)
    elif groups.get("word"):
        when = base(setting) + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[groups["word"]])
    elif groups.get("month"):
        when = span.day_of(base(setting).year, MONTHS[groups["month"]], int(groups["day"]))
    else:
        when = setting.nearby
    if when is None:
        raise VagueError("a time of day, and no day is named beside it")
    return Stretch(when, when, "part-of-day" if groups.get("named") == "midnight" else "minute")


@rule("part of a day", rf"(?:the )?(?:mid|late|early)?[- ]?(?:the )?{PART}")
def _part(match: Match, setting: Setting) -> Stretch | None:
    if match["part"].endswith("s") or setting.nearby is None:
        raise VagueError("a part of a day, and no day is named beside it")
    return Stretch(setting.nearby, setting.nearby, "part-of-day", "text")
