"""Read the golden records: strings become spans, and a string that is not in the article is an error."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

from onrecord import sample
from onrecord.model import Span

HERE = Path(__file__).parent
Words = str | list[Any]


class GoldenError(AssertionError):
    """A golden record that does not fit its article, or does not fit itself."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article's text and the parts of it that are read."""

    name: str
    text: str
    body: tuple[Span, ...]

    def find(self, words: Words) -> Span:
        """The place of a string, or of the n-th occurrence of it, inside one paragraph of the body.

        Raises:
            GoldenError: the body does not hold it, or holds it more than once and no number is given.
        """
        string, number = (words, None) if isinstance(words, str) else (str(words[0]), int(words[1]))
        places = [
            Span(match.start() + part.start, match.start() + part.start + len(string))
            for part in self.body
            for match in re.finditer(f"(?={re.escape(string)})", part.of(self.text))
        ]
        if not places:
            raise GoldenError(f"{self.name}: not in the body: {string!r}")
        if number is None and len(places) > 1:
            raise GoldenError(f"{self.name}: {string!r} stands {len(places)} times; say which")
        if number is not None and not 1 <= number <= len(places):
            raise GoldenError(f"{self.name}: {string!r} stands {len(places)} times, number {number} is asked for")
        return places[(number or 1) - 1]

    def all(self, pieces: Sequence[Words]) -> tuple[Span, ...]:
        """The places of several strings, in order."""
        return tuple(sorted(self.find(piece) for piece in pieces))


@dataclass(frozen=True, slots=True)
class Expected:
    """One attribution as it should be found; None where the golden record does not judge."""

    id: int
    kinds: tuple[str, ...]
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: str | None
    unnamed: bool
    parent: int | None
    via: tuple[tuple[str, str], ...] | None
    occasion: Mapping[str, str | None] | None
    said: Mapping[str, str] | None
    flags: frozenset[str]
    optional: bool
    content_also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Golden:
    """The expected record of one article."""

    name: str
    path: Path
    raw: Mapping[str, Any]

    def expected(self, text: Text) -> tuple[Expected, ...]:
        """The attributions, with their places in this text.

        Raises:
            GoldenError: a string is not in the text.
        """
        return tuple(_expected(row, text) for row in self.raw["attributions"])


def _expected(row: Mapping[str, Any], text: Text) -> Expected:
    return Expected(
        id=row["id"],
        kinds=tuple([row["kind"]] if isinstance(row["kind"], str) else row["kind"]),
        content=text.all(row["content"]),
        cue=text.all(row["cue"]),
        source=text.all(row["source"]),
        speaker=row["speaker"],
        unnamed=row.get("unnamed", False),
        parent=row.get("parent"),
        via=tuple((hop["name"], hop["role"]) for hop in row["via"]) if "via" in row else None,
        occasion=row.get("occasion"),
        said=row.get("said"),
        flags=frozenset(row.get("flags", ())),
        optional=row.get("optional", False),
        content_also=text.all(row.get("content_also", [])),
    )


def goldens() -> Iterator[Golden]:
    """Every golden record, in the order of the articles' names.

    Raises:
        GoldenError: an article has no golden record.
    """
    for path in sample.articles():
        record = HERE / f"{path.stem}.json"
        if not record.exists():
            raise GoldenError(f"{path.name} has no golden record")
        yield Golden(path.stem, path, json.loads(record.read_text("utf-8")))


def rows(name: str) -> Any:
    """One of the other golden files: `statements`, `draft` or `check/expected`."""
    return json.loads((HERE / f"{name}.json").read_text("utf-8"))


def plain(golden: Golden) -> Text:
    """The article's body, made without the reader: paragraphs after the front matter, or those of the page's article."""
    content = golden.path.read_text("utf-8")
    if golden.path.suffix == ".html":
        text = "\n\n".join(_page(content))
        start = 0
    else:
        text = content
        start = content.index("\n---\n", 4) + 5
    body = tuple(Span(match.start(), match.end()) for match in re.compile(r"[^\n]+").finditer(text, start))
    return Text(golden.name, text, body)


def _page(content: str) -> list[str]:
    paragraphs = html.fromstring(content).iterfind(".//div[@class='article-body']/p")
    return ["".join(map(str, node.itertext())).strip() for node in paragraphs]
