"""Files that are either whole or not there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord.errors import LocationError


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path to write to; what is written there takes the place of `path` at the end, and is thrown away on an error.

    Raises:
        LocationError: the folder cannot be written.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(path)
    except OSError as error:
        raise LocationError(f"cannot be written: {error.strerror}", str(path), "check the folder's permissions and free space") from error
    finally:
        beside.unlink(missing_ok=True)


def write_lines(path: Path, lines: Iterable[bytes]) -> Path:
    """Write one record a line."""
    with whole(path) as beside, beside.open("wb") as file:
        for line in lines:
            file.write(line)
            file.write(b"\n")
    return path


def as_line(record: Any) -> bytes:
    """A record as one line of JSON, with its characters as they are."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def write_json(path: Path, record: Any) -> Path:
    """Write one record, indented."""
    with whole(path) as beside:
        beside.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path
