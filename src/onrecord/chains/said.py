"""When words were spoken: the time expression beside the cue or the occasion, never one from inside the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.chains.dates import day, find, resolve
from onrecord.chains.scene import Scene
from onrecord.model import Article, Interval, Quality, Span

CONTRADICTS = 3
SLACK = timedelta(days=1)
HEAD = 160
DAY = 10  # `YYYY-MM-DD`


@dataclass(frozen=True, slots=True)
class Clock:
    """What relative dates of one article hang on.

    Attributes:
        published: ISO 8601 date, or None.
        anchor: `published`, or the ISO date of the date line where it contradicts the metadata.
        dates: ISO dates that the body names in full.
        quality: what is wrong with the dates.
    """

    published: str | None
    anchor: str
    dates: tuple[str, ...]
    quality: tuple[Quality, ...]


def clock_of(article: Article, today: date | None = None) -> Clock:
    """The day that an article's relative dates count from.

    A date line in the text that names another day than the metadata wins, since a page that is published again keeps its
    words; that, a date in the future, and no date at all are flagged.
    """
    published = day(article.published)
    quality: list[Quality] = []
    anchor = "published"
    if published and published > (today or date.today()) + SLACK:  # noqa: DTZ011 - the reader's own calendar, one day of slack
        quality.append(Quality("date-in-future"))
    line = _date_line(article)
    if line and published and abs((line[0] - published).days) > CONTRADICTS:
        quality.append(Quality("dateline-contradicts-date", (line[1],)))
    if line and (published is None or quality):
        published, anchor = line[0], line[0].isoformat()
    if published is None:
        quality.append(Quality("no-date"))
    return Clock(published.isoformat() if published else None, anchor, _full_dates(article), tuple(quality))


def _date_line(article: Article) -> tuple[date, Span] | None:
    """The full date of a date line (`LISSEN, 7 August 1998 (KNB) --`, `Published: ...`) at the head of the body."""
    if not article.body:
        return None
    low = article.body[0].start
    high = min(article.body[0].end, low + HEAD)
    for span in find(article.text, low, high):
        head = article.text[low : span.start]
        tail = article.text[span.end : span.end + 24]
        marked = re.search(r"(?:\A|\b(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Dd]ated?)(?: on)?:?\s*)\Z", head) is not None
        placed = (
            re.fullmatch(r"\s*(?:[A-ZÀ-Þ][\w.’' -]*,\s*){0,3}", head) is not None
            and re.match(r"\s*(?:\([A-Za-z /]+\)|[-–—:])", tail) is not None
        )
        found = resolve(span.of(article.text), None)
        if (marked or placed) and found.start and found.granularity == "day":
            return date.fromisoformat(found.start), span
    return None


def _full_dates(article: Article) -> tuple[str, ...]:
    """The first days of the absolute dates of the body, for bounds."""
    found = set()
    for paragraph in article.body[:200]:
        for span in find(article.text, paragraph.start, paragraph.end):
            when = resolve(span.of(article.text), None)
            if when.start and when.granularity in {"day", "month"} and "," in article.text[span.start : span.end] + ",":
                found.add(when.start)
    return tuple(sorted(found))


def said(clock: Clock, scene: Scene, times: Sequence[Span]) -> Interval | None:
    """The interval that the nearest of some time expressions denotes; words that are reported lie in the past."""
    for span in times:
        words = span.of(scene.text)
        when = resolve(words, clock.published, "he said", "", clock.dates)
        if when.start is not None and (clock.published is None or when.start[:10] <= clock.published or when.anchor == "none"):
            anchor = clock.anchor if when.anchor == "published" else when.anchor
            return Interval(when.start, when.end, when.granularity, (span,), anchor)
        if when.earliest is not None:
            return Interval(when.earliest, None, None, (span,), max(clock.dates), bound=True)
    return None


def apart(one: Interval, other: Interval) -> bool:
    """Whether a day or more lies between two intervals that both have a beginning and an end."""
    if one.bound or other.bound or not (one.start and one.end and other.start and other.end):
        return False
    first, last = sorted((date.fromisoformat(i.start[:DAY]), date.fromisoformat(i.end[:DAY])) for i in (one, other))  # type: ignore[index]
    return first[1] + SLACK < last[0]
