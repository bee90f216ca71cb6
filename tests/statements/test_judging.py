"""What a pair's score is bounded by before its words are aligned."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.statements.features import bag
from onrecord.statements.judging import called_alike, common_run, promising
from onrecord.statements.wording import judge, weights
from onrecord.text.terms import phrase

WORDS = ["the", "keeper", "of", "Lindhaven", "lamp", "has", "not", "burned", "since", "twelve", "nights", "and", "harbour", "waits"]
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
TERMS = st.lists(st.sampled_from("abcd"), max_size=10)


def longest_run(a: list[str], b: list[str]) -> int:
    """The longest run that stands in both, by trying every one."""
    return max(
        (
            size
            for start in range(len(a))
            for size in range(1, len(a) - start + 1)
            if any(b[at : at + size] == a[start : start + size] for at in range(len(b)))
        ),
        default=0,
    )


@given(TERMS, TERMS, st.integers(1, 8))
def test_the_common_run_is_the_longest(a: list[str], b: list[str], most: int) -> None:
    assert common_run(a, b, most) == min(most, longest_run(a, b))


@settings(max_examples=300)
@given(LINES, LINES, st.floats(-3.0, 6.0))
def test_no_pair_is_dropped_that_an_alignment_would_keep(a: str, b: str, demand: float) -> None:
    _, score = judge(phrase(a), phrase(b))
    values = score.features
    likely = values["idf_containment"] >= 0.3 or values["four_grams"] >= 0.3
    bias, parts = weights()
    if likely and bias + sum(parts.get(name, 0.0) * value for name, value in values.items()) >= demand:
        assert promising(bag(phrase(a)), bag(phrase(b)), demand)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"jawad", "murashi"}, {"gewad", "morashy"}, True),
        ({"jawad", "murashi"}, {"mourachi"}, True),
        ({"venn"}, {"orla", "venn"}, True),
        ({"venn"}, {"dahl"}, False),
        ({"lindqvist"}, {"kolodziej"}, False),
        (set(), {"dahl"}, False),
    ],
)
def test_two_spellings_may_be_one_name(one: set[str], other: set[str], *, expected: bool) -> None:
    assert called_alike(frozenset(one), frozenset(other)) is expected
    assert called_alike(frozenset(other), frozenset(one)) is expected
