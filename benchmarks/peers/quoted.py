"""The quotations that everybody is asked for, and how many of them somebody finds.

A quotation is a stretch of two words or more in double marks, inside one line, as a plain pattern finds them: nobody's own
scanner. It is speech where the annotators of PolNeAR took it into an attribution's content, and its sources are those of these
attributions.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.rules import POLNEAR, shared

Stretch = tuple[int, int]
Found = list[tuple[Stretch, Stretch | None]]
QUOTED = re.compile(r"“([^“”\"\n]+)”|\"([^“”\"\n]+)\"|''([^'\n]+)''")
HELD = 0.8  # of a quotation's characters


@dataclass(slots=True)
class Asked:
    """One article: its text, its quotations in marks, and of each the sources that annotators gave it, or None where it is no speech."""

    text: str
    quotations: list[tuple[Stretch, list[Stretch] | None]]


@dataclass(slots=True)
class Tally:
    """How somebody did.

    Attributes:
        speech: quotations that are speech.
        found: those of them that were found.
        taken: quotations that were taken for speech.
        sourced: quotations that are speech and have a source.
        right: those of them that were found with a source that shares a character with the annotated one.
        failed: articles on which it raised an error.
    """

    speech: int = 0
    found: int = 0
    taken: int = 0
    sourced: int = 0
    right: int = 0
    failed: int = 0


def articles() -> Iterator[Asked]:
    """PolNeAR's development articles."""
    with gzip.open(shared() / POLNEAR / "dev.jsonl.gz", "rt", encoding="utf-8") as rows:
        for line in rows:
            row = json.loads(line)
            gold = row["annotations"][0]["attributions"]
            yield Asked(row["text"], [(place, _sources(place, gold)) for place in _stretches(row["text"])])


def _stretches(text: str) -> Iterator[Stretch]:
    for match in QUOTED.finditer(text):
        if len(match[match.lastindex or 0].split()) > 1:
            yield match.span(match.lastindex or 0)


def _sources(place: Stretch, gold: Sequence[dict[str, list[Stretch]]]) -> list[Stretch] | None:
    around = [one for one in gold if _share(place, [(start, end) for start, end in one["content"]]) >= HELD]
    return [(start, end) for one in around for start, end in one.get("source") or []] if around else None


def _share(place: Stretch, pieces: Sequence[Stretch]) -> float:
    """How much of a stretch pieces cover that do not overlap each other."""
    return sum(max(0, min(place[1], end) - max(place[0], start)) for start, end in pieces) / (place[1] - place[0])


def count(tally: Tally, asked: Asked, found: Found, error: str | None = None) -> None:
    """Add one article to a tally."""
    if error:
        tally.failed += 1
    for place, sources in asked.quotations:
        holders = [(piece, source) for piece, source in found if _share(place, [piece]) >= HELD]
        tally.taken += bool(holders)
        if sources is None:
            continue
        tally.speech += 1
        tally.found += bool(holders)
        if sources:
            tally.sourced += 1
            tally.right += any(source and _share(source, [one]) > 0 for _, source in holders for one in sources)
