"""The page that is sent to a colleague stands by itself, and shows hostile words as words."""

from __future__ import annotations

import re

import pytest

from onrecord import api
from onrecord.export.comparison import pieces_of

EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("two")
    words = "We will rebuild the mole before the winter storms and we will not ask the fishermen to pay for it"
    (folder / "a.txt").write_text(
        f"---\noutlet: North {EVIL}\npublished: 2031-05-04\n---\n“{words},” Ansa Brook, the mayor, said on Sunday.\n", "utf-8"
    )
    cut = words.replace("not ask", "ask")
    (folder / "b.txt").write_text(
        f"---\noutlet: South\npublished: 2031-05-05\n---\n“{cut},” Mayor Ansa Brook claimed on Sunday.\n", "utf-8"
    )
    run = api.read_all(folder, options=api.ReadOptions(reader="rules"))
    return api.comparison_page(api.compare(run.readings), run.readings)


def test_it_asks_nobody_for_anything(page: str) -> None:
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)""", page)
    assert "<script" not in page


def test_hostile_words_are_words(page: str) -> None:
    assert "&lt;script&gt;" in page


def test_both_versions_stand_side_by_side_with_the_alarm(page: str) -> None:
    assert page.count("<tr>") == 3
    assert "negation" in page
    assert "<del" in page
    assert "meaning may differ: one denies what the other says" in page


def test_many_sayings_have_a_list_that_leads_to_them() -> None:
    run = api.read_all(*api.sample_articles(), options=api.ReadOptions(reader="rules"))
    page = api.comparison_page(api.compare(run.readings), run.readings)
    leads = re.findall(r'<a href="#([^"]+)">', page)
    assert len(leads) > 3
    assert leads == re.findall(r'<section id="([^"]+)"', page)


def test_nothing_is_shown_as_quoted_that_the_source_does_not_hold() -> None:
    run = api.read_all(*api.sample_articles(), options=api.ReadOptions(reader="rules"))
    texts = {reading.article.id: reading.article.text for reading in run.readings}
    seen = 0
    for statement in api.compare(run.readings):
        hub = texts[statement.versions[0].article]
        for version in statement.versions:
            for piece in pieces_of(version, hub, texts[version.article]):
                source = hub if piece.op == "cut" else texts[version.article]
                for words in piece.words.split(" … "):
                    assert words in " ".join(source.split())
                    seen += 1
    assert seen
