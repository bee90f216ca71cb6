"""Undoing transfer coding without ever holding more than the limit: a gzip bomb ends at the limit, not in memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from onrecord.errors import LocationError

GZIP = 31  # zlib's window bits for a gzip wrapper
RAW = -15  # and for deflate without one
PIECE = 65_536


class TooLargeError(LocationError):
    """There are more bytes than the options let in."""


def too_large(where: str, limit: int) -> TooLargeError:
    """The error for a location over the limit of `limit` bytes."""
    return TooLargeError(f"larger than {limit / 1e6:g} MB", where, "save the article alone as text or HTML")


def bounded(pieces: Iterable[bytes], limit: int, where: str) -> bytes:
    """The pieces joined.

    Raises:
        TooLargeError: they hold more than `limit` bytes.
    """
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > limit:
            raise too_large(where, limit)
    return bytes(held)


def inflate(pieces: Iterable[bytes], bits: int, where: str) -> Iterator[bytes]:
    """Decompress gzip or deflate piece by piece, never more than 64 KiB at a time.

    Raises:
        LocationError: the data is damaged or ends early.
    """
    engine = zlib.decompressobj(bits)
    begun = False
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if engine.eof:  # gzip may hold several members one after the other
                    if bits != GZIP or rest[:1] != b"\x1f":
                        return
                    engine = zlib.decompressobj(bits)
                begun = True
                yield engine.decompress(rest, PIECE)
                rest = engine.unconsumed_tail or engine.unused_data
    except zlib.error as error:
        raise LocationError("the compressed data is damaged", where, "fetch or compress it again") from error
    if begun and not engine.eof:
        raise LocationError("the compressed data ends early", where, "fetch or compress it again")


def decode(pieces: Iterable[bytes], coding: str, limit: int, where: str) -> bytes:
    """An answer's bytes with its content coding undone.

    Args:
        pieces: the bytes as they came.
        coding: the Content-Encoding header; empty for none.
        limit: the most bytes let in, before and after decompression.
        where: the location, for errors.

    Raises:
        LocationError: the coding is not one that was asked for, or the data is damaged.
        TooLargeError: there are more than `limit` bytes.
    """
    name = coding.strip().lower()
    if name in ("", "identity"):
        return bounded(pieces, limit, where)
    if name in ("gzip", "x-gzip"):
        return bounded(inflate(pieces, GZIP, where), limit, where)
    if name == "deflate":
        packed = bounded(pieces, limit, where)
        wrapped = packed[:1] in (b"\x08", b"\x18", b"\x28", b"\x38", b"\x48", b"\x58", b"\x68", b"\x78")
        return bounded(inflate([packed], zlib.MAX_WBITS if wrapped else RAW, where), limit, where)
    raise LocationError(
        f"the answer is coded as {name[:40]!r}, which was not asked for", where, "save the page from a browser and read the file"
    )
