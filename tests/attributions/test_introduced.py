"""Quotations announced by a colon, and pieces that another source has come between."""

from __future__ import annotations

import re

from onrecord.attributions.apart import apart
from onrecord.attributions.introduced import introduced
from onrecord.model import Article, Attribution, Kind, Span, content_id
from onrecord.text.quotes import scan


def article(text: str) -> Article:
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Article("art-a", "a.txt", None, None, None, (), None, "en", None, text, body)


def place(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def told(text: str, source: str, cue: str, *content: str, kind: Kind = "direct") -> Attribution:
    pieces = tuple(place(text, piece) for piece in content)
    return Attribution(content_id("att", source, pieces), kind, pieces, (place(text, cue),), (place(text, source),))


def test_a_paragraph_in_marks_after_a_colon_is_its_speakers() -> None:
    text = "Anna Weil wrote that the quay was full:\n“No boat can turn there any more.”\nNobody answered."
    one = article(text)
    found = introduced(one, [told(text, "Anna Weil", "wrote", "that the quay was full", kind="indirect")], scan(text, one.body))
    assert [(draft.source[0].of(text), draft.content[0].of(text)) for draft in found] == [
        ("Anna Weil", "“No boat can turn there any more.”")
    ]


def test_without_a_colon_it_is_nobodys() -> None:
    text = "Anna Weil wrote that the quay was full.\n“No boat can turn there any more.”\nNobody answered."
    one = article(text)
    assert introduced(one, [told(text, "Anna Weil", "wrote", "that the quay was full", kind="indirect")], scan(text, one.body)) == []


def test_a_piece_goes_to_whoever_spoke_since() -> None:
    text = "“We shall build,” Peter Lang wrote.\nAnna Weil said the plan was “bad,” and dear. “It will sink.”"
    early = told(text, "Peter Lang", "wrote", "“We shall build,”", "“It will sink.”")
    late = told(text, "Anna Weil", "said", "the plan was “bad,” and dear", kind="mixed")
    stay, changed = apart(article(text), [early, late])
    assert stay == []
    assert {draft.source[0].of(text): [piece.of(text) for piece in draft.content] for draft in changed} == {
        "Peter Lang": ["“We shall build,”"],
        "Anna Weil": ["the plan was “bad,” and dear", "“It will sink.”"],
    }


def test_a_piece_of_the_same_paragraph_stays() -> None:
    text = "“We shall build,” Peter Lang wrote. “It will hold.”"
    one = told(text, "Peter Lang", "wrote", "“We shall build,”", "“It will hold.”")
    assert apart(article(text), [one]) == ([one], [])
