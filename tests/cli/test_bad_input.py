"""What a user may hand to `onrecord read` by mistake or malice: one line of error each, and the others in the run go on."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import group
from onrecord.errors import OnrecordError

GOOD = "“We will keep the ferry,” the mayor, Ansa Brook, said on Monday. She said that fares would not rise."


def run(*arguments: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(group, ["read", "--reader", "rules", *arguments], input=text)


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, "utf-8")
    return path


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "nothing.html": b"<html><head><title>x</title></head><body><nav><a href='/'>Home</a></nav></body></html>",
    "feed.xml": b"<?xml version='1.0'?><rss><channel><item><title>torn",
    "spaces.txt": b" \n\t\n ",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_row_and_the_others_go_on(name: str, good: Path, tmp_path: Path) -> None:
    bad = tmp_path / name
    bad.write_bytes(BAD[name])
    result = run("--json", str(bad), str(good))
    assert result.exit_code == 1
    error, reading = rows(result)
    assert error["schema"] == "onrecord/error/1"
    assert name in str(error["where"])
    assert error["error"]
    assert reading["schema"] == "onrecord/reading/1"
    lines = [line for line in result.stderr.splitlines() if line.startswith("onrecord: ")]
    assert len(lines) == 1
    assert name in lines[0]


@pytest.mark.parametrize("location", ["gopher://example.org/1", "http://127.0.0.1:9/", "https://[bad/", "missing.txt", "no*match.txt"])
def test_a_bad_location_is_a_row(location: str, good: Path) -> None:
    result = run("--json", location, str(good))
    assert result.exit_code == 1
    kinds = [row["schema"] for row in rows(result)]
    assert kinds == ["onrecord/error/1", "onrecord/reading/1"]


def test_a_wrong_encoding_is_read_and_said() -> None:
    latin = GOOD.replace("“", '"').replace("”", '"').replace("Brook", "Brücke").encode("latin-1")
    result = run("--json", "-", text=latin)
    assert result.exit_code == 0
    (reading,) = rows(result)
    article = reading["article"]
    assert isinstance(article, dict)
    assert "Brücke" in article["text"]


def test_one_endless_line_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text('He said "' * 400_000, "utf-8")
    result = run("--json", str(path))
    assert result.exit_code in {0, 1}
    assert len(rows(result)) == 1


def test_deep_markup_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<div>" * 60_000 + f"<p>{GOOD}</p>" + "</div>" * 60_000, "utf-8")
    result = run("--json", str(path))
    assert len(rows(result)) == 1


def test_words_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "escape.txt"
    path.write_text(f"\x1b[31m{GOOD}\x1b]0;owned\x07 \u202e", "utf-8")
    result = run(str(path))
    assert result.exit_code == 0
    assert "\x1b]0" not in result.stdout
    assert "\u202e" not in result.stdout


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are UTF-8 there")
def test_a_file_name_that_is_no_utf8_is_read(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/quay\xff.txt")).write_text(GOOD, "utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/void\xff.txt")).write_text("", "utf-8")
    reading, problem = rows(run("--json", str(tmp_path)))
    assert isinstance(reading["article"], dict)
    assert reading["article"]["file"] == f"{tmp_path}/quay\ufffd.txt"
    assert problem["where"] == f"{tmp_path}/void\ufffd.txt"


def test_names_that_utf8_cannot_write_are_taken(good: Path, tmp_path: Path) -> None:
    odd = "Quay \udcff"
    (reading,) = rows(run("--json", "--outlet", odd, str(good)))
    assert isinstance(reading["article"], dict)
    assert reading["article"]["outlet"] == "Quay \ufffd"
    place = str(tmp_path / "a.ledger")
    assert CliRunner().invoke(group, ["add", "--reader", "rules", "--outlet", odd, "--ledger", place, str(good)]).exit_code == 0
    judged = CliRunner().invoke(group, ["same", odd, "Ansa Brook", "--ledger", place])
    assert isinstance(judged.exception, OnrecordError)
    assert "nobody has that name" in str(judged.exception)


@pytest.mark.parametrize("what", ["name", "wording", "date"])
def test_a_batch_line_that_utf8_cannot_write_is_answered(tmp_path: Path, what: str) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text(json.dumps({"a": "Ann \ud800", "b": "Ann", "expression": "Monday \udfff"}) + "\n", "utf-8")
    result = CliRunner().invoke(group, ["explain", what, "--batch", str(batch), "--json"])
    assert result.exit_code == 0
    assert "\ufffd" in json.loads(result.stdout)["a"]
    batch.write_text("[" * 60_000 + "\n", "utf-8")
    assert CliRunner().invoke(group, ["explain", what, "--batch", str(batch), "--json"]).exit_code in {1, 2}


def test_no_location_is_a_usage_error() -> None:
    assert run().exit_code == 2
