"""The paragraphs of a plain text, as spans.

A blank line always ends a paragraph. A single line end does so too, unless the text is wrapped: lines of one width, broken
only because the next word would not have fitted any more. Every break is judged by that, so that a short line ends a
paragraph inside wrapped text as well. Where paragraphs follow each other without a blank line or an indent, one whose last
line happens to be full cannot be told from the next, and the two are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.model import Span, Spans

WIDEST = 120  # code points; longer lines are paragraphs
NARROWEST = 40  # shorter ones are verses, lists and headings
EVIDENCE = 0.4  # of the breaks inside blocks
_LINE = re.compile(r"[^\n\r\x0b\x0c\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]")
_STOP = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without blanks at its ends; None where nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if left < right else None


def _blocks(text: str, begin: int) -> list[list[Span]]:
    """Lines, grouped where no blank line stands between them."""
    blocks: list[list[Span]] = []
    last_end = -1
    for match in _LINE.finditer(text, begin):
        line = _trimmed(text, match.start(), match.end())
        if line is None:
            continue
        if last_end < 0 or len(_BREAK.findall(text, last_end, line.start)) > 1:
            blocks.append([])
        blocks[-1].append(line)
        last_end = line.end
    return blocks


def _full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    word = text[following.start : min(following.end, following.start + width)].split(maxsplit=1)
    return line.length + 1 + len(word[0]) > width


def _width(text: str, blocks: Sequence[Sequence[Span]]) -> int | None:
    """The width that a text is wrapped to; None where it is not wrapped."""
    lines = [line for block in blocks for line in block]
    longest = max((line.length for line in lines), default=0)
    breaks = [pair for block in blocks for pair in pairwise(block)]
    if not NARROWEST <= longest <= WIDEST or not breaks:
        return None
    forced = sum(_full(text, line, following, longest) and not _STOP.search(line.of(text)) for line, following in breaks)
    return longest if forced >= max(1, EVIDENCE * len(breaks)) else None


def _indented(text: str, line: Span) -> bool:
    return text[max(0, line.start - 2) : line.start].isspace() and text[line.start - 1] in " \t\xa0"


def paragraphs(text: str, begin: int = 0) -> Spans:
    """The paragraphs of a text from `begin` on, in order, without the blanks around them.

    Args:
        text: the text.
        begin: the offset, in code points, at which the article begins.
    """
    blocks = _blocks(text, begin + 1 if text.startswith("\ufeff", begin) else begin)
    width = _width(text, blocks)
    found: list[Span] = []
    for block in blocks:
        current = block[0]
        for line, following in pairwise(block):
            if width is not None and _full(text, line, following, width) and _indented(text, following) <= _indented(text, line):
                current = Span(current.start, following.end)
            else:
                found.append(current)
                current = following
        found.append(current)
    return tuple(found)
