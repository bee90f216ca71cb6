"""A time expression and its setting in; an interval, the rule and the anchor out, or the reason why there is none.

Readable rules first (`absolute`, `relative`, `vague`), then dateparser for the forms they do not know, held to the
granularity it reports. Never finer than the text: `in May` is a month, `last week` a week.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from onrecord.chains.dates import absolute, fallback, relative, results, vague
from onrecord.chains.dates.find import find
from onrecord.chains.dates.rules import NeedsDateError, Rule, Setting
from onrecord.chains.dates.span_of_time import Resolved, Stretch, VagueError
from onrecord.chains.dates.tense import direction, sentence
from onrecord.chains.dates.words import MONTH, WEEKDAY, WEEKDAYS, YEAR

RULES: Final[tuple[Rule, ...]] = (*absolute.BOOK, *relative.BOOK, *vague.BOOK)
LONGEST: Final = 120
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_LEAD: Final = re.compile(
    r"(?:(?:on|in|at|by|until|till|since|during|from|through|before|after|as of|over|throughout|between|and|around|about|starting|beginning"
    r"|ending|ended|effective|due|back in|as early as|as late as|as recently as|of|for|to)\s+)+(?=\S)"
)
_EDGES: Final = " \t\n\r.,;:!?()[]\"'“”‘’`—–-"
_APPROXIMATE: Final = re.compile(
    r"(?:about|around|almost|nearly|roughly|some|approximately|more than|less than|over|at least|as many as|just)\s+(?=[a-z0-9])"
)
_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s*(?P<half>[ap]\.?m|o'clock|in the morning|in the (?:afternoon|evening)|at night)"
    r"|(?P<named>noon|midday)|(?P<h24>\d\d?):(?P<m24>\d\d)"
)
_NEAR_WEEKDAY: Final = re.compile(rf"\b(?:{WEEKDAY}|(?P<word>today|yesterday|tomorrow|tonight))", re.IGNORECASE)


def day(text: str | None) -> date | None:
    """The calendar day of an ISO 8601 date or moment, as its own zone names it, or None."""
    match = _ISO.match(text or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def resolve(expression: str, published: str | None, before: str = "", after: str = "", body_dates: Iterable[str] = ()) -> Resolved:
    """What a time expression denotes.

    Args:
        expression: the words, as `on Wednesday`, `last May`, `10:35 a.m.`
        published: ISO 8601 date or moment of publication, or None: then absolute expressions alone resolve.
        before: the text in front of the expression; the tense of its last sentence decides what a weekday means.
        after: the text behind it.
        body_dates: ISO 8601 dates that the article itself names; without `published` they give a bound, never a reading.

    Returns:
        The interval; unresolved (`start` and `end` None) with a reason where the text does not settle one.
    """
    words, lead = _clean(expression)
    if not words:
        return Resolved(None, None, None, None, None, "no words")
    if len(words) > LONGEST:
        return Resolved(None, None, None, None, None, f"longer than {LONGEST} characters")
    when = day(published)
    if words.isdigit() and (month := _RUNNING.search(before)):
        words = f"{month['month']} {words}".lower()
    if lead == "in" and _MEASURE.match(words):
        words = f"in {words}"
    if (quarter := results.compared(words, when, before, after)) is not None:
        return quarter
    reading = _read(words, when, f"{before} {lead}".rstrip(), after)
    if reading.rule in _ANAPHORIC and (hung := _hung(words, published, before)):
        return hung
    if reading.start is None and when is None and reading.reason == _NO_DATE:
        return _bounded(reading, words, before, after, body_dates)
    return reading


_RUNNING: Final = re.compile(rf"\b{MONTH} ?\d{{1,2}}(?:,| and| or| to| through|-|–)\s*$", re.IGNORECASE)
_MEASURE: Final = re.compile(r"\S+ (?:day|week|month|year)s?(?:'s? time)?\Z")
_ANAPHORIC: Final = frozenset({"hangs on another date", "length"})
_SHIFTS: Final = {
    "then": 0,
    **dict.fromkeys(("that day", "that same day", "the same day", "this same day"), 0),
    **dict.fromkeys(("the next day", "the following day", "the day after", "a day later", "the next morning", "the following morning"), 1),
    **dict.fromkeys(("the previous day", "the day before", "a day earlier", "a day before"), -1),
}


def _hung(words: str, published: str | None, before: str) -> Resolved | None:
    """The day that `then`, `the next day` or `the day before` counts from: the last day named in the two sentences in front."""
    shift = _SHIFTS.get(words)
    if shift is None:
        return None
    reach = before[-300:]
    for span in reversed(find(reach)):
        named = resolve(span.of(reach), published, reach[: span.start], reach[span.end :])
        if named.start and named.granularity in {"day", "part-of-day"}:
            ordinal = date.fromisoformat(named.start).toordinal() + shift
            if not date.min.toordinal() <= ordinal <= date.max.toordinal():
                return None
            moved = date.fromordinal(ordinal).isoformat()
            reason = f"counted from {span.of(reach)}"
            return Resolved(moved, moved, "part-of-day" if "morning" in words else "day", "hangs on another date", named.start, reason)
    return None


_NO_DATE: Final = "relative, and there is no publication date"


def _clean(expression: str) -> tuple[str, str]:
    """The words without quotation marks and prepositions, in lower case, and the prepositions."""
    words = " ".join(expression.replace("’", "'").replace("`", "'").lower().split()).strip(_EDGES)
    words = re.sub(r"'s\Z|'\Z", "", words)
    words = re.sub(r"\bmid-(?=\w)", "mid ", words)
    lead = _LEAD.match(words)
    if lead and lead.end() < len(words):
        return words[lead.end() :], lead.group().strip()
    return words, ""


def _read(words: str, when: date | None, before: str, after: str) -> Resolved:
    setting = Setting(when, direction(before, after), _nearby(words, when, before, after))
    for form in dict.fromkeys((words, _APPROXIMATE.sub("", words, count=1))):
        for rule in RULES:
            match = rule.pattern.match(form)
            if match is None:
                continue
            try:
                stretch = rule.build(match, setting)
            except NeedsDateError:
                return Resolved(None, None, None, rule.name, None, _NO_DATE)
            except VagueError as vague_one:
                return Resolved(None, None, None, rule.name, None, str(vague_one))
            except (ValueError, OverflowError):
                return Resolved(None, None, None, rule.name, None, "outside the calendar")
            if stretch is not None:
                return _resolved(stretch, rule.name, form)
    return fallback.read(words, when)


def _resolved(stretch: Stretch, rule: str, words: str) -> Resolved:
    start, end = stretch.first.isoformat(), stretch.last.isoformat()
    if stretch.granularity == "minute" and (clock := _CLOCK.search(words)):
        start = end = f"{start}T{_time(clock)}"
    return Resolved(start, end, stretch.granularity, rule, stretch.anchor, stretch.reason)


def _time(clock: re.Match[str]) -> str:
    if clock["named"]:
        return "12:00"
    if clock["h24"]:
        return f"{int(clock['h24']):02}:{clock['m24']}"
    hour = int(clock["hour"]) % 12 + (12 if clock["half"].startswith(("p", "in the a", "in the e", "at")) else 0)
    return f"{hour:02}:{int(clock['minute'] or 0):02}"


def _nearby(words: str, when: date | None, before: str, after: str) -> date | None:
    """The day named nearest to a time of day, in its own sentence."""
    if when is None or not re.search(r"\d|noon|midday|midnight|morning|afternoon|evening|night", words):
        return None
    head, tail = sentence(before[-300:], after[:200])
    following = _NEAR_WEEKDAY.search(tail)
    choices = [(len(head) - match.end(), match) for match in _NEAR_WEEKDAY.finditer(head)]
    if following:
        choices.append((following.start(), following))
    if not choices:
        return None
    match = min(choices, key=lambda choice: choice[0])[1]
    try:
        if word := (match["word"] or "").lower():
            return date.fromordinal(when.toordinal() + {"yesterday": -1, "tomorrow": 1}.get(word, 0))
        return relative.weekday(when, WEEKDAYS[match["weekday"].lower()], direction(before, after))
    except (OverflowError, ValueError):  # beyond the calendar's first or last day
        return None


def _bounded(reading: Resolved, words: str, before: str, after: str, body_dates: Iterable[str]) -> Resolved:
    """What the article's own dates imply: it was written no earlier than the last past day it names."""
    days = [when for text in body_dates if (when := day(text))]
    if not days:
        return reading
    least = _read(words, max(days), before, after)
    if least.start is None or YEAR in words:
        return reading
    reason = f"{_NO_DATE}; the article names {max(days).isoformat()}, so this is no earlier than the bound"
    return Resolved(None, None, None, reading.rule, None, reason, earliest=least.start[:10])
