"""The pronouns that the scorer is fitted on: GUM's, with gold coreference, and those of the development part of GAP.

`training/who.py` fits the weights.
"""

from __future__ import annotations

import os
import re
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import gap
from onrecord.attributions import rules
from onrecord.entities.cast import Draft, Sight, cast
from onrecord.entities.labels import describe
from onrecord.entities.lexicon import Gender
from onrecord.entities.mentions import Name, find_names
from onrecord.entities.pronouns import GENDERS, NEUTER, PLURAL, Trail, candidates, features
from onrecord.entities.words import Words, read_words
from onrecord.model import Article, Span

SHARED = Path(os.environ.get("ONRECORD_SHARED", "../shared")) / "data"
ENTITY = re.compile(r"(\()?(\d+)(?:-([a-z]+)[^()]*?)?(\))?(?=\(|\)|\d|$)")


class Case(NamedTuple):
    """One pronoun: the features of each candidate, which of them are right, and where all stand.

    Attributes:
        candidates: the features of each.
        right: whether the pronoun stands for it.
        pronoun: offset in code points of the pronoun.
        ends: offsets at which the last word of each candidate begins.
    """

    candidates: list[dict[str, float]]
    right: list[bool]
    pronoun: int
    ends: list[int]


class Document(NamedTuple):
    """A text with its gold chains: stretches of text to the number of the chain."""

    name: str
    article: Article
    chains: dict[Span, int]


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
    return Document(name, gap.article_of("".join(text)), chains)


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
    yield from walk(words, names, owner, gold_pronouns, of_chain, speakers(document.article, words))


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
                if any(d is draft for d, _ in found):
                    yield case_of(words, index, trail, gender, found, [d is draft for d, _ in found])
                trail.see(draft, Sight(index, index, "pronoun"))
                if gender:
                    trail.kin[gender] = draft
        start = starts[index].title[0] if index in starts and starts[index].title else index
        if draft is not None and (index in speaking or start in speaking):
            trail.speaker = draft


def case_of(
    words: Words,
    index: int,
    trail: Trail,
    gender: Gender | None,
    found: Sequence[tuple[Draft, Sight]],
    right: list[bool],
) -> Case:
    """A pronoun with its candidates as a case."""
    told = [features(words, index, d, s, r, trail, gender) for r, (d, s) in enumerate(found)]
    return Case(told, right, words.spans[index].start, [words.spans[s.last].start for _, s in found])


def gap_case(row: dict[str, str]) -> tuple[Case, list[str | None]]:
    """One row of GAP as a case, and which candidate is `A` and which `B`."""
    words, index, trail, marks = gap.scene_of(row)
    gender = GENDERS[row["Pronoun"].lower()]
    found = candidates(words, index, trail, gender, "person")
    letters = [marks.get(d.number) for d, _ in found]
    right = [letter is not None and row[f"{letter}-coref"].upper() == "TRUE" for letter in letters]
    return case_of(words, index, trail, gender, found, right), letters


def gum_cases() -> list[tuple[Article, list[Case]]]:
    """GUM's documents with their cases."""
    return [(document.article, list(cases_of(document))) for document in gum()]
