"""PolNeAR (Newell et al. 2018) as paragraphs of words with the spans of their attributions."""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.reader.tags import ROLES
from onrecord.reader.words import split

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


class Piece(NamedTuple):
    """A painted span: role (index into ROLES), first word, last word (inclusive), and the attributions it is part of."""

    role: int
    first: int
    last: int
    ties: frozenset[int]


@dataclass
class Paragraph:
    """A paragraph and what is known of it.

    Attributes:
        words: text, and whether it is glued to the word before.
        offsets: start and end in code points of the article.
        pieces: painted spans, each word in one at most.
        nested: painted spans inside contents, from self-training; None where unknown.
        mentions: a mention tag's number at each word, -100 where unknown; None where nothing is known.
    """

    words: list[tuple[str, bool]]
    offsets: list[tuple[int, int]]
    pieces: list[Piece] = field(default_factory=list)
    nested: list[Piece] | None = None
    mentions: list[int] | None = None


@dataclass
class Document:
    """One article: its id and its paragraphs in order."""

    id: str
    paragraphs: list[Paragraph]


def shared() -> Path:
    """The folder of shared data: `ONRECORD_SHARED`, else `../shared`."""
    return Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def paint(paragraph: Paragraph, spans: list[tuple[int, int, int, int]]) -> None:
    """Give each word to the first span that covers it, and keep what each span was left with.

    Args:
        paragraph: its `pieces` are set.
        spans: role, start, end (code points), attribution number, in the order of the annotation.
    """
    owner = [-1] * len(paragraph.words)
    ties: dict[tuple[int, int, int], set[int]] = {}
    unique: list[tuple[int, int, int]] = []
    for role, start, end, number in spans:
        key = (role, start, end)
        if key not in ties:
            ties[key] = set()
            unique.append(key)
        ties[key].add(number)
    for which, (_, start, end) in enumerate(unique):
        for i, (s, e) in enumerate(paragraph.offsets):
            if s < end and e > start and owner[i] < 0:
                owner[i] = which
    i = 0
    while i < len(owner):
        j = i
        while j + 1 < len(owner) and owner[j + 1] == owner[i]:
            j += 1
        if owner[i] >= 0:
            key = unique[owner[i]]
            paragraph.pieces.append(Piece(key[0], i, j, frozenset(ties[key])))
        i = j + 1


def documents(part: str) -> list[Document]:
    """The articles of `train` or `dev`, the first annotation of each."""
    found = []
    for row in rows(shared() / "data" / "polnear" / f"{part}.jsonl.gz"):
        text = row["text"]
        spans = [
            (ROLES.index(role), s, e, n)
            for n, one in enumerate(row["annotations"][0]["attributions"])
            for role in ROLES
            for s, e in one.get(role) or []
        ]
        document = Document(row["id"], [])
        for match in PARAGRAPH.finditer(text):
            words = split(text, *match.span())
            if not words:
                continue
            paragraph = Paragraph([(w.text, w.glued) for w in words], [(w.start, w.end) for w in words])
            paint(paragraph, [x for x in spans if x[1] < match.end() and x[2] > match.start()])
            document.paragraphs.append(paragraph)
        found.append(document)
    return found
