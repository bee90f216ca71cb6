"""What a reader found, before kind, flags, nesting and ids are settled."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Spans


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in the making.

    Attributes:
        content: pieces in any order, at least one.
        cue: the words that signal it.
        source: the words that name the source.
        addressee: to whom.
        confidence: between 0 and 1.
        rule: the name of the rule that made it.
    """

    content: Spans
    cue: Spans = ()
    source: Spans = ()
    addressee: Spans = ()
    confidence: float = 1.0
    rule: str = ""
