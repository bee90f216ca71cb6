"""The quotation scanner: every kind of mark, every state it can be in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.text.quotes import DEEPEST, Scan, scan

MARKS = "“”„‟\"'‘’‚‛«»‹›「」`´ \n.,sx5"


def shown(text: str) -> list[str]:
    return [quote.span.of(text) for quote in scan(text).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The lock is shut,” she said.", ["“The lock is shut,”"]),
        ('"The lock is shut," she said. "Go home."', ['"The lock is shut,"', '"Go home."']),
        ("«La porte», dit-il. « Oui. »", ["«La porte»", "« Oui. »"]),
        ("»Das Tor« ist zu.", ["»Das Tor«"]),
        ("„Das Tor ist zu“, sagte sie.", ["„Das Tor ist zu“"]),
        ("Sie rief ‚Halt an‘ und ging.", ["‚Halt an‘"]),
        ("``The lock is shut,'' she said.", ["``The lock is shut,''"]),
        ("''The lock is shut,'' she said.", ["''The lock is shut,''"]),
        ('""Go home"" is what she said.', ['""Go home""']),
        ("He said「はい」and left.", ["「はい」"]),
        ("‘I can’t open it,’ she said.", ["‘I can’t open it,’"]),
        ("'I can't open it,' she said.", ["'I can't open it,'"]),
        ('“The lock is shut," she said.', ['“The lock is shut,"']),
        ('He said:"Go."Then he left.', ['"Go."']),
    ],
)
def test_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' rights and the bosses' fears were the talk of the '90s.",
        "It was rock 'n' roll, and they loved 'em.",
        "The pilots’ union met in the ’80s; it’s the owners’ turn.",
        'The beam is 12" wide and the man is 6\'2" tall.',
        "Ships' masters don't mind.",
    ],
)
def test_apostrophes_and_measures_are_no_quotation_marks(text: str) -> None:
    assert scan(text).quotes == ()


def test_a_possessive_inside_single_marks_does_not_close_them() -> None:
    assert shown("She saw 'the workers' movement' and left.") == ["'the workers' movement'"]
    assert shown("'Don't go,' said the boys' father, 'or else.'") == ["'Don't go,'", "'or else.'"]


def test_nesting_has_depth_and_parent() -> None:
    text = "“He told me ‘shut the “big” lock’ and went,” she said."
    found = scan(text).quotes
    assert [(q.span.of(text)[:2], q.depth, q.parent) for q in found] == [("“H", 0, None), ("‘s", 1, 0), ("“b", 2, 1)]


def test_nested_straight_triple_mark() -> None:
    assert shown("''She called it 'a joke'''") == ["''She called it 'a joke'''", "'a joke'"]


def test_mixed_pair_is_one_quotation_with_a_problem() -> None:
    (quote,) = scan('“Shut the lock," she said.').quotes
    assert quote.problems == ("mixed-marks",)
    assert quote.opened
    assert quote.closed


def test_unclosed_ends_where_the_next_one_opens() -> None:
    text = "“The lock is shut. “Go home,” she said."
    found = scan(text).quotes
    assert [q.span.of(text) for q in found] == ["“The lock is shut.", "“Go home,”"]
    assert found[0].problems == ("unclosed",)
    assert found[1].depth == 0


def test_unopened_reaches_back_to_its_sentence() -> None:
    text = "The lock is shut. We go home,” she said."
    (quote,) = scan(text).quotes
    assert quote.span.of(text) == "We go home,”"
    assert quote.problems == ("unopened",)


def test_unopened_reaches_back_to_the_mark_before_it() -> None:
    text = "“The lock is shut.” I want it open.” So he spoke."
    assert [(q.span.of(text), q.problems) for q in scan(text).quotes] == [
        ("“The lock is shut.”", ()),
        ("I want it open.”", ("unopened",)),
    ]


def test_a_mark_between_blanks_is_a_stray() -> None:
    found = scan("She left. ” Then “rain” came. “")
    assert [q.problems for q in found.quotes] == [()]
    assert found.strays == (Span(10, 11), Span(30, 31))


def test_paragraphs_that_open_again_go_on() -> None:
    text = "“The lock is shut.\n\n“It will stay shut.\n\n“Go home,” she said."
    found = scan(text).quotes
    assert [q.continues for q in found] == [None, 0, 1]
    assert all(q.problems == () for q in found)


def test_a_paragraph_that_closes_without_opening_goes_on() -> None:
    text = "“The lock is shut.\n\nIt will stay shut,” she said."
    found = scan(text).quotes
    assert found[1].continues == 0
    assert found[1].span.of(text) == "It will stay shut,”"


def test_a_closed_quotation_is_not_taken_up() -> None:
    assert [q.continues for q in scan("“Shut.” She left.\n\n“Open,” he said.").quotes] == [None, None]


def test_only_the_blocks_are_looked_at() -> None:
    text = "“one” “two” “three”"
    assert [q.span.of(text) for q in scan(text, [Span(6, 11)]).quotes] == ["“two”"]


def _check(text: str, found: Scan) -> None:
    for number, quote in enumerate(found.quotes):
        assert 0 <= quote.span.start < quote.span.end <= len(text)
        assert quote.span.contains(quote.inner)
        assert quote.inner.length > 0
        assert 0 <= quote.depth <= DEEPEST + 2
        assert (quote.parent is None) == (quote.depth == 0)
        if quote.parent is not None:
            assert quote.parent < number
            assert found.quotes[quote.parent].span.contains(quote.span)
        if quote.continues is not None:
            assert found.quotes[quote.continues].block == quote.block - 1
    for stray in found.strays:
        assert stray.of(text)


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    _check(text, scan(text))


@given(st.text(alphabet=MARKS, max_size=120))
def test_any_heap_of_marks_has_an_answer(text: str) -> None:
    _check(text, scan(text))


@given(
    st.lists(st.sampled_from(["Go home.", "The lock is shut", "yes, he can't", "the pilots", "in 1990"]), min_size=1, max_size=5),
    st.sampled_from(["“”", '""', "«»", "„“", "「」"]),
)
def test_well_formed_quotations_are_found_whole(pieces: list[str], marks: str) -> None:
    text = " she said ".join(f"{marks[0]}{piece}{marks[1]}" for piece in pieces)
    found = scan(text)
    assert [q.inner.of(text) for q in found.quotes] == pieces
    assert all(q.problems == () for q in found.quotes)


@pytest.mark.parametrize("unit", ["“", '"', "'", "“a ”", "‘a", '"a '])
@pytest.mark.timeout(300)
def test_a_very_long_text_comes_to_an_end(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    assert all(one.inner.end <= len(text) for one in scan(text).quotes)
