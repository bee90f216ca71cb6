"""Who speaks, in one article: names, titles, descriptions, pronouns; nobody where the text does not settle it."""

from __future__ import annotations

import pytest

from onrecord.entities import resolve
from onrecord.model import Article, Attribution, Span
from tests.entities.writing import named, read, said, speakers

HARBOUR = (
    "Mayor Ingrid Solheim opened the new ferry terminal on Monday. She said the work had cost too much.\n"
    "“We paid for every bolt twice,” Solheim told reporters. “That will not happen again.”\n"
    "Her deputy, Tomas Brandt, was not so sure. “I have heard that before,” he said.\n"
    "The mayor replied that she would resign first."
)


def test_full_name_surname_title_and_pronouns() -> None:
    found = speakers(
        HARBOUR,
        said(HARBOUR, "She", "the work had cost too much", "indirect"),
        said(HARBOUR, "Solheim", "“We paid for every bolt twice,”", nth=1),
        said(HARBOUR, "he", "“I have heard that before,”", nth=HARBOUR.split("” he said", maxsplit=1)[0].count("he")),
        said(HARBOUR, "The mayor", "she would resign first", "indirect"),
    )
    assert found == ["Ingrid Solheim", "Ingrid Solheim", "Tomas Brandt", "Ingrid Solheim"]


def test_who_speaks_is_not_named_inside_the_words() -> None:
    text = (
        "Senator Paula Quist criticised the governor, Edmund Hale, on Tuesday.\n“Hale promised roads. Mr. Hale gave us holes,” she said.\n"
        "Representative Noel Arden of Westmark agreed. “Governor Hale has to go. Edmund Hale knows it,” he said."
    )
    found = speakers(
        text,
        said(text, "she", "“Hale promised roads. Mr. Hale gave us holes,”"),
        said(text, "he", "“Governor Hale has to go. Edmund Hale knows it,”", nth=text.split("” he said", maxsplit=1)[0].count("he")),
    )
    assert found == ["Paula Quist", "Noel Arden"]


def test_two_people_joined_by_a_sign_are_two_and_a_firm_is_one() -> None:
    text = "Edmund Hale & Paula Quist opened the ferry line. The firm Brandt & Solheim built it.\n“It floats,” Quist said."
    own = read(text, said(text, "Quist", "“It floats,”", nth=1))
    names = {entity.name: entity.type for entity in own.entities}
    assert names["Edmund Hale"] == names["Paula Quist"] == "person"
    assert "Brandt & Solheim" in names
    assert speakers(text, said(text, "Quist", "“It floats,”", nth=1)) == ["Paula Quist"]


def test_a_question_told_in_passing_leaves_the_floor_to_whoever_had_it() -> None:
    text = (
        "Mayor Edmund Hale told a radio station that he was sorry for the scuffle.\n"
        "Hale is seen in a video grabbing the wrist of an unidentified young man after the man walked up to the mayor and asked if he liked"
        " the new bridge.\n"
        "“Nothing excuses what I did, however rude the question,” he added, shortly after a letter to the council."
    )
    found = speakers(
        text,
        said(text, "Mayor Edmund Hale", "that he was sorry for the scuffle", "indirect"),
        said(text, "the man", "if he liked the new bridge", "indirect"),
        said(
            text, "he", "“Nothing excuses what I did, however rude the question,”", nth=text.split("” he added", maxsplit=1)[0].count("he")
        ),
    )
    assert found[0] == found[2] == "Edmund Hale"


def test_whoever_spoke_goes_on_though_another_was_named_since() -> None:
    text = (
        "Senator Paul Quist said on Sunday that Edmund Hale must apologise to the pilots.\n"
        "“Chairman Hale owes them that,” he said.\nNobody answered."
    )
    found = speakers(
        text,
        said(text, "Senator Paul Quist", "Edmund Hale must apologise to the pilots", "indirect"),
        said(text, "he", "“Chairman Hale owes them that,”", nth=text.split("” he said", maxsplit=1)[0].count("he")),
    )
    assert found == ["Paul Quist", "Paul Quist"]


@pytest.mark.parametrize("source", ["Westmark Gov. Paula Quist", "Corvane CEO Paula Quist", "Corvane News anchor Paula Quist"])
def test_whose_a_person_is_does_not_speak(source: str) -> None:
    text = f"{source} said on Sunday that the ferry would sail. The ferry sailed."
    assert speakers(text, said(text, source, "the ferry would sail", "indirect")) == ["Paula Quist"]


def test_apposition_on_either_side() -> None:
    text = "A spokesman for the union, Peter Lang, said no. Anna Weil, the head of the port authority, said yes."
    reading = read(
        text,
        said(text, "A spokesman for the union", "no", "indirect"),
        said(text, "Anna Weil, the head of the port authority", "yes", "indirect"),
    )
    names = {e.id: e.name for e in reading.entities}
    assert [names[a.speaker] for a in reading.attributions if a.speaker] == ["Peter Lang", "Anna Weil"]
    labels = {(label.text, label.relation) for e in reading.entities for label in e.labels}
    assert ("spokesman for the union", "apposition") in labels
    assert ("head of the port authority", "apposition") in labels


def test_relative_pronoun() -> None:
    text = "The plan pleased Marta Olsen, a grocer on the quay, who said it came late."
    assert speakers(text, said(text, "who", "it came late", "indirect")) == ["Marta Olsen"]


@pytest.mark.parametrize("order", ["Harbour Safety Board (HSB)", "HSB (Harbour Safety Board)"])
def test_acronym_in_either_direction(order: str) -> None:
    text = f"The {order} met on Friday. The HSB said the pier was safe."
    reading = read(text, said(text, "The HSB", "the pier was safe", "indirect", nth=text.count("The HSB") - 1))
    board = named(reading.entities, "Harbour Safety Board")
    assert reading.attributions[0].speaker == board.id
    assert any(label.relation == "acronym" for label in board.labels)


def test_the_group_is_the_body_called_so() -> None:
    text = "The Tidewater Alliance, a protest group, marched on Sunday. The group said it would return."
    assert speakers(text, said(text, "The group", "it would return", "indirect")) == ["Tidewater Alliance"]


def test_nationality_is_a_label_and_never_a_body_of_another_country() -> None:
    text = "The Norwegian Fisheries Ministry protested. The Danish Fisheries Ministry said it was surprised."
    reading = read(text, said(text, "The Danish Fisheries Ministry", "it was surprised", "indirect"))
    danish = named(reading.entities, "Danish Fisheries Ministry")
    norwegian = named(reading.entities, "Norwegian Fisheries Ministry")
    assert danish.id != norwegian.id
    assert reading.attributions[0].speaker == danish.id


def test_a_possessor_is_not_the_speaker() -> None:
    text = "Lena Ost’s lawyer said she was innocent. Ost campaign officials said nothing. An aide to Ost said more."
    found = speakers(
        text,
        said(text, "Lena Ost’s lawyer", "she was innocent", "indirect"),
        said(text, "Ost campaign officials", "nothing", "indirect"),
        said(text, "An aide to Ost", "more", "indirect"),
    )
    assert "Lena Ost" not in found
    assert found[2] == "aide to Ost"


def test_the_author_of_a_statement_speaks_in_it() -> None:
    text = "A letter from Jonas Falk reached the council. The letter said the bridge would fall. Falk’s letter was read aloud."
    assert speakers(text, said(text, "The letter", "the bridge would fall", "indirect")) == ["Jonas Falk"]


def test_i_inside_a_quotation_is_whoever_speaks_it() -> None:
    text = "“I told them I would never sign,” Erik Moe recalled."
    outer = said(text, "Erik Moe", "“I told them I would never sign,”")
    inner = said(text, "I", "I would never sign", "indirect")
    assert speakers(text, outer, inner) == ["Erik Moe", "Erik Moe"]


def test_two_brothers_stay_apart_and_a_bare_surname_between_them_stays_open() -> None:
    text = "Karl Rusk and Victor Rusk run the mill. Both deny it.\nRusk said the mill was closed."
    reading = read(text, said(text, "Rusk", "the mill was closed", "indirect", nth=2))
    karl, victor = named(reading.entities, "Karl Rusk"), named(reading.entities, "Victor Rusk")
    assert karl.id != victor.id
    assert reading.attributions[0].speaker not in {karl.id, victor.id}


@pytest.mark.parametrize("source", ["Some", "Many"])
def test_words_that_say_nothing_are_nobody(source: str) -> None:
    text = f"{source} said the ferry was late."
    assert speakers(text, said(text, source, "the ferry was late", "indirect")) == [None]


def test_no_source_is_nobody_for_reported_speech() -> None:
    text = "Mayor Ada Lund spoke first. It was reported that the ferry was late."
    assert speakers(text, said(text, "", "the ferry was late", "indirect")) == [None]


def test_unnamed_sources_are_described_in_their_own_words() -> None:
    text = "A harbour official said the pier was safe. The official said it twice."
    reading = read(
        text, said(text, "A harbour official", "the pier was safe", "indirect"), said(text, "The official", "it twice", "indirect")
    )
    assert reading.attributions[0].speaker == reading.attributions[1].speaker
    assert reading.entities[0].name == "harbour official"


def test_labels_know_their_voice() -> None:
    text = "Union leader Carla Dunn spoke on Monday.\n“The crook Carla Dunn must go,” Mayor Olaf Brand said.\nThe strike went on."
    quote = said(text, "Mayor Olaf Brand", "“The crook Carla Dunn must go,”")
    dunn = named(read(text, quote).entities, "Carla Dunn")
    told = {label.text: label.voice for label in dunn.labels}
    assert told["Union leader"] == "outlet"
    assert told.get("crook", quote.id) == quote.id
    assert dunn.name == "Carla Dunn"


def test_spans_hold_and_provisional_ids_are_unique() -> None:
    reading = read(HARBOUR)
    for entity in reading.entities:
        for mention in entity.mentions:
            assert mention.span.of(HARBOUR).strip()
    assert len({e.id for e in reading.entities}) == len(reading.entities)


def test_only_the_body_is_read() -> None:
    text = "Nora Vik spoke.\nRelated: Otto Brenner resigns."
    own = Article("art-b", None, None, None, None, (), None, "en", None, text, (Span(0, 15),))
    entities, _ = resolve(own, ())
    assert [e.name for e in entities] == ["Nora Vik"]


def test_attributions_come_back_in_their_order() -> None:
    late = said(HARBOUR, "The mayor", "she would resign first", "indirect")
    early = said(HARBOUR, "She", "the work had cost too much", "indirect")
    back: tuple[Attribution, ...] = read(HARBOUR, late, early).attributions
    assert [a.id for a in back] == [late.id, early.id]
