"""What can be asked about onrecord itself: its schemas and its stages."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from onrecord import wire
from onrecord.errors import UsageError
from onrecord.model import Finding, Reading, Statement
from onrecord.pipeline.stages import STAGES, Stage, check_order

RECORDS: dict[str, type[Reading | Statement | Finding]] = {"reading": Reading, "statement": Statement, "check": Finding}


def schema(record: str) -> dict[str, Any]:
    """The JSON Schema of `reading`, `statement` or `check`.

    Raises:
        UsageError: there is no such record.
    """
    if record not in RECORDS:
        raise UsageError(f"there is no record {record!r}", remedy=f"take one of {', '.join(RECORDS)}")
    return wire.schema_of(RECORDS[record], f"onrecord/{record}/1")


def stages() -> tuple[Stage, ...]:
    """The stages of a run, in order, checked: none needs what no stage before it gives."""
    check_order()
    return STAGES


def plain(record: Any) -> dict[str, Any]:
    """A dataclass as plain lists, dicts and strings."""
    found: dict[str, Any] = msgspec.to_builtins(record)
    return found


def as_json(value: Any) -> str:
    """Plain data as one line of JSON."""
    return json.dumps(value, ensure_ascii=False)
