"""Every format, held against another format, or a tool or vocabulary of Python that is not ours."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord import wire
from onrecord.errors import UsageError
from onrecord.export import FORMATS, arrow_table, write
from onrecord.export.dictionary import TABLES
from onrecord.ledger import Ledger
from tests.export.filling import fill, lines
from tests.ledger.test_putting import told
from tests.servers import emptied


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_ledger_gives_the_same_files(filled: Ledger, tmp_path: Path, kind: str) -> None:
    once, again = write(filled, kind, tmp_path / "a"), write(filled, kind, tmp_path / "b")
    assert [path.name for path in once] == [path.name for path in again]
    assert [path.read_bytes() for path in once] == [path.read_bytes() for path in again]
    assert not [path for path in (tmp_path / "a").iterdir() if path.name.startswith(".")]


@pytest.mark.postgres
def test_both_engines_give_the_same_files(filled: Ledger, postgres: str, tmp_path: Path) -> None:
    with Ledger.open(emptied(postgres)) as other:
        fill(other)
        for kind in FORMATS:
            once, again = write(filled, kind, tmp_path / "a"), write(other, kind, tmp_path / "b")
            for one, two in zip(once, again, strict=True):
                assert one.name == two.name
                if one.stem != "judgements":  # they hold the moment at which they were made
                    assert one.read_bytes() == two.read_bytes(), one.name


def test_there_is_no_other_format(filled: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the formats are jsonl"):
        write(filled, "docx", tmp_path)


def test_records_come_back_as_they_were(filled: Ledger, tmp_path: Path) -> None:
    readings, statements, judgements = write(filled, "jsonl", tmp_path)
    assert [wire.decode_reading(line) for line in readings.read_text("utf-8").splitlines()] == list(filled.readings())
    assert [wire.decode_statement(line) for line in statements.read_text("utf-8").splitlines()] == list(filled.statements())
    assert [one["by"] for one in lines(judgements)] == ["mia"]


def test_csv_and_parquet_hold_the_same_rows_and_the_dictionary_names_every_column(filled: Ledger, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write(filled, "csv", tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    resources = {one["path"]: one["schema"] for one in package["resources"]}
    write(filled, "parquet", tmp_path)
    for table in TABLES:
        text = (tmp_path / f"{table.name}.csv").read_text("utf-8")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        there = parquet.read_table(tmp_path / f"{table.name}.parquet")
        assert [field["name"] for field in resources[f"{table.name}.csv"]["fields"]] == there.column_names
        assert all(field["description"] for field in resources[f"{table.name}.csv"]["fields"])
        assert len(rows) == there.num_rows
        for row, exact in zip(rows, there.to_pylist(), strict=True):
            for name, value in exact.items():
                assert row[name] in ("" if value is None else str(value), f"'{value}"), (table.name, name)
        assert rows or table.name == "left_out"


def test_foreign_keys_lead_somewhere(filled: Ledger, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    write(filled, "csv", tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    columns = {
        one["name"]: list(csv.DictReader((tmp_path / one["path"]).open(encoding="utf-8", newline=""))) for one in package["resources"]
    }
    for one in package["resources"]:
        for key in one["schema"].get("foreignKeys", []):
            known = {row["id"] for row in columns[key["reference"]["resource"]]} | {""}
            assert {row[key["fields"]] for row in columns[one["name"]]} <= known, (one["name"], key)


def test_no_cell_is_a_formula(filled: Ledger, tmp_path: Path) -> None:
    filled.put_reading(told("=HYPERLINK(1) +cmd said Ann Lee, and that was that.", one="art-7", url="https://c.example"))
    write(filled, "csv", tmp_path)
    for table in TABLES:
        strings = [column.name for column in table.columns if column.kind == "string"]
        for row in csv.DictReader((tmp_path / f"{table.name}.csv").open(encoding="utf-8", newline="")):
            assert not [row[name] for name in strings if row[name].startswith(("=", "+", "-", "@"))]


def test_a_table_in_memory(filled: Ledger) -> None:
    pytest.importorskip("pyarrow")
    table = arrow_table(filled, "attributions")
    assert table.num_rows == sum(len(reading.attributions) for reading in filled.readings())
    with pytest.raises(UsageError, match="the tables are articles"):
        arrow_table(filled, "nothing")


def test_claims_use_words_of_schema_org_alone(filled: Ledger, tmp_path: Path) -> None:
    namespace = pytest.importorskip("rdflib").SDO
    known = {str(term).removeprefix(str(namespace)) for term in dir(namespace)}
    (path,) = write(filled, "schemaorg", tmp_path)

    def words_of(node: object) -> set[str]:
        if isinstance(node, list):
            return set().union(*map(words_of, node))
        if not isinstance(node, dict):
            return set()
        own = {key for key in node if not key.startswith("@")} | {node.get("@type", "Claim")}
        return own.union(*map(words_of, node.values()))

    used = set().union(*map(words_of, lines(path)))
    assert {"Claim", "Quotation", "NewsArticle", "spokenByCharacter", "appearance"} <= used <= known


def test_chains_are_provenance_that_another_library_reads(filled: Ledger, tmp_path: Path) -> None:
    prov = pytest.importorskip("prov.model")
    rdflib = pytest.importorskip("rdflib")
    (path,) = write(filled, "prov", tmp_path)
    records = lines(path)
    longest = max(records, key=lambda one: len(one["@graph"]))
    document = prov.ProvDocument.deserialize(content=json.dumps(longest), format="rdf", rdf_format="json-ld")
    kinds = {record.get_type().localpart for record in document.get_records()}
    assert {"Entity", "Agent", "Attribution", "Derivation"} <= kinds
    graph = rdflib.Graph().parse(data=json.dumps(longest), format="json-ld")
    known = {str(term) for term in dir(rdflib.PROV)}
    for predicate in graph.predicates():
        if str(predicate).startswith(str(rdflib.PROV)):
            assert str(predicate) in known
    quoted = list(graph.subject_objects(rdflib.PROV.wasQuotedFrom))
    assert len(quoted) == 2  # the article from the wire, the wire from the speaker


def test_training_data_has_both_sides_of_every_judgement(filled: Ledger, tmp_path: Path) -> None:
    judgements, tasks, config = write(filled, "training", tmp_path)
    (example,) = lines(judgements)
    assert (example["task"], example["verdict"], example["by"]) == ("speaker", "same", "mia")
    assert example["a"]["text"][slice(*example["a"]["content"][0])].startswith('"')
    assert len(json.loads(tasks.read_text("utf-8"))) == 13
    assert "<Labels" in config.read_text("utf-8")
