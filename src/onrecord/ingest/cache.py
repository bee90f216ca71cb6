"""Fetched bytes kept under their SHA-256, and an index from addresses to them, so that a reading can be repeated offline.

```
FOLDER/bytes/ab/abcd...      the bytes, named by their SHA-256
FOLDER/index/12/1234....json what was found at an address, named by the SHA-256 of the address
```
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found at an address.

    Attributes:
        asked: the address that was asked for.
        url: the address after redirects.
        sha256: hexadecimal SHA-256 of the bytes.
        media_type: what the host called them.
        charset: the character set that the host declared, or None.
        fetched_at: ISO 8601 with zone.
        etag: the host's name for this version, or None.
        last_modified: the host's date for this version, or None.
    """

    asked: str
    url: str
    sha256: str
    media_type: str
    charset: str | None
    fetched_at: str
    etag: str | None = None
    last_modified: str | None = None


class Cache:
    """A folder of fetched bytes; several processes may use it at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _index(self, asked: str) -> Path:
        name = hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / "index" / name[:2] / f"{name}.json"

    def _bytes(self, sha256: str) -> Path:
        return self.folder / "bytes" / sha256[:2] / sha256

    def find(self, asked: str) -> tuple[Entry, bytes] | None:
        """What the cache holds of an address; None where it holds nothing, or nothing sound."""
        try:
            entry = msgspec.json.decode(self._index(asked).read_bytes(), type=Entry)
            content = self._bytes(entry.sha256).read_bytes()
        except (OSError, msgspec.MsgspecError, ValueError):
            return None
        if entry.asked != asked or hashlib.sha256(content).hexdigest() != entry.sha256:
            return None
        return entry, content

    def keep(self, entry: Entry, content: bytes) -> None:
        """Store what was found, the bytes before the entry that names them.

        Raises:
            OSError: the folder cannot be written.
        """
        _write(self._bytes(entry.sha256), content)
        _write(self._index(entry.asked), msgspec.json.encode(entry))


def _write(path: Path, content: bytes) -> None:
    """Write whole or not at all, whoever else writes at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
