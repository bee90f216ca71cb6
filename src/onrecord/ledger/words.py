"""Words as the search index has them: folded, one by one, with their places.

A word is a run of letters and digits, after Unicode compatibility decomposition, with its marks taken off and its case folded
(UAX 15, UAX 21); a character of a script that is written without spaces is a word by itself, and is found as part of a phrase.
Both engines index the same words, so that a search finds the same on either.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

LONGEST = 64
"""A longer run is cut: nobody searches for it, and an index has its limits."""

MOST_TERMS = 32
"""Terms of one query that count."""

_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
_RUN = re.compile(rf"[{_UNSPACED}]|(?:[^\W_{_UNSPACED}]|[\u0300-\u036f])+")
_PLAIN = re.compile(r"[a-z0-9]+")
_BETWEEN = re.compile(r"[^\x00-\x7f\w\u0300-\u036f]")
"""What stands between words and is no ASCII: quotation marks, dashes, currencies."""
_TERM = re.compile(r'(-?)"([^"]*)("?)(\*?)|(-?)([^\s"]+)')


class Word(NamedTuple):
    """A folded word, and its half-open place in code points."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand in a row.

    Attributes:
        words: folded, in order; never empty.
        prefix: whether the last word may go on.
        without: whether the term must not be there.
    """

    words: tuple[str, ...]
    prefix: bool = False
    without: bool = False


def fold(text: str) -> str:
    """Without case, marks and compatibility forms; only letters and digits are left."""
    if text.isascii() and text.isalnum():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isalnum())


def words(text: str) -> list[Word]:
    """The words of a text, in order."""
    plain = _plain(text)
    if plain is not None:
        return [Word(run.group()[:LONGEST], run.start(), run.end()) for run in _PLAIN.finditer(plain)]
    found = (Word(fold(run.group())[:LONGEST], run.start(), run.end()) for run in _RUN.finditer(text))
    return [word for word in found if word.folded]


def _plain(text: str) -> str | None:
    """A text whose words are ASCII, in lower case, with everything at its place; None where one of its words is not."""
    if not text.isascii():
        text = _BETWEEN.sub(" ", text)
    return text.lower() if text.isascii() else None


def folded(text: str) -> str:
    """The words of a text, folded, with one space between them."""
    return " ".join(word.folded for word in words(text))


def terms(query: str) -> tuple[Term, ...]:
    """What a query asks for: words, `"phrases"`, `prefix*`, `-without`.

    Every query means something: a mark that is out of place is ignored, a quotation mark that is not closed ends with the query.
    """
    found: list[Term] = []
    for match in _TERM.finditer(query.replace("“", '"').replace("”", '"')):
        minus, phrase, _, star, word_minus, word = match.groups()
        text = phrase if word is None else word
        folded_words = tuple(w.folded for w in words(text))
        if folded_words:
            prefix = star == "*" or (word is not None and word.endswith("*"))
            found.append(Term(folded_words, prefix, bool(minus or word_minus)))
    return tuple(found[:MOST_TERMS])


def places(text: str, wanted: tuple[Term, ...]) -> list[tuple[int, int]]:
    """Where the terms stand in a text: half-open, in code points, in order, without overlap."""
    terms_sought = [term for term in wanted if not term.without]
    plain = _plain(text) if all(len(word) < LONGEST for term in terms_sought for word in term.words) else None
    if plain is not None:
        found = {(at.start(), at.end(1)) for term in terms_sought for at in _pattern(term).finditer(plain)}
    else:
        there = words(text)
        found = {place for term in terms_sought for place in _places(there, term)}
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@lru_cache(512)
def _pattern(term: Term) -> re.Pattern[str]:
    """Finds the term in plain text; the first word comes first, because the engine looks for it fastest so."""
    first, *others = map(re.escape, term.words)
    rest = "".join(f"[^a-z0-9]+{word}" for word in others)
    return re.compile(f"{first}(?<![a-z0-9]{first})(?=({rest}{'[a-z0-9]*' if term.prefix else '(?![a-z0-9])'}))")


def _places(there: list[Word], term: Term) -> list[tuple[int, int]]:
    width = len(term.words)
    found = []
    for at in range(len(there) - width + 1):
        row = [word.folded for word in there[at : at + width]]
        last = row[-1].startswith(term.words[-1]) if term.prefix else row[-1] == term.words[-1]
        if last and tuple(row[:-1]) == term.words[:-1]:
            found.append((there[at].start, there[at + width - 1].end))
    return found
