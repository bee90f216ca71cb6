"""Many articles out of few: the corpora beside the project, each article again and again in other outlets, cut, shuffled and re-dated.

Made when a benchmark runs, never kept in the project. The same seed gives the same articles.
"""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from onrecord import api

SHARED = Path(os.environ.get("ONRECORD_SHARED", "../shared")) / "data"
CITIES = ("Lindmouth", "Ostrava Bay", "Tarn", "Quayside", "Vellamo", "Harrow Point", "Estuary", "Meridian", "Northgate", "Kestrel Hill")
KINDS = ("Courier", "Herald", "Lantern", "Gazette", "Observer", "Mail", "Ledger", "Post")


class Original(NamedTuple):
    """An article that variants are made of."""

    outlet: str
    published: str | None
    paragraphs: tuple[str, ...]


def originals() -> list[Original]:
    """The sample corpus, and BASIL, PolNeAR and ECB+ where they are there."""
    found = [Original("Sample", None, _split(path.read_text("utf-8").split("---\n", 2)[-1])) for path in api.sample_articles()]
    if not SHARED.exists():
        return found
    from benchmarks.ecb import documents  # noqa: PLC0415

    for row in _rows("basil/events.jsonl.gz"):
        lines = tuple(" ".join(line) if isinstance(line, list) else line for line in row["paragraphs"])
        found.append(Original(row["outlet"], row["published"], lines))
    for name in ("polnear/train.jsonl.gz", "polnear/dev.jsonl.gz"):
        found += [Original(row["outlet"], row["published"], _split(row["text"])) for row in _rows(name)]
    found += [Original(f"ECB {one.topic}", None, _split(one.article.text)) for one in documents()]
    return found


def _rows(name: str) -> Iterator[dict]:
    with gzip.open(SHARED / name, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _split(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def write(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """So many articles as files: each original once, then variants of them in turn."""
    dice = random.Random(seed)  # noqa: S311 - a benchmark, not secrets
    there = originals()
    dice.shuffle(there)
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        files.append(folder / f"{number:07d}.txt")
        files[-1].write_text(_article(there[number % len(there)], number // len(there), number, dice), "utf-8")
    return files


def _article(origin: Original, edition: int, number: int, dice: random.Random) -> str:
    outlet = origin.outlet if not edition else f"{CITIES[number % len(CITIES)]} {KINDS[(edition + number // len(CITIES)) % len(KINDS)]}"
    lines = list(origin.paragraphs)
    came = date.fromisoformat((origin.published or "2016-03-02")[:10]) + timedelta(days=dice.choice((0, 0, 1, 2)) if edition else 0)
    if edition:
        lines = [line for place, line in enumerate(lines) if not place or dice.random() < 0.7]  # noqa: PLR2004
        if dice.random() < 0.2 and len(lines) > 3:  # noqa: PLR2004
            start = dice.randrange(1, len(lines) - 1)
            lines[start], lines[start + 1] = lines[start + 1], lines[start]
        lines.append(f"Edition {edition} of {number}.")
    return f"---\noutlet: {outlet}\npublished: {came.isoformat()}\n---\n\n" + "\n\n".join(lines) + "\n"
