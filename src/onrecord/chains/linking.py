"""One occasion, one id, across articles: where the speaker is the same and time, place or name agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.chains.dates import day
from onrecord.model import Attribution, Interval, Occasion, Reading, content_id
from onrecord.text.wordlist import wordlist

NEAR_DAYS = 1
MOST = 1000  # occasions that are held against each other; of a speaker with more, those of a month, and of those so many at a time
_EMPTY = wordlist("the a an of in at on and for to event conference meeting speech forum rally hall")
_SPOKEN = frozenset({"speech", "event", "debate", "press conference", "hearing", "video"})


@dataclass(frozen=True, slots=True)
class Told:
    """What one article tells of one occasion."""

    id: str
    article: str
    speaker: str
    name: frozenset[str]
    place: frozenset[str]
    medium: str | None
    first: date | None
    last: date | None
    hops: frozenset[str]


def link_occasions(readings: Iterable[Reading]) -> list[Reading]:
    """The readings with one id for one occasion.

    Two occasions of one speaker in different articles are one when their names agree, or their places, or their days with
    a medium that fits, and nothing contradicts: neither the days, nor the places, nor the media. Linking runs within one
    speaker's occasions only, and of a speaker with very many within each month, so its cost grows as the corpus does.
    """
    given = list(readings)
    told: dict[str, list[Told]] = defaultdict(list)
    for reading in given:
        for one in told_in(reading):
            told[one.speaker].append(one)
    shared: dict[str, str] = {}
    for ones in told.values():
        for own, identity in shared_ids(ones).items():
            shared[own] = min(identity, shared.get(own, identity))
    return [with_occasions(reading, shared) for reading in given]


def shared_ids(ones: Iterable[Told]) -> dict[str, str]:
    """What one speaker's occasions are called together, by the id of each that is not alone.

    An occasion of two speakers may get two such ids: the lesser holds.
    """
    shared: dict[str, str] = {}
    for some in _portions(sorted(ones, key=lambda told: told.id)):
        for group in _groups(some):
            if len(group) > 1:
                identity = content_id("occ", *sorted(one.id for one in group))
                shared.update((one.id, identity) for one in group)
    return shared


def _portions(ones: Sequence[Told]) -> Iterator[Sequence[Told]]:
    """The occasions that are held against each other: all, or those of a month that are named alike, `MOST` at a time."""
    if len(ones) <= MOST:
        yield ones
        return
    months: dict[str, list[Told]] = defaultdict(list)
    for one in ones:
        months[one.first.isoformat()[:7] if one.first else ""].append(one)
    for _, month in sorted(months.items()):
        month.sort(key=lambda told: (sorted(told.name), sorted(told.place), told.first or date.max, told.id))
        for start in range(0, len(month), MOST):
            yield month[start : start + MOST]


def with_occasions(reading: Reading, shared: Mapping[str, str]) -> Reading:
    """A reading with other ids for some of its occasions."""
    return replace(reading, attributions=tuple(_renamed(one, shared) for one in reading.attributions))


def _renamed(attribution: Attribution, shared: Mapping[str, str]) -> Attribution:
    occasion = attribution.occasion
    if occasion is None or occasion.id is None or occasion.id not in shared:
        return attribution
    return replace(attribution, occasion=replace(occasion, id=shared[occasion.id]))


def told_in(reading: Reading) -> list[Told]:
    """What a reading tells of each occasion, for each of its speakers."""
    grouped: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in reading.attributions:
        if attribution.speaker and attribution.occasion and attribution.occasion.id:
            grouped[f"{attribution.occasion.id} {attribution.speaker}"].append(attribution)
    found = []
    for members in grouped.values():
        occasion, speaker = members[0].occasion, members[0].speaker
        if occasion is None or occasion.id is None or speaker is None:
            continue
        first, last = _days([member.said for member in members])
        hops = frozenset(hop.name.lower() for member in members for hop in member.via if hop.role in {"outlet", "platform"})
        found.append(
            Told(
                occasion.id,
                reading.article.id,
                speaker,
                _words(occasion.name),
                _words(occasion.place),
                _medium(occasion),
                first,
                last,
                hops,
            )
        )
    return found


def _medium(occasion: Occasion) -> str | None:
    return "spoken" if occasion.medium in _SPOKEN else occasion.medium


def _words(text: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", (text or "").lower())) - _EMPTY


def _days(intervals: Sequence[Interval | None]) -> tuple[date | None, date | None]:
    known = [one for one in intervals if one is not None and not one.bound and one.start and one.end]
    starts = [when for one in known if (when := day(one.start))]
    ends = [when for one in known if (when := day(one.end))]
    return (min(starts), max(ends)) if starts and ends else (None, None)


def _groups(ones: Iterable[Told]) -> list[list[Told]]:
    """Groups that agree pairwise with their first member; at most one occasion of each article in a group."""
    groups: list[list[Told]] = []
    for one in sorted(ones, key=lambda told: (not told.name, not told.place, not told.first, told.id)):
        home = next(
            (
                group
                for group in groups
                if all(one.article != other.article and not _clash(one, other) for other in group)
                and any(_agree(one, other) for other in group)
            ),
            None,
        )
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _clash(one: Told, two: Told) -> bool:
    if one.place and two.place and not one.place & two.place:
        return True
    if one.first and one.last and two.first and two.last:
        gap = max((two.first - one.last).days, (one.first - two.last).days)
        if gap > NEAR_DAYS:
            return True
    return bool(one.medium and two.medium and one.medium != two.medium)


def _agree(one: Told, two: Told) -> bool:
    if one.name & two.name:
        return True
    same_day = bool(one.first and two.first and abs((one.first - two.first).days) <= NEAR_DAYS)
    if one.place & two.place:
        return same_day or not (one.first and two.first)
    if one.hops & two.hops:
        return same_day
    return same_day and one.medium is not None and one.medium == two.medium and (one.last == one.first or two.last == two.first)
