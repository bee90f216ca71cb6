"""How well time expressions resolve on TimeBank and AQUAINT news: `python -m benchmarks.dates [--errors]`.

Every expression of the file counts, by the granularity of its annotated value. Right: the interval is the annotated one.
Wrong: an interval is given and it is another. A length (`P3D`), a habit or a vague reference (`PAST_REF`) is right when it is
left unresolved.
"""

from __future__ import annotations

import calendar
import json
import os
import re
import sys
import time
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onrecord.chains.dates import resolve

FILE = "data/dates/timex.jsonl"
WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.IGNORECASE)
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def shared() -> Path:
    """Where the corpora lie: `ONRECORD_SHARED`, else `../shared`."""
    return Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).resolve().parents[1].parent / "shared")


def rows() -> list[dict[str, Any]]:
    """The annotated expressions."""
    with (shared() / FILE).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold(value: str) -> tuple[str, tuple[str, str] | None]:  # noqa: PLR0911 - one return a form
    """Granularity, and first and last day of a TIMEX3 value; None where it is no one stretch of the calendar."""
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(T.*)?", value):
        return ("day" if not match[4] else "time"), (value[:10], value[:10])
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = int(match[1]), int(match[2])
        return "month", (f"{value}-01", f"{value}-{calendar.monthrange(year, month)[1]:02}")
    if re.fullmatch(r"\d{4}", value):
        return "year", (f"{value}-01-01", f"{value}-12-31")
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        last = 3 * int(match[2])
        return "quarter", (f"{match[1]}-{last - 2:02}-01", f"{match[1]}-{last:02}-{calendar.monthrange(int(match[1]), last)[1]}")
    if match := re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first, last_day = (5, 6) if match[3] else (0, 6)
        return "week", ((monday + timedelta(first)).isoformat(), (monday + timedelta(last_day)).isoformat())
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA)", value):
        first, last = SEASONS[match[2]]
        return "season", (f"{match[1]}-{first:02}-01", f"{match[1]}-{last:02}-{calendar.monthrange(int(match[1]), last)[1]}")
    if match := re.fullmatch(r"(\d{3})X?", value):
        return "decade", (f"{match[1]}0-01-01", f"{match[1]}9-12-31")
    if re.match(r"P|XXXX|.*_REF|\d{4}-(WXX|QX|XX)|\d{4}-\d\d-XX", value):
        return "none", None
    return "other", None


def measure() -> tuple[dict[str, Counter[str]], list[str], float]:
    """Counts of right, wrong and unresolved by granularity, the errors, and expressions a second."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    errors = []
    data = rows()
    start = time.perf_counter()
    for row in data:
        kind, value = gold(row["value"])
        found = resolve(row["expression"], row["published"], row["before"], row["after"])
        got = (found.start[:10], found.end[:10]) if found.start and found.end else None
        outcome = "right" if got == value else "unresolved" if got is None else "wrong"
        names = [kind]
        if kind == "day":
            names.append("day, weekday names" if WEEKDAY.match(row["expression"].strip(" ,.'")) else "day, others")
        for name in names:
            counts[name][outcome] += 1
        if outcome != "right":
            errors.append(
                f"{kind:8} {outcome:10} {row['published'][:10]} want {row['value']} got {got} by {found.rule} ({found.reason}): "
                f"{row['before'][-90:]} [[{row['expression']}]] {row['after'][:50]}"
            )
    return counts, errors, len(data) / (time.perf_counter() - start)


def main() -> None:
    """Print the table."""
    counts, errors, speed = measure()
    print("| granularity of the annotation | expressions | right | wrong | unresolved |\n|---|---|---|---|---|")
    for name in sorted(counts, key=lambda name: -counts[name].total()):
        total = counts[name].total()
        print(
            f"| {name} | {total} | "
            + " | ".join(f"{counts[name][outcome] / total:.3f}" for outcome in ("right", "wrong", "unresolved"))
            + " |"
        )
    print(f"\n{speed:,.0f} expressions a second.")
    if "--errors" in sys.argv:
        print("\n".join(errors))


if __name__ == "__main__":
    main()
