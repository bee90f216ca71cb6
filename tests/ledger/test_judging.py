"""What stands, of all that was judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.ledger.judging import components, corrections, named_id, normal, span_text, spans_of, stands
from onrecord.model import Judgement, Span


def judge(about: str, a: str, b: str, verdict: str | None = "same", by: str = "ann", score: float | None = None) -> Judgement:
    return Judgement(about, a, b, verdict, score, {}, by, None)  # type: ignore[arg-type]


def test_a_person_stands_over_a_rule_whenever_the_rule_speaks() -> None:
    person, rule = judge("entity", "a", "b", "different"), judge("entity", "a", "b", "same", "rule", 0.9)
    assert stands([person, rule]) is person
    assert stands([rule, person]) is person


def test_a_withdrawn_judgement_leaves_the_rules() -> None:
    rule = judge("entity", "a", "b", "same", "rule", 0.9)
    assert stands([rule, judge("entity", "a", "b", "different"), judge("entity", "a", "b", None)]) is rule
    assert stands([judge("entity", "a", "b"), judge("entity", "a", "b", None)]) is None


def test_a_symmetric_pair_is_put_in_order_and_a_directed_one_is_not() -> None:
    assert normal(judge("entity", "b", "a")).a == "a"
    assert normal(judge("speaker", "b", "a")).a == "b"


@pytest.mark.parametrize(
    "wrong", [judge("taste", "a", "b"), judge("entity", "a", "a"), judge("span", "a", "content:4-2"), judge("span", "a", "x")]
)
def test_a_judgement_that_means_nothing_is_refused(wrong: Judgement) -> None:
    with pytest.raises(UsageError):
        normal(wrong)


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 99)), min_size=1, max_size=5))
def test_spans_go_through_a_judgement_unchanged(pairs: list[tuple[int, int]]) -> None:
    spans = tuple(Span(start, start + length) for start, length in pairs)
    assert spans_of(span_text("content", spans)) == ("content", spans)


def test_the_newest_speaker_stands_and_a_denied_one_leaves_nobody() -> None:
    made = [judge("speaker", "att-1", "ent-1"), judge("speaker", "att-1", "name:Bo"), judge("speaker", "att-2", "ent-9", "different")]
    right = corrections(made, "art-1", {"att-1": None, "att-2": "ent-9"})
    assert right.speakers == {"att-1": named_id("Bo"), "att-2": None}
    assert right.named == {"Bo"}


def test_rules_correct_nothing_in_an_article() -> None:
    assert not corrections([judge("attribution", "att-1", "attribution", "different", "rule")], "art-1", {})


def test_merges_are_transitive_and_the_smallest_id_stands() -> None:
    found = components("abcd", [judge("entity", "b", "c"), judge("entity", "a", "b", by="rule", score=0.8)])
    assert found == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_what_a_person_told_apart_is_not_merged_by_way_of_a_third() -> None:
    found = components(
        "abc",
        [
            judge("entity", "a", "b", "different"),
            judge("entity", "a", "c", by="rule", score=0.7),
            judge("entity", "b", "c", by="rule", score=0.9),
        ],
    )
    assert found == {"a": "a", "b": "b", "c": "b"}


pairs = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from(["same", "different"]), st.booleans()), max_size=12
)


@given(pairs)
def test_groups_are_the_same_whatever_the_order_and_hold_no_pair_told_apart(made: list[tuple[str, str, str, bool]]) -> None:
    once = {normal(judge("entity", a, b)).a + normal(judge("entity", a, b)).b: (a, b, v, p) for a, b, v, p in made if a != b}
    found = [normal(judge("entity", a, b, v, "ann" if person else "rule", 0.5)) for a, b, v, person in once.values()]
    group = components("abcdef", found)
    assert group == components("fedcba", list(reversed(found)))
    for one in found:
        if one.verdict == "different" and one.by == "ann":
            assert group[one.a] != group[one.b]
