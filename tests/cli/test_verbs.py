"""Every verb as a user calls it: what stands on stdout, what on stderr, and the exit code."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from onrecord import api, sample
from onrecord.cli.main import VERBS, group
from onrecord.errors import OnrecordError

ARTICLES = tuple(str(sample.folder() / "articles" / name) for name in ("courier-film.html", "star-film.txt", "radio-film.txt"))
TRANSCRIPT = str(sample.transcripts()[0])
DRAFT = str(sample.draft())


def run(*arguments: str, text: str | None = None) -> Result:
    """Call the command line; an error that was foreseen comes as `main` shows it."""
    result = CliRunner().invoke(group, list(arguments), input=text)
    if result.exception is not None and not isinstance(result.exception, SystemExit | OnrecordError):
        raise result.exception
    return result


def read(*arguments: str) -> Result:
    return run(*arguments, "--reader", "rules")


def lines(result: Result) -> list[dict[str, Any]]:
    """The objects on stdout, one a line and nothing else."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def valid(rows: list[dict[str, Any]], schema: str) -> bool:
    checker = Draft202012Validator(api.schema(schema))
    return bool(rows) and all(checker.is_valid(row) for row in rows)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("cli") / "films.ledger")
    result = read("add", "--ledger", place, *ARTICLES)
    assert result.exit_code == 0
    assert result.stderr == "onrecord: 3 new, 0 changed, 0 known already, 0 not read\n"
    assert result.stdout == ""
    return place


@pytest.mark.parametrize("verb", [*VERBS, "aliases import", "explain name", "explain date", "explain wording", "correct split"])
def test_every_verb_has_help(verb: str) -> None:
    result = run(*verb.split(), "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    assert len(result.stdout.splitlines()) > 3


def test_read_prints_one_valid_record_a_line() -> None:
    result = read("read", "--json", *ARTICLES)
    assert result.exit_code == 0
    assert valid(lines(result), "reading")
    assert len(lines(result)) == len(ARTICLES)


def test_read_shows_an_article() -> None:
    result = read("read", ARTICLES[1])
    assert result.exit_code == 0
    assert "“" in result.stdout or '"' in result.stdout


def test_people_of_files_and_of_a_ledger(ledger: str) -> None:
    shown = read("people", ledger)
    assert shown.exit_code == 0
    assert "said" in shown.stdout
    rows = lines(read("people", "--json", *ARTICLES))
    assert {"name", "type", "attributions", "spellings"} <= set(rows[0])


def test_judgements_come_and_go(tmp_path: Path) -> None:
    place = str(tmp_path / "a.ledger")
    (tmp_path / "a.txt").write_text("“We will keep the ferry,” Ansa Brook said.\n\n“We will not,” Dorn Vale said.\n", "utf-8")
    assert read("add", "--ledger", place, str(tmp_path / "a.txt")).exit_code == 0
    for verb in ("different", "same"):
        result = run(verb, "Ansa Brook", "Dorn Vale", "--ledger", place, "--by", "ann")
        assert result.exit_code == 0
        assert verb in result.stderr
    assert len(lines(run("people", "--json", place))) == 1
    assert "withdrawn" in run("undo", "--ledger", place, "--by", "ann").stderr
    assert len(lines(run("people", "--json", place))) == 2
    assert "no judgement stands" in run("undo", "--ledger", place, "--by", "bob").stderr
    nobody = run("same", "Nobody Atall", "Dorn Vale", "--ledger", place)
    assert isinstance(nobody.exception, OnrecordError)
    assert nobody.exception.exit_code == 2
    assert nobody.stdout == ""


def test_corrections_are_made_listed_and_undone(tmp_path: Path) -> None:
    place = str(tmp_path / "a.ledger")
    for name, outlet in (("a", "The Quay"), ("b", "Bridge News")):
        words = "“We will keep the old ferry running through the whole of the winter,” Ansa Brook, the harbour master, said."
        (tmp_path / f"{name}.txt").write_text(f"---\noutlet: {outlet}\ntitle: {name}\n---\n{words}\n", "utf-8")
    assert read("add", "--ledger", place, str(tmp_path / "a.txt"), str(tmp_path / "b.txt")).exit_code == 0

    def found() -> list[dict[str, Any]]:
        rows = lines(run("search", "ferry", "--ledger", place, "--json"))
        return [*sorted(rows, key=lambda row: str(row["attribution"])), *lines(run("people", "--json", place))]

    before = found()
    assert [row.get("name") for row in before] == [None, None, "Ansa Brook"]
    one, article = before[0]["attribution"], before[0]["article"]
    calls = {
        "apart": (one,),
        "split": (article, "Ansa Brook"),
        "speaker": (one, "Dorn Vale"),
        "words": (one, "keep the old ferry"),
        "strike": (one,),
    }
    for verb, given in calls.items():
        result = run("correct", verb, *given, "--ledger", place, "--by", "ann")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "by ann" in result.stderr
        corrected = found()
        assert corrected != before
        assert read("rebuild", place).exit_code == 0
        assert found() == corrected
        (row,) = lines(run("correct", "list", "--ledger", place, "--json", "--limit", "1"))
        assert (row["judgement"]["by"], row["stands"]) == ("ann", True)
        assert "ann" in run("correct", "list", "--ledger", place).stdout
        assert "withdrawn" in run("undo", "--ledger", place, "--by", "ann").stderr
        assert found() == before
    assert "already" in run("correct", "words", one, before[0]["words"], "--ledger", place).stderr
    wrong = run("correct", "words", one, "zebras", "--ledger", place)
    assert isinstance(wrong.exception, OnrecordError)
    assert wrong.exception.exit_code == 2
    assert "does not hold" in str(wrong.exception)


def test_aliases_are_taken_from_a_file(ledger: str, tmp_path: Path) -> None:
    aliases = tmp_path / "aliases.csv"
    aliases.write_text("name,type,aliases,source,since,until\nAnsa Brook,person,Annie Brook|A. Brook,a made-up register,,\n", "utf-8")
    result = run("aliases", "import", str(aliases), "--ledger", ledger)
    assert result.exit_code == 0
    assert "aliases of 1 name taken into" in result.stderr


@pytest.mark.parametrize(
    ("verb", "given", "fields"),
    [
        ("name", ("Ansa Brook", "A. Brook"), {"a", "b", "verdict", "score", "features"}),
        ("wording", ("We will not go.", "We will go."), {"a", "b", "relation", "score", "features", "alignment", "alarms"}),
        ("date", ("on Wednesday", "--published", "2031-05-09"), {"expression", "from", "to", "granularity", "rule", "anchor", "reason"}),
    ],
)
def test_explain_one(verb: str, given: tuple[str, ...], fields: set[str]) -> None:
    (row,) = lines(run("explain", verb, *given, "--json"))
    assert fields <= set(row)
    assert run("explain", verb, *given).exit_code == 0
    lacking = run("explain", verb)
    assert isinstance(lacking.exception, OnrecordError)
    assert lacking.exception.exit_code == 2


@pytest.mark.parametrize(
    ("verb", "rows"),
    [
        ("name", [{"a": "Ansa Brook", "b": "Ansa Brook", "n": 1}, {"a": "Ansa Brook", "b": "Dorn Vale", "n": 2}]),
        ("wording", [{"a": "We go.", "b": "We go.", "n": 1}, {"a": "We go.", "b": "They stayed.", "n": 2}]),
        ("date", [{"expression": "2 May 2031", "n": 1}, {"expression": "today", "published": "2031-05-09", "n": 2}]),
    ],
)
def test_explain_many(verb: str, rows: list[dict[str, Any]]) -> None:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    result = run("explain", verb, "--batch", "-", "--json", text=text)
    assert [row["n"] for row in lines(result)] == [1, 2]
    broken = run("explain", verb, "--batch", "-", "--json", text=text + "{}\n")
    assert isinstance(broken.exception, OnrecordError)
    assert ":3" in str(broken.exception)
    torn = run("explain", verb, "--batch", "-", "--json", text="{\n" + text)
    assert isinstance(torn.exception, OnrecordError)
    assert ":1" in str(torn.exception)


@pytest.mark.parametrize(("form", "mark"), [("tree", ""), ("dot", "digraph"), ("svg", "<svg"), ("prov", "{")])
def test_chains_are_drawn(form: str, mark: str, ledger: str, tmp_path: Path) -> None:
    result = read("chain", "--as", form, "--all", *ARTICLES)
    assert result.exit_code == 0
    assert mark in result.stdout
    with api.Ledger.open(ledger, read_only=True) as opened:
        statement = opened.statements().items[0].id
    drawn = run("chain", statement, "--ledger", ledger, "--as", form, "--out", str(tmp_path))
    assert drawn.exit_code == 0
    (file,) = tmp_path.iterdir()
    assert mark in file.read_text("utf-8")
    missing = run("chain", "sta-none", "--ledger", ledger)
    assert isinstance(missing.exception, OnrecordError)


def test_compare_prints_valid_statements_and_a_page(tmp_path: Path) -> None:
    result = read("compare", "--json", *ARTICLES)
    assert result.exit_code == 0
    assert valid(lines(result), "statement")
    page = tmp_path / "deep" / "out.html"
    assert read("compare", "--html", str(page), *ARTICLES).exit_code == 0
    assert page.read_text("utf-8").lower().startswith("<!doctype html")
    assert "stand alone" in read("compare", *ARTICLES).stdout


def test_check_says_what_is_not_sound(tmp_path: Path) -> None:
    names = ["--against", *ARTICLES, "--transcript", TRANSCRIPT]
    result = read("check", DRAFT, *names, "--json")
    assert result.exit_code == 1
    assert valid(lines(result), "check")
    plain = tmp_path / "plain.txt"
    plain.write_text("It rained on the harbour all day.\n", "utf-8")
    nothing = read("check", str(plain), *names)
    assert nothing.exit_code == 0
    assert "no quotation" in nothing.stdout
    bare = run("check", DRAFT)
    assert isinstance(bare.exception, OnrecordError)
    assert bare.exception.exit_code == 2


def test_check_takes_a_ledger(ledger: str) -> None:
    assert valid(lines(read("check", DRAFT, "--against", ledger, "--json")), "check")


def test_search_finds_and_filters(ledger: str) -> None:
    rows = lines(run("search", "--ledger", ledger, "--json"))
    assert rows
    again = list(csv.DictReader(io.StringIO(run("search", "--ledger", ledger, "--csv").stdout)))
    assert [row["attribution"] for row in again] == [row["attribution"] for row in rows]
    speaker = next(row["speaker"] for row in rows if row["speaker"])
    mine = lines(run("search", "--ledger", ledger, "--speaker", speaker, "--json"))
    assert {row["speaker"] for row in mine} == {speaker}
    assert len(lines(run("search", "--ledger", ledger, "--limit", "1", "--json"))) == 1
    none = run("search", "xyzzyx", "--ledger", ledger, "--json")
    assert (none.exit_code, none.stdout) == (1, "")
    header = run("search", "xyzzyx", "--ledger", ledger, "--csv").stdout.strip()
    assert header.split(",") == list(again[0])
    assert "found." in run("search", "--ledger", ledger).stdout
    assert run("search", "xyzzyx", "--ledger", ledger).stdout.strip() == "0 found."


def test_a_ledger_is_exported_imported_and_copied(ledger: str, tmp_path: Path) -> None:
    result = run("export", ledger, str(tmp_path / "out"), "--format", "jsonl")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert any((tmp_path / "out").iterdir())
    records = tmp_path / "read.jsonl"
    records.write_text(read("read", "--json", *ARTICLES).stdout + "not json\n", "utf-8")
    taken = run("import", str(records), "--ledger", str(tmp_path / "b.ledger"))
    assert taken.exit_code == 1
    assert "3 records are in" in taken.stderr
    assert "read.jsonl:4" in taken.stderr
    copy = str(tmp_path / "copy.ledger")
    assert run("backup", ledger, copy).exit_code == 0
    assert run("verify", copy).stderr == "onrecord: sound\n"


def test_a_file_of_another_kind_is_told_once(ledger: str, tmp_path: Path) -> None:
    assert run("export", ledger, str(tmp_path / "csv"), "--format", "csv").exit_code == 0
    taken = run("import", str(tmp_path / "csv" / "mentions.csv"), "--ledger", str(tmp_path / "c.ledger"))
    assert taken.exit_code == 1
    assert len(taken.stderr.splitlines()) == 3 + 1 + 1
    assert "none of its first lines is a record" in taken.stderr
    assert "0 records are in" in taken.stderr


def test_a_damaged_ledger_is_told(ledger: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.ledger"
    assert run("backup", ledger, str(copy)).exit_code == 0
    with sqlite3.connect(copy) as open_copy:
        open_copy.execute("update article set text = 'x' || text where row = 1")
    open_copy.close()
    result = run("verify", str(copy))
    assert result.exit_code == 1
    assert "fault" in result.stderr
    assert lines(run("verify", str(copy), "--json"))


def test_rebuild_goes_through(ledger: str) -> None:
    before = run("search", "--ledger", ledger, "--json").stdout
    rebuilt = read("rebuild", ledger)
    assert rebuilt.exit_code == 0
    assert "made anew: 3 articles" in rebuilt.stderr
    assert run("search", "--ledger", ledger, "--json").stdout == before


@pytest.mark.parametrize("verb", ["export", "backup", "verify", "rebuild", "people"])
def test_no_ledger_is_an_error(verb: str, tmp_path: Path) -> None:
    more = [str(tmp_path / "out")] if verb in {"export", "backup"} else []
    result = run(verb, str(tmp_path / "none.ledger"), *more)
    assert isinstance(result.exception, OnrecordError) or result.exit_code == 1
    assert not (tmp_path / "none.ledger").exists()


def test_the_contract_is_printed() -> None:
    for record in ("reading", "statement", "check"):
        Draft202012Validator.check_schema(json.loads(run("schema", record).stdout))
    assert "statements" in run("stages").stdout


def test_an_error_is_one_line_and_an_exit_code(tmp_path: Path) -> None:
    call = [sys.executable, "-c", "from onrecord.cli.main import main; main()", "verify", str(tmp_path / "none.ledger")]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("onrecord: ")
