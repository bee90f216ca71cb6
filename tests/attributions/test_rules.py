"""The rules reader on sentences made for it."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from made import article, read

from onrecord.attributions.rules import find
from onrecord.model import Reading

QUOTED = [
    ("“The lock is shut,” Mara Ito said.", "Mara Ito", "said", ["“The lock is shut,”"]),
    ("“The lock is shut,” said Mara Ito, head of the pilots.", "Mara Ito, head of the pilots", "said", ["“The lock is shut,”"]),
    (
        '“As long as it rains," Ito told the pilots, “the lock stays shut."',
        "Ito",
        "told",
        ['“As long as it rains,"', '“the lock stays shut."'],
    ),
    ("“The lock is shut,” Ito said. “It stays shut.”", "Ito", "said", ["“The lock is shut,”", "“It stays shut.”"]),
    ("Ito added, “The lock is shut.”", "Ito", "added", ["“The lock is shut.”"]),
    ("Ito said on Monday: “The lock is shut.”", "Ito", "said", ["“The lock is shut.”"]),
    ("Mara Ito, a pilot, said, “The lock is shut.”", "Mara Ito, a pilot,", "said", ["“The lock is shut.”"]),
    ("A pilots' envoy, Mara Ito, told reporters, “The lock is shut.”", "A pilots' envoy, Mara Ito,", "told", ["“The lock is shut.”"]),
    ("“Is the lock shut?” Ito asked.", "Ito", "asked", ["“Is the lock shut?”"]),
    ("‘The lock is shut’, she said.", "she", "said", ["‘The lock is shut’"]),
    ("“The lock is shut,” the Herald quoted her as saying.", "her", "quoted her as saying", ["“The lock is shut,”"]),
    ("Ito was quoted as saying “the lock is shut” by the paper.", "Ito", "was quoted as saying", ["“the lock is shut”"]),
    ("“The lock is shut.\n\n“It stays shut,” Ito said.", "Ito", "said", ["“The lock is shut.", "“It stays shut,”"]),
    (
        "“The lock is shut,” Ito said. “It stays shut.\n\n“Go home.”",
        "Ito",
        "said",
        ["“The lock is shut,”", "“It stays shut.", "“Go home.”"],
    ),
    ("“The lock is shut.” - Mara Ito", "Mara Ito", "-", ["“The lock is shut.”"]),
    ("Mara Ito: “The lock is shut.”", "Mara Ito", ":", ["“The lock is shut.”"]),
    ("ITO: The lock is shut. Go home.", "ITO", ":", ["The lock is shut. Go home."]),
    ("From Mara Ito: “The lock is shut.”", "Mara Ito", ":", ["“The lock is shut.”"]),
]
CLAUSES = [
    ("Ito said that the lock was shut.", "Ito", "said", ["that the lock was shut"], "indirect"),
    (
        "She has repeatedly claimed the lock is “broken and old.”",
        "She",
        "has repeatedly claimed",
        ["the lock is “broken and old.”"],
        "mixed",
    ),
    ("The lock is shut, Ito said.", "Ito", "said", ["The lock is shut"], "indirect"),
    ("The lock, she said, is shut for good.", "she", "said", ["The lock", "is shut for good"], "indirect"),
    ("According to the pilots, the lock is shut.", "the pilots", "According to", ["the lock is shut"], "indirect"),
    (
        "The lock was “as good as new,” according to the Harbour Board.",
        "the Harbour Board",
        "according to",
        ["The lock was “as good as new,”"],
        "mixed",
    ),
    ("Ito vowed to keep the lock shut.", "Ito", "vowed", ["to keep the lock shut"], "indirect"),
    ("Ito left early, calling the plan “a sad joke.”", "Ito", "calling", ["the plan “a sad joke.”"], "mixed"),
    (
        "The lock was, by her own admission, open to the sea.",
        "her",
        "by her own admission",
        ["The lock was", "open to the sea"],
        "indirect",
    ),
    (
        "The day featured pleas by the pilots for crews to obey “the old rules”.",
        "the pilots",
        "pleas",
        ["crews to obey “the old rules”"],
        "mixed",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), QUOTED)
def test_quotations(text: str, source: str, cue: str, content: list[str]) -> None:
    (found,) = read(text)
    assert (found.source, found.cue.rstrip(":") or ":", found.content) == (source, cue, content)


@pytest.mark.parametrize(("text", "source", "cue", "content", "kind"), CLAUSES)
def test_clauses(text: str, source: str, cue: str, content: list[str], kind: str) -> None:
    assert (source, cue, content, kind) in [tuple(found) for found in read(text)]


def test_two_cues_are_two_attributions() -> None:
    found = read('Ito said, “The toll is theft," and declared that “the lock is ours."')
    assert [(a.source, a.cue, a.kind) for a in found] == [("Ito", "said", "direct"), ("Ito", "declared", "mixed")]


def test_a_relative_clause_has_its_own_report() -> None:
    found = read("Ito, who said the lock was shut, denied that she had the key.")
    assert [(a.source, a.cue) for a in found] == [("who", "said"), ("Ito", "denied")]


def test_titles_and_scare_quotes_are_no_speech() -> None:
    assert read("Ito appeared on “Morning Harbour” with a so-called “sea dog” on Monday.") == []


def test_addressee() -> None:
    text = "Ito urged the leaders of crews that sailed in spring that they “must hold out” until June."
    (found,) = find(article(text))
    assert [s.of(text) for s in found.addressee] == ["the leaders of crews that sailed in spring"]


def test_quotation_alone_continues_or_has_no_source() -> None:
    (found,) = find(article("“The lock is shut and the gate is locked.”"))
    assert found.source == ()
    assert "no-source" in found.flags


def test_interview_keeps_speakers_apart() -> None:
    found = read("Q: Is the lock shut?\n\nA: It is.\n\nQ: Why?\n\nA: The rain did it.")
    assert [a.content[0] for a in found] == ["Is the lock shut?", "It is.", "Why?", "The rain did it."]


def test_only_the_body_is_read() -> None:
    text = "Ito said the lock was shut.\n\n“Read more,” said Bo."
    whole = article(text)
    assert len(find(whole)) == 2
    part = type(whole)(whole.id, None, None, None, None, (), None, "en", None, text, whole.body[:1])
    assert len(find(part)) == 1


def test_a_huge_paragraph_is_read_in_parts() -> None:
    text = "“The lock is shut,” Mara Ito said. " * 4000
    found = find(article(text))
    assert len(found) == 4000
    assert {a.source[0].of(text) for a in found[:1000]} == {"Mara Ito"}


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", " ", " said", " that", ",", ".", " Ito", " she", "\n", "\n\n", " according to", ":", " -", " who", " and", " calling",
     " it", " by", " claim", "(", ")", " asked", " told", " the", " pilots", "?", "…", " quoted", " as", " saying", "[", "]", "Q:", "A:", "\u200b", "é"]
)  # fmt: skip


def _holds(text: str) -> None:
    made = article(text)
    found = find(made)
    Reading(made, (), found)
    assert [a.content for a in found] == sorted((a.content for a in found), key=lambda c: (c[0].start, -c[-1].end)) or len(found) > 1
    for attribution in found:
        for span in attribution.spans():
            assert text[span.start : span.end].strip()
            assert any(block.contains(span) for block in made.body)
        pieces = attribution.content
        assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert find(made) == found


@given(st.text(max_size=150))
def test_any_text_is_read(text: str) -> None:
    _holds(text)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_heap_of_pieces_is_read(text: str) -> None:
    _holds(text)


@pytest.mark.parametrize(
    "unit", ["he said ", "“go,” he said. ", "Ito said that, ", "claim by ", "— said ", "a, ", "“go\n", "asked about, "]
)
@pytest.mark.timeout(300)
def test_a_very_long_text_comes_to_an_end(unit: str) -> None:
    made = article(unit * (200_000 // len(unit)))
    assert all(one.content[-1].end <= len(made.text) for one in find(made))


def test_the_subject_of_is_said_to_have_is_the_source() -> None:
    (only,) = read("Mara Itova is said to have told the crew that the pier was rotten.")
    assert (only.source, only.cue, only.content) == ("Mara Itova", "is said to have told", ["that the pier was rotten"])


@pytest.mark.parametrize("text", ["From \ufffd」\x1aIto:: \0\0Mara Ito", "From 」Ito:: Mara Ito", "From “Ida Roe: we go.” Mara"])
def test_a_quotation_before_a_label_is_not_what_the_label_introduces(text: str) -> None:
    own = article(text)
    Reading(own, (), find(own))
    assert all(attribution.content[0].start < attribution.content[0].end for attribution in find(own))
