"""Kinds, flags, nesting, ids and article quality."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from made import article, show

from onrecord.attributions import Draft, finish
from onrecord.attributions.kinds import kind_of
from onrecord.attributions.quality import quality_of
from onrecord.attributions.rules import find
from onrecord.model import Span


def place(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("“The lock is shut,”", "direct"),
        ("the lock is “shut for good”", "mixed"),
        ("that the lock is shut", "indirect"),
        ('“The lock is shut."', "direct"),
    ],
)
def test_kind_comes_from_the_text(content: str, kind: str) -> None:
    text = f"Ito said {content} on Monday"
    assert kind_of(text, (place(text, content),)) == kind


def test_kind_of_several_pieces() -> None:
    text = "“The lock,” Ito said, is “shut.”"
    assert kind_of(text, (place(text, "“The lock,”"), place(text, "“shut.”"))) == "direct"
    assert kind_of(text, (place(text, "“The lock,”"), place(text, "is “shut.”"))) == "mixed"


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Ito called the plan “a sad joke.”", "fragment"),
        ("“The lock is shut, Ito said.", "unclosed-quote"),
        ("The lock is shut for good,” Ito said.", "unopened-quote"),
        ("“The lock [at Orle] is shut for good,” Ito said.", "editorial-insert"),
        ("“The lock … is shut for good,” Ito said.", "ellipsis"),
        ("“The lock is shut for good and all.”", "no-source"),
        ("Ito reportedly said the lock was shut.", "hearsay"),
        ("“The lock is shut for good.” the gate,” Ito added.", "mangled"),
    ],
)
def test_flags(text: str, flag: str) -> None:
    assert any(flag in attribution.flags for attribution in find(article(text)))


def test_a_sound_quotation_has_no_flag() -> None:
    (found,) = find(article("“The lock is shut for good,” Mara Ito said. “It stays shut.”"))
    assert found.flags == ()


def test_a_quotation_in_a_quotation_has_a_parent() -> None:
    text = "“My father used to say, ‘A lock has two gates,’ and he was right,” Ito said."
    outer, inner = find(article(text))
    assert (outer.parent, inner.parent) == (None, outer.id)
    assert show(text, inner).content == ["‘A lock has two gates,’"]
    assert (outer.kind, inner.kind) == ("direct", "direct")


def test_an_indirect_report_in_a_quotation_is_indirect() -> None:
    text = "“The board told us that twelve ships were waiting,” Ito said."
    outer, inner = find(article(text))
    assert inner.parent == outer.id
    assert inner.kind == "indirect"


def test_drafts_inside_a_quotation_have_the_kind_of_their_level() -> None:
    text = "“The board told us that twelve ships were waiting,” Ito said."
    drafts = [Draft(a.content, a.cue, a.source) for a in find(article(text))]
    assert [a.kind for a in finish(article(text), drafts)] == ["direct", "indirect"]


def test_ids_come_from_article_and_spans() -> None:
    text = "Ito said the lock was shut. Ito said the lock was shut."
    found = find(article(text))
    assert len({a.id for a in found}) == len(found) == 2
    assert found == find(article(text))
    other = article(text + " ")
    assert {a.id for a in found}.isdisjoint(a.id for a in find(other))


def test_finish_orders_pieces_and_drops_empty_drafts() -> None:
    text = "“One,” Ito said. “Two.”"
    made = article(text)
    one, two = place(text, "“One,”"), place(text, "“Two.”")
    (found,) = finish(made, [Draft((two, one), (place(text, "said"),), (place(text, "Ito"),)), Draft(())])
    assert found.content == (one, two)


def flags_of(text: str, language: str | None = "en") -> set[str]:
    made = article(text, language)
    return {quality.flag for quality in quality_of(made, find(made))}


def test_a_sound_article_has_no_quality_flag() -> None:
    assert flags_of("“The lock is shut,” Ito said.\n\nThe pilots left the port on Monday.") == set()


def test_unbalanced_marks_are_shown() -> None:
    text = "The lock is shut,” Ito said."
    made = article(text)
    (found,) = quality_of(made, find(made))
    assert found.flag == "unbalanced-quotes"
    assert [s.of(text) for s in found.evidence] == ["”"]


def test_a_clumsy_translation_is_suspected() -> None:
    text = (
        "The chief confirmed that the canal “is not for the sale”. he pointed out. So it is.\n\n"
        "He said: “We will not accept it.” The reading,” he added.\n\nIt pointed out. The ships are waiting. . The end."
    )
    assert {"machine-translated?", "unbalanced-quotes"} <= flags_of(text)


def test_a_text_that_stops_is_truncated() -> None:
    assert "truncated" in flags_of(
        "Ito said the lock was shut.\n\nThe pilots of the harbour left on Monday after they had been told by the board that the"
    )
    assert "truncated" in flags_of("Ito said the lock was shut.\n\nThe pilots left… Read more")


def test_another_language_and_capitals_are_out_of_depth() -> None:
    assert {"language", "out-of-depth"} <= flags_of("Die Schleuse ist zu.", "de")
    german = (
        "Die Schleuse bleibt nach Angaben der Hafenverwaltung geschlossen, weil der Regen seit Tagen nicht aufhört und niemand weiß, wann. "
    )
    assert "language" in flags_of(german * 3, None)
    assert "out-of-depth" in flags_of("THE LOCK AT ORLE IS SHUT AND THE PILOTS OF THE PORT ARE ON STRIKE UNTIL MONDAY. " * 3)
