"""Whose words an outlet passes on."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.model import Attribution, Span
from tests.entities.writing import read, said, speakers


def passed_on(text: str, source: str, content: str) -> Attribution:
    """A saying with the verb that stands by its source as its cue."""
    cue = re.compile(r"\b(?:reported|reports|said)\b").search(text)
    assert cue
    return replace(said(text, source, content, "indirect"), cue=(Span(*cue.span()),))


@pytest.mark.parametrize(
    ("text", "source", "content", "who"),
    [
        ("The Vale Herald, citing two officials familiar with it, reported that the dam leaks.", "The Vale Herald", "that the dam leaks", "two officials familiar with it"),
        ("The dam leaks, the Vale Herald reported on Monday, citing an unnamed aide.", "the Vale Herald", "The dam leaks", "unnamed aide"),
        ("Citing local media, the Vale Herald reports that the dam leaks.", "the Vale Herald", "that the dam leaks", "local media"),
        ("The Vale Herald said the dam leaks, quoting Jane Roe.", "The Vale Herald", "the dam leaks", "Jane Roe"),
        ("The newspaper, quoting a police source, said the dam leaks.", "The newspaper", "the dam leaks", "police source"),
        ("Reuters, citing a statement by Jane Roe, said the dam leaks.", "Reuters", "the dam leaks", "Jane Roe"),
    ],
    ids=["behind the source", "at the end", "at the head", "by name", "a newspaper without a name", "the maker of a statement"],
)  # fmt: skip
def test_an_outlet_that_cites_somebody_passes_on_their_words(text: str, source: str, content: str, who: str) -> None:
    assert speakers(text, passed_on(text, source, content)) == [who]


@pytest.mark.parametrize(
    ("text", "source", "content", "who"),
    [
        ("Jane Roe, citing two officials, said that the dam leaks.", "Jane Roe", "that the dam leaks", "Jane Roe"),
        ("The Vale Herald, citing internal documents, reported that the dam leaks.", "The Vale Herald", "that the dam leaks", "Vale Herald"),
        ("The Vale Herald reported that the court had stopped the work, citing a threat to health.", "The Vale Herald", "that the court had stopped the work", "Vale Herald"),
        ("The Vale Herald reported that Jane Roe resigned, citing two doctors.", "The Vale Herald", "that Jane Roe resigned, citing two doctors", "Vale Herald"),
        ("The Vale Herald reported that the dam leaks. Jane Roe left, citing two officials.", "The Vale Herald", "that the dam leaks", "Vale Herald"),
    ],
    ids=["no outlet", "nobody who speaks", "a reason", "inside what is said", "another sentence"],
)  # fmt: skip
def test_whoever_else_cites_and_whatever_else_is_cited(text: str, source: str, content: str, who: str) -> None:
    assert speakers(text, passed_on(text, source, content)) == [who]


def test_citing_somebody_is_no_name_for_an_outlet() -> None:
    text = "The Vale Herald, quoting a police source, said the dam leaks."
    (herald,) = (
        entity for entity in read(text, passed_on(text, "The Vale Herald", "the dam leaks")).entities if entity.name == "Vale Herald"
    )
    assert not herald.labels


def test_an_outlet_is_named_by_its_last_word_once_it_is_known() -> None:
    text = "The Vale Herald opened in May. The Herald closed in June."
    (herald,) = (entity for entity in read(text).entities if "Herald" in entity.name)
    assert [mention.span.of(text) for mention in herald.mentions] == ["Vale Herald", "Herald"]
