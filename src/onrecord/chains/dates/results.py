"""The quarter that a report on a company's results is about, and what is compared with it (`a year earlier`, `the 1988 period`)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from onrecord.chains.dates import span_of_time as span
from onrecord.chains.dates.span_of_time import Resolved
from onrecord.chains.dates.words import MONTH, MONTHS, ordinal

REACH: Final = 400
MONTHS_OF_A_QUARTER: Final = 3
_BEFORE: Final = re.compile(
    r"(?:a |one |the )?year[- ](?:ago|earlier|before)(?: (?:period|quarter))?|(?:the )?(?:same|corresponding) (?:period|quarter)"
    r" (?:a year (?:ago|earlier|before)|last year|of last year)|last year's (?:period|quarter)"
)
_OF: Final = re.compile(r"(?:the )?(?P<year>(?:19|20)\d\d) (?:period|quarter)")
_ITSELF: Final = re.compile(r"(?:the |its |this )?(?:latest |most recent )?(?:quarter|period)")
_QUARTER: Final = "(?P<which>first|second|third|fourth)[- ]quarter"
_END: Final = rf"(?:that )?end(?:ed|ing) {MONTH}"
_ORDINAL: Final = re.compile(rf"(?:the |its |their )?{_QUARTER}")
_TOPIC: Final = re.compile(rf"\b{_QUARTER}\b(?! of (?:19|20)\d\d)|\bquarter,? {_END}", re.IGNORECASE)
_ENDED: Final = re.compile(rf"\s*,?\s*{_END}", re.IGNORECASE)
_OWN: Final = "a company's own quarter, not the calendar's"


def compared(words: str, published: date | None, before: str, after: str) -> Resolved | None:
    """The quarter that an expression means in a report on results, or None where it is no such expression.

    Args:
        words: the expression in lower case, without a preposition.
        published: the day of publication, or None.
        before: the text in front; the quarter named last in it is what the report is about.
        after: the text behind, which may say when a quarter ended.
    """
    if published is None:
        return None
    if (own := _ORDINAL.fullmatch(words)) and (ended := _ENDED.match(after)):
        month = MONTHS[ended["month"].lower().rstrip(".")]
        own_year = month != MONTHS_OF_A_QUARTER * ordinal(own["which"])
        return Resolved(None, None, None, "quarter of a report", None, _OWN) if own_year else None
    itself, named = _ITSELF.fullmatch(words), _OF.fullmatch(words)
    if not itself and not named and not _BEFORE.fullmatch(words):
        return None
    topic = None if itself and _ENDED.match(after) else _topic(before, published)
    if topic is None or (itself and span.quarter(*topic).last > published):
        return None
    year = int(named["year"]) if named else topic[0] - (not itself)
    stretch = span.quarter(year, topic[1])
    return Resolved(stretch.first.isoformat(), stretch.last.isoformat(), "quarter", "quarter of a report", "published", "")


def _topic(before: str, published: date) -> tuple[int, int] | None:
    """Year and number of the quarter named last in front; None where a company's own quarter is."""
    found = list(_TOPIC.finditer(before[-REACH:]))
    if not found or not found[-1]["which"]:
        return None
    which = ordinal(found[-1]["which"].lower())
    return published.year - (which > (published.month - 1) // MONTHS_OF_A_QUARTER + 1), which
