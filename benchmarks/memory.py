"""Memory of one process that reads article after article and keeps none: `python -m benchmarks.memory`.

Every article is of its own words: names, verbs of saying and nouns made for it, so that whatever a stage remembers between articles
shows. Each reader has a process of its own; its resident memory is taken after so many articles. What may grow are the caches of words and
names, each up to a bound; the second line of a reader says how many entries they hold.
"""

from __future__ import annotations

import argparse
import functools
import gc
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from onrecord.model import Page, Reading
from onrecord.pipeline.pool import Plan, read_pages

MARKS = (1_000, 2_500, 5_000, 10_000)
PAGE = 4  # KiB of a page of memory
_CACHE = type(functools.cache(lambda: None))


def resident() -> float:
    """This process's resident memory, in MiB."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE / 1024


def name(dice: random.Random) -> str:
    """A name that nobody bears."""
    return "".join(dice.choice("bdfgklmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(2, 4))).title()


def pages(count: int) -> Iterator[Page]:
    """So many articles, no two of them of the same people or things."""
    dice = random.Random(4)  # noqa: S311 (made articles, no secrets)
    for number in range(count):
        person, family, place, thing, verb = name(dice), name(dice), name(dice), name(dice).lower(), name(dice).lower()
        text = (
            f"{place.upper()}, 4 May 2031 ({thing[:3].upper()}) -- {person} {family}, head of the {thing} board of {place}, {verb}ed on "
            f"Monday that the {thing} “will not be {verb}ed before {name(dice)} {number}”.\n\n“We have waited {number} days for the "
            f"{thing},” {family} told reporters. “It stays {verb}ed.” According to the {name(dice)} {name(dice)}, the {thing} is shut.\n"
        ).encode()
        yield Page(f"{number}.txt", text, sha256(text).hexdigest(), "text/plain", file=f"{number}.txt")


def caches() -> dict[str, Any]:
    """Every cache of a function of onrecord that was imported, by the function's name."""
    return {
        f"{one.__module__}.{one.__name__}": one
        for one in gc.get_objects()
        if isinstance(one, _CACHE) and str(getattr(one, "__module__", "")).startswith("onrecord")
    }


def measure(reader: str, most: int) -> dict[int, tuple[float, int]]:
    """Resident memory in MiB, and entries in caches, after each number of articles."""
    found: dict[int, tuple[float, int]] = {}
    for count, row in enumerate(read_pages(pages(most), Plan(reader)), 1):
        if not isinstance(row, Reading) or not row.attributions:
            raise RuntimeError(f"article {count} was not read")
        if count in MARKS:
            gc.collect()
            found[count] = resident(), sum(cache.cache_info().currsize for cache in caches().values())
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--one", choices=["trained", "rules"], help="measure this reader and print JSON")
    parser.add_argument("--articles", type=int, default=MARKS[-1])
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one, asked.articles)))
        return
    marks = [mark for mark in MARKS if mark <= asked.articles]
    print("Resident memory, MiB, after so many articles, none of them kept:\n")
    print("| reader |", " | ".join(f"{mark:,}" for mark in marks), "| growth |")
    print("|---|" + "---|" * (len(marks) + 1))
    for reader in ("trained", "rules"):
        command = [sys.executable, "-m", "benchmarks.memory", "--one", reader, "--articles", str(asked.articles)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found = [json.loads(done.stdout)[str(mark)] for mark in marks]
        print(f"| {reader} | {' | '.join(f'{memory:.0f}' for memory, _ in found)} | {found[-1][0] / found[0][0] - 1:+.1%} |", flush=True)
        print(f"| entries in bounded caches | {' | '.join(f'{entries:,}' for _, entries in found)} | |", flush=True)


if __name__ == "__main__":
    main()
