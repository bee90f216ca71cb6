"""Who speaks: documents and their makers, owners, seats and parties, turns of a talk, and whom a pronoun cannot mean."""

from __future__ import annotations

import pytest

from tests.entities.writing import named, read, said, speakers


def last_of(text: str, word: str) -> int:
    """Which of the places of a word is the last."""
    return text.count(word) - 1


@pytest.mark.parametrize(
    ("before", "source", "speaker"),
    [
        ("The council met. But the report, by the auditor Jonas Falk, was late.", "the report", "Jonas Falk"),
        ("Jonas Falk released a long report on the bridge on Monday.", "the report", "Jonas Falk"),
        ("VELM -- Jonas Falk sent a letter to the council.", "The letter", "Jonas Falk"),
        ("A statement from Mayor Jonas Falk reached us.", "the statement", "Jonas Falk"),
        ("The Harbour Safety Board hit back with an advertisement of its own.", "the ad", "Harbour Safety Board"),
        ("A report on bridges funded by the Harbour Safety Board came out.", "the report", "report"),
    ],
)
def test_a_document_speaks_for_whoever_made_it(before: str, source: str, speaker: str) -> None:
    text = f"{before}\n“The bridge will fall,” {source} said."
    assert speakers(text, said(text, source, "“The bridge will fall,”", nth=last_of(text, source))) == [speaker]


@pytest.mark.parametrize("source", ["Weil’s campaign", "Her campaign"])
def test_what_somebody_has_is_named_by_its_owner(source: str) -> None:
    text = f"Governor Anna Weil opened the quay. She was cheered.\n{source} said the quay was full."
    assert speakers(text, said(text, source, "the quay was full", "indirect")) == ["Anna Weil’s campaign"]


def test_a_politician_is_known_by_seat_and_party() -> None:
    text = "Sen. Ana Roe, R-Vt., was against it. Rep. Jan Doe (D-Ohio) was for it. The Vermont Republican said it was dear."
    assert speakers(text, said(text, "The Vermont Republican", "it was dear", "indirect")) == ["Ana Roe"]


def test_nobody_names_himself_in_what_he_says() -> None:
    text = "Editor Peter Lang said that Mayor Tomas Brandt must go, though he said Brandt had tried to change it."
    found = speakers(
        text,
        said(text, "Editor Peter Lang", "that Mayor Tomas Brandt must go", "indirect"),
        said(text, "he", "Brandt had tried to change it", "indirect", nth=text.split("he said", maxsplit=1)[0].count("he")),
    )
    assert found == ["Peter Lang", "Peter Lang"]


def test_he_inside_quoted_words_is_not_their_speaker() -> None:
    text = "Mayor Tomas Brandt spoke first.\n“He talks well,” Peter Lang said. Brandt left."
    reading = read(text, said(text, "Peter Lang", "“He talks well,”"))
    mayor = named(reading.entities, "Tomas Brandt")
    assert [m.span.of(text) for m in mayor.mentions if m.form == "pronoun"] == ["He"]


def test_who_is_from_a_place_and_not_the_place() -> None:
    text = "The prize went to Sheriff Marta Olsen of Velm County, Vt., who said it came late."
    assert speakers(text, said(text, "who", "it came late", "indirect")) == ["Marta Olsen"]


def test_which_takes_up_the_body_and_not_the_person_who_leads_it() -> None:
    text = "Guests praised the government of Mayor Tomas Brandt, which demanded a new bridge."
    assert speakers(text, said(text, "which", "a new bridge", "indirect")) == ["government of Mayor Tomas Brandt"]


def test_words_that_say_what_a_body_is_are_no_other_body() -> None:
    text = "The Velm Echo was founded by fishermen. The Velm Echo newspaper said the quay was full."
    assert speakers(text, said(text, "The Velm Echo newspaper", "the quay was full", "indirect")) == ["Velm Echo"]


def test_labels_by_whose_and_by_what_somebody_heads() -> None:
    text = (
        "Velden’s trade minister, Anna Weil, declined. Peter Lang, Velden’s minister of trade once, agreed.\n"
        "Marta Olsen, who chairs the Harbour Board, came. Father Jonas Falk prayed."
    )
    labels = {(e.name, label.text) for e in read(text).entities for label in e.labels}
    assert {
        ("Anna Weil", "Velden’s trade minister"),
        ("Peter Lang", "Velden’s minister of trade once"),
        ("Marta Olsen", "who chairs the Harbour Board"),
        ("Jonas Falk", "Father"),
    } <= labels


def test_a_film_is_nobody() -> None:
    text = "Anna Weil made “The Drowned Quay” in a year. The Drowned Quay opened in Velm. Nobody came to The Drowned Quay."
    assert "Drowned Quay" not in {e.name for e in read(text).entities}
