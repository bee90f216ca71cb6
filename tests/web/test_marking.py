from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from onrecord.model import Reading
from onrecord.web.marking import HUES, UNSAFE, paragraphs
from tests.strategies import readings


@given(readings())
def test_the_stretches_of_a_paragraph_are_its_text(reading: Reading) -> None:
    shown = paragraphs(reading)
    assert len(shown) == len(reading.article.body)
    for paragraph, stretches in zip(reading.article.body, shown, strict=True):
        assert "".join(stretch.words for stretch in stretches) == paragraph.of(reading.article.text).translate(UNSAFE)


@given(readings())
def test_every_stretch_shows_what_covers_it(reading: Reading) -> None:
    for paragraph, stretches in zip(reading.article.body, paragraphs(reading), strict=True):
        at = paragraph.start
        for stretch in stretches:
            covering = [
                number
                for number, attribution in enumerate(reading.attributions, 1)
                if any(piece.start <= at < piece.end for piece in attribution.content)
            ]
            assert (stretch.attribution in covering) if covering else stretch.attribution == 0
            assert 0 <= stretch.hue < HUES
            at += len(stretch.words)


@given(readings())
def test_neighbours_differ_in_what_covers_them(reading: Reading) -> None:
    edges = {place for a in reading.attributions for span in (*a.content, *a.cue, *a.source) for place in span}
    for paragraph, stretches in zip(reading.article.body, paragraphs(reading), strict=True):
        at = paragraph.start
        for one, _other in pairwise(stretches):
            at += len(one.words)
            assert at in edges
