"""GDELT's quotations and Label Studio's corrections, good and bad."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import wire
from onrecord.errors import RecordError
from onrecord.export import gdelt, labelstudio
from onrecord.ledger import Ledger
from onrecord.ledger.judging import named_id
from onrecord.model import Judgement, Problem, Reading
from tests.ledger.test_putting import told

RECORD = {
    "date": "2030-05-06T10:00:00Z",
    "url": "https://kiosk.example/7",
    "title": "Bridge to open",
    "lang": "ENGLISH",
    "quotes": [
        {"pre": "the mayor added that", "quote": "nobody will wait", "post": "at the river."},
        {"pre": "", "quote": "we are ready \U0001f309", "post": ", she said"},
    ],
}


def test_gdelt_quotations_become_a_reading_that_a_ledger_holds(ledger: Ledger) -> None:
    (reading,) = gdelt.readings([json.dumps(RECORD), ""])
    assert isinstance(reading, Reading)
    assert [reading.words(one.content) for one in reading.attributions] == ['"nobody will wait"', '"we are ready \U0001f309"']
    assert (reading.article.outlet, reading.article.language, reading.article.published) == ("kiosk.example", "en", "2030-05-06T10:00:00Z")
    assert [quality.flag for quality in reading.quality] == ["excerpts"]
    ledger.put_reading(reading)
    assert ledger.verify().clean


def test_a_lone_surrogate_does_not_reach_the_ledger(ledger: Ledger) -> None:
    quotes = [{"pre": "", "quote": "nobody \ud800 will wait", "post": "x\udc00"}]
    (reading,) = gdelt.readings([json.dumps({**RECORD, "url": "https://kiosk.example/\ud800", "title": "\udfff", "quotes": quotes})])
    assert isinstance(reading, Reading)
    assert reading.words(reading.attributions[0].content) == '"nobody \ufffd will wait"'
    assert json.loads(wire.encode(reading))["article"]["title"] == "\ufffd"
    ledger.put_reading(reading)
    assert ledger.verify().clean


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "null",
        '{"url": ""}',
        '{"url": "x", "quotes": 3}',
        '{"url": "x", "quotes": [{}]}',
        '{"url": "x", "quotes": []}',
        "[" * 50_000,
    ],
)
def test_a_line_that_is_no_record_is_a_problem_and_the_others_go_on(line: str) -> None:
    bad, good = gdelt.readings([line, json.dumps(RECORD)], "q.json")
    assert isinstance(bad, Problem)
    assert bad.where == "q.json:1"
    assert isinstance(good, Reading)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda x: st.lists(x, max_size=3) | st.dictionaries(st.text(max_size=5), x, max_size=3),
    max_leaves=6,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*RECORD, "quote"), values)))
def test_any_json_gives_a_reading_or_a_problem(record: dict[str, Any]) -> None:
    (found,) = gdelt.readings([json.dumps(record)])
    assert isinstance(found, (Reading, Problem))


@given(st.text(max_size=40), st.integers(0, 40))
def test_code_units_and_code_points_answer_each_other(text: str, at: int) -> None:
    at = min(at, len(text))
    assert labelstudio.points(text, labelstudio.units(text, at)) == at


def returned(reading: Reading) -> dict[str, Any]:
    """A task as a person sends it back who changed nothing."""
    task = labelstudio.task(reading)
    who = {"id": 4, "email": "mia@desk.example"}
    return {
        "id": 1,
        "data": task["data"],
        "annotations": [{"completed_by": who, "result": task["predictions"][0]["result"], "updated_at": "2030-05-07T08:00:00Z"}],
    }


BRIDGE = '\U0001f309 Ann said "the bridge is safe" on Monday.'


@pytest.fixture
def reading() -> Reading:
    """A reading whose offsets differ in UTF-16."""
    base = told(BRIDGE)
    return Reading(base.article, base.entities, tuple(one for one in (told(BRIDGE).attributions[0],)))


def test_a_task_that_comes_back_unchanged_changes_nothing(ledger: Ledger, reading: Reading) -> None:
    ledger.put_reading(reading)
    assert list(labelstudio.judgements(ledger, [returned(reading)])) == []


def test_a_moved_region_a_renamed_speaker_and_a_deleted_attribution(ledger: Ledger, reading: Reading) -> None:
    ledger.put_reading(reading)
    task = returned(reading)
    result = task["annotations"][0]["result"]
    start = BRIDGE.index("bridge")
    content = next(region for region in result if region["type"] == "labels" and region["value"]["labels"] == ["content"])
    content["value"] |= {"start": labelstudio.units(BRIDGE, start), "end": labelstudio.units(BRIDGE, start + 6), "text": "bridge"}
    next(region for region in result if region["type"] == "textarea")["value"]["text"] = ["Bo Ray"]
    made = [one for one in labelstudio.judgements(ledger, [task]) if isinstance(one, Judgement)]
    assert [(one.about, one.b, one.by) for one in made] == [
        ("span", f"content:{start}-{start + 6}", "mia@desk.example"),
        ("speaker", "name:Bo Ray", "mia@desk.example"),
    ]
    ledger.put_judgements(made)
    after = ledger.reading("art-1")
    assert after is not None
    assert after.words(after.attributions[0].content) == "bridge"
    assert after.attributions[0].speaker == named_id("Bo Ray")
    task["annotations"][0]["result"] = []
    (struck,) = labelstudio.judgements(ledger, [task])
    assert isinstance(struck, Judgement)
    assert (struck.about, struck.verdict) == ("attribution", "different")


@pytest.mark.parametrize(
    "task",
    [
        {},
        3,
        None,
        {"data": {"article": "art-none"}},
        {
            "data": {"article": "art-1"},
            "annotations": [
                {"result": [{"id": "att-1/content/0", "type": "labels", "value": {"start": 5, "end": 10**9, "labels": ["content"]}}]}
            ],
        },
    ],
)
def test_a_task_that_does_not_fit_is_a_problem(ledger: Ledger, reading: Reading, task: Any) -> None:
    ledger.put_reading(reading)
    (found,) = labelstudio.judgements(ledger, [task])
    assert isinstance(found, Problem)


def test_a_region_that_belongs_to_nothing_is_said_so(ledger: Ledger, reading: Reading) -> None:
    ledger.put_reading(reading)
    task = returned(reading)
    task["annotations"][0]["result"].append({"id": "Xy1", "type": "labels", "value": {"start": 0, "end": 2, "labels": ["content"]}})
    (found,) = labelstudio.judgements(ledger, [task])
    assert isinstance(found, Problem)
    assert "1 regions belong to no attribution" in found.what


def test_a_file_that_is_no_export(tmp_path: Path) -> None:
    for content in (b"{", b"{}", b"\xff"):
        (tmp_path / "x.json").write_bytes(content)
        with pytest.raises(RecordError):
            labelstudio.load(tmp_path / "x.json")
