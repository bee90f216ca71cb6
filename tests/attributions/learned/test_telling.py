from __future__ import annotations

import pytest

from onrecord.attributions.draft import Draft
from onrecord.attributions.learned.telling import tells
from onrecord.model.span import Span


@pytest.mark.parametrize(
    ("text", "cue", "content", "told"),
    [
        ("Roe said Doe needs to assess his role", "needs to assess", "his role", False),
        ("Roe said Doe announced a strike", "announced", "a strike", True),
        ("Roe said Doe believes the boats are late", "believes", "the boats are late", True),
        ("Roe said Doe believes the boats are “never early.”", "believes", "the boats are “never early.”", False),
        ("Roe said Doe believes in “boats”", "believes", "boats", False),
        ("Roe said Doe called him “a liar”", "called", "him “a liar”", True),
        ("“Doe believes the boats are late,” Roe said", "believes", "the boats are late,", True),
    ],
)
def test_a_saying_inside_a_saying(text: str, cue: str, content: str, told: bool) -> None:  # noqa: FBT001
    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    assert tells(Draft((place(content),), (place(cue),)), text) is told
