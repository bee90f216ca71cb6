"""Every error that onrecord raises on purpose.

OnrecordError
├── LocationError      a location cannot be read: missing, refused, too large, not what it says it is
│   └── FetchError     the same, over the network
├── PageError          bytes were read, and no article can be made of them
├── RecordError        a record is not what the contract says: a span outside its text, an unknown field
├── ModelError         trained weights are missing, damaged or of another version
├── LedgerError        a ledger cannot be opened, read or written
├── EngineError        a run over many articles cannot go on
└── UsageError         a call makes no sense as it stands

Each carries what went wrong, where, and what to do about it, and prints as one line.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """An error with its place and its remedy.

    Args:
        what: what went wrong, in a few words.
        where: the file, address, record or option it went wrong at.
        remedy: what the user can do; may be empty.
    """

    exit_code = 1

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """One line: where, what, and what to do."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{line} ({self.remedy})" if self.remedy else line
        return " ".join(line.split())


class LocationError(OnrecordError):
    """A location cannot be read."""


class FetchError(LocationError):
    """A location cannot be read over the network."""


class PageError(OnrecordError):
    """Bytes were read, and no article can be made of them."""


class RecordError(OnrecordError):
    """A record breaks the contract."""


class ModelError(OnrecordError):
    """Trained weights are missing, damaged or of another version."""


class LedgerError(OnrecordError):
    """A ledger cannot be opened, read or written."""


class EngineError(OnrecordError):
    """A run over many articles cannot go on; what is finished is kept."""


class UsageError(OnrecordError):
    """A call makes no sense as it stands."""

    exit_code = 2
