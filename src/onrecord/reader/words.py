"""Words of a paragraph as the encoder reads them, and what each looks like: case, shape, quotation marks around it.

The encoder is uncased and knows nothing of marks that were changed or lost, so both come in as a feature code beside the wordpieces.
The codes are part of the trained weights: a change here needs new weights.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|\d+(?:[.,:/]\d+)*"  # 1,000.5, 9/11, 10:30
    r"|[^\W_]+(?=n['’]t\b)|n['’]t\b"  # do n't
    r"|(?<=\w)['’](?:s|re|ve|ll|d|m)\b"  # 's, 're
    r"|[^\W_]+(?:[-‐‑][^\W_]+)*"  # high-speed
    r"|_+|''|``|--+|\.\.+"
    r"|[^\w\s]",
    re.IGNORECASE,
)
OPEN_DOUBLE = frozenset("“„«‟") | {"``"}
CLOSE_DOUBLE = frozenset("”»")
PLAIN_DOUBLE = frozenset({'"', "''", "＂"})
SINGLE = frozenset("'‘’‚‛`‹›")
ENDS = frozenset(".?!")

SHAPES, DOUBLES, SINGLES = 9, 6, 4
CODES = 1 + SHAPES * DOUBLES * SINGLES


class Word(NamedTuple):
    """A word or mark.

    Attributes:
        start: offset of its first code point.
        end: offset after its last.
        text: the word itself.
        glued: whether it follows the word before without a space.
    """

    start: int
    end: int
    text: str
    glued: bool


def split(text: str, start: int, end: int) -> list[Word]:
    """Words of `text[start:end]`; offsets count code points of the whole text."""
    found: list[Word] = []
    last = -1
    for match in WORD.finditer(text, start, end):
        at, till = match.span()
        found.append(Word(at, till, match.group(), at == last))
        last = till
    return found


def shape(word: str) -> int:  # noqa: PLR0911 - one return a shape
    """1 lower, 2 title, 3 capitals, 4 mixed, 5 with a digit, 6 sentence end, 7 quotation mark, 8 any other mark; 0 is no word."""
    if not word[0].isalnum():
        if word in ENDS:
            return 6
        if word in OPEN_DOUBLE or word in CLOSE_DOUBLE or word in PLAIN_DOUBLE or word in SINGLE:
            return 7
        return 1 if word[-1].isalpha() else 8
    if any(letter.isdigit() for letter in word):
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4


def doubles(words: Sequence[tuple[str, bool]]) -> list[int]:
    """For each word: 0 outside double marks, 1 inside, 2 opens, 3 closes, 4 inside a quotation that is never closed, 5 a stray mark.

    Args:
        words: text and whether it is glued to the word before, a paragraph's.
    """
    states = [0] * len(words)
    opened = -1
    for i, (word, glued) in enumerate(words):
        states[i] = 1 if opened >= 0 else 0
        plain = word in PLAIN_DOUBLE
        if plain and opened < 0:
            opening = True
        elif plain:
            following = i + 1 < len(words) and words[i + 1][1]
            opening = not glued and following
        else:
            opening = word in OPEN_DOUBLE
        if opening:
            states[i], opened = 2, i
        elif plain or word in CLOSE_DOUBLE:
            states[i] = 3 if opened >= 0 else 5
            opened = -1
    if opened >= 0:
        for i in range(opened + 1, len(words)):
            states[i] = 4
    return states


def singles(words: Sequence[tuple[str, bool]]) -> list[int]:
    """For each word: 0 outside single marks, 1 inside, 2 opens, 3 closes; apostrophes are neither.

    Args:
        words: text and whether it is glued to the word before, a paragraph's.
    """
    states = [0] * len(words)
    opened = -1
    for i, (word, glued) in enumerate(words):
        if word not in SINGLE:
            continue
        following = i + 1 < len(words) and words[i + 1][1] and words[i + 1][0][0].isalnum()
        if following and (not glued or not words[i - 1][0][-1].isalnum()):
            states[i], opened = 2, i
        elif glued and not following and opened >= 0:
            states[i] = 3
            for j in range(opened + 1, i):
                states[j] = states[j] or 1
            opened = -1
    return states


def codes(words: Sequence[tuple[str, bool]]) -> list[int]:
    """One feature code for each word of a paragraph, from 1 to `CODES - 1`; 0 is kept for markers between paragraphs.

    Args:
        words: text and whether it is glued to the word before.
    """
    return [
        1 + (shape(word) * DOUBLES + double) * SINGLES + single
        for (word, _), double, single in zip(words, doubles(words), singles(words), strict=True)
    ]
