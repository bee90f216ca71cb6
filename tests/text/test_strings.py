"""Words, sentences, paragraphs, titles, reversible normalisation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.normal import normalise
from onrecord.text.paragraphs import paragraphs
from onrecord.text.sentences import sentences
from onrecord.text.titles import is_title, names_work
from onrecord.text.words import bare, is_possessive, word_count, words


def split(text: str) -> list[str]:
    return [s.of(text) for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lock is shut. Go home.", ["The lock is shut.", "Go home."]),
        ("Gen. Ito of the U.S. fleet left. She stayed.", ["Gen. Ito of the U.S. fleet left.", "She stayed."]),
        ("He said no. He left at 3.5 p.m. on Monday.", ["He said no.", "He left at 3.5 p.m. on Monday."]),
        ("“Go!” he said. “Shut it.” They went.", ["“Go!” he said.", "“Shut it.”", "They went."]),
        ("See no. 5 for more.", ["See no. 5 for more."]),
        ("Why? Because… of rain.", ["Why?", "Because… of rain."]),
        ("J. R. Ito Corp. The end.", ["J. R. Ito Corp.", "The end."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_words_keep_their_inner_marks() -> None:
    text = "Ito’s state-run 1,200-ton U.S. tug isn't 3.5% full (yet) @tug"
    assert [s.of(text) for s in words(text)] == [
        "Ito’s",
        "state-run",
        "1,200",
        "-",
        "ton",
        "U.S.",
        "tug",
        "isn't",
        "3.5%",
        "full",
        "(",
        "yet",
        ")",
        "@tug",
    ]


def test_bare_words_and_possessives() -> None:
    assert bare("Ito’s") == "ito"
    assert bare("workers'") == "workers"
    assert is_possessive("Ito's")
    assert not is_possessive("Ito")
    assert word_count("“Don't go,” - 5 ships") == 4


def test_paragraphs_by_blank_line_and_by_line() -> None:
    assert [s.of("a\n\nb") for s in paragraphs("a\n\nb")] == ["a", "b"]
    assert [s.of("One. \nTwo.\n") for s in paragraphs("One. \nTwo.\n")] == ["One.", "Two."]
    wrapped = (
        "the ship that lay in the harbour for a whole week left on a\n"
        "grey morning with all her lamps lit and with nobody on the\n"
        "bridge that we could see.\n"
    )
    assert len(paragraphs(wrapped)) == 1


def test_titles_by_shape_and_by_context() -> None:
    assert is_title("The Keeper of the Lock")
    assert not is_title("The keeper of the lock")
    assert not is_title("Shut It Now.")
    assert names_work("She said on “Morning Harbour” that", 12, "Morning Harbour")
    assert not names_work("She called him “Lazy Larry”", 15, "Lazy Larry")


@given(st.text(max_size=200))
def test_tokens_and_sentences_are_parts_of_the_text_in_order(text: str) -> None:
    for found in (words(text), sentences(text), list(paragraphs(text))):
        last = 0
        for span in found:
            assert last <= span.start < span.end <= len(text)
            assert span.of(text).strip() == span.of(text)
            last = span.end
    seen = "".join(s.of(text) for s in words(text))
    assert "".join(seen.split()) == "".join(text.split())


def test_normalising_folds_marks_case_and_spaces() -> None:
    assert normalise("“Ito’s”  — ﬁne…\u00ad").text == '"ito\'s" - fine...'
    assert normalise("Café", accents=True).text == "cafe"
    assert normalise("Cafe\u0301").text == normalise("Café").text
    assert normalise("A b", case=False).text == "A b"


@given(st.text(max_size=200), st.booleans(), st.booleans())
def test_normalising_knows_the_way_back(text: str, case: bool, accents: bool) -> None:  # noqa: FBT001
    folded = normalise(text, case=case, accents=accents)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert sorted(folded.starts) == list(folded.starts)
    for i in range(len(folded.text)):
        span = folded.original(i, i + 1)
        assert 0 <= span.start < span.end <= len(text)
    if folded.text:
        whole = folded.original(0, len(folded.text))
        assert normalise(whole.of(text), case=case, accents=accents).text == folded.text


def test_normalising_refuses_a_span_that_does_not_fit() -> None:
    with pytest.raises(IndexError):
        normalise("abc").original(1, 1)
