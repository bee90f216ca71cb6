"""What ingest hands on: bytes, and where and when they came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes found at a location, never interpreted.

    Attributes:
        location: what the user or a feed named: a path, an address, `-`.
        content: the bytes as they were found, after transfer decoding.
        sha256: hexadecimal SHA-256 of `content`.
        media_type: `text/plain`, `text/html`, ..., lower case without parameters.
        charset: the character set that the transport declared, or None.
        url: the address after redirects, or None for a local file.
        file: the file name as the user gave it, or None for an address.
        fetched_at: ISO 8601 with zone, when the bytes came over the network, or None.
    """

    location: str
    content: bytes
    sha256: str
    media_type: str
    charset: str | None = None
    url: str | None = None
    file: str | None = None
    fetched_at: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: one row, and the run goes on.

    Attributes:
        where: the location.
        what: what went wrong.
        remedy: what to do about it; may be empty.
        kind: the name of the error class.
    """

    where: str
    what: str
    remedy: str
    kind: str
