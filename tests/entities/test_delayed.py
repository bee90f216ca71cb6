"""A lead that describes, and the name that comes with the next saying."""

from __future__ import annotations

import pytest

from tests.entities.writing import read, said, speakers

LEAD = "The mayor of Westmark said on Monday that the ferry would sail again.\n"


def test_a_name_held_back_is_whom_the_lead_describes() -> None:
    text = f"{LEAD}“We have paid for it twice,” Ingrid Solheim told reporters at the pier.\n“Not again,” the mayor said."
    told = (
        said(text, "The mayor of Westmark", "that the ferry would sail again", "indirect"),
        said(text, "Ingrid Solheim", "“We have paid for it twice,”"),
        said(text, "the mayor", "“Not again,”"),
    )
    assert speakers(text, *told) == ["Ingrid Solheim"] * 3
    (mayor,) = (entity for entity in read(text, *told).entities if entity.name == "Ingrid Solheim")
    assert [(label.span.start, label.text) for label in mayor.labels] == [(4, "mayor"), (text.rindex("mayor"), "mayor")]
    assert not [entity for entity in read(text, *told).entities if "mayor" in entity.name]


@pytest.mark.parametrize(
    ("lead", "described"),
    [
        ("A former clerk of Westmark said on Monday that the ferry would sail again.\n", "A former clerk of Westmark"),
        ("It rained.\nIt snowed.\nIngrid Solheim's lawyer said on Monday that the ferry would sail again.\n", "Ingrid Solheim's lawyer"),
    ],
    ids=["brought in by the lead", "somebody's, anywhere"],
)
def test_whoever_is_brought_in_by_the_lead_or_by_whose_they_are_may_be_named_next(lead: str, described: str) -> None:
    text = f"{lead}“We saw it all,” Jonas Arden told reporters."
    told = said(text, described, "that the ferry would sail again", "indirect"), said(text, "Jonas Arden", "“We saw it all,”")
    assert speakers(text, *told) == ["Jonas Arden", "Jonas Arden"]


@pytest.mark.parametrize(
    ("lead", "described", "second"),
    [
        (LEAD, "The mayor of Westmark", "“We saw it all,” the pilot Jonas Arden told reporters."),
        (LEAD, "The mayor of Westmark", "“We saw it all,” said Jonas Arden, a pilot."),
        (LEAD, "The mayor of Westmark", "“We saw it all,” Arden told reporters."),
        (LEAD, "The mayor of Westmark", "“We saw it all,” her neighbour Jonas Arden told reporters."),
        (LEAD, "The mayor of Westmark", "“We saw it all,” said Jonas Arden, a bassoonist."),
        ("A source said on Monday that the ferry would sail again.\n", "A source", "“We saw it all,” Jonas Arden told reporters."),
        ("One clerk said on Monday that the ferry would sail again.\n", "One clerk", "“We saw it all,” Jonas Arden told reporters."),
        ("It rained.\nIt snowed.\n" + LEAD, "The mayor of Westmark", "“We saw it all,” Jonas Arden told reporters."),
        (
            "The mayor of Westmark, once a friend of Jonas Arden, said on Monday that the ferry would sail again.\n",
            "The mayor of Westmark",
            "“We saw it all,” Jonas Arden told reporters.",
        ),
        (
            "The queen said on Monday that the ferry would sail again.\n",
            "The queen",
            "“We saw it all,” Mr. Jonas Arden told reporters.",
        ),
        (LEAD + "It rained.\nIt snowed.\nIt thawed.\n", "The mayor of Westmark", "“We saw it all,” Jonas Arden told reporters."),
        (
            LEAD,
            "The mayor of Westmark",
            "“We saw it all,” Jonas Arden told reporters. Arden, the pilot of the ferry, was on board.",
        ),
    ],
    ids=[
        "titled",
        "in apposition",
        "surname alone",
        "somebody's",
        "told of",
        "nameless",
        "one of many",
        "not in the lead",
        "named before",
        "of another gender",
        "far off",
        "of another office",
    ],
)
def test_somebody_else_is_nobody_whom_the_lead_describes(lead: str, described: str, second: str) -> None:
    text = lead + second
    source = "Jonas Arden" if "Jonas Arden" in second else "Arden"
    found = speakers(
        text,
        said(text, described, "that the ferry would sail again", "indirect"),
        said(text, source, "“We saw it all,”", nth=lead.count(source)),
    )
    assert found[0] != found[1]
