"""What is mended in a trained finding: a name in apposition, and a saying beside whom its source cites."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from made import article

from onrecord.attributions import Draft, finish
from onrecord.attributions.merge import join
from onrecord.attributions.rules import find
from onrecord.model import Span


def found(text: str, source: str, cue: str, content: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what comes of one trained finding."""

    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    made = article(text)
    joined = join(made, finish(made, [Draft((place(content),), (place(cue),), (place(source),), (), 0.9)]), ())
    return [(one.source[0].of(text), one.cue[0].of(text), one.content[0].of(text)) for one in joined]


@pytest.mark.parametrize(
    ("source", "content", "whole", "rest"),
    [
        ("its chairwoman", "Mara Ito, “they lied to us twice.”", "its chairwoman, Mara Ito", "“they lied to us twice.”"),
        ("the union's lawyer", "Bo van Lund, nobody asked the crews.", "the union's lawyer, Bo van Lund", "nobody asked the crews"),
    ],
)
def test_a_name_behind_a_description_is_the_sources(source: str, content: str, whole: str, rest: str) -> None:
    ((who, cue, words),) = found(f"According to {source}, {content}", source, "According to", content)
    assert (who, cue) == (whole, "According to")
    assert words.startswith(rest)


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("Mara Ito", "Bo Lund, her deputy, is ill."),
        ("its chairwoman", "Mara Ito was ill."),
        ("its chairwoman", "Lisbon, where she lives, is far."),
        ("its chairwoman", "Mara Ito, too."),
    ],
    ids=["a source with a name", "a subject", "one word", "nothing is left"],
)
def test_a_name_that_belongs_to_the_words_stays_there(source: str, content: str) -> None:
    ((who, _, words),) = found(f"According to {source}, {content}", source, "According to", content)
    assert who == source
    assert words == content


@pytest.mark.parametrize(
    ("text", "content", "said"),
    [
        ("Lund Radio said, citing a nurse, that two men had died.", "a nurse, that two men had died", "that two men had died"),
        ("Lund Radio, citing a nurse, said that two men had died.", "a nurse, said that two men had died", "that two men had died"),
        ("Lund Radio, citing a nurse, reported on Monday two men had died.", "a nurse, reported on Monday two men had died", "two men had died"),
    ],
)  # fmt: skip
def test_a_saying_is_told_from_whom_its_source_cites(text: str, content: str, said: str) -> None:
    cue = "said" if "said" in text else "reported"
    assert sorted(found(text, "Lund Radio", "citing", content)) == [("Lund Radio", "citing", "a nurse"), ("Lund Radio", cue, said)]


@pytest.mark.parametrize("content", ["a nurse, a porter and two drivers", "a nurse, who had left", "a nurse"])
def test_what_is_cited_alone_stays_whole(content: str) -> None:
    assert found(f"Lund Radio, citing {content}.", "Lund Radio", "citing", content) == [("Lund Radio", "citing", content)]


@pytest.mark.parametrize("line", ["NORHAVEN — ", "NORHAVEN (VNA) -- ", "EAST NORHAVEN, Lund, May 4 – "])
def test_a_dateline_is_not_said(line: str) -> None:
    text = f"{line}At least nine men are ill, the clinic said."
    ((_, _, words),) = found(text, "the clinic", "said", f"{line}At least nine men are ill")
    assert words == "At least nine men are ill"


@pytest.mark.parametrize("text", ["NATO — once feared — is tired, the clinic said.", "Norhaven — a port — is tired, the clinic said."])
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    content = text.partition(", the")[0]
    ((_, _, words),) = found(text, "the clinic", "said", content)
    assert words == content


def test_a_short_report_inside_a_quotation_is_read() -> None:
    made = article('"It was bad," Mara Ito said. "He said, \'Trust me.\'"')
    inner = [one for one in join(made, (), find(made)) if one.parent]
    assert [one.content[0].of(made.text) for one in inner] == ["'Trust me.'"]
