"""Tables: CSV, Parquet, or Arrow in memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError
from onrecord.export.dictionary import BY_NAME, TABLES, TableOf, data_package
from onrecord.export.files import whole, write_json
from onrecord.export.rows import ROWS, Row
from onrecord.ledger import Ledger

BATCH = 5000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOTE = "A text that a spreadsheet would take for a formula has an apostrophe put before it; Parquet and JSON Lines have it as it is."


def write_csv(ledger: Ledger, folder: Path) -> list[Path]:
    """Every table as CSV (RFC 4180, UTF-8), with `datapackage.json`; lists are JSON."""
    written = [_csv(ledger, table, folder / f"{table.name}.csv") for table in TABLES]
    return [*written, write_json(folder / "datapackage.json", data_package(".csv", note=_NOTE))]


def _csv(ledger: Ledger, table: TableOf, path: Path) -> Path:
    kinds = {column.name: column.kind for column in table.columns}
    with whole(path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(kinds)
        for row in ROWS[table.name](ledger):
            writer.writerow([_cell(row[name], kind) for name, kind in kinds.items()])
    return path


def _cell(value: Any, kind: str) -> Any:
    if value is None:
        return ""
    if kind == "list":
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if kind == "string" and str(value).startswith(_FORMULA):
        return f"'{value}"
    return str(value).replace("\0", "\u2400") if kind == "string" else value


def _arrow() -> Any:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an optional dependency
    except ModuleNotFoundError as error:
        raise UsageError("pyarrow is not installed", "parquet", "pip install 'onrecord[tables]'") from error
    return pa


def schema_of(table: TableOf) -> Any:
    """A table's Arrow schema; every field carries its meaning.

    Raises:
        UsageError: pyarrow is not installed.
    """
    arrow = _arrow()
    kinds = {"string": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "list": arrow.string()}
    fields = [arrow.field(c.name, kinds[c.kind], metadata={"description": c.meaning}) for c in table.columns]
    return arrow.schema(fields, metadata={"description": table.meaning})


def _batches(rows: Iterable[Row], table: TableOf) -> Iterator[Any]:
    arrow, schema, source = _arrow(), schema_of(table), iter(rows)
    lists = [column.name for column in table.columns if column.kind == "list"]
    while part := list(islice(source, BATCH)):
        for row in part:
            for name in lists:
                row[name] = json.dumps(row[name], ensure_ascii=False, separators=(",", ":"))
        yield arrow.RecordBatch.from_pylist(part, schema=schema)


def arrow_table(ledger: Ledger, name: str) -> Any:
    """One table in memory, as a `pyarrow.Table` (`.to_pandas()`, or `polars.from_arrow`); lists are JSON strings.

    Raises:
        UsageError: there is no such table, or pyarrow is not installed.
    """
    if name not in BY_NAME:
        raise UsageError(f"there is no table {name!r}", "table", f"the tables are {', '.join(BY_NAME)}")
    table = BY_NAME[name]
    return _arrow().Table.from_batches(list(_batches(ROWS[name](ledger), table)), schema=schema_of(table))


def write_parquet(ledger: Ledger, folder: Path) -> list[Path]:
    """Every table as Parquet (zstd), with `datapackage.json`; lists are JSON strings.

    Raises:
        UsageError: pyarrow is not installed.
    """
    _arrow()
    from pyarrow import parquet  # noqa: PLC0415

    written = []
    for table in TABLES:
        path = folder / f"{table.name}.parquet"
        with whole(path) as beside, parquet.ParquetWriter(beside, schema_of(table), compression="zstd") as writer:
            for batch in _batches(ROWS[table.name](ledger), table):
                writer.write_batch(batch)
        written.append(path)
    return [*written, write_json(folder / "datapackage.json", data_package(".parquet"))]
