"""Ten articles added to ledgers of different sizes: what it takes must not grow with what is there.

    python -m benchmarks.adding [SIZE ...]

The articles are invented, and say sentences of campaign transcripts, each reported by up to four outlets. Those that are added have ids of
their own for the people in them, as a reader gives them, so that each has to be joined with those who are there; those that are there have
one id for one person, as if they had been joined. The people are invented so that the linker tells all but a few of them apart, and new
ones come with every story: where it takes many for one, each ten merges them anew, and brings most of the ledger's sayings with them.
Reading is left out: it is the same whatever the ledger holds. The time is that of one processor, SQLite's among it; the median of several
tens, each added after the other.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.made_news import News, page_of
from benchmarks.transcripts import transcripts
from onrecord.api.adding import keep_reading
from onrecord.api.settling import settle
from onrecord.chains import link_occasions
from onrecord.ledger import Ledger
from onrecord.model import Reading
from onrecord.pipeline import across

SIZES = (400, 1_200, 3_600, 10_000)
PEOPLE = 20_000
PART = 400
TENS = 3


def lines() -> list[str]:
    """Sentences of transcripts, in an order of their own."""
    whole = (line for row in transcripts() for line in row["text"].replace("\n", " ").replace('"', "").split(". "))
    found = list(dict.fromkeys(line for line in whole if 8 < len(line.split()) < 60))  # noqa: PLR2004
    random.Random(3).shuffle(found)  # noqa: S311
    return found


class Filler:
    """Fills a ledger with articles as they stand after everybody and everything in them was joined, without joining them."""

    def __init__(self, ledger: Ledger) -> None:
        said = lines()
        self._ledger = ledger
        self._own, self._shared = News(people=PEOPLE, lines=said, own_ids=True), News(people=PEOPLE, lines=said)
        self._filed: set[tuple[str, str]] = set()
        self.articles = 0

    def ten(self) -> list[Reading]:
        """The next ten articles, as a reader gives them."""
        self.articles += 10
        return list(self._own.readings(10, self.articles - 10))

    def up_to(self, size: int) -> None:
        """Fill until there are so many articles."""
        while self.articles < size:
            count = min(PART, size - self.articles)
            part = list(link_occasions(map(across.own_occasions, self._shared.readings(count, self.articles))))
            with self._ledger.write():
                for reading in part:
                    self._ledger.put_page(page_of(reading))
                    self._ledger.put_reading(reading)
                    self._ledger.put_wording_keys(across.wording_keys(reading))
                self._ledger.put_entity_keys(pair for reading in part for pair in self._keys(reading))
                self._ledger.replace_statements([], self._shared.statements(part))
            self.articles += count

    def _keys(self, reading: Reading) -> Iterator[tuple[str, str]]:
        names = {entity.id: entity.name for entity in reading.entities}
        for key, one in across.entity_keys(reading):
            if (key, names[one]) not in self._filed:
                self._filed.add((key, names[one]))
                yield key, one


def main() -> None:
    """Print the table."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print("| articles there | attributions | ten kept, ms | ten joined, ms | both, beside the first row |\n|--:|--:|--:|--:|--:|")
    base = 0.0
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "grown.ledger") as ledger:
        filler = Filler(ledger)
        for size in sizes:
            filler.up_to(size)
            kept, joined = [], []
            for _ in range(TENS):
                ten = filler.ten()
                begun = time.process_time()
                ids = [keep_reading(ledger, reading) for reading in ten]
                between = time.process_time()
                settle(ledger, ids)
                kept.append(1000 * (between - begun))
                joined.append(1000 * (time.process_time() - between))
            one, other = statistics.median(kept), statistics.median(joined)
            base = base or one + other
            attributions = ledger.verify().attributions if size == sizes[-1] else 0
            there = f"{attributions:,}" if attributions else ""
            print(f"| {size:,} | {there} | {one:.0f} | {other:.0f} | {(one + other) / base:.2f} |", flush=True)


if __name__ == "__main__":
    main()
