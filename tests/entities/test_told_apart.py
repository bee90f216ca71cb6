"""Who a description is not, and what name it says that its bearer goes by."""

from __future__ import annotations

import pytest

from tests.entities.writing import said, speakers


def test_a_body_called_by_another_word_is_another_where_nothing_else_is_shared() -> None:
    text = (
        "Jane Roe's office wrote that the bridge leans. The national rail agency declined to say whether it was shut.\n"
        "The office said it would wait."
    )
    told = (
        said(text, "Jane Roe's office", "that the bridge leans", "indirect"),
        said(text, "The national rail agency", "whether it was shut", "indirect"),
        said(text, "The office", "it would wait", "indirect"),
    )
    assert speakers(text, *told) == ["Jane Roe’s office", "national rail agency", "Jane Roe’s office"]


def test_the_president_of_a_body_is_not_the_leader_of_another() -> None:
    text = "The opposition leader, Jan Doe, said the toll was theft. The union president added that they would not pay."
    told = (
        said(text, "The opposition leader, Jan Doe,", "the toll was theft", "indirect"),
        said(text, "The union president", "that they would not pay", "indirect"),
    )
    assert speakers(text, *told) == ["Jan Doe", "union president"]


def test_whose_a_paper_is_may_be_somebody_named_in_it() -> None:
    text = (
        "“I never said so,” Mayor Jane Roe told reporters. Ana Doe, the president, called the toll theft, according to a letter from her office.\n"
        "Jan Poe's office said the letter had come."
    )
    told = (
        said(text, "Mayor Jane Roe", "“I never said so,”"),
        said(text, "a letter from her office", "Ana Doe, the president, called the toll theft", "indirect"),
        said(text, "Jan Poe's office", "the letter had come", "indirect"),
    )
    assert speakers(text, *told) == ["Jane Roe", "Ana Doe’s office", "Jan Poe’s office"]


@pytest.mark.parametrize(
    "source",
    [
        "a driver who gave his name only as Karim Omar",
        "the drivers' leader, known by his nom de guerre Karim Omar,",
        "a man named Karim Omar",
        "a driver who identified himself as Karim Omar",
    ],
)
def test_whoever_gives_a_name_has_it(source: str) -> None:
    text = f"“They shot at us,” said {source} on Monday.\n“Twice,” Omar said."
    assert speakers(text, said(text, source, "“They shot at us,”"), said(text, "Omar", "“Twice,”", nth=1)) == ["Karim Omar"] * 2


def test_a_name_in_a_by_line_is_no_candidate_for_a_pronoun() -> None:
    text = "Bridge shut again\nBy Mary Poe\nRoe said on Monday that it was shut. “I counted the cables,” she said."
    told = said(text, "Roe", "that it was shut", "indirect"), said(text, "she", "“I counted the cables,”")
    assert "Mary Poe" not in speakers(text, *told)
