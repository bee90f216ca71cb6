"""Write `docs/reference/tables.md` from the data dictionary: `python -m tests.export.make_dictionary`."""

from __future__ import annotations

from pathlib import Path

from onrecord.export.dictionary import TABLES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "tables.md"
HEAD = """# Tables of an export

`onrecord export --format csv` and `--format parquet` write one file a table, and `datapackage.json` with the same descriptions. Offsets are half-open
and count Unicode code points. A `list` is JSON.
"""


def page() -> str:
    """The page as it should be."""
    parts = [HEAD]
    for table in TABLES:
        parts.append(f"\n## {table.name}\n\n{table.meaning[0].upper()}{table.meaning[1:]}.\n\n| column | kind | meaning |\n|---|---|---|\n")
        links = dict(table.links)
        for column in table.columns:
            leads = f" → `{links[column.name]}`" if column.name in links else ""
            parts.append(f"| `{column.name}` | {column.kind} | {column.meaning}{leads} |\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
