from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.align import Block, align, slid

TOKENS = st.lists(st.sampled_from(["the", "ship", "lock", "waits", "no", "pilot", "a"]), max_size=30)


def words(blocks: list[Block], tokens: list[str], side: str) -> list[str]:
    return [token for block in blocks for token in tokens[getattr(block, f"{side}0") : getattr(block, f"{side}1")]]


@given(TOKENS, TOKENS)
def test_blocks_cover_both_sequences_once(a: list[str], b: list[str]) -> None:
    blocks = align(a, b, minor=frozenset({"the", "a"}))
    assert sorted(place for block in blocks for place in range(block.a0, block.a1)) == list(range(len(a)))
    assert sorted(place for block in blocks for place in range(block.b0, block.b1)) == list(range(len(b)))


@given(TOKENS, TOKENS)
def test_what_agrees_is_the_same_tokens(a: list[str], b: list[str]) -> None:
    for block in align(a, b):
        if block.change in {"equal", "move"}:
            assert a[block.a0 : block.a1] == b[block.b0 : block.b1]


@given(TOKENS)
def test_a_sequence_agrees_with_itself(tokens: list[str]) -> None:
    assert all(block.change == "equal" for block in align(tokens, tokens))


def test_a_moved_run_is_moved_and_not_cut_and_put_in() -> None:
    a = ["the", "tug", "waits", "at", "the", "gate", "because", "the", "pilot", "is", "asleep", "in", "his", "bunk"]
    b = ["because", "the", "pilot", "is", "asleep", "in", "his", "bunk", "the", "tug", "waits", "at", "the", "gate"]
    blocks = align(a, b)
    assert {block.change for block in blocks} == {"equal", "move"}


def test_lone_common_words_do_not_tear_a_difference_apart() -> None:
    a = ["ships", "wait", "because", "nobody", "came", "back", "with", "the", "keys", "of", "every", "old", "gate", "here", "now"]
    b = ["ships", "wait", "since", "all", "men", "slept", "until", "noon", "the", "tide", "rose", "over", "both", "piers", "here", "now"]
    loose = [block for block in align(a, b) if block.change == "equal"]
    firm = [block for block in align(a, b, minor=frozenset({"with", "the", "of"})) if block.change == "equal"]
    assert len(loose) == 3
    assert len(firm) == 2


def test_a_first_word_is_drawn_up_to_what_follows_it() -> None:
    a = ["i", "do", "not", "know", "him", "let", "me", "tell", "you", "i", "am", "sitting", "in", "a", "house"]
    b = ["i", "was", "sitting", "in", "a", "house"]
    kept = [block for block in align(a, b) if block.change == "equal"]
    assert kept[0].a0 == a.index("i", 5)


def test_an_omission_is_shown_where_the_gap_is() -> None:
    a = ["no", "pilot", "and", "no", "tug", "and", "no", "lock", "keeper", "will", "work"]
    b = ["no", "pilot", "and", "no", "lock", "keeper", "will", "work"]
    blocks = slid(a, align(a, b), stops=frozenset(), gaps=frozenset({2}))
    assert next(block for block in blocks if block.change == "delete").b0 == 2


@pytest.mark.timeout(300)
def test_ten_thousand_words_come_to_an_end() -> None:
    a = [f"w{place * 7919 % 613}" for place in range(10_000)]
    b = a[2_000:5_000] + a[:1_500] + ["new"] + a[7_000:]
    same = ["the"] * 10_000
    blocks = align(a, b)
    align(same, [*same[:6_000], "end", *same[:3_000]])
    align(["a", "b"] * 3_000, ["b", "a", "c"] * 2_000)
    assert sum(block.a1 - block.a0 for block in blocks if block.change in {"equal", "move"}) > 5_000
