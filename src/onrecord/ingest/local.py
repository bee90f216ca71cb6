"""Files, folders, globs and standard input."""

from __future__ import annotations

import glob
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import LocationError
from onrecord.ingest.sniff import media_type_of
from onrecord.ingest.unpack import GZIP, PIECE, bounded, inflate, too_large
from onrecord.model import Page
from onrecord.text.control import whole

ARTICLE_NAMES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".docx")
TRANSCRIPT = ".transcript.txt"  # by convention, what was spoken and not what was reported
STDIN = "-"


def page_of(content: bytes, location: str, name: str) -> Page:
    """Local bytes as a page.

    Raises:
        LocationError: nothing is there, or something that is neither text nor HTML.
    """
    media_type = media_type_of(content, name=name, declared=None, where=location)
    shown = whole(location)  # a file name may hold bytes that are no UTF-8
    return Page(shown, content, hashlib.sha256(content).hexdigest(), media_type, file=shown)


def read_stdin(limit: int) -> Page:
    """What comes in on standard input, up to `limit` bytes."""
    return page_of(_drain(sys.stdin.buffer, limit, STDIN), STDIN, STDIN)


def read_file(path: str, limit: int) -> Page:
    """One file, up to `limit` bytes; `.gz` is undone.

    Raises:
        LocationError: it cannot be read, is too large, empty, or neither text nor HTML.
    """
    try:
        mode = Path(path).stat()
        if not (stat.S_ISREG(mode.st_mode) or stat.S_ISFIFO(mode.st_mode)):
            raise LocationError("a device or socket, not a file", path, "give a file")
        if mode.st_size > limit:
            raise too_large(path, limit)
        with Path(path).open("rb") as file:
            content = _drain(file, limit, path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise LocationError(f"cannot be read: {reason}", path, "check its name and your rights") from error
    if path.endswith(".gz") and content.startswith(b"\x1f\x8b"):
        content = bounded(inflate([content], GZIP, path), limit, path)
    return page_of(content, path, path.removesuffix(".gz"))


def _drain(file: BinaryIO, limit: int, where: str) -> bytes:
    return bounded(iter(lambda: file.read(PIECE), b""), limit, where)


def files_of(folder: str) -> Iterator[str]:
    """The article files under a folder, in order of their paths; hidden ones and transcripts are passed over.

    Raises:
        LocationError: there are none.
    """
    found = False
    for path in _walk(folder):
        name = os.path.basename(path).lower().removesuffix(".gz")  # noqa: PTH119 (a path as the user wrote it)
        if name.endswith(ARTICLE_NAMES) and not name.endswith(TRANSCRIPT):
            found = True
            yield path
    if not found:
        raise LocationError("no article files in this folder", folder, f"they end in {', '.join(ARTICLE_NAMES)}")


def _walk(folder: str) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            yield os.path.join(here, name)  # noqa: PTH118 (keeps the folder as the user wrote it)


def expand(location: str) -> Iterator[str]:
    """The files that a local location means: a file itself, a folder's article files, what a glob finds.

    Raises:
        LocationError: there is no such file.
    """
    if "\0" in location:
        raise LocationError("not a file name", location, "check its spelling")
    exists, is_folder = os.path.lexists(location), Path(location).is_dir()
    if is_folder:
        yield from files_of(location)
    elif exists or not glob.has_magic(location):
        yield location
    else:
        hits = sorted(glob.glob(location, recursive=True))  # noqa: PTH207 (keeps the paths as the user wrote them)
        if not hits:
            raise LocationError("no file fits this pattern", location, "check the pattern")
        for hit in hits:
            if Path(hit).is_dir():
                continue
            yield hit
