"""Plain text into paragraphs."""

from __future__ import annotations

import re

from onrecord.model.span import Span, Spans

_LINE = re.compile(r"[^\r\n\u0085\u2028\u2029]+")
_WRAP = range(40, 101)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends, or None where nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left == len(piece):
        return None
    return Span(start + left, start + len(piece.rstrip()))


def _is_wrapped(lines: list[Span]) -> bool:
    """Whether the lines of one block were broken for width: all but the last of nearly one length, three at least."""
    lengths = [line.length for line in lines[:-1]]
    return len(lengths) > 1 and all(length in _WRAP for length in lengths) and max(lengths) - min(lengths) <= max(lengths) // 3


def paragraphs(text: str) -> Spans:
    """Split a plain text into paragraphs.

    Blank lines separate blocks. Inside a block every line is a paragraph of its own, unless the block is plainly
    one paragraph broken for width.

    Args:
        text: any text.

    Returns:
        Spans in code points, in order, without white space at their ends; none is empty.
    """
    blocks: list[list[Span]] = [[]]
    last = 0
    for found in _LINE.finditer(text):
        gap = text[last : found.start()]
        line = _trimmed(text, found.start(), found.end())
        if line is None or gap.replace("\r\n", "\n").count("\n") > 1 or (gap.count("\r") > 1 and "\n" not in gap):
            blocks.append([])
        if line is not None:
            blocks[-1].append(line)
        last = found.end()
    out: list[Span] = []
    for lines in blocks:
        if lines and _is_wrapped(lines):
            out.append(Span(lines[0].start, lines[-1].end))
        else:
            out.extend(lines)
    return tuple(out)
