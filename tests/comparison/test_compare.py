from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import pytest

from onrecord.comparison import compare
from onrecord.model import Article, Attribution, Span, Statement, Version
from onrecord.statements import cluster
from onrecord.statements.parts import together
from tests.comparison.corpus import numbered, readings, transcripts
from tests.golden.loader import rows

SAYINGS = rows("statements")


def chains(reports: Sequence[tuple[Article, Attribution]]) -> int:
    """Reports through one translator are one chain."""
    return len({tuple(hop.name for hop in attribution.via) or (article.id,) for article, attribution in reports})


@cache
def statements() -> tuple[Statement, ...]:
    return tuple(compare(cluster(readings()), readings(), independent=chains))


def statement_of(name: str) -> tuple[Statement, Version]:
    wanted = numbered()[name]
    return next((one, version) for one in statements() for version in one.versions if version.attribution == wanted)


@pytest.mark.parametrize("saying", SAYINGS["same_saying"], ids=lambda saying: saying["what"])
def test_versions_stand_to_the_hub_as_in_the_golden_records(saying: dict) -> None:
    hub, _ = statement_of(saying["hub"])
    for wanted in saying["versions"]:
        found, version = statement_of(wanted["of"])
        if wanted.get("optional") and found is not hub:
            continue
        assert found is hub, wanted["of"]
        if not wanted.get("optional"):
            assert version.relation in [*wanted["relation"], "hub"], wanted["of"]
            assert set(wanted.get("alarms", [])) <= {alarm.what for alarm in version.alarms}


@pytest.mark.parametrize("pair", SAYINGS["different"], ids=lambda pair: f"{pair[0]} {pair[1]}")
def test_what_is_not_one_saying_stays_apart(pair: list[str]) -> None:
    assert statement_of(pair[0])[0] is not statement_of(pair[1])[0]


def test_who_covered_the_occasion_and_left_it_out() -> None:
    found, _ = statement_of("courier-canal:3")
    assert "qana-canal" in {one.article for one in found.left_out_by}


def test_words_on_another_day_are_linked_as_a_repeat() -> None:
    one, _ = statement_of("esw-baekdong:9")
    other, _ = statement_of("courier-june:2")
    assert other.id in one.repeats
    assert one.id in other.repeats


def test_the_altered_words_are_pointed_at() -> None:
    found, version = statement_of("star-canal:4")
    texts = {reading.article.id: reading.article.text for reading in readings()}
    alarm = next(alarm for alarm in version.alarms if alarm.what == "number")
    assert [span.of(texts[version.article]) for span in alarm.version] == ["Fourteen"]
    assert [span.of(texts[found.versions[0].article]).lower() for span in alarm.hub] == ["forty"]


def test_the_hub_comes_first_and_every_word_of_an_attribution_once() -> None:
    seen: dict[str, list[Span]] = defaultdict(list)
    for one in statements():
        assert len({version.attribution for version in one.versions}) == len(one.versions)
        for version in one.versions:
            seen[version.attribution] += version.content
    told = {attribution.id: attribution.content for reading in readings() for attribution in reading.attributions}
    assert {one: together([tuple(spans)]) for one, spans in seen.items()} == told
    assert all(one.versions[0].relation == "hub" and one.versions[0].attribution == one.hub for one in statements())


def test_the_most_reported_come_first() -> None:
    counts = [len({version.article for version in one.versions}) for one in statements()]
    assert counts == sorted(counts, reverse=True)


def test_a_transcript_becomes_the_hub() -> None:
    found = compare(cluster(readings()), readings(), independent=chains, transcripts=transcripts())
    wanted = numbered()["esw-baekdong:2"]
    one = next(statement for statement in found for version in statement.versions if version.attribution == wanted)
    (record,) = transcripts()
    assert one.versions[0].article == record.article.id
    assert record.words(one.versions[0].content).startswith("We have not decided to close the works")
    altered = next(version for version in one.versions if version.attribution == numbered()["beacon-baekdong:2"])
    assert altered.relation == "altered"
    assert one.versions[0].via == ()


def test_nothing_gives_nothing() -> None:
    assert compare((), (), independent=chains) == []
