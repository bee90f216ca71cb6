"""The marks that quotations stand in, and what the characters around a mark say about its direction.

A mark's direction is plain for most curly marks and guillemets. For straight marks, and for curly marks that were
typed or converted wrongly, it is read from the neighbours: white space or an opening bracket before and a word
after means opening, the reverse means closing, anything else is left to what is open at that place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Family = Literal["double", "single", "guillemet", "corner"]
Way = Literal["open", "close", "either"]

MARK = re.compile(r"[“”„‟\"'‘’‚‛«»‹›`＂]{6,}|“|”|„|‟|\"{1,3}|＂|``|''+|«|»|‹|›|「|」|『|』|‘|’|‚|‛|'|`")
_ELIDED = "em til tis twas cause cos cuz n nuff bout round neath gainst tween kay ere nother fraid cept tude til"
ELISIONS = frozenset(_ELIDED.split())
OPENERS_BEFORE = frozenset("([{<—–-/―=|*_~")
CLOSERS_AFTER = frozenset(".,;:!?)]}>—–-…/|*_~")
NOISE = 6
ANY_MARK = frozenset("“”„‟\"＂`'«»‹›「」『』‘’‚‛")
_DIGIT_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:\.\d+)?$")
_WORD_AFTER = re.compile(r"[^\W_]+")


class Mark(NamedTuple):
    """One quotation mark: `[start, end)` in code points, its family, and the ways it can be read at its place.

    `weak` tells a single mark that may as well be a plural possessive ("the workers' rights").
    """

    start: int
    end: int
    family: Family
    way: Way
    weak: bool = False


def _before(text: str, at: int, low: int) -> str:
    return text[at - 1] if at > low else ""


def _after(text: str, at: int, high: int) -> str:
    return text[at] if at < high else ""


def _lean(before: str, after: str) -> Way:
    """The direction that the two neighbours of a straight mark point to."""
    left = not before or before.isspace() or before in OPENERS_BEFORE
    right = not after or after.isspace() or after in CLOSERS_AFTER
    if left and not right:
        return "open"
    if right and not left:
        return "close"
    if before == ":" and not right:
        return "open"
    return "either"


def _is_elision(text: str, after: int, high: int) -> bool:
    """Whether the letters or digits after an apostrophe are a word with its beginning left out: '90s, 'em, 'n'."""
    word = _WORD_AFTER.match(text, after, min(high, after + 12))
    if not word:
        return False
    letters = word.group().lower()
    return letters in ELISIONS or re.fullmatch(r"\d\ds?", letters) is not None


def _single(text: str, at: int, low: int, high: int) -> Mark | None:  # noqa: PLR0911 - one return a rule
    """Read one of `'`, `‘`, `’`, `‛` as a quotation mark, or as no mark at all (an apostrophe, a foot mark)."""
    char, before, after = text[at], _before(text, at, low), _after(text, at + 1, high)
    if before.isalnum() and after.isalnum():
        return None
    if before.isdigit() and char == "'" and not after.isalpha():
        return None
    opening = not before or before.isspace() or before in OPENERS_BEFORE or before in '“„«"`:' or (before == "'" and char == "'")
    if opening and after and not after.isspace():
        if char == "’" or _is_elision(text, at + 1, high):
            return None
        return Mark(at, at + 1, "single", "open")
    if char == "‘":
        return Mark(at, at + 1, "single", "close" if before and not before.isspace() else "either")
    if not before or before.isspace():
        return None
    following = _after(text, at + 2, high)
    weak = before in "sSzxn" and after.isspace() and following.isalnum()
    return Mark(at, at + 1, "single", "close", weak)


def _apostrophes(text: str, start: int, end: int, low: int, high: int) -> Iterator[Mark]:
    """Read a run of two or more straight apostrophes: doubled marks, with a single one inside where three stand."""
    way = _lean(_before(text, start, low), _after(text, end, high))
    if end - start == 3:  # noqa: PLR2004 - a count of words or marks
        inner, outer = (start + 2, start) if way == "open" else (start, start + 1)
        pair = [Mark(outer, outer + 2, "double", way), Mark(inner, inner + 1, "single", way)]
        yield from sorted(pair)
    else:
        yield Mark(start, end, "double", way)


def _double(text: str, start: int, end: int, low: int, high: int) -> Mark | None:  # noqa: PLR0911 - one return a rule
    """Read a straight or curly double mark, or none where it measures inches."""
    char, before, after = text[start], _before(text, start, low), _after(text, end, high)
    lean = _lean(before, after)
    stray = (not after or after.isspace()) and (not before or before.isspace())
    if char in "“„‟":
        closing = lean == "close" and not after.isalnum()
        return Mark(start, end, "double", "close" if closing else "either" if stray else "open")
    if char == "”" and stray:
        return Mark(start, end, "double", "either")
    if char == "”":
        return Mark(start, end, "double", "open" if lean == "open" and before != "" and after.isalnum() else "close")
    if text.startswith("``", start):
        return Mark(start, end, "double", "open")
    if before.isdigit() and _DIGIT_FEET.search(text, max(low, start - 10), start):
        return None
    if before.isdigit() and lean != "open":
        return Mark(start, end, "double", "close", weak=True)
    return Mark(start, end, "double", lean)


def _read(text: str, found: re.Match[str], low: int, high: int) -> Iterator[Mark]:
    """The marks in one match of `MARK`."""
    start, end = found.span()
    char = text[start]
    mark: Mark | None = None
    if end - start >= NOISE:
        return
    if char in "«‹»›":
        lean = _lean(_before(text, start, low), _after(text, end, high))
        mark = Mark(start, end, "guillemet", lean if lean != "either" else "open" if char in "«‹" else "close")
        spaced = char in "«‹" and _after(text, end, high).isspace() and not _before(text, start, low).strip()
        mark = Mark(start, end, "guillemet", "open") if spaced else mark
    elif char in "「『":
        mark = Mark(start, end, "corner", "open")
    elif char in "」』":
        mark = Mark(start, end, "corner", "close")
    elif char == "‚":
        after = _after(text, end, high)
        mark = Mark(start, end, "single", "open") if after and not after.isspace() else None
    elif char == "'" and end - start > 1:
        yield from _apostrophes(text, start, end, low, high)
    elif char == "`" and end - start == 1:
        mark = Mark(start, end, "single", "open") if _lean(_before(text, start, low), _after(text, end, high)) == "open" else None
    elif char in "'‘’‛":
        mark = _single(text, start, low, high)
    else:
        mark = _double(text, start, end, low, high)
    if mark is not None:
        yield mark


def marks(text: str, low: int, high: int) -> list[Mark]:
    """Every quotation mark in `text[low:high]`, in order; apostrophes and foot and inch marks are left out.

    Args:
        text: the whole text; offsets count its Unicode code points.
        low: first offset of the block.
        high: offset after its last.
    """
    return [mark for found in MARK.finditer(text, low, high) for mark in _read(text, found, low, high)]
