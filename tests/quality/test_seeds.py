"""Three articles about one speaker, read together: what their quotations are, whose, through whom and when; by offsets alone.

The counts below are what a careful reader finds. The floors are what each reader reaches at least.
"""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from onrecord import api
from onrecord.model import Attribution, Reading, Span
from onrecord.text.terms import phrase

Place = tuple[int, int]
A, B, C = "211d8d84d166001a", "cfeb728ea0a8cc01", "798b2be10d42173a"
DIGESTS = {
    A: "cf72e38bb5ae5f2a5915e65739ad776f49a3a19fd20418703104a1f40406e063",
    B: "f127e4b6aacab3ab1441014385153c28ad9e85f90fc56e2bb861cbb6d27429f3",
    C: "ca3f8068748414d75ac91db9496aa142984eff4f70557d217695e1857612143d",
}
SOMEBODY: dict[str, list[tuple[str, Place]]] = {
    "mashaal": [(A, (20, 34)), (B, (96, 110)), (C, (0, 12))],
    "trump": [(A, (2251, 2256))],
    "foreign ministry": [(A, (1953, 1977))],
    "hamas": [(A, (2074, 2079))],
    "erdogan": [(C, (631, 638))],
    "blinken": [(C, (4494, 4501))],
    "netanyahu": [(C, (4214, 4223))],
    "hamdan": [(C, (4931, 4943))],
    "state department": [(C, (5200, 5216))],
}


@dataclass(frozen=True)
class Said:
    """A quotation: its marked pieces, its kind, where its source may stand, and who spoke."""

    file: str
    pieces: tuple[Place, ...]
    kind: str
    sources: tuple[Place, ...]
    speaker: str


def said(file: str, kind: str, speaker: str, sources: tuple[Place, ...], *pieces: Place) -> Said:
    return Said(file, pieces, kind, sources, speaker)


QUOTATIONS = (
    said(A, "direct", "mashaal", ((0, 34),), (152, 195)),
    said(A, "direct", "mashaal", ((589, 596),), (543, 588), (616, 845)),
    said(A, "direct", "mashaal", ((847, 849),), (861, 1045)),
    said(A, "direct", "mashaal", ((1047, 1054),), (1062, 1133)),
    said(A, "mixed", "mashaal", ((1047, 1054),), (1152, 1198)),
    said(A, "mixed", "mashaal", ((1275, 1277),), (1296, 1466)),
    said(A, "mixed", "mashaal", ((1468, 1470),), (1534, 1590)),
    said(A, "direct", "mashaal", ((1937, 1939),), (1831, 1936)),
    said(A, "mixed", "foreign ministry", ((1949, 1977),), (2023, 2072)),
    said(A, "mixed", "hamas", ((2074, 2079),), (2211, 2249)),
    said(A, "direct", "trump", ((2442, 2447),), (2390, 2441), (2456, 2559)),
    said(A, "direct", "trump", ((2590, 2592),), (2561, 2589)),
    said(B, "mixed", "mashaal", ((96, 150),), (244, 328)),
    said(B, "direct", "mashaal", ((376, 378),), (356, 375)),
    said(B, "mixed", "mashaal", ((1074, 1081),), (1161, 1200)),
    said(B, "direct", "mashaal", ((1074, 1081),), (1211, 1291)),
    said(B, "direct", "mashaal", ((1489, 1496),), (1504, 1706)),
    said(B, "direct", "mashaal", ((2004, 2011),), (1888, 2003)),
    said(B, "direct", "mashaal", ((2267, 2274),), (2281, 2488)),
    said(B, "direct", "mashaal", ((2490, 2492),), (2500, 2712)),
    said(B, "direct", "mashaal", ((2714, 2716),), (2723, 2917)),
    said(B, "direct", "mashaal", ((2714, 2716), (2970, 2972)), (2918, 2969)),
    said(C, "direct", "mashaal", ((119, 121), (0, 12)), (223, 269)),
    said(C, "mixed", "erdogan", ((631, 646),), (681, 714)),
    said(C, "mixed", "mashaal", ((790, 818),), (833, 855)),
    said(C, "mixed", "blinken", ((1337, 1340),), (1393, 1412)),
    said(C, "direct", "mashaal", ((1618, 1624),), (1486, 1617), (1704, 1818)),
    said(C, "direct", "mashaal", ((1937, 1939),), (1819, 1936), (2031, 2210)),
    said(C, "direct", "mashaal", ((2306, 2312),), (2211, 2305), (2323, 2521)),
    said(C, "mixed", "mashaal", ((2548, 2567),), (2774, 2791)),
    said(C, "direct", "mashaal", ((3215, 3218),), (3032, 3199), (3230, 3309)),
    said(C, "mixed", "blinken", ((4181, 4188),), (4229, 4248)),
    said(C, "direct", "blinken", ((4494, 4501),), (4341, 4493), (4518, 4666)),
    said(C, "direct", "hamdan", ((4912, 4944),), (4840, 4911), (4985, 5139)),
    said(C, "mixed", "state department", ((5196, 5216),), (5222, 5243)),
)
FOUND = {"rules": 34, "trained": 33}
WHOLE = {"rules": 33, "trained": 30}
SPEAKER = {"rules": 33, "trained": 32}
HOPS = {A: ("JNS", "agency"), B: ("Telegram", "platform")}
PLACES = {A: "Doha", B: "Jordan", C: "Istanbul"}
HOPS_FOUND = {"rules": 18, "trained": 18}
PLACES_FOUND = {"rules": 24, "trained": 23}
READERS = pytest.mark.parametrize("reader", ["rules", "trained"])


@cache
def read(folder: Path, reader: str) -> dict[str, Reading]:
    """The articles, read together, by name; by whichever reader is asked for and no other."""
    files = sorted(folder.glob("*.txt"))
    assert {file.stem.partition("_")[2]: hashlib.sha256(file.read_bytes()).hexdigest() for file in files} == DIGESTS
    notices: list[str] = []
    run = api.read_all(*files, options=api.ReadOptions(reader="trained" if reader == "trained" else "rules", notice=notices.append))
    assert (run.problems, notices) == ([], [])
    return {Path(one.article.file or "").stem.partition("_")[2]: one for one in run.readings}


@pytest.fixture
def seeds(shared: Path, reader: str) -> dict[str, Reading]:
    if not (shared / "seeds").is_dir():
        pytest.skip("no seeds among the corpora")
    return read(shared / "seeds", reader)


def carrier(seeds: dict[str, Reading], one: Said) -> Attribution | None:
    """The attribution that holds all the pieces of a quotation: the narrowest."""

    def holds(attribution: Attribution) -> bool:
        return all(any(piece.contains(Span(*place)) for piece in attribution.content) for place in one.pieces)

    found = [attribution for attribution in seeds[one.file].attributions if holds(attribution)]
    return min(found, key=lambda attribution: sum(piece.length for piece in attribution.content), default=None)


def ids(seeds: dict[str, Reading], who: str) -> set[str]:
    """The ids of the entities that are mentioned where somebody is named."""
    return {
        entity.id
        for file, place in SOMEBODY[who]
        for entity in seeds[file].entities
        for mention in entity.mentions
        if mention.form == "name" and mention.span.overlaps(Span(*place))
    }


@READERS
def test_quotations_are_found_with_all_their_pieces(seeds: dict[str, Reading], reader: str) -> None:
    found = [(one, attribution) for one in QUOTATIONS if (attribution := carrier(seeds, one))]
    assert len(found) >= FOUND[reader]
    right = [
        one
        for one, attribution in found
        if attribution.kind == one.kind and any((source.start, source.end) in one.sources for source in attribution.source)
    ]
    assert len(right) >= WHOLE[reader]


@READERS
def test_one_id_for_one_man_and_others_for_the_others(seeds: dict[str, Reading], reader: str) -> None:
    assert reader
    each = {who: ids(seeds, who) for who in SOMEBODY}
    assert {who: len(found) for who, found in each.items()} == dict.fromkeys(SOMEBODY, 1)
    assert len(set.union(*each.values())) == len(SOMEBODY)


@READERS
def test_speakers_are_right(seeds: dict[str, Reading], reader: str) -> None:
    spoken = [(one, attribution.speaker) for one in QUOTATIONS if (attribution := carrier(seeds, one)) and attribution.speaker]
    right = [one for one, speaker in spoken if speaker in ids(seeds, one.speaker)]
    assert len(right) >= SPEAKER[reader]
    assert len(right) >= 0.9 * len(spoken)


@READERS
def test_chains_and_occasions(seeds: dict[str, Reading], reader: str) -> None:
    speech = [(one, attribution) for one in QUOTATIONS if one.speaker == "mashaal" and (attribution := carrier(seeds, one))]
    hops = [one for one, attribution in speech if one.file in HOPS and HOPS[one.file] in {(hop.name, hop.role) for hop in attribution.via}]
    assert len(hops) >= HOPS_FOUND[reader]
    places = [one for one, attribution in speech if attribution.occasion and PLACES[one.file] in (attribution.occasion.place or "")]
    assert len(places) >= PLACES_FOUND[reader]
    others = [attribution for one in QUOTATIONS if one.speaker == "state department" and (attribution := carrier(seeds, one))]
    assert [(len(attribution.via), attribution.occasion) for attribution in others] == [(0, None)]


@READERS
def test_what_an_agency_left_out_is_recorded(seeds: dict[str, Reading], reader: str) -> None:
    assert reader
    told = {(remark.outlet, remark.what) for reading in seeds.values() for remark in reading.remarks}
    assert told == {("Anadolu", "omitted"), ("Anadolu", "emphasised")}


@READERS
def test_within_an_article_nothing_is_merged_but_the_same_words(seeds: dict[str, Reading], reader: str) -> None:
    assert reader
    text = {one.article.id: one.article.text for one in seeds.values()}
    merged = 0
    for one in api.compare(list(seeds.values())):
        words = {version.attribution: phrase(text[version.article], version.content).forms for version in one.versions}
        for a, b in itertools.combinations(one.versions, 2):
            if a.article == b.article:
                merged += 1
                short, long = sorted((words[a.attribution], words[b.attribution]), key=len)
                assert len(short) >= 4
                assert any(long[at : at + len(short)] == short for at in range(len(long)))
    assert merged <= 1
