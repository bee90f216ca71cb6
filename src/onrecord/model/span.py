"""Half-open stretches of an article's text, counted in Unicode code points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.errors import RecordError


class Span(NamedTuple):
    """Half-open `[start, end)` in Unicode code points; travels in JSON as `[start, end]`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """The number of code points covered."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


def check_spans(spans: Iterable[Span], length: int, where: str) -> None:
    """Hold spans against the length of their text.

    Raises:
        RecordError: a span is empty, reversed or outside `[0, length]`.
    """
    for start, end in spans:
        if not 0 <= start < end <= length:
            raise RecordError(f"span [{start}, {end}] does not fit a text of {length} code points", where)


def ordered(spans: Iterable[Span]) -> Spans:
    """The spans in order of their place, each once."""
    return tuple(sorted(set(spans)))


def cover(spans: Sequence[Span]) -> Span:
    """The smallest span that holds them all.

    Raises:
        ValueError: there is no span.
    """
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def joined(spans: Iterable[Span], text: str, glue: str = " ") -> str:
    """The words of several spans, in order."""
    return glue.join(span.of(text) for span in spans)
