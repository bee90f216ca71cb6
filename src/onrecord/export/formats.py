"""Every format by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.export import ftm, prov, records, schemaorg, tables, training, webannotation
from onrecord.ledger import Ledger

_WRITERS: dict[str, Callable[[Ledger, Path], list[Path]]] = {
    "jsonl": records.write,
    "csv": tables.write_csv,
    "parquet": tables.write_parquet,
    "webannotation": webannotation.write,
    "schemaorg": schemaorg.write,
    "prov": prov.write,
    "ftm": ftm.write,
    "training": training.write,
}
FORMATS = tuple(_WRITERS)


def write(ledger: Ledger, kind: str, folder: Path) -> tuple[Path, ...]:
    """Write a ledger's contents, as they stand at one moment, into a folder that is made where it is missing.

    Args:
        ledger: what to write.
        kind: one of `FORMATS`.
        folder: where; files of the same names are replaced, each at once and wholly.

    Returns:
        The files written.

    Raises:
        UsageError: there is no such format, or what it needs is not installed.
        LocationError: the folder cannot be written.
        LedgerError: the ledger cannot be read.
    """
    if kind not in _WRITERS:
        raise UsageError(f"there is no format {kind!r}", "format", f"the formats are {', '.join(FORMATS)}")
    with ledger.read():
        return tuple(_WRITERS[kind](ledger, folder))
