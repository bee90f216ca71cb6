"""Copies of a ledger, and one ledger taken into another."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from onrecord.errors import LedgerError
from onrecord.ledger import pages, readings, verdicts
from onrecord.ledger.store import Store


@contextmanager
def fresh_file(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """A file beside `path` to write into, which takes its place only when it is whole and on the disk.

    Raises:
        LedgerError: there is a file already, or none can be made.
    """
    if path.exists() and not overwrite:
        raise LedgerError("there is a file already", str(path), "choose another name")
    if not path.parent.is_dir():
        raise LedgerError("the folder does not exist", str(path.parent), "make it first")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield beside
        descriptor = os.open(beside, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        beside.replace(path)
    except OSError as error:
        raise LedgerError(
            f"the copy cannot be written: {error.strerror}", str(path), "check the disk's free space and permissions"
        ) from error
    finally:
        for rest in (beside, beside.with_name(beside.name + "-wal"), beside.with_name(beside.name + "-shm")):
            rest.unlink(missing_ok=True)


def copy_file(store: Store, path: Path) -> None:
    """Copy an SQLite ledger as it is at this moment (SQLite's online backup).

    Raises:
        LedgerError: the copy cannot be written.
    """
    driver = store.connection.connection.driver_connection
    try:
        with closing(sqlite3.connect(path)) as target:
            driver.backup(target)  # type: ignore[union-attr]
            target.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise LedgerError(f"the copy cannot be written: {error}", str(path), "check the disk's free space and permissions") from error


def take_in(source: Store, target: Store) -> int:
    """Add another ledger's pages, readings and persons' judgements to this one; what is there already is left as it is.

    Returns:
        The number of articles that were new.
    """
    for page in pages.pages(source):
        pages.put_page(target, page)
    new = 0
    for reading in readings.readings(source, original=True, all_versions=True):
        if readings.reading_of(target, reading.article.id, original=True) is None:
            readings.put_reading(target, reading)
            new += 1
    known = {repr(one) for one in verdicts.judgements(target, by_persons=True)}
    verdicts.put_judgements(target, [one for one in verdicts.judgements(source, by_persons=True) if repr(one) not in known])
    return new
