from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reader.words import CODES, codes, doubles, shape, singles, split


def texts(text: str) -> list[str]:
    return [word.text for word in split(text, 0, len(text))]


@given(st.text(max_size=300))
def test_words_are_stretches_of_the_text_in_order_and_leave_out_only_white_space(text: str) -> None:
    words = split(text, 0, len(text))
    at = 0
    for word in words:
        assert not text[at : word.start].strip() or not any(char.isalnum() for char in text[at : word.start])
        assert text[word.start : word.end] == word.text
        assert at <= word.start < word.end
        assert word.glued == (bool(words) and word.start == at and word is not words[0])
        at = word.end
    assert not any(char.isalnum() for char in text[at:])


@given(st.text(max_size=200))
def test_every_word_has_a_code_in_range(text: str) -> None:
    words = [(word.text, word.glued) for word in split(text, 0, len(text))]
    assert all(0 < code < CODES for code in codes(words))


def test_clitics_abbreviations_and_numbers() -> None:
    assert texts("Don't they've Olsen's U.S. p.m. 1,200.50 high-speed") == [
        "Do", "n't", "they", "'ve", "Olsen", "'s", "U.S.", "p.m.", "1,200.50", "high-speed",
    ]  # fmt: skip


def test_only_the_given_stretch_is_read() -> None:
    assert [word.text for word in split("one two three", 4, 7)] == ["two"]


@pytest.mark.parametrize(
    ("word", "expected"), [("said", 1), ("Olsen", 2), ("NATO", 3), ("McRae", 4), ("2nd", 5), (".", 6), ("“", 7), (",", 8), ("I", 2)]
)
def test_shapes(word: str, expected: int) -> None:
    assert shape(word) == expected


def of(text: str) -> list[tuple[str, bool]]:
    return [(word.text, word.glued) for word in split(text, 0, len(text))]


def test_double_marks_open_and_close() -> None:
    words = of("“Stay here,” she said.")
    assert doubles(words) == [2, 1, 1, 1, 3, 0, 0, 0]
    plain = of('"Stay here," she said.')
    assert doubles(plain) == [2, 1, 1, 1, 3, 0, 0, 0]


def test_a_quotation_that_is_never_closed_is_told_apart() -> None:
    assert doubles(of("“Stay here")) == [2, 4, 4]
    assert doubles(of("stay here” now")) == [0, 0, 5, 0]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert singles(of("the workers' union and O’Brien's boat")) == [0] * len(of("the workers' union and O’Brien's boat"))
    assert singles(of("He called it 'a mess' twice")) == [0, 0, 0, 2, 1, 1, 3, 0]


def test_a_very_long_word_takes_linear_time() -> None:
    assert len(split("a" * 2_000_000, 0, 2_000_000)) == 1
