"""What a name's place or shape tells of its kind."""

from __future__ import annotations

import pytest

from onrecord.entities.mentions import Name
from onrecord.entities.recast import recast
from onrecord.entities.words import read_words
from tests.entities.writing import article


def kind(text: str, name: str) -> str:
    words = read_words(article(text))
    first = words.at(text.index(name))
    (seen,) = recast(words, [Name(first, first + name.count(" "), "person")])
    return seen.type


@pytest.mark.parametrize("line", ["TARN — ", "TARN (VNA) -- ", "TARN, Lund, May 4 – "])
def test_a_dateline_is_a_place(line: str) -> None:
    assert kind(f"Headline\n{line}The port is shut.", "TARN") == "place"


@pytest.mark.parametrize(
    "text", ["TARN said the port was shut — again.", "It was shut. TARN — The port is shut.", "Tarn — The port is shut."]
)
def test_capitals_and_a_dash_elsewhere_are_none(text: str) -> None:
    assert kind(f"Headline\n{text}", "TARN" if "TARN" in text else "Tarn") == "person"


@pytest.mark.parametrize(
    ("name", "want"), [("Tarn Bugle", "organisation"), ("Volmar Free Press", "organisation"), ("Emily Post", "person")]
)
def test_a_name_shaped_like_an_outlets_is_one_unless_a_given_name_begins_it(name: str, want: str) -> None:
    assert kind(f"On Monday the {name} asked why.", name) == want
