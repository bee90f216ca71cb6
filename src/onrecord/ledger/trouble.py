"""What a database says when something goes wrong, in words that help."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from onrecord.errors import LedgerError

_KNOWN = (
    (("database or disk is full", "disk full", "no space left", "could not extend file"),
     "the disk is full", "free some space and run again; everything acknowledged before is kept"),
    (("readonly database", "read-only transaction", "read only"),
     "the ledger cannot be written", "copy it to a place that can be written, or open it read-only"),
    (("file is not a database",), "not a ledger", "give the path of a ledger, or of a file that does not exist yet"),
    (("malformed", "disk image", "invalid page", "could not read block"),
     "the ledger is damaged", "restore a backup, or run `verify` to see what is left"),
    (("database is locked", "lock timeout", "database table is locked", "canceling statement due to lock"),
     "another process has been writing to the ledger for too long", "wait for it to finish, then run again"),
    (("disk i/o error",), "the disk does not answer as it should", "check the disk and its free space, then run `verify`"),
    (("unable to open database file",), "the ledger cannot be opened", "check the path and its permissions"),
    (("password authentication failed", "does not exist", "connection refused", "could not connect", "connection failed",
      "could not translate host", "server closed the connection", "terminating connection"),
     "the database server does not let us in", "check the address, the name, the password, and that the server runs"),
)  # fmt: skip


def explained(error: Exception, where: str) -> LedgerError:
    """The error in our words."""
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    low = said.lower()
    for marks, what, remedy in _KNOWN:
        if any(mark in low for mark in marks):
            return LedgerError(what, where, remedy)
    return LedgerError(f"the database says: {said}", where, "run `verify`; if that is clean, report this")


@contextmanager
def in_words(where: str, driver: type[Exception]) -> Iterator[None]:
    """Turn what a database raises into a `LedgerError`.

    Args:
        where: the ledger, as an error should name it.
        driver: the driver's own base of errors.
    """
    try:
        yield
    except (SQLAlchemyError, driver) as error:
        raise explained(error, where) from error
