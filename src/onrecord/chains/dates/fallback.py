"""dateparser, for the forms that the rules do not know, held to the granularity that it reports."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from dateparser.date import DateDataParser

from onrecord.chains.dates import span_of_time as span
from onrecord.chains.dates.span_of_time import Resolved

_HINT: Final = re.compile(r"\d|day|week|month|year|ago|morning|night|noon", re.IGNORECASE)
LONGEST: Final = 40


@lru_cache(maxsize=64)
def _parser(base: date, *, strict: bool) -> DateDataParser:
    return DateDataParser(
        languages=["en"],
        settings={
            "PREFER_DATES_FROM": "current_period",
            "RELATIVE_BASE": datetime.combine(base, time(12)),
            "RETURN_TIME_AS_PERIOD": True,
            "STRICT_PARSING": strict,
            "PARSERS": ["relative-time", "custom-formats", "absolute-time"] if not strict else ["absolute-time"],
        },
    )


def read(words: str, published: date | None) -> Resolved:
    """What dateparser makes of an expression; without a publication date it is told to take whole dates alone."""
    nothing = Resolved(None, None, None, None, None, "no rule knows this expression")
    if len(words) > LONGEST or not _HINT.search(words) or not re.search(r"[a-z]{3}|\d\D\d", words):
        return nothing
    try:
        data = _parser(published or date(2000, 1, 1), strict=published is None).get_date_data(words)
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
        return nothing
    if data.date_obj is None:
        return nothing
    when, anchor = data.date_obj.date(), "published" if published else "none"
    stretch = {
        "week": lambda: span.week(when, anchor),
        "month": lambda: span.month(when.year, when.month, anchor),
        "year": lambda: span.year(when.year, anchor),
    }.get(data.period or "day", lambda: span.day(when, anchor))()
    if re.search(r"\b(?:year|decade)", words):
        stretch = span.year(when.year, anchor)
    elif re.search(r"\bmonth", words):
        stretch = span.month(when.year, when.month, anchor)
    elif re.search(r"\bweek", words):
        stretch = span.week(when, anchor)
    return Resolved(stretch.first.isoformat(), stretch.last.isoformat(), stretch.granularity, "dateparser", anchor)
