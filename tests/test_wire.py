from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given

from onrecord import wire
from onrecord.errors import RecordError
from onrecord.model import Finding, Problem, Reading, Span, Statement
from tests.conftest import ROOT
from tests.strategies import readings

SCHEMAS = {"reading": Reading, "statement": Statement, "check": Finding}


@given(readings())
def test_a_reading_comes_back_as_it_went(reading: Reading) -> None:
    line = wire.encode(reading)
    assert b"\n" not in line
    assert wire.decode_reading(line) == reading


@given(readings())
def test_a_reading_keeps_its_schema(reading: Reading) -> None:
    jsonschema.Draft202012Validator(wire.schema_of(Reading, "onrecord/reading/1")).validate(json.loads(wire.encode(reading)))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_documented_schema_is_the_one_in_force(name: str) -> None:
    documented = json.loads((ROOT / "docs/reference" / f"{name}.schema.json").read_text("utf-8"))
    assert documented == wire.schema_of(SCHEMAS[name], f"onrecord/{name}/1")


def _line(**changes: object) -> bytes:
    record = {
        "schema": "onrecord/reading/1",
        "article": {
            "id": "art-1",
            "file": "a.txt",
            "url": None,
            "outlet": None,
            "title": None,
            "authors": [],
            "published": None,
            "language": None,
            "credit": None,
            "text": "“Yes,” she said.",
            "body": [[0, 16]],
            "sha256": None,
            "published_from": None,
            "notes": [],
        },
        "entities": [],
        "attributions": [],
        "quality": [],
        "remarks": [],
    }
    return json.dumps(record | changes).encode()


def test_an_interval_says_from_and_to() -> None:
    said = {"from": "2031-01-01", "to": None, "granularity": "year", "evidence": [], "anchor": None, "bound": False}
    attribution = {
        "id": "att-1",
        "kind": "direct",
        "content": [[0, 6]],
        "cue": [[11, 15]],
        "source": [[7, 10]],
        "speaker": None,
        "addressee": [],
        "parent": None,
        "via": [],
        "occasion": None,
        "said": said,
        "flags": [],
        "confidence": 1.0,
    }
    reading = wire.decode_reading(_line(attributions=[attribution]))
    assert reading.attributions[0].said is not None
    assert reading.attributions[0].said.start == "2031-01-01"
    assert reading.attributions[0].content == (Span(0, 6),)
    assert json.loads(wire.encode(reading))["attributions"][0]["said"] == said


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[]", "not a JSON object"),
        (_line(schema="onrecord/reading/9"), "schema"),
        (_line(colour="red"), r"unknown or missing field \$\.colour"),
        (_line(entities=7), "Expected `array`"),
        (_line(quality=[{"flag": "truncated", "evidence": [[3, 99]]}]), "does not fit"),
        (_line(quality=[{"flag": "truncated"}]), "missing field"),
        (_line(attributions=7), "Expected `array`"),
        (_line(attributions=[{"said": "2031"}]), "got `str`"),
        (_line(remarks=[]).replace(b'"remarks": []', b'"remarks": ' + b"[" * 5000), "not JSON"),
    ],
)
def test_what_breaks_the_contract_is_refused_with_its_place(line: bytes, words: str) -> None:
    with pytest.raises(RecordError, match=words):
        wire.decode_reading(line, "here")


def test_a_problem_is_a_row() -> None:
    row = json.loads(wire.encode(Problem("a.txt", "is empty", "give a file with text", "PageError")))
    assert row == {
        "schema": "onrecord/error/1",
        "where": "a.txt",
        "error": "is empty",
        "remedy": "give a file with text",
        "kind": "PageError",
    }
