"""The header that a plain-text article may carry: `key: value` lines between `---` lines, or bare at its head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.articles.dates import iso

FENCE = "---"
MAX_LINES = 40
MAX_CHARACTERS = 8_000
BARE_LINES = 2  # so many known keys make a header without fences
KEYS = {
    "outlet": "outlet", "publisher": "outlet", "publication": "outlet", "newspaper": "outlet", "source": "outlet",
    "title": "title", "headline": "title",
    "author": "authors", "authors": "authors", "byline": "authors", "by": "authors",
    "published": "published", "date": "published", "publication date": "published", "published at": "published",
    "url": "url", "link": "url",
    "credit": "credit",
    "language": "language", "lang": "language",
}  # fmt: skip
_PAIR = re.compile(r"\s*([A-Za-z][A-Za-z _-]{0,30}?)\s*:(?:[ \t]+(.*))?$")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Header:
    """What a text says about itself.

    Attributes:
        fields: `outlet`, `title`, `authors` (separated by `;`), `published`, `url`, `credit`, `language`, as written.
        end: the offset, in code points, at which the article itself begins.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    end: int = 0


def read_header(text: str) -> Header:
    """The header at the head of a text; an empty one where there is none."""
    begin = 1 if text.startswith("\ufeff") else 0
    lines = _lines(text, begin)
    if lines and lines[0][0].strip() == FENCE:
        return _fenced(lines)
    return _bare(lines, begin)


def _lines(text: str, begin: int) -> list[tuple[str, int]]:
    """The first lines, each with the offset of its end."""
    found: list[tuple[str, int]] = []
    place = begin
    while place < len(text) and len(found) < MAX_LINES and place < MAX_CHARACTERS:
        match = _LINE.match(text, place, place + MAX_CHARACTERS)
        if match is None or match.end() == place:
            break
        place = match.end()
        found.append((match.group().rstrip("\r\n"), place))
    return found


def _fenced(lines: list[tuple[str, int]]) -> Header:
    fields: dict[str, str] = {}
    for line, end in lines[1:]:
        if line.strip() in (FENCE, "..."):
            return Header(fields, end) if fields else Header()
        pair = _PAIR.match(line)
        if pair is not None:
            _put(fields, pair[1], pair[2] or "")
        elif line.strip() and not line.startswith((" ", "\t", "-", "#")):
            return Header()  # a rule above prose, not a header
    return Header()


def _bare(lines: list[tuple[str, int]], begin: int) -> Header:
    fields: dict[str, str] = {}
    known, end = 0, begin
    for line, stop in lines:
        pair = _PAIR.match(line)
        if pair is None or pair[1].lower().replace("_", " ") not in KEYS or not pair[2]:
            if line.strip():
                break
            if known:
                end = stop
                break
            continue
        _put(fields, pair[1], pair[2])
        known, end = known + 1, stop
    telling = "title" in fields or iso(fields.get("published")) is not None
    return Header(fields, end) if known >= BARE_LINES and telling else Header()


def _put(fields: dict[str, str], key: str, value: str) -> None:
    name = KEYS.get(key.lower().replace("_", " "))
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    if name and value and value.lower() not in ("null", "none", "~"):
        fields.setdefault(name, value)
