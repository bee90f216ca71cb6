"""Odd, hostile and very large input: a clear result, and no runaway time."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.entities import link, resolve
from onrecord.entities.names import explain
from onrecord.model import Reading
from tests.entities.writing import article, read, said


@given(st.text(alphabet=st.sampled_from("AbcÉø.,“”\"'’() -\n1Mr.She said"), max_size=300))
def test_any_text_resolves(text: str) -> None:
    entities, _ = resolve(article(text), ())
    Reading(article(text), entities)


@example("J\ufffd\"\ufffd\ufffdawad al-Mur'ashi", "Jawa\x00\x00\x00\x00\x00d El-Murashi")
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_names_have_a_verdict_whichever_comes_first(a: str, b: str) -> None:
    told = explain(a, b)
    assert 0 <= told.score <= 1
    assert explain(b, a) == told


def crowd(count: int) -> int:
    """How many entities an article about many people has."""
    names = [f"{chr(65 + i % 26)}lda {chr(65 + i // 26)}orv{'aeiou'[i % 5]}{chr(97 + i % 26)}n" for i in range(count)]
    text = "\n".join(f"{name} met the council. She said it went well. He was not there." for name in names)
    linked = link([read(text)])
    return len(linked[0].entities)


@pytest.mark.timeout(300)
def test_five_hundred_people_in_one_article() -> None:
    assert crowd(500) >= 250


@pytest.mark.timeout(300)
def test_one_very_long_line() -> None:
    text = "Ada Lund said the ferry was late and she left " * 5_000
    resolve(article(text), ())


def test_a_word_without_end() -> None:
    resolve(article("A" * 1_000_000), ())


@pytest.mark.parametrize(
    "name", ["", " ", "'", "-", "J.", "AL", "O'Brien", "Mish'al", "al-", "bin", "김정은", "Ó Súilleabháin", "X" * 5000]
)
def test_names_that_are_hardly_names(name: str) -> None:
    told = explain(name, "Ada Lund")
    assert told.verdict in {"different", "unsure"}


def test_all_capitals_hyphens_and_apostrophes() -> None:
    text = "Siobhan O’Brien-Hale met Khalid Mish'al. O’Brien-Hale said no. Mish'al said yes."
    reading = read(text, said(text, "O’Brien-Hale", "no", "indirect", nth=1), said(text, "Mish'al", "yes", "indirect", nth=1))
    names = {e.id: e.name for e in reading.entities}
    assert [names[a.speaker or ""] for a in reading.attributions] == ["Siobhan O’Brien-Hale", "Khalid Mish'al"]


def test_a_place_that_is_also_a_person() -> None:
    text = "Paris Holm flew to Paris. Holm said it rained in Paris."
    reading = read(text, said(text, "Holm", "it rained in Paris", "indirect", nth=1))
    names = {e.id: (e.name, e.type) for e in reading.entities}
    assert names[reading.attributions[0].speaker or ""] == ("Paris Holm", "person")
    assert ("Paris", "place") in names.values()


@pytest.mark.parametrize(
    ("a", "b", "verdicts"),
    [
        ("Lund", "Ada Lund", {"unsure"}),  # one-word names
        ("Will", "Will", {"unsure"}),  # and one that is a word besides
        ("J. P. Morland", "John Paul Morland", {"same"}),  # initials
        ("J. Morland", "Karl Morland", {"unsure", "different"}),
        ("SIOBHAN O'BRIEN", "Siobhán O’Brien", {"same"}),  # capitals, apostrophes, marks
        ("Anne-Marie Holm", "Anne Marie Holm", {"same"}),  # hyphens
        ("Khalid al-Tamimi", "Khaled Tamimi", {"same"}),  # "al-"
        ("Omar bin Salim Hadad", "Omar bin Rashid Hadad", {"unsure", "different"}),  # "bin": brothers of other fathers
        ("Salim bin Rashid al-Hadi", "Rashid bin Salim al-Hadi", {"unsure", "different"}),  # father and son
        ("Lars Holm Jr.", "Lars Holm Sr.", {"different"}),
        ("Pak Jong Un", "Pak Jong Il", {"unsure", "different"}),  # one syllable makes another person
        ("Mao Xinlei", "Xinlei Mao", {"same"}),  # surname first
        ("PARK Jin-woo", "Jin Woo Park", {"same", "unsure"}),
        ("LI, Keqin", "Li Keqin", {"same"}),
    ],
)
def test_names_of_every_kind(a: str, b: str, verdicts: set[str]) -> None:
    assert explain(a, b).verdict in verdicts
    assert explain(b, a).verdict in verdicts


def test_a_name_that_is_also_a_word() -> None:
    text = "Rose Vance rose early. Vance said that prices rose. Rose Vance left."
    names = [(e.name, e.type) for e in read(text).entities]
    assert names == [("Rose Vance", "person")]


def test_a_whole_article_in_capitals() -> None:
    text = "MAYOR ADA LUND MET OTTO BRENNER. LUND SAID THE PIER WAS SAFE."
    reading = read(text, said(text, "LUND", "THE PIER WAS SAFE", "indirect", nth=1))
    assert len(reading.attributions) == 1


CUT = (
    "Ana Roe, 44, leader of the harbour union, told the mayor of Lindhaven, Ivo Brandt, that “he is the Front’s candidate, said Mr. Hale”."
    " Brandt, who heads the council, is a former pilot; his aide, Tomas Vale, was the Vale Party’s chairman. They told her."
)


@pytest.mark.parametrize("end", range(1, len(CUT) + 1, 3))
def test_an_article_may_end_anywhere(end: int) -> None:
    entities, _ = resolve(article(CUT[:end]))
    assert all(mention.span.end <= end for entity in entities for mention in entity.mentions)


@pytest.mark.parametrize("text", ["It was Ana Roe, 44,", "Ana Roe, Ivo Brandt", "Ana Roe is a", "Ana Roe, who", "Ana Roe ("])
def test_an_article_may_end_with_a_name_or_what_begins_to_tell_of_it(text: str) -> None:
    assert next(entity.name for entity in resolve(article(text))[0]) == "Ana Roe"
