"""A wording cut into runs, each with what the alignment says of it: pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.model import Alarm, Span, Step
from onrecord.query.views import Piece, Segment

GLUE = Segment(" … ", None)


def version_segments(pieces: Iterable[Piece], steps: Iterable[Step], alarms: Iterable[Alarm]) -> tuple[Segment, ...]:
    """A version's words: what it kept, reworded, moved or put in."""
    marked = [(span, step.op) for step in steps for span in step.version]
    return cut_up(pieces, marked, [(span, alarm.what) for alarm in alarms for span in alarm.version])


def hub_segments(pieces: Iterable[Piece], steps: Iterable[Step], alarms: Iterable[Alarm]) -> tuple[Segment, ...]:
    """The hub's words: what a version kept, reworded, moved or cut."""
    marked = [(span, step.op) for step in steps for span in step.hub]
    return cut_up(pieces, marked, [(span, alarm.what) for alarm in alarms for span in alarm.hub])


def cut_up(pieces: Iterable[Piece], marked: Sequence[tuple[Span, str]], alarms: Sequence[tuple[Span, str]]) -> tuple[Segment, ...]:
    """The pieces, cut wherever a mark or an alarm begins or ends; where marks overlap, the first one counts.

    Args:
        pieces: words and their places in an article.
        marked: spans in the same article, with what they are.
        alarms: the same.

    Returns:
        Segments that together are the pieces' words, with ` … ` between the pieces.
    """
    found: list[Segment] = []
    for number, piece in enumerate(pieces):
        if number:
            found.append(GLUE)
        start, end = piece.span
        edges = {start, end}
        inside = [(span, op) for span, op in marked if span.overlaps(piece.span)]
        alarming = [(span, what) for span, what in alarms if span.overlaps(piece.span)]
        for span, _ in (*inside, *alarming):
            edges.update(edge for edge in span if start < edge < end)
        places = sorted(edges)
        found.extend(_segments(piece, places, inside, alarming))
    return tuple(found)


def _segments(piece: Piece, places: list[int], marked: Sequence[tuple[Span, str]], alarms: Sequence[tuple[Span, str]]) -> list[Segment]:
    found: list[Segment] = []
    opening: dict[int, list[tuple[Span, str]]] = {}
    for span, op in marked:
        opening.setdefault(max(span.start, piece.span.start), []).append((span, op))
    current: list[tuple[Span, str]] = []
    for left, right in pairwise(places):
        current = [(span, op) for span, op in current if span.end > left] + opening.get(left, [])
        mark = current[0][1] if current else None
        what = tuple(sorted({what for span, what in alarms if span.start <= left and right <= span.end}))
        text = piece.text[left - piece.span.start : right - piece.span.start]
        if found and found[-1].op == mark and found[-1].alarms == what:
            found[-1] = Segment(found[-1].text + text, mark, what)
        else:
            found.append(Segment(text, mark, what))
    return found
