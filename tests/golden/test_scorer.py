"""The scorer gives full marks to a reading that says what the golden record says, and takes them away for what is changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.model import Attribution, Finding, Reading, Score, Statement, Version
from tests.golden.loader import HERE, Golden, goldens, rows
from tests.golden.perfect import attribution_id, perfect
from tests.golden.scorer import Sayings, Tallies, Tally, score_article, score_check, score_identity, score_statements

RECORDS = list(goldens())


def scored(change: Callable[[Reading], Reading] = lambda reading: reading) -> Tallies:
    tallies: Tallies = defaultdict(Tally)
    pairs = {golden.name: score_article(golden, change(perfect(golden)), tallies) for golden in RECORDS}
    score_identity(pairs, RECORDS, tallies)
    return tallies


def changed(change: Callable[[Attribution], Attribution]) -> Tallies:
    return scored(lambda reading: replace(reading, attributions=tuple(map(change, reading.attributions))))


def test_a_perfect_reading_has_full_marks() -> None:
    for name, tally in scored().items():
        assert (tally.precision, tally.recall) == (1.0, 1.0), (name, tally.misses)
        assert tally.wanted or tally.found or name in {"flags", "via"}


@pytest.mark.parametrize(
    ("aspect", "change"),
    [
        ("kind", lambda found: replace(found, kind="mixed" if found.kind == "direct" else "direct")),
        ("speaker", lambda found: replace(found, speaker=None)),
        ("source, touched", lambda found: replace(found, source=found.content[:1])),
        ("cue, touched", lambda found: replace(found, cue=())),
        ("via", lambda found: replace(found, via=())),
        ("said", lambda found: replace(found, said=None)),
        ("occasion", lambda found: replace(found, occasion=None)),
        ("nested in", lambda found: replace(found, parent=None)),
        ("flags", lambda found: replace(found, flags=())),
        ("pieces", lambda found: replace(found, content=found.content[:1])),
    ],
)
def test_a_fault_lowers_its_aspect(aspect: str, change: Callable[[Attribution], Attribution]) -> None:
    assert changed(change)[aspect].recall < 1.0


def test_half_of_the_attributions_are_half_the_recall() -> None:
    tally = scored(lambda reading: replace(reading, attributions=tuple(a for a in reading.attributions if a.parent is None)[::2]))[
        "attributions"
    ]
    assert tally.precision == 1.0
    assert 0.3 < tally.recall < 0.7


def _version(golden: Golden, number: int, relation: str) -> Version:
    found = {attribution.id: attribution for attribution in perfect(golden).attributions}[attribution_id(golden.name, number)]
    return Version(found.id, golden.name, None, None, found.kind, found.content, relation, (), (), None, (), Score(1.0))  # type: ignore[arg-type]


def test_statements_as_in_the_golden_file_have_full_marks_and_merged_ones_have_not() -> None:
    by_name = {golden.name: golden for golden in RECORDS}
    pairs = {name: {row["id"]: _found(golden, row["id"]) for row in golden.raw["attributions"]} for name, golden in by_name.items()}
    expected = rows("statements")
    statements = []
    for saying in expected["same_saying"]:
        members = [(saying["hub"], "hub"), *((row["of"], row["relation"][0]) for row in saying["versions"] if not row.get("optional"))]
        versions = tuple(_version(by_name[of.partition(":")[0]], int(of.partition(":")[2]), relation) for of, relation in members)
        statements.append(Statement(saying["what"], None, None, None, versions[0].attribution, versions))
    tallies: Tallies = defaultdict(Tally)
    score_statements(expected, Sayings(pairs, statements), tallies, {name: name for name in by_name})
    for aspect in ("one saying (pairs)", "kept apart", "relation to the hub", "no false alarm"):
        assert tallies[aspect].f1 == 1.0, (aspect, tallies[aspect].misses)
    assert tallies["alarms"].recall == 0.0
    everything = Statement("all", None, None, None, statements[0].hub, tuple(v for s in statements for v in s.versions))
    merged: Tallies = defaultdict(Tally)
    score_statements(expected, Sayings(pairs, [everything]), merged, {name: name for name in by_name})
    assert merged["one saying (pairs)"].precision < 0.2


def _found(golden: Golden, number: int) -> Attribution:
    return {attribution.id: attribution for attribution in perfect(golden).attributions}[attribution_id(golden.name, number)]


def test_verdicts_on_drafts_are_counted() -> None:
    expected = rows("check/expected")
    drafts = {f"check/{name}.md": (HERE / "check" / f"{name}.md").read_text("utf-8") for name in ("sound", "faulty")}
    findings = []
    for row in expected:
        text = drafts[row["draft"]]
        content = tuple((text.index(words), text.index(words) + len(words)) for words in row["content"])
        findings.append(Finding(row["draft"], content, row["speaker"], row["verdict"], row["marked"], (), (), 1))  # type: ignore[arg-type]
    tallies: Tallies = defaultdict(Tally)
    score_check(expected, findings, drafts, tallies)
    assert {name: tally.f1 for name, tally in tallies.items()} == dict.fromkeys(tallies, 1.0)
    silent: Tallies = defaultdict(Tally)
    score_check(expected, [replace(finding, verdict="verbatim") for finding in findings], drafts, silent)
    assert silent["check: faulty, alarm"].right == 0
