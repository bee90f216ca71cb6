from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Attribution, Judgement, Reading, Span, content_id
from onrecord.statements import cluster
from onrecord.statements.parts import parts, together
from tests.statements.builders import Saying, mixed, reading

TOLL = "I will not sign a treaty that sells the locks of Vell for a toll"
CHAIRS = "We rehearsed on borrowed chairs under the leaking roof of the school"


def versions(*readings: Reading) -> list[dict[str, str]]:
    """The words with which each article takes part in each saying."""
    of = {one.id: each for each in readings for one in each.attributions}
    return [
        {of[member].article.file or "": of[member].words(content) for member, content in zip(group.members, group.contents, strict=True)}
        for group in cluster(readings)
    ]


def test_snatches_of_two_sayings_in_one_sentence_go_each_to_its_own() -> None:
    found = versions(
        mixed("both", "a treaty that sells the locks", "borrowed chairs"), reading("toll", Saying(TOLL)), reading("chairs", Saying(CHAIRS))
    )
    assert {frozenset(one) for one in found} == {frozenset({"both.txt", "toll.txt"}), frozenset({"both.txt", "chairs.txt"})}
    (toll,) = (one for one in found if "toll.txt" in one)
    assert toll["both.txt"] == "the plan was “a treaty that sells the locks”"


def test_snatches_of_one_saying_stay_one_version() -> None:
    found = versions(mixed("both", "sign a treaty", "the locks of Vell"), reading("toll", Saying(TOLL)))
    assert [len(one) for one in found] == [2]
    assert found[0]["both.txt"].count("“") == 2


def test_what_nobody_else_reports_is_one_saying() -> None:
    assert [len(group.members) for group in cluster([mixed("both", "a treaty that sells the locks", "borrowed chairs")])] == [1]


def test_the_first_part_keeps_the_id_of_the_whole() -> None:
    both = mixed("both", "a treaty that sells the locks", "borrowed chairs")
    alone = {group.id for group in cluster([both])}
    assert alone <= {group.id for group in cluster([both, mixed("other", "borrowed chairs")])}


def test_a_judgement_is_about_the_whole_attribution() -> None:
    both, toll = mixed("both", "a treaty that sells the locks", "borrowed chairs"), reading("toll", Saying(TOLL))
    said = Judgement("attribution", both.attributions[0].id, toll.attributions[0].id, "different", by="a person")
    assert [len(group.members) for group in cluster([both, toll], [said])] == [1, 1]


@pytest.mark.parametrize("spoken_of", ["the word “theology”", "the term “theology”", "a label, “theology”"])
def test_a_word_that_is_spoken_of_is_nobodys_saying(spoken_of: str) -> None:
    whole = reading("a", Saying(f"She said that {spoken_of} had been put in her mouth."))
    (outer,) = whole.attributions
    start = whole.article.text.index("“")
    word = replace(outer, id="att-word", content=(Span(start, whole.article.text.index("”") + 1),), parent=outer.id)
    other = reading("b", Saying("That is no theology for the harbour towns, and they know it."))
    groups = cluster([replace(whole, attributions=(outer, word)), other])
    assert all(len(group.members) == 1 for group in groups)


def test_words_that_another_speaker_takes_up_are_not_said_by_him() -> None:
    taken_up = "a war of our own choosing for the pleasure of wardens"
    whole = Saying(f"“Nobody needs to be told that this was never ‘{taken_up}’, it began before them.”", "Mirko Dahl")
    assert [len(group.members) for group in cluster([reading("a", whole), mixed("b", taken_up, speaker="an old sailor")])] == [1, 1]
    plain = Saying(whole.words.replace("‘", "").replace("’", ""), "Mirko Dahl")
    assert [len(group.members) for group in cluster([reading("a", plain), mixed("b", taken_up, speaker="an old sailor")])] == [2]


def test_a_snatch_goes_where_it_stands_at_length() -> None:
    found = versions(mixed("lede", "borrowed chairs"), mixed("other", "borrowed chairs"), reading("full", Saying(CHAIRS)))
    assert [len(one) for one in found] == [3]


@given(
    st.lists(st.sampled_from(["“the locks of Vell”", "he said", "“no”", "“borrowed chairs”", "and", "‘so’", "“unclosed words"]), min_size=1)
)
def test_the_parts_together_are_the_content(words: list[str]) -> None:
    text = " ".join(words)
    content = (Span(0, len(text)),)
    found = parts(text, Attribution(content_id("att", text), "mixed", content, (), ()))
    assert together(found) == content
    assert all(one[-1].end <= other[0].start for one, other in pairwise(found))
