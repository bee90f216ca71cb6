"""The place that an agency's report begins with, taken out of the first words said: "NORHAVEN (VNA) — The port is shut, she said"."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from onrecord.attributions.draft import Draft
from onrecord.model import Span

_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.-]+(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ.-]+){0,3}(?:,\s+[\w. ]{2,24}?){0,2}(?:\s+\([A-Za-z/ ]{1,30}\))?\s*(?:—|–|--|-)\s+"
    r"(?=[A-ZÀ-Þ0-9“\"‘'«])"
)


def undated(text: str, starts: Container[int], draft: Draft) -> Draft:
    """A draft without the dateline that its content begins with.

    Args:
        text: the article's text.
        starts: where paragraphs begin, in code points.
        draft: what a reader found.
    """
    at = min(range(len(draft.content)), key=lambda number: draft.content[number])
    first = draft.content[at]
    line = _DATELINE.match(text, first.start, first.end) if first.start in starts else None
    if line is None or line.end() >= first.end:
        return draft
    return replace(draft, content=(*draft.content[:at], Span(line.end(), first.end), *draft.content[at + 1 :]))
