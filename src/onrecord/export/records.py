"""The records themselves, as `onrecord read --json` and `onrecord compare --json` print them, and persons' judgements."""

from __future__ import annotations

from pathlib import Path

from onrecord import wire
from onrecord.export.files import write_lines
from onrecord.ledger import Ledger


def write(ledger: Ledger, folder: Path) -> list[Path]:
    """`readings.jsonl`, `statements.jsonl` and `judgements.jsonl`; readings as they stand, judgements as they were made."""
    return [
        write_lines(folder / "readings.jsonl", (wire.encode(one) for one in ledger.readings())),
        write_lines(folder / "statements.jsonl", (wire.encode(one) for one in ledger.statements())),
        write_lines(folder / "judgements.jsonl", (wire.encode(one) for one in ledger.judgements(by_persons=True))),
    ]
