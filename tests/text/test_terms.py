from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.text.terms import phrase


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("We can't, won't and DON’T.", ["we", "can", "not", "will", "not", "and", "do", "not"]),
        ("It's the harbour’s gate", ["it", "is", "the", "harbor", "'s", "gate"]),
        ("ninety-six crates", ["96", "crates"]),
        ("two hundred and six", ["206"]),
        ("$1.5 million", ["1500000", "dollar"]),
        ("a trillion dollars", ["1000000000000", "dollar"]),
        ("1,250 or 12,5", ["1250", "or", "12.5"]),
        ("the first of 45%", ["the", "1st", "of", "45", "percent"]),
        ("per cent", ["percent"]),
        ("the U.S. and the US", ["the", "usa", "and", "the", "usa"]),
        ("I.R.S. rules", ["irs", "rules"]),
        ("[W]e organise", ["we", "organize"]),
        ("one, two, three", ["1", "2", "3"]),
        ("twenty six seven", ["26", "7"]),
        ("", []),
        ("... -- !", []),
    ],
)
def test_one_footing(words: str, forms: list[str]) -> None:
    assert phrase(words).forms == forms


def test_a_sign_and_its_figure_stand_in_one_place() -> None:
    text = "It cost $5 a day"
    assert [term.span.of(text) for term in phrase(text).terms] == ["It", "cost", "$5", "$5", "a", "day"]


def test_brackets_gaps_and_stops_are_remembered() -> None:
    read = phrase("They [the crews] left. We ... stayed")
    assert [term.form for term in read.terms if term.inserted] == ["the", "crews"]
    assert read.own() == ["they", "left", "we", "stayed"]
    assert read.stops == {4}
    assert read.gaps == {5}


def test_pieces_keep_their_places_and_seams() -> None:
    text = "“Doors close,” she said, “and open.”"
    read = phrase(text, (Span(1, 13), Span(26, 34)))
    assert read.forms == ["doors", "close", "and", "open"]
    assert read.seams == {2}
    assert [term.span.of(text) for term in read.terms] == ["Doors", "close", "and", "open"]


def test_kinds_tell_names_from_beginnings() -> None:
    kinds = {term.form: term.kind for term in phrase("Yesterday Orla Venn paid 7 crowns").terms}
    assert kinds == {"yesterday": "initial", "orla": "name", "venn": "name", "paid": "word", "7": "number", "crowns": "word"}


@given(st.text(max_size=200))
def test_every_text_is_read_and_every_span_fits(text: str) -> None:
    read = phrase(text)
    assert all(0 <= term.span.start < term.span.end <= len(text) for term in read.terms)
    assert all(0 <= index <= len(read.terms) for index in read.gaps | read.stops | read.seams)
    assert phrase(text) == read


@pytest.mark.parametrize("rest", ["twenty-one pilots", " and six", " hundred and six", " million"])
def test_a_number_of_more_digits_than_can_be_divided_is_read(rest: str) -> None:
    assert phrase("6" * 40 + rest).terms[0].form.startswith("6666")
