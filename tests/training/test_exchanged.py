"""Rows with other names: the same people stand in the same places, and the pronoun has the gender that is asked for."""

from __future__ import annotations

import pytest

from onrecord.entities.lexicon import lexicon
from onrecord.entities.pronouns import GENDERS
from training.exchanged import OTHER, exchanged

TEXT = "Anna Vell and her aunt, Maria Orre, ran the ferry. It was Vell's, and when the king gave HER a medal, she gave it to her daughter."


def row(pronoun: str, at: int) -> dict[str, str]:
    told = {"ID": "own-1", "Text": TEXT, "Pronoun": pronoun, "Pronoun-offset": str(at), "A": "Anna Vell", "A-offset": "0"}
    return {**told, "B": "Maria Orre", "B-offset": str(TEXT.index("Maria"))}


@pytest.mark.parametrize("gender", [True, False])
@pytest.mark.parametrize("pronoun", ["her aunt", "HER", "she", "her daughter"])
def test_names_and_pronoun_stand_where_the_row_says(pronoun: str, *, gender: bool) -> None:
    word = pronoun.split(maxsplit=1)[0]
    found = exchanged(row(word, TEXT.index(pronoun)), gender=gender)
    for key in ("A", "B", "Pronoun"):
        start = int(found[f"{key}-offset"])
        assert found["Text"][start : start + len(found[key])] == found[key]
    assert GENDERS[found["Pronoun"].lower()] == ("male" if gender else "female")
    for key, surname in (("A", "Vell"), ("B", "Orre")):
        given, last = found[key].split()
        assert last == surname
        assert lexicon().given[given.lower()] == ("male" if gender else "female")


def test_words_that_tell_a_gender_are_exchanged_with_it() -> None:
    text = exchanged(row("she", TEXT.index("she")), gender=True)["Text"]
    assert "his uncle" in text
    assert "the queen gave Him a medal, he gave it to his son." in text


def test_without_exchange_only_given_names_change() -> None:
    text = exchanged(row("she", TEXT.index("she")), gender=False)["Text"]
    assert text.split()[2:5] == ["and", "her", "aunt,"]
    assert text.endswith(TEXT[TEXT.index("Orre") :])


def test_a_row_is_changed_the_same_way_each_time() -> None:
    one = row("she", TEXT.index("she"))
    assert exchanged(one, gender=True) == exchanged(one, gender=True)
    assert set(OTHER) == {"male", "female"}
