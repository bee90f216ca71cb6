"""The golden records fit their articles and themselves, and the corpus shows every feature that it is there to show."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest
from lxml import etree

from onrecord import sample
from tests.golden.loader import HERE, Golden, GoldenError, goldens, plain, rows

ALL = list(goldens())
BY_NAME = {golden.name: golden for golden in ALL}


def attribution(reference: str) -> dict[str, Any]:
    name, _, number = reference.partition(":")
    found: list[dict[str, Any]] = [row for row in BY_NAME[name].raw["attributions"] if row["id"] == int(number)]
    assert len(found) == 1, reference
    return found[0]


@pytest.mark.parametrize("golden", ALL, ids=lambda golden: golden.name)
def test_every_string_is_in_its_article(golden: Golden) -> None:
    text = plain(golden)
    expected = golden.expected(text)
    assert expected
    for row in golden.raw["attributions"]:
        text.all(row.get("addressee", []))
    text.all(golden.raw["also"])
    for entity in golden.raw["entities"]:
        for words in (*entity["names"], *(label["text"] for label in entity["labels"])):
            assert words in text.text, (golden.name, words)
    for remark in golden.raw["remarks"]:
        text.all([remark["evidence"], remark["object"]])
    for words in golden.raw["not_speech"]:
        assert words in text.text


@pytest.mark.parametrize("golden", ALL, ids=lambda golden: golden.name)
def test_speakers_parents_and_spans_agree(golden: Golden) -> None:
    text = plain(golden)
    expected = golden.expected(text)
    by_id = {row.id: row for row in expected}
    assert len(by_id) == len(expected)
    named = {entity["name"] for entity in golden.raw["entities"]}
    for row in expected:
        assert row.unnamed or row.optional or row.speaker in named or "ministry" in str(row.speaker), (golden.name, row.id, row.speaker)
        if row.parent is not None:
            outer = by_id[row.parent].content
            assert all(any(piece.contains(inner) for piece in outer) for inner in row.content), (golden.name, row.id)
        spans = (*row.content, *row.cue, *row.source)
        assert len(set(spans)) == len(spans)
        assert not any(a.overlaps(b) for a in row.cue for b in row.content), (golden.name, row.id)


@pytest.mark.parametrize("golden", ALL, ids=lambda golden: golden.name)
def test_kind_follows_from_the_marks(golden: Golden) -> None:
    text = plain(golden)
    for row in golden.expected(text):
        words = [piece.of(text.text).strip() for piece in row.content]
        for title in golden.raw["not_speech"]:
            words = [piece.replace(title, "a title") for piece in words]
        opens = [bool(re.match(r'["“”„«‘‚]', piece)) for piece in words]
        marked = [bool(re.search(r'["“”„«‘‚]', piece)) for piece in words]
        kind = "direct" if all(opens) else "mixed" if any(marked) else "indirect"
        assert kind in row.kinds or row.parent is not None, (golden.name, row.id, kind, words)


def test_articles_are_short_and_of_many_outlets() -> None:
    for golden in ALL:
        text = plain(golden)
        count = sum(len(part.of(text.text).split()) for part in text.body)
        assert 150 <= count <= 450, (golden.name, count)
    assert len(ALL) >= 16
    assert len({golden.raw["article"]["outlet"] for golden in ALL}) >= 6
    assert sum(golden.path.suffix == ".html" for golden in ALL) >= 5


def test_a_string_that_is_not_there_is_an_error() -> None:
    text = plain(ALL[0])
    with pytest.raises(GoldenError, match="not in the body"):
        text.find("words that nobody wrote here")
    with pytest.raises(GoldenError, match="say which"):
        text.find("the")
    with pytest.raises(GoldenError, match="number 999"):
        text.find(["the", 999])


def test_statements_name_attributions_that_exist() -> None:
    expected = rows("statements")
    for saying in expected["same_saying"]:
        hub = attribution(saying["hub"])
        for version in saying["versions"]:
            attribution(version["of"])
            words = " ".join(piece if isinstance(piece, str) else piece[0] for piece in hub["content"])
            for piece in version.get("cut", []):
                assert piece in words, (saying["what"], piece)
            own = " ".join(piece if isinstance(piece, str) else piece[0] for piece in attribution(version["of"])["content"])
            for piece in version.get("kept", []):
                assert piece in words, (saying["what"], piece)
                assert piece in own, (saying["what"], piece)
            for was, became in version.get("altered", []):
                assert was in words, (saying["what"], was)
                assert became in own, (saying["what"], became)
        for reference in saying.get("repeats", []):
            attribution(reference)
        for name in saying.get("left_out_by", []):
            assert name in BY_NAME
    for a, b, _ in expected["different"]:
        attribution(a)
        attribution(b)
    for pair in expected["copies"]:
        assert {pair["copy"], pair["of"]} <= set(BY_NAME)


def test_drafts_hold_the_quotations_that_are_judged() -> None:
    check = rows("check/expected")
    for row in (*check, *rows("draft")):
        folder = sample.folder() if row["draft"].startswith("drafts/") else HERE
        text = (folder / row["draft"]).read_text("utf-8")
        for piece in row["content"]:
            assert text.count(piece) == 1, piece
    assert sum(row["fault"] is None for row in check) >= 20
    assert sum(row["fault"] is not None for row in check) >= 20
    assert {row["verdict"] for row in check} == {"verbatim", "trimmed", "spliced", "reworded", "altered", "wrong-speaker", "not-on-record"}


def test_the_feed_lists_pages_that_are_there() -> None:
    links = [str(link.text) for link in etree.parse(sample.feed()).iter("link") if str(link.text).startswith("articles/")]
    assert len(links) == 4
    for link in links:
        assert (sample.feed().parent / link).is_file(), link


def test_the_transcript_has_turns() -> None:
    (path,) = sample.transcripts()
    turns = re.findall(r"^([A-Z][A-Z -]+):", path.read_text("utf-8"), flags=re.MULTILINE)
    assert {"RYU TAE-JIN", "OH KYUNG-NAM", "LIANG ZHIYUAN"} <= set(turns)


def _attributions() -> list[dict[str, Any]]:
    return list(chain.from_iterable(golden.raw["attributions"] for golden in ALL))


def _bodies() -> dict[str, str]:
    return {golden.name: plain(golden).text for golden in ALL}


def _versions() -> list[dict[str, Any]]:
    return [version for saying in rows("statements")["same_saying"] for version in saying["versions"]]


def _spellings(name: str) -> set[str]:
    return {entity["names"][0] for golden in ALL for entity in golden.raw["entities"] if entity["name"] == name}


def _roles(role: str) -> bool:
    return any(hop["role"] == role for row in _attributions() for hop in row.get("via", []))


def _in_bodies(pattern: str) -> bool:
    return any(re.search(pattern, text) for text in _bodies().values())


FEATURES: dict[str, Callable[[], bool]] = {
    "spelling variants of one name": lambda: len(_spellings("Jawad al-Mur’ashi")) >= 5,
    "family name first and last": lambda: {"Ryu Tae-jin", "Tae-jin Ryu"} <= _spellings("Ryu Tae-jin"),
    "diacritics kept and lost": lambda: len(_spellings("Dorottya Šebek-Lindqvist")) >= 3,
    "two people with one surname in one article": lambda: (
        {"Ryu Tae-jin", "Ryu Mi-suk"} <= {entity["name"] for entity in BY_NAME["daily-baekdong"].raw["entities"]}
    ),
    "wire copy trimmed and edited": lambda: len(rows("statements")["copies"]) == 2,
    "two translations of one speech": lambda: (
        {"Strait Media Research Centre", "Front Voice"}
        <= {hop["name"] for row in _attributions() for hop in row.get("via", []) if hop["role"] == "translator"}
    ),
    "shortened with a mark": lambda: any(version.get("marked") is True for version in _versions()),
    "shortened without a mark": lambda: any(version.get("marked") is False for version in _versions()),
    "spliced": lambda: any(version.get("spliced") for version in _versions()),
    "bracketed insert": lambda: any("editorial-insert" in row.get("flags", []) for row in _attributions()),
    "altered number": lambda: any("number" in version.get("alarms", []) for version in _versions()),
    "dropped not": lambda: any("negation" in version.get("alarms", []) for version in _versions()),
    "changed modality": lambda: any("modality" in version.get("alarms", []) for version in _versions()),
    "omission that another outlet remarks on": lambda: any(
        remark["what"] == "omitted" for golden in ALL for remark in golden.raw["remarks"]
    ),
    "mangled machine translation": lambda: {"machine-translated?", "unbalanced-quotes"} <= set(BY_NAME["mirror-canal"].raw["quality"]),
    "nested quotations": lambda: any(row.get("parent") for row in _attributions()),
    "indirect speech": lambda: any(row["kind"] == "indirect" for row in _attributions()),
    "mixed quotation": lambda: any(row["kind"] == "mixed" for row in _attributions()),
    "statement on a platform": lambda: _roles("platform"),
    "unnamed source": lambda: any(row.get("unnamed") and row["speaker"] is None for row in _attributions()),
    "hearsay": lambda: any("hearsay" in row.get("flags", []) for row in _attributions()),
    "relative date of a day": lambda: _in_bodies(r"\byesterday\b") and _in_bodies(r"on Wednesday") and _in_bodies(r"\btoday\b"),
    "relative date of a week": lambda: any(row.get("said", {}).get("granularity") == "week" for row in _attributions()),
    "pronoun as source": lambda: any(
        row["source"] and str(row["source"][0]).lower().startswith(("he", "['he", "she")) for row in _attributions()
    ),
    "title as source": lambda: any("the minister" in map(str, row["source"]) for row in _attributions()),
    "quoted by an agency": lambda: _in_bodies(r"who was quoted by"),
    "epithet beside a neutral title": lambda: any(
        label["relation"] == "epithet" for golden in ALL for entity in golden.raw["entities"] for label in entity["labels"]
    ),
    "attribution in the middle": lambda: len(attribution("courier-canal:3")["content"]) == 2,
    "quotation over paragraphs": lambda: len(attribution("courier-film:2")["content"]) == 2,
    "words in marks that are no speech": lambda: sum(bool(golden.raw["not_speech"]) for golden in ALL) >= 4,
    "interview in questions and answers": lambda: "Gazette: " in _bodies()["gazette-interview"],
    "denial": lambda: any("denied" in map(str, row["cue"]) for row in _attributions()),
    "words, dash, name": lambda: _in_bodies(r'" - [A-Z]'),
    "guillemets": lambda: _in_bodies(r"« .+ »"),
    "low-high marks": lambda: _in_bodies(r"„.+“"),
    "single marks": lambda: _in_bodies(r"‘.+’ [A-Z]"),
    "an interpreter": lambda: any(hop["name"] == "an interpreter" for row in _attributions() for hop in row.get("via", [])),
    "repeated on another occasion": lambda: any(saying.get("repeats") for saying in rows("statements")["same_saying"]),
}


@pytest.mark.parametrize("feature", FEATURES)
def test_the_corpus_shows(feature: str) -> None:
    assert FEATURES[feature]()
