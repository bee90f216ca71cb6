from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.comparison import transcribed
from onrecord.comparison.index import Index
from onrecord.comparison.people import compatible
from onrecord.comparison.places import places
from onrecord.comparison.transcripts import display
from onrecord.model import Article, Reading
from onrecord.text.paragraphs import paragraphs
from onrecord.text.terms import phrase
from tests.comparison.corpus import transcripts


def read(text: str, name: str = "t.txt") -> Reading:
    return transcribed(Article(name, name, None, None, None, (), None, "en", None, text, paragraphs(text)))


def test_turns_have_speakers_and_go_on_over_paragraphs() -> None:
    (record,) = transcripts()
    names = {entity.id: entity.name for entity in record.entities}
    assert set(names.values()) == {"Ryu Tae-Jin", "Oh Kyung-Nam", "Liang Zhiyuan"}
    first = record.attributions[0]
    assert first.speaker
    assert names[first.speaker] == "Ryu Tae-Jin"
    assert len(first.content) == 5
    assert all(one.speaker is None for one in record.attributions if record.words(one.source) == "QUESTION")


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "ORLA VENN: Hello. (LAUGHTER) Well.\n\nMIRKO DAHL (through an interpreter): Yes.",
            [("Orla Venn", "Hello. … Well."), ("Mirko Dahl", "Yes.")],
        ),
        ("Orla Venn: Hello.\n\nRemember: doors close at nine.", [("Orla Venn", "Hello. … Remember: doors close at nine.")]),
        ("Q: Why now?\n\nVENN: Because.\n\nQ: And then?", [(None, "Why now?"), ("Venn", "Because."), (None, "And then?")]),
        ("No label at all, only a speech.", [(None, "No label at all, only a speech.")]),
        ("[The band plays.]", []),
        ("", []),
    ],
)
def test_labels_and_notes(text: str, turns: list[tuple[str | None, str]]) -> None:
    record = read(text)
    names = {entity.id: entity.name for entity in record.entities}
    assert [(names.get(one.speaker or ""), record.words(one.content)) for one in record.attributions] == turns


@given(st.text(alphabet="AB: \n()[]ab.é", max_size=120))
def test_every_text_can_be_a_transcript(text: str) -> None:
    record = read(text)
    assert all(span.of(text).strip() for one in record.attributions for span in one.content)


def test_names_are_written_as_names() -> None:
    assert display("BILL O'REILLY") == "Bill O'Reilly"
    assert display("Anne-Sofie Løvgren") == "Anne-Sofie Løvgren"


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Orla Venn", "Senator Venn", True),
        ("Orla J. Venn", "ORLA VENN", True),
        ("Dorottya Sebek-Lindqvist", "Dorottya Šebek-Lindqvist", True),
        ("Orla Venn", "Mirko Venn", False),
        ("Orla Venn", "Mirko Dahl", False),
        ("she", "Orla Venn", None),
        (None, "Orla Venn", None),
        ("the minister", "Orla Venn", None),
    ],
)
def test_whether_two_names_can_be_one_person(one: str | None, other: str | None, answer: bool | None) -> None:  # noqa: FBT001
    assert compatible(one, other) is answer
    assert compatible(other, one) is answer


def test_a_quotation_is_found_among_many_words() -> None:
    filler = "\n\n".join(
        f"SPEAKER {number}: " + " ".join(f"word{(number * 31 + place * 7) % 997}" for place in range(200)) for number in range(50)
    )
    record = read(f"{filler}\n\nORLA VENN: Before that, we, uh, we had no keys to the northern gate, none at all, and nobody told us why.")
    index = Index([record])
    (place,) = places(index, phrase("we had no keys to the northern gate … and nobody told us why"))
    assert place.cover == pytest.approx(1.0)
    assert place.span.of(record.article.text).endswith("nobody told us why")
    assert record.words(place.turns[0].source) == "ORLA VENN"


@pytest.mark.timeout(300)
def test_ten_thousand_words_a_transcript_and_five_hundred_quotations_come_to_an_end() -> None:
    lines = [" ".join(f"w{(number * 613 + place * place) % 4999}" for place in range(10_000)) for number in range(20)]
    readings = [read(f"ORLA VENN: {line}", f"t{number}.txt") for number, line in enumerate(lines)]
    index = Index(readings)
    for number in range(500):
        words = lines[number % 20].split()[number * 17 % 9000 :][:25]
        assert places(index, phrase(" ".join(words)))[0].cover > 0.9


def test_an_empty_index_answers() -> None:
    assert places(Index(), phrase("we had no keys")) == []
    assert places(Index([read("ORLA VENN: No.")]), phrase("keys")) == []
    assert places(Index([read("ORLA VENN: No.")]), phrase("")) == []
