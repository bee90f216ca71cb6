"""The vocabulary of English time expressions: months, weekdays, numbers, seasons."""

from __future__ import annotations

import re
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu", "friday fri", "saturday sat", "sunday sun")
    )
    for name in names.split()
}
SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (12, 2)}
_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS: Final = {word: number for number, word in enumerate(_UNITS.split())} | _TENS | {"a": 1, "an": 1, "couple": 2, "a couple of": 2}
ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}


def _either(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


MONTH: Final = rf"(?P<month>{_either(MONTHS)})\b\.?"
WEEKDAY: Final = rf"(?P<weekday>{_either(WEEKDAYS)})\b\.?"
YEAR: Final = r"(?P<year>1[0-9]\d\d|20\d\d)"
SEASON: Final = rf"(?P<season>{_either(SEASONS)})"
DAY: Final = rf"(?P<day>(?:0?[1-9]|[12]\d|3[01])(?=\D|\Z)(?:st|nd|rd|th)?|{_either(ORDINALS)})"
_DIGITS: Final = "(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
COUNT: Final = rf"(?P<count>\d{{1,4}}|a couple of|couple of|(?:{'|'.join(_TENS)}){_DIGITS}|{_either(NUMBERS)})"
ORDINAL: Final = rf"(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|{_either(ORDINALS)})"
PART: Final = r"(?P<part>morning|afternoon|evening|night|nights|mornings|afternoons|evenings|overnight)"
CLOCK: Final = (
    r"(?:(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s*"
    r"(?P<half>a\.?m\.?|p\.?m\.?|o'clock|in the morning|in the afternoon|in the evening|at night)"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>\d\d)|(?P<named>noon|midday|midnight))(?:\s+(?:[a-z]{2,4}|local time))?"
)


def number(text: str) -> int:
    """The number that a cardinal names, in digits or in words up to ninety-nine.

    Raises:
        ValueError: it names none.
    """
    text = text.strip().lower().removesuffix(" of").strip()
    if text.isdigit():
        return int(text)
    if text in {"couple", "a couple"}:
        return 2
    total = 0
    for word in re.split(r"[-\s]+", text):
        if word not in NUMBERS:
            raise ValueError(text)
        total += NUMBERS[word]
    return total


def ordinal(text: str) -> int:
    """The number that an ordinal names, in digits or in words.

    Raises:
        ValueError: it names none.
    """
    text = text.strip().lower()
    if digits := re.match(r"\d+", text):
        return int(digits.group())
    if text not in ORDINALS:
        raise ValueError(text)
    return ORDINALS[text]


def spoken_year(text: str) -> int | None:
    """The year of `nineteen ninety-six` or `twenty twelve`, or None."""
    words = re.split(r"[-\s]+", text.strip().lower())
    if len(words) not in {2, 3} or words[0] not in {"eighteen", "nineteen", "twenty"} or any(word not in NUMBERS for word in words):
        return None
    century, rest = NUMBERS[words[0]], sum(NUMBERS[word] for word in words[1:])
    return century * 100 + rest if 10 <= rest <= 99 else None  # noqa: PLR2004 - a spoken year ends in two digits
