"""The time expressions of a sentence or a paragraph, longest first, left to right."""

from __future__ import annotations

import re
from typing import Final

from onrecord.chains.dates.words import COUNT, MONTHS, SEASONS, WEEKDAYS
from onrecord.model import Span


def _names(words: object, least: int = 1) -> str:
    names = [word for word in words if len(word) >= least]  # type: ignore[attr-defined]
    return "|".join(sorted((re.escape(name.title()) for name in names), key=len, reverse=True))


_MONTH: Final = rf"(?:{_names(MONTHS, 3)})\b\.?"
_FULL_MONTH: Final = rf"(?:{_names(MONTHS, 4)}|May)\b"
_WEEKDAY: Final = rf"(?:{_names(WEEKDAYS, 6)}|(?:Mon|Tues|Weds|Wed|Thurs|Thu|Fri|Sat|Sun)\.)"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[.,:]\d|%| percent| million| billion)"
_YEAR: Final = r"(?:1[5-9]\d\d|20\d\d)"
_UNIT: Final = r"(?:day|night|week|weekend|month|quarter|season|year|decade|centur(?:y|ie))"
_CLOCK: Final = r"\d{1,2}(?::\d\d)?\s?(?:[ap]\.m\.?|[AaPp][Mm]\b)(?: (?:E[SD]?T|P[SD]?T|GMT|UTC|C[SD]?T|local time))?"
_COUNTED: Final = COUNT.replace("(?P<count>", "(?:").replace("'", "")
_PATTERN: Final = re.compile(
    "|".join(
        (
            r"\b\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
            rf"\b(?:{_WEEKDAY},? )?{_MONTH} {_DAY}(?:,? {_YEAR}\b)?",
            rf"\b(?:{_WEEKDAY},? )?{_DAY} (?:of )?{_FULL_MONTH}(?:,? {_YEAR}\b)?",
            r"\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b",
            rf"\b(?:(?:early|late|mid)[- ])?{_FULL_MONTH},? (?:of )?(?:{_YEAR}|(?:last|this|next) year)\b",
            rf"\b(?i:last|this|next|this past|this coming) (?:{_FULL_MONTH}|(?:{'|'.join(SEASONS)})\b)",
            (
                rf"\b(?:{_CLOCK},? (?:on )?)?(?:(?i:early|late|earlier|later) )?(?:(?i:last|this|next|this past|this coming) )?{_WEEKDAY}"
                r"(?:(?: |-)(?:morning|afternoon|evening|night)\b)?(?:,? (?:of )?(?:last|next|this) week\b)?"
            ),
            (
                r"(?i:\b(?:(?:early|late|earlier|later) )?(?:the day (?:before yesterday|after tomorrow)|today|tonight|yesterday|tomorrow"
                r"|last night|this morning|this afternoon|this evening))(?: (?:morning|afternoon|evening|night)\b)?"
            ),
            rf"(?i:\b(?:early |late |earlier |later )?(?:the )?(?:last|this|next|this past|this coming|past) {_UNIT}\b)",
            rf"(?i:\b(?:{_COUNTED}|several|a few|few|many) {_UNIT}s? (?:ago|earlier|later|from now)\b)",
            r"(?i:\b(?:over |during )?the weekend\b|\bthe (?:next|following|previous|same) (?:day|morning|evening)\b)",
            rf"\b(?i:(?:the )?(?:first|second|third|fourth|last|latest|this|next) quarter(?: of {_YEAR})?)\b",
            rf"\b(?i:spring|summer|fall|autumn|winter) (?:of )?{_YEAR}\b",
            rf"(?<=\b[Ii]n ){_FULL_MONTH}",
            r"\b(?i:the )?(?:(?:early|late|mid)[- ])?(?:1[5-9]\d0|20\d0)['’]?s\b",
            rf"(?<=\b[Ii]n ){_YEAR}\b(?![-%])|(?<=\b[Ss]ince ){_YEAR}\b",
            _CLOCK,
        )
    )
)
LONGEST: Final = 20_000


def find(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The time expressions that stand in `text[start:end]`, as half-open spans of code points into `text`, in order."""
    stop = min(len(text) if end is None else end, start + LONGEST)
    return [Span(match.start(), match.end()) for match in _PATTERN.finditer(text, start, stop)]
