from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.attributions.learned import find
from onrecord.attributions.learned.decoder import default_folder, load
from onrecord.attributions.learned.depth import out_of_depth
from onrecord.errors import ModelError
from onrecord.model import Article, Attribution, Span
from onrecord.reader import Reader

READER = Reader.load()
SENTENCES = (
    "“The bridge will open in March,” said Marta Olsen, the chief engineer.",
    "The council said that it had not been told.",
    '"Nobody asked us," a resident, Jon Pell, told the Valley Courier.',
    "According to a report by the Water Board, two wells ran dry.",
    "Rain fell all night.",
    "Q: Did you sign it?",
    "OLSEN: I DID NOT SIGN ANYTHING.",
    "“We begin on Monday. “And nobody stops us.",
    "• three lorries",
    "He 'never' agreed”, she wrote.",
)


def article(*paragraphs: str) -> Article:
    body, at = [], 0
    for paragraph in paragraphs:
        body.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article("art-1", None, None, None, None, (), None, None, None, "\n\n".join(paragraphs), tuple(body))


def read(*paragraphs: str) -> tuple[Article, tuple[Attribution, ...]]:
    own = article(*paragraphs)
    return own, find(own, READER.encode([own])[0])


def words(own: Article, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(own.text) for span in spans)


def test_a_direct_quotation() -> None:
    own, (one,) = read("“The bridge will open in March,” said Marta Olsen, the chief engineer.")
    assert words(own, one.content) == "“The bridge will open in March,”"
    assert words(own, one.cue) == "said"
    assert words(own, one.source).startswith("Marta Olsen")
    assert one.kind == "direct"
    assert one.speaker is None
    assert one.confidence > 0.7


def test_indirect_speech() -> None:
    own, (one,) = read("The finance minister said on Friday that the tax on boats would be lifted before the summer.")
    assert words(own, one.source) == "The finance minister"
    assert "the tax on boats would be lifted" in words(own, one.content)
    assert one.kind == "indirect"


def test_a_broken_quotation_is_one_attribution() -> None:
    own, found = read("“We have waited ten years,” Olsen said, “and we can wait another week.”")
    assert len(found) == 1
    assert words(own, found[0].content) == "“We have waited ten years,” … “and we can wait another week.”"


def test_nothing_is_said_where_nobody_speaks() -> None:
    assert read("Rain fell all night, and the river rose by two metres.")[1] == ()


def test_the_same_article_gives_the_same_attributions() -> None:
    assert read(*SENTENCES) == read(*SENTENCES)


@settings(max_examples=25)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), min_size=1, max_size=6))
def test_attributions_fit_the_text_and_each_other(paragraphs: list[list[str]]) -> None:
    own, found = read(*(" ".join(sentences) for sentences in paragraphs))
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert one.content
        assert 0 <= one.confidence <= 1
        for span in one.spans():
            assert any(block.contains(span) for block in own.body)
        assert list(one.content) == sorted(one.content)
        if one.parent:
            (around,) = [other for other in found if other.id == one.parent]
            assert all(any(piece.contains(span) for piece in around.content) for span in one.content)
    outer = sorted(span for one in found if one.parent is None for span in one.content)
    assert all(a.end <= b.start for a, b in pairwise(outer))


@pytest.mark.parametrize("text", [" ".join(SENTENCES).upper(), "“" * 300, "x" * 4000, "said " * 2000, "\u200b\u0301 \U0001f600"])
def test_odd_articles_do_no_harm(text: str) -> None:
    own, found = read(text)
    assert all(0 <= span.start < span.end <= len(own.text) for one in found for span in one.spans())


def test_an_empty_article_has_no_attributions() -> None:
    assert read()[1] == ()


def test_damaged_numbers_are_a_model_error(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    with pytest.raises(ModelError, match="missing"):
        load(folder)
    for name in ("decoder.npz", "manifest.json"):
        shutil.copy(default_folder() / name, folder / name)
    (folder / "decoder.npz").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="damaged"):
        load(folder)


GERMAN = (
    "Die Ministerin sagte am Montag in Hamburg, die neue Brücke werde erst im Herbst fertig, weil der Stahl fehle. "
    "„Wir haben alles versucht“, sagte sie vor dem Rathaus, „aber die Lieferung kam nicht.“ "
    "Der Sprecher der Gewerkschaft, Uwe Lindner, erklärte, man habe davon seit Wochen gewusst und nichts unternommen."
)


def test_another_language_is_flagged_where_it_is_read_at_all() -> None:
    _, found = read(GERMAN)
    assert all("out-of-depth" in one.flags for one in found)
    _, english = read(" ".join(SENTENCES[:5]), "The mayor of the town said that she would not stand for it again, and that it was over.")
    assert english
    assert not any("out-of-depth" in one.flags for one in english)


def test_a_known_language_decides() -> None:
    assert out_of_depth("de", ["the"] * 50)
    assert not out_of_depth("en-GB", ["Brücke"] * 50)
    assert not out_of_depth(None, ["Brücke"] * 5)
    assert out_of_depth(None, ["Brücke"] * 50)
