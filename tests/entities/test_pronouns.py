"""A pronoun's own place, and what the encoder adds to the choice."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.entities import resolve
from onrecord.entities.pronouns import own_place
from onrecord.entities.sense import sense_of
from onrecord.entities.words import read_words
from onrecord.model import Article, Encoding, Span
from onrecord.model.encoding import Scores
from tests.entities.writing import article, said

NOTHING = Scores((), b"")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ada took her boat.", "possessor"),
        ("Ada took her old boat.", "possessor"),
        ("Otto told her that it sank.", "object"),
        ("Otto told her the boat sank.", "object"),
        ("Otto saw her.", "object"),
        ("Otto asked her to go.", "object"),
        ("Otto saw her and left.", "object"),
        ("Otto told her he knew.", "object"),
    ],
)
def test_what_her_is(text: str, place: str) -> None:
    words = read_words(article(text))
    assert own_place(words, words.lower.index("her")) == place


def encoding_of(own: Article, asking: str, answering: dict[str, float]) -> Encoding:
    """An encoding of one column a side, in which a pronoun asks and some words answer."""
    words = read_words(own)
    table = np.zeros((len(words.words), 3), "<f4")
    for index, word in enumerate(words.words):
        table[index] = (float(word == asking), answering.get(word, 0.0), 0.0)
    return Encoding(tuple(words.spans), ((0, len(words.spans)),), NOTHING, NOTHING, NOTHING, (), Scores(("q0", "k0", "c"), table.tobytes()))


@pytest.mark.parametrize("wanted", ["Ada Lund", "Vera Brink"])
def test_the_encoder_decides_where_the_rest_is_open(wanted: str) -> None:
    text = "Ada Lund met Vera Brink. She said the pier was safe."
    own = article(text)
    last = wanted.split()[1]
    entities, (spoken,) = resolve(own, (said(text, "She", "the pier was safe", "indirect"),), encoding_of(own, "She", {last: 30.0}))
    assert {e.id: e.name for e in entities}[spoken.speaker or ""] == wanted


def test_vectors_are_found_by_the_place_of_a_word() -> None:
    own = article("Ada Lund sang. She left.")
    words = read_words(own)
    sense = sense_of(words, encoding_of(own, "She", {"Lund": 2.0}))
    assert sense is not None
    assert sense.likes(words.words.index("She"), words.words.index("Lund")) == pytest.approx(2.0)
    assert sense.likes(words.words.index("left"), words.words.index("Lund")) == pytest.approx(0.0)


def test_without_vectors_there_is_nothing_to_ask() -> None:
    words = read_words(article("Ada sang."))
    assert sense_of(words, None) is None
    assert sense_of(words, Encoding((Span(0, 3),), ((0, 1),), NOTHING, NOTHING, NOTHING, ())) is None
