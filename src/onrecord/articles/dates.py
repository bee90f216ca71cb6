"""Dates as pages and headers write them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

FIRST_YEAR, LAST_YEAR = 1600, 2200
LONGEST = 80
_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?", re.IGNORECASE
)
_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_WRITTEN = (
    re.compile(r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"),
)


def iso(value: str | None) -> str | None:
    """A date in ISO 8601, with time and zone where both are given.

    Args:
        value: ISO 8601 with or without punctuation, RFC 5322 ("Mon, 05 Mar 2031 10:00:00 +0200"), or written out in English.

    Returns:
        `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS+HH:MM`; None where it is no date. A time without a zone is left out:
        nobody could place it.
    """
    text = " ".join((value or "").split())[:LONGEST]
    if not text:
        return None
    try:
        return _from_iso(text) or _from_mail(text) or _from_words(text)
    except (ValueError, OverflowError):
        return None


def _checked(found: date) -> str | None:
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _from_iso(text: str) -> str | None:
    match = _ISO.match(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    plain = date(int(year), int(month), int(day))
    if hour is None or zone is None:
        return _checked(plain)
    digits = zone.upper().replace("Z", "+00:00").replace(":", "")
    offset = f"{digits[:3]}:{digits[3:5] or '00'}"
    moment = datetime.fromisoformat(f"{plain.isoformat()}T{hour}:{minute}:{second or '00'}{offset}")
    return moment.isoformat() if _checked(plain) else None


def _from_mail(text: str) -> str | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if _checked(moment.date()) is None:
        return None
    return moment.isoformat() if moment.tzinfo is not None else moment.date().isoformat()


def _from_words(text: str) -> str | None:
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            name = match["month"].lower()
            fits = [
                number for number, month in enumerate(_MONTHS, 1) if month == name or (month[: len(name)] == name and len(name) in (3, 4))
            ]
            if fits:
                return _checked(date(int(match["year"]), fits[0], int(match["day"])))
    return None
