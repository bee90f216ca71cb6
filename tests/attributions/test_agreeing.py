"""Who is right where the two readers disagree: one case of each sort, in made sentences."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from made import article

from onrecord.attributions import Draft, finish
from onrecord.attributions.agreeing import is_turn
from onrecord.attributions.merge import join
from onrecord.attributions.rules import find
from onrecord.model import Attribution, Span

Told = tuple[list[str], str, str]


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def joined(text: str, *told: Told, confidence: float = 0.9) -> list[Attribution]:
    """What comes of the rules' findings and of trained ones given as (content, cue, source)."""
    made = article(text)
    drafts = [
        Draft(
            tuple(span(text, words) for words in content),
            (span(text, cue),) if cue else (),
            (span(text, source),) if source else (),
            (),
            confidence,
        )
        for content, cue, source in told
    ]
    return list(join(made, finish(made, drafts), find(made)))


def words(text: str, attribution: Attribution) -> list[str]:
    return [piece.of(text) for piece in attribution.content]


TURNS = "Herald: Did you sell the pier?\n\nItova: No. My aunt said it was hers.\n\nHerald: Why?\n\nItova: Ask her. I never sold it."


def test_a_turn_of_an_interview_stands_whole_and_holds_what_is_surely_said_in_it() -> None:
    found = joined(TURNS, (["it was hers"], "said", "My aunt"), (["it"], "sold", "I"))
    turn = next(a for a in found if words(TURNS, a) == ["No. My aunt said it was hers."])
    inner = next(a for a in found if words(TURNS, a) == ["it was hers"])
    assert inner.parent == turn.id


def test_an_unsure_finding_in_a_turn_is_dropped() -> None:
    found = joined(TURNS, (["it was hers"], "said", "My aunt"), confidence=0.4)
    assert not any(words(TURNS, a) == ["it was hers"] for a in found)
    assert any(words(TURNS, a) == ["No. My aunt said it was hers."] for a in found)


def test_a_trained_turn_with_the_same_words_keeps_its_confidence() -> None:
    text = "“The pier is rotten.” - Mara Itova"
    (only,) = joined(text, (["“The pier is rotten.”"], "-", "Mara Itova"), confidence=0.93)
    assert only.confidence == 0.93


@pytest.mark.parametrize("form", [TURNS, "“The pier is rotten.” - Mara Itova"])
def test_turns_are_known_by_their_form(form: str) -> None:
    made = article(form)
    assert any(is_turn(made, a) for a in find(made))


def test_a_colon_in_a_sentence_is_no_turn() -> None:
    made = article("On Monday the mayor, Mara Itova, put it this way: “The pier is rotten.”")
    (only,) = find(made)
    assert not is_turn(made, only)


def test_the_tag_that_a_finding_swallowed_is_given_back() -> None:
    text = "“The pier is rotten,” Itova said in Ostvik, according to a transcript by the Ostvik Herald."
    (only,) = joined(text, (["“The pier is rotten,” Itova said in Ostvik"], "according to", "a transcript by the Ostvik Herald"))
    assert words(text, only) == ["“The pier is rotten,”"]
    assert [s.of(text) for s in only.source] == ["Itova"]


def test_a_report_inside_a_longer_one_is_kept_beside_it() -> None:
    text = "The Herald wrote that the mayor, Mara Itova, called the pier “a rotten tooth of a thing” in May."
    found = joined(text, (["that the mayor, Mara Itova, called the pier “a rotten tooth of a thing” in May"], "wrote", "The Herald"))
    outer = next(a for a in found if a.parent is None)
    assert words(text, outer) == ["that the mayor, Mara Itova, called the pier “a rotten tooth of a thing” in May"]
    assert all(a.parent == outer.id for a in found if a is not outer)


def test_words_of_the_reporter_are_no_piece_of_a_direct_quotation() -> None:
    text = "“The pier is rotten,” the Herald quoted Mara Itova as saying."
    (only,) = joined(text, (["“The pier is rotten,”", "Mara Itova as saying"], "quoted", "the Herald"))
    assert words(text, only) == ["“The pier is rotten,”"]
    assert [s.of(text) for s in only.source] == ["Mara Itova"]


def test_a_quotation_over_two_paragraphs_has_one_speaker() -> None:
    text = "Mara Rova wrote: “I walked the pier. It was rotten.\n\n“I told the harbour so in May.”"
    first, second = "“I walked the pier. It was rotten.", "“I told the harbour so in May.”"
    (only,) = [a for a in joined(text, ([first], "wrote", "Mara Rova"), ([second], "", "I")) if a.parent is None]
    assert words(text, only) == [first, second]
    assert [s.of(text) for s in only.source] == ["Mara Rova"]


def test_a_headline_in_other_marks_is_no_piece_of_a_quotation() -> None:
    text = "“The pier is rotten,” Mara Itova said.\n\n'All Piers Must Go.'\n\nThe harbour is old."
    found = joined(text, (["“The pier is rotten,”"], "said", "Mara Itova"))
    assert not any("'All Piers Must Go.'" in words(text, a) and len(a.content) > 1 for a in found)


def test_a_wish_to_stay_nameless_and_a_name_in_marks_are_no_sayings() -> None:
    text = "A clerk, who asked not to be named, wept. The “Salt March”, as it has come to be known, began in May."
    assert joined(text, (["not to be named"], "asked", "who"), (["The “Salt March”"], "has come to be known", "")) == []


def test_an_unsure_pronoun_is_no_content() -> None:
    text = "Itova remembers it. Itova denied that."
    assert joined(text, (["it"], "remembers", "Itova"), confidence=0.4) == []
    assert len(joined(text, (["that"], "denied", "Itova"), confidence=0.95)) == 1


def test_what_nobody_said_is_no_report_inside_a_quotation() -> None:
    text = "“Nobody from the council told us that the pier was rotten,” Mara Itova said."
    (only,) = find(article(text))
    assert only.kind == "direct"


def test_where_a_signed_quotation_stood_is_no_part_of_its_source() -> None:
    text = "“The pier is rotten.” - Mara Itova, on Postbox"
    (only,) = find(article(text))
    assert [s.of(text) for s in only.source] == ["Mara Itova"]
