"""GAP (Webster et al. 2018): ambiguous pronouns with two names each, scored as its authors do.

The two names of each row are given (the "gold two mention" setting); the answer is the likelier of the two by the pronoun scorer, or
neither where another candidate is far likelier.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np

from onrecord.entities.cast import Draft, Sight, cast
from onrecord.entities.labels import describe
from onrecord.entities.lexicon import Gender
from onrecord.entities.mentions import Name, find_names
from onrecord.entities.pronouns import GENDERS, Trail, ranked
from onrecord.entities.sense import Sense, sense_of
from onrecord.entities.words import Words, read_words
from onrecord.model import Article, Encoding, Span
from onrecord.reader import Reader

SHARED = Path(os.environ.get("ONRECORD_SHARED", "../shared")) / "data"
NEITHER = 0.12
DRAWS = 1000
PARTS = ("development", "validation")


class Figures(NamedTuple):
    """F1 in per cent: overall, masculine, feminine; and the standard error of the difference of the two, by drawing rows anew."""

    overall: float
    masculine: float
    feminine: float
    error: float


def rows(part: str) -> Iterator[dict[str, str]]:
    """The rows of one part: `development` or `validation`."""
    with (SHARED / "gap" / f"gap-{part}.tsv").open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)


def article_of(text: str) -> Article:
    """A text as an article, one paragraph a line."""
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Article("art-gap", None, None, None, None, (), None, "en", None, text, body)


def scene_of(row: dict[str, str], encoding: Encoding | None = None) -> tuple[Words, int, Trail, dict[int, str]]:
    """The words, the pronoun's place, the trail up to it, and the drafts of the two names by their number."""
    words = read_words(article_of(row["Text"]))
    index = words.at(int(row["Pronoun-offset"]))
    names = with_given(words, row)
    _, owner = cast(words, names)
    describe(words, names, owner)
    marks: dict[int, str] = {}
    for letter in "BA":
        marks[owner[words.at(int(row[f"{letter}-offset"]))].number] = letter
    return words, index, trail_to(words, index, names, owner, sense_of(words, encoding)), marks


def with_given(words: Words, row: dict[str, str]) -> list[Name]:
    """The names found, with the two given ones put in as people's."""
    given = []
    for letter in "AB":
        start = int(row[f"{letter}-offset"])
        inside = words.between(start, start + len(row[letter]))
        given.append(Name(inside.start, max(inside.start, inside.stop - 1), "person"))
    kept = []
    for name in find_names(words):
        clash = next((i for i, g in enumerate(given) if name.first <= g.last and g.first <= name.last), None)
        if clash is None:
            kept.append(name)
        elif name.type == "person" and name.first == given[clash].first:
            given[clash] = Name(name.first, given[clash].last, "person", name.title, name.gender, sure=True)
    return sorted([*kept, *given], key=lambda name: name.first)


def trail_to(words: Words, index: int, names: list[Name], owner: dict[int, Draft], sense: Sense | None = None) -> Trail:
    """Everything before the pronoun as the resolver would have read it; other pronouns are resolved on the way."""
    starts = {name.first: name for name in names}
    trail = Trail(names=[(first, owner[first], Sight(first, name.last, "name")) for first, name in sorted(starts.items())], sense=sense)
    for at in range(index):
        if at in starts:
            trail.see(owner[at], Sight(at, starts[at].last, "name"))
        elif words.lower[at] in GENDERS:
            choices = ranked(words, at, trail)
            if choices and choices[0].score >= 0.5:  # noqa: PLR2004  the resolver's own bar
                trail.see(choices[0].draft, Sight(at, at, "pronoun"))
                trail.kin[GENDERS[words.lower[at]]] = choices[0].draft
    return trail


def answer(row: dict[str, str], encoding: Encoding | None = None) -> tuple[bool, bool]:
    """Whether the pronoun is taken for A, and for B."""
    words, index, trail, marks = scene_of(row, encoding)
    scores = {marks[c.draft.number]: c.score for c in ranked(words, index, trail) if c.draft.number in marks}
    if not scores:
        return False, False
    best = max(sorted(scores), key=lambda letter: scores[letter])
    if scores[best] < NEITHER:
        return False, False
    return best == "A", best == "B"


def measure(part: str, reader: Reader | None = None) -> Figures:
    """F1 over both names of every row, overall and by gender; without a reader, by rules alone."""
    found = list(rows(part))
    seen: list[Encoding | None] = [None] * len(found)
    if reader is not None:
        seen = list(reader.encode([article_of(row["Text"]) for row in found]))
    counts = np.zeros((len(found), 3), np.int64)
    for at, (row, encoding) in enumerate(zip(found, seen, strict=True)):
        for letter, said in zip("AB", answer(row, encoding), strict=True):
            true = row[f"{letter}-coref"].upper() == "TRUE"
            counts[at] += (said and true, said and not true, true and not said)
    return figures([GENDERS[row["Pronoun"].lower()] for row in found], counts)


def figures(genders: Sequence[Gender], counts: np.ndarray) -> Figures:
    """The figures of some rows.

    Args:
        genders: each row's.
        counts: right, wrong and missed names of each row: (rows, 3).
    """
    male = np.array([gender == "male" for gender in genders])
    gaps = [percent(counts[rows][male[rows]]) - percent(counts[rows][~male[rows]]) for rows in drawn(len(male))]
    return Figures(percent(counts), percent(counts[male]), percent(counts[~male]), float(np.std(gaps)))


def drawn(size: int) -> list[np.ndarray]:
    """So many rows drawn anew with replacement, `DRAWS` times, for a bootstrap."""
    draw = np.random.default_rng(1)
    return [draw.integers(0, size, size) for _ in range(DRAWS)]


def percent(counts: np.ndarray) -> float:
    """F1 in per cent of right, wrong and missed names: (rows, 3)."""
    return 100 * f1(*counts.sum(0).tolist())


def f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / max(1, 2 * right + wrong + missed)


def main() -> None:
    """Print the table."""
    print("| GAP | F1 | masculine | feminine | feminine/masculine | difference | its standard error |\n|---|---|---|---|---|---|---|")
    ways = (("rules", None), ("encoder and rules", Reader.load()))
    for part, (name, reader) in product(PARTS, ways):
        overall, masculine, feminine, error = measure(part, reader)
        told = f"{overall:.1f} | {masculine:.1f} | {feminine:.1f} | {feminine / max(masculine, 1e-9):.2f}"
        print(f"| {part}, {name} | {told} | {feminine - masculine:+.1f} | {error:.1f} |")


if __name__ == "__main__":
    main()
