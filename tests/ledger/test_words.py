"""Words as the search index has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.words import _RUN, LONGEST, Term, _pattern, _places, _plain, fold, folded, places, terms, words


def test_marks_case_and_compatibility_forms_do_not_count() -> None:
    assert [word.folded for word in words("Brontë’s ÉLAN, ﬁne STRASSE straße")] == ["bronte", "s", "elan", "fine", "strasse", "strasse"]


def test_places_are_those_of_the_original_text() -> None:
    text = "Zoë e\u0301tait là"
    assert [text[w.start : w.end] for w in words(text)] == ["Zoë", "e\u0301tait", "là"]


def test_scripts_without_spaces_are_indexed_character_by_character() -> None:
    assert folded("北京市 said") == "北 京 市 said"
    assert terms("京市") == (Term(("京", "市")),)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bridge Harbour", (Term(("bridge",)), Term(("harbour",)))),
        ('"the bridge" is', (Term(("the", "bridge")), Term(("is",)))),
        ("“the bridge”", (Term(("the", "bridge")),)),
        ("disarm*", (Term(("disarm",), prefix=True),)),
        ('"will dis"*', (Term(("will", "dis"), prefix=True),)),
        ("bridge -harbour", (Term(("bridge",)), Term(("harbour",), without=True))),
        ("well-known", (Term(("well", "known")),)),
        ('"never closed', (Term(("never", "closed")),)),
        ('* - "" ( ) AND:', (Term(("and",)),)),
        ("", ()),
    ],
)
def test_what_a_query_asks_for(query: str, found: tuple[Term, ...]) -> None:
    assert terms(query) == found


@given(st.text(max_size=80))
def test_any_query_can_be_read(query: str) -> None:
    assert all(term.words for term in terms(query))


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aAéÉ bB-c", max_size=60), st.text(alphabet="aeb c*", max_size=12))
def test_every_place_found_holds_a_term(text: str, query: str) -> None:
    wanted = terms(query)
    last = 0
    for start, end in places(text, wanted):
        assert last <= start < end <= len(text)
        there = folded(text[start:end]).split()
        assert any(there[: len(t.words) - 1] == list(t.words[:-1]) or len(there) > len(t.words) for t in wanted)
        last = end


@given(st.text(alphabet="aB1 _-“”–’…€éß·\u0301北", max_size=40))
def test_marks_between_words_leave_the_words_as_they_are(text: str) -> None:
    plainly = [run for run in _RUN.finditer(text) if fold(run.group())]
    assert words(text) == [(fold(run.group())[:LONGEST], run.start(), run.end()) for run in plainly]


@given(st.text(alphabet="abA1 -“”", max_size=60), st.text(alphabet='ab1 "*', max_size=14))
def test_terms_are_found_word_by_word_and_by_pattern_alike(text: str, query: str) -> None:
    wanted = terms(query)
    there = words(text)
    held = {place for term in wanted for place in _places(there, term)}
    assert {(at.start(), at.end(1)) for term in wanted for at in _pattern(term).finditer(_plain(text) or "")} == held


def test_a_word_longer_than_the_index_keeps_is_found_by_its_beginning() -> None:
    text = f"say {'a' * 70} now"
    assert places(text, terms("a" * 70)) == [(4, 74)]
    assert places(text, terms(f"{'a' * 60}*")) == [(4, 74)]
    assert places(text, terms("a" * 60)) == []
