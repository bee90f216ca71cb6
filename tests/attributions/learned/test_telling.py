from __future__ import annotations

import pytest

from onrecord.attributions.draft import Draft
from onrecord.attributions.learned.telling import tells
from onrecord.model.span import Span


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "told"),
    [
        ("Roe said Doe needs to assess his role", "Doe", "needs to assess", "his role", False),
        ("Roe said Doe announced a strike", "Doe", "announced", "a strike", True),
        ("Roe said Doe believes the boats are late", "Doe", "believes", "the boats are late", True),
        ("Roe said Doe believes the boats are “never early.”", "Doe", "believes", "the boats are “never early.”", False),
        ("Roe said Doe believes in “boats”", "Doe", "believes", "boats", False),
        ("Roe said Doe called him “a liar”", "Doe", "called", "him “a liar”", True),
        ("Roe spoke of rumours calling him “a liar”", "", "calling", "him “a liar”", False),
        ("Roe said a bill, which defends “plain people”", "which", "defends", "“plain people”", False),
        ("Roe said, clarifying that all boats are late", "all boats", "clarifying", "that all boats are late", False),
        ("“Doe believes the boats are late,” Roe said", "Doe", "believes", "the boats are late,", True),
    ],
)
def test_a_saying_inside_a_saying(text: str, source: str, cue: str, content: str, told: bool) -> None:  # noqa: FBT001
    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    assert tells(Draft((place(content),), (place(cue),), (place(source),) if source else ()), text) is told
