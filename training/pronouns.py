"""Fit the weights of the pronoun scorer: conditional logistic regression over each pronoun's candidates.

Run from the project's root: `python -m training.pronouns`. Reads GUM (gold coreference) and the development part of GAP from the
shared data,
prints accuracy on a part kept aside, writes `src/onrecord/entities/weights/pronouns.json`.
"""

from __future__ import annotations

import csv
import json
import os
import random
import re
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from onrecord.attributions import rules
from onrecord.entities.cast import Draft, Sight, cast
from onrecord.entities.labels import describe
from onrecord.entities.mentions import Name, find_names
from onrecord.entities.pronouns import GENDERS, NEUTER, PLURAL, Trail, candidates, features
from onrecord.entities.words import Words, read_words
from onrecord.model import Article, Span

SHARED = Path(os.environ.get("ONRECORD_SHARED", "../shared")) / "data"
TARGET = Path("src/onrecord/entities/weights/pronouns.json")
ENTITY = re.compile(r"(\()?(\d+)(?:-([a-z]+)[^()]*?)?(\))?(?=\(|\)|\d|$)")
PENALTY, STEPS, RATE = 2.0, 400, 0.5


class Case(NamedTuple):
    """One pronoun: the features of each candidate, and which of them are right."""

    candidates: list[dict[str, float]]
    right: list[bool]
    source: str


class Document(NamedTuple):
    """A text with its gold chains: stretches of text to the number of the chain."""

    name: str
    article: Article
    chains: dict[Span, int]


def article_of(text: str) -> Article:
    """A text as an article, one paragraph a line."""
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Article("art-0", None, None, None, None, (), None, "en", None, text, body)


def gum() -> Iterator[Document]:
    """GUM's documents with their coreference."""
    with tarfile.open(SHARED / "gum" / "gum_conllu.tar.xz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if member.name.endswith(".conllu"):
                handle = archive.extractfile(member)
                if handle:
                    yield read_gum(member.name, handle.read().decode("utf-8"))


def read_gum(name: str, conllu: str) -> Document:
    """One document of GUM, its text put together from the words."""
    text: list[str] = []
    length = 0
    opened: list[tuple[int, int]] = []
    chains: dict[Span, int] = {}
    for line in conllu.splitlines():
        if line.startswith("# newpar") and "block" not in line and text:
            text.append("\n")
            length += 1
        fields = line.split("\t")
        if len(fields) != 10 or not fields[0].isdigit():  # CoNLL-U has ten columns
            continue
        start = length
        glue = "SpaceAfter=No" in fields[9]
        text.append(fields[1] + ("" if glue else " "))
        length += len(text[-1])
        match = re.search(r"Entity=([^|]*)", fields[9])
        for piece in re.findall(r"\(\d+-[^()]*\)?|\d+\)", match[1]) if match else []:
            number = int(re.match(r"\(?(\d+)", piece)[1])  # type: ignore[index]
            if piece.startswith("("):
                opened.append((number, start))
            if piece.endswith(")"):
                for position in range(len(opened) - 1, -1, -1):
                    if opened[position][0] == number:
                        chains[Span(opened.pop(position)[1], start + len(fields[1]))] = number
                        break
    return Document(name, article_of("".join(text)), chains)


def chain_of(words: Words, first: int, last: int, chains: dict[Span, int]) -> int | None:
    """The chain of a name: the shortest gold stretch that begins before its first word and ends with its last."""
    own = words.span(first, last)
    held = [(span.length, number) for span, number in chains.items() if span.end == own.end and span.start <= own.start]
    held += [
        (span.length, number) for span, number in chains.items() if span.contains(own) and span.start == own.start and span.end > own.end
    ]
    return min(held)[1] if held else None


def cases_of(document: Document) -> Iterator[Case]:
    """The pronouns of one document, read in order with gold answers put in."""
    words = read_words(document.article)
    names = find_names(words)
    _drafts, owner = cast(words, names)
    describe(words, names, owner)
    numbers = {name.first: chain_of(words, name.first, name.last, document.chains) for name in names}
    of_chain: dict[int, Draft] = {}
    for name in names:
        number = numbers[name.first]
        if number is not None:
            of_chain.setdefault(number, owner[name.first])
    gold_pronouns = {
        words.at(span.start): number for span, number in document.chains.items() if words.at(span.start) + 1 == words.at(span.end)
    }
    yield from walk(words, names, owner, gold_pronouns, of_chain, speakers(document.article, words), document.name)


def speakers(article: Article, words: Words) -> set[int]:
    """First words of the sources that the rules find."""
    return {words.at(a.source[0].start) for a in rules.find(article) if a.source}


def walk(
    words: Words,
    names: Sequence[Name],
    owner: dict[int, Draft],
    gold: dict[int, int],
    of_chain: dict[int, Draft],
    speaking: set[int],
    source: str,
) -> Iterator[Case]:
    """Read one document from front to back."""
    starts = {name.first: name for name in names}
    trail = Trail(names=[(first, owner[first], Sight(first, name.last, "name")) for first, name in sorted(starts.items())])
    for index, lower in enumerate(words.lower):
        draft: Draft | None = None
        if index in starts:
            draft = owner[index]
            trail.see(draft, Sight(index, starts[index].last, "name"))
        elif lower in GENDERS or lower in PLURAL or lower in NEUTER:
            draft = of_chain.get(gold.get(index, -1))
            gender = GENDERS.get(lower)
            if draft is not None:
                number = "person" if gender else "plural" if lower in PLURAL else "neuter"
                found = candidates(words, index, trail, gender, number)
                if gender and any(d is draft for d, _ in found):
                    yield Case(
                        [features(words, index, d, s, r, trail, gender) for r, (d, s) in enumerate(found)],
                        [d is draft for d, _ in found],
                        source,
                    )
                trail.see(draft, Sight(index, index, "pronoun"))
                if gender:
                    trail.kin[gender] = draft
        start = starts[index].title[0] if index in starts and starts[index].title else index
        if draft is not None and (index in speaking or start in speaking):
            trail.speaker = draft


def gap(part: str) -> Iterator[dict[str, Any]]:
    """The rows of one part of GAP."""
    with (SHARED / "gap" / f"gap-{part}.tsv").open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)


def gap_case(row: dict[str, Any]) -> tuple[Case, list[str | None]]:
    """One row of GAP as a case, and which candidate is `A` and `B`."""
    from benchmarks.gap import scene_of  # noqa: PLC0415

    words, index, trail, marks = scene_of(row)
    gender = GENDERS[row["Pronoun"].lower()]
    found = candidates(words, index, trail, gender, "person")
    which = [marks.get(d.number) for d, _ in found]
    right = [(w == "A" and row["A-coref"].upper() == "TRUE") or (w == "B" and row["B-coref"].upper() == "TRUE") for w in which]
    return Case([features(words, index, d, s, r, trail, gender) for r, (d, s) in enumerate(found)], right, "gap"), which


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Weights that make the right candidates likely, by gradient steps with a quadratic penalty."""
    names = sorted({name for case in cases for candidate in case.candidates for name in candidate})
    column = {name: i for i, name in enumerate(names)}
    rows = sum(len(case.candidates) for case in cases)
    matrix = np.zeros((rows, len(names)))
    right = np.zeros(rows, dtype=bool)
    group = np.zeros(rows, dtype=int)
    at = 0
    for number, case in enumerate(cases):
        for candidate, truth in zip(case.candidates, case.right, strict=True):
            for name, value in candidate.items():
                matrix[at, column[name]] = value
            right[at], group[at] = truth, number
            at += 1
    weights = np.zeros(len(names))
    speed = np.zeros(len(names))
    for _ in range(STEPS):
        scores = matrix @ weights
        top = np.full(len(cases), -np.inf)
        np.maximum.at(top, group, scores)
        shares = np.exp(scores - top[group])
        total = np.bincount(group, shares, len(cases))
        good = np.bincount(group, shares * right, len(cases))
        gradient = matrix.T @ (shares * right / good[group] - shares / total[group]) - PENALTY * weights
        speed += gradient**2
        weights += RATE * gradient / np.sqrt(speed + 1e-9)
    return dict(zip(names, weights.tolist(), strict=True))


def accuracy(cases: Sequence[Case], weights: dict[str, float]) -> float:
    """The share of cases whose best candidate is right."""
    good = 0
    for case in cases:
        scores = [sum(weights.get(n, 0.0) * v for n, v in candidate.items()) for candidate in case.candidates]
        good += case.right[scores.index(max(scores))]
    return good / max(1, len(cases))


def main() -> None:
    """Collect, fit, measure, write."""
    cases = [case for document in gum() for case in cases_of(document)]
    rows = [case for case, _ in map(gap_case, gap("development")) if any(case.right)]
    shuffled = random.Random(7)  # noqa: S311  a fixed split
    shuffled.shuffle(rows)
    kept, aside = rows[len(rows) // 5 :], rows[: len(rows) // 5]
    gum_aside = [case for case in cases if hash_name(case.source) == 0]
    gum_kept = [case for case in cases if hash_name(case.source)]
    trial = fit([*gum_kept, *kept])
    print(f"| set aside | pronouns | right |\n|---|---|---|\n| GUM | {len(gum_aside)} | {accuracy(gum_aside, trial):.3f} |")
    print(f"| GAP development | {len(aside)} | {accuracy(aside, trial):.3f} |")
    weights = {name: round(value, 4) for name, value in fit([*cases, *rows]).items()}
    TARGET.write_text(json.dumps({"card": CARD, "weights": weights}, indent=1) + "\n", "utf-8")


def hash_name(name: str) -> int:
    """A fixed fifth of the documents is 0."""
    return sum(map(ord, name)) % 5


CARD = {
    "what": "linear weights for the candidates of a pronoun",
    "fitted by": "python -m training.pronouns",
    "data": "GUM (CC BY 4.0 annotations) and the development part of GAP (Apache-2.0); no text is kept",
}

if __name__ == "__main__":
    main()
