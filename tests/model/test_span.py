from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.model import Span, check_spans, cover, ordered
from tests.strategies import spans, texts


@given(texts.flatmap(lambda text: st.tuples(st.just(text), spans(len(text)))))
def test_a_span_slices_to_its_words(pair: tuple[str, Span]) -> None:
    text, span = pair
    assert span.of(text) == text[span.start : span.end]
    assert len(span.of(text)) == span.length > 0


@pytest.mark.parametrize("span", [Span(3, 3), Span(4, 2), Span(-1, 2), Span(0, 11)])
def test_a_span_that_does_not_fit_is_refused(span: Span) -> None:
    with pytest.raises(RecordError, match="does not fit"):
        check_spans([span], 10, "here")


def test_order_cover_and_overlap() -> None:
    one, two = Span(5, 9), Span(0, 6)
    assert ordered([one, two, one]) == (two, one)
    assert cover([one, two]) == Span(0, 9)
    assert one.overlaps(two)
    assert not Span(0, 5).overlaps(one)
    assert cover([one, two]).contains(one)
