"""Programs and markup that stand in a text: what their quotation marks hold is nobody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.span import Span, Spans

_FENCED = re.compile(r"^[ \t]*(```|~~~)[^\n]*\n(?:.*?^[ \t]*\1[^\n]*$|.*\Z)", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_CALLED = re.compile(r"\w(?:[(\[]|\s?={1,2}\s?)\Z")
_MARKS = "\"'"
_REACH = 6


def code(text: str) -> Spans:
    """Where a text in Markdown holds code: fenced blocks, and what stands between backquotes on one line.

    Args:
        text: any text.

    Returns:
        Spans in code points, in order, apart from each other; a fence that is never closed goes on to the end, as in CommonMark.
    """
    fenced = [Span(*found.span()) for found in _FENCED.finditer(text)]
    inline = [Span(*found.span()) for found in _INLINE.finditer(text)]
    return tuple(sorted([*fenced, *(one for one in inline if not any(block.overlaps(one) for block in fenced))]))


def in_code(text: str, quote: Span, places: Sequence[Span]) -> bool:
    """Whether a quotation is a program's string: it stands in code, or opens with a straight mark behind `name(`, `name[` or `name =`.

    Args:
        text: the text.
        quote: the quotation, marks included.
        places: where the text holds code (`code`).
    """
    if any(place.overlaps(quote) for place in places):
        return True
    return text[quote.start] in _MARKS and _CALLED.search(text, max(0, quote.start - _REACH), quote.start) is not None
