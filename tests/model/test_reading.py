from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from onrecord.errors import RecordError
from onrecord.model import Reading, Span
from tests.strategies import readings


@given(readings())
def test_every_span_slices_to_words_of_the_text(reading: Reading) -> None:
    for span in reading.spans():
        assert span.of(reading.article.text)


@given(readings())
def test_a_span_outside_the_text_is_refused(reading: Reading) -> None:
    outside = Span(len(reading.article.text), len(reading.article.text) + 1)
    with pytest.raises(RecordError):
        replace(reading, quality=(replace(reading.quality[0], evidence=(outside,)),))


@given(readings().filter(lambda reading: reading.attributions))
def test_references_must_lead_somewhere(reading: Reading) -> None:
    first, *rest = reading.attributions
    with pytest.raises(RecordError, match="speaker"):
        replace(reading, attributions=(replace(first, speaker="ent-nobody"), *rest))
    with pytest.raises(RecordError, match="parent"):
        replace(reading, attributions=(replace(first, parent="att-nothing"), *rest))
    with pytest.raises(RecordError, match="twice"):
        replace(reading, attributions=(first, first))
    with pytest.raises(RecordError, match="no content"):
        replace(reading, attributions=(replace(first, content=()), *rest))
