"""Wordings cut into runs: nothing is lost, nothing is said twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.query.segments import cut_up
from onrecord.query.views import Piece, Segment


def test_marks_and_alarms_cut_the_words() -> None:
    piece = Piece("We will not go", Span(10, 24))
    found = cut_up([piece], [(Span(10, 18), "kept"), (Span(18, 21), "inserted"), (Span(21, 24), "kept")], [(Span(18, 21), "negation")])
    assert found == (Segment("We will ", "kept"), Segment("not", "inserted", ("negation",)), Segment(" go", "kept"))


def test_pieces_are_joined_by_a_mark_that_belongs_to_none() -> None:
    found = cut_up([Piece("ab", Span(0, 2)), Piece("cd", Span(9, 11))], [(Span(0, 11), "kept")], [])
    assert [(one.text, one.op) for one in found] == [("ab", "kept"), (" … ", None), ("cd", "kept")]


marks = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15), st.sampled_from(["kept", "cut", "moved"])), max_size=8)


@given(marks, marks)
def test_the_segments_are_the_words(made: list[tuple[int, int, str]], alarms: list[tuple[int, int, str]]) -> None:
    text = "".join(chr(97 + n % 26) for n in range(30))
    spans = [(Span(start, start + length), op) for start, length, op in made]
    warned = [(Span(start, start + length), what) for start, length, what in alarms]
    found = cut_up([Piece(text, Span(5, 35))], spans, warned)
    assert "".join(one.text for one in found) == text
    at = 5
    for one in found:
        inside = [op for span, op in spans if span.start <= at < span.end]
        assert one.op in inside or (one.op is None and not inside)
        at += len(one.text)
