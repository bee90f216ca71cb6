"""Cuts a WARC file into its records, and finds the way back after a damaged one.

In `.warc.gz` every record is a gzip member of its own (ISO 28500, annex D): after damage the next member's head is looked
for, and only that record is lost. In an uncompressed file the next line that starts a record is looked for. Never more than
one record is held.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.ingest.unpack import GZIP, PIECE

MAGIC = b"\x1f\x8b\x08"
START = b"WARC/"
HEAD = 65_536  # bytes that a record's header may have
OVERHEAD = 1_000_000  # bytes of headers let in beside the limit for a page
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Member:
    """One record as it lies in the file.

    Attributes:
        offset: where it begins, in bytes of the file.
        content: its header and block, uncompressed; empty where it is damaged.
        fault: what is wrong with it, or None.
    """

    offset: int
    content: bytes
    fault: str | None = None


class _Tape:
    """A stream with a window that can be looked at again."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.window = bytearray()
        self.offset = 0  # of the window's first byte

    def more(self) -> bool:
        """Read on; False at the end of the stream."""
        piece = self._file.read(PIECE)
        self.window += piece
        return bool(piece)

    def reach(self, length: int) -> bool:
        """Read on until the window holds so many bytes; False where the stream ends before."""
        while len(self.window) < length:
            if not self.more():
                return False
        return True

    def drop(self, length: int) -> None:
        """Let the window's first bytes go."""
        del self.window[:length]
        self.offset += length

    def seek(self, mark: bytes, begin: int) -> bool:
        """Let everything go before the next mark from `begin` on; False where there is none."""
        place = begin
        while (found := self.window.find(mark, place)) < 0:
            keep = max(len(self.window) - len(mark) + 1, 0)
            self.drop(keep)
            place = 0
            if not self.more():
                self.drop(len(self.window))
                return False
        self.drop(found)
        return True


def members(file: BinaryIO, limit: int) -> Iterator[Member]:
    """The records of a WARC file, compressed or not, in order.

    Args:
        file: the stream.
        limit: the most bytes that a page may have.

    Yields:
        Every record; a damaged, truncated or overlarge one with its fault.
    """
    tape = _Tape(file)
    tape.reach(len(START))
    packed = bytes(tape.window[:2]) == MAGIC[:2]
    mark, read = (MAGIC, _packed) if packed else (START, _plain)
    while tape.reach(1):
        if bytes(tape.window[: len(mark)]) != mark and not (tape.reach(len(mark)) and bytes(tape.window[: len(mark)]) == mark):
            lost = tape.offset
            blank = not bytes(tape.window).strip(b"\r\n\0")
            found = tape.seek(mark, 0)
            if not blank or found:
                yield Member(lost, b"", "bytes that belong to no record")
            continue
        yield read(tape, limit + OVERHEAD)


def _packed(tape: _Tape, limit: int) -> Member:
    """The gzip member at the window's begin."""
    engine, offset, place = zlib.decompressobj(GZIP), tape.offset, 0
    held, size = bytearray(), 0
    try:
        while not engine.eof:
            if size > limit and place > limit:  # neither its words nor its way back are worth the memory
                tape.drop(place)
                place = 0
            if place == len(tape.window) and not tape.more():
                tape.seek(MAGIC, 1)
                return Member(offset, b"", "the record is cut off")
            piece = bytes(tape.window[place : place + PIECE])
            place += len(piece)
            while piece and not engine.eof:
                part = engine.decompress(piece, PIECE)
                piece, size = engine.unconsumed_tail, size + len(part)
                if size <= limit:
                    held += part
    except zlib.error:
        tape.seek(MAGIC, 1)
        return Member(offset, b"", "the record is damaged")
    tape.drop(place - len(engine.unused_data))
    return Member(offset, bytes(held)) if size <= limit else Member(offset, b"", "the record is too large")


def _plain(tape: _Tape, limit: int) -> Member:
    """The uncompressed record at the window's begin."""
    offset = tape.offset
    while (end := tape.window.find(b"\r\n\r\n", 0, HEAD)) < 0:
        if len(tape.window) >= HEAD or not tape.more():
            tape.seek(b"\n" + START, 1)
            return _after_break(tape, Member(offset, b"", "the record is damaged"))
    found = _LENGTH.search(tape.window, 0, end + 2)
    length = end + 4 + int(found.group(1)) if found else 0
    if not length:
        tape.seek(b"\n" + START, 1)
        return _after_break(tape, Member(offset, b"", "the record is damaged"))
    if length > limit:
        return _skipped(tape, length)
    if not tape.reach(length):
        tape.seek(b"\n" + START, 1)
        return _after_break(tape, Member(offset, b"", "the record is cut off"))
    content = bytes(tape.window[:length])
    tape.drop(length)
    while tape.reach(1) and tape.window[0] in b"\r\n":
        tape.drop(1)
    return Member(offset, content + b"\r\n\r\n")


def _after_break(tape: _Tape, member: Member) -> Member:
    """The member; the line break before the next record is let go."""
    if tape.window[:1] == b"\n":
        tape.drop(1)
    return member


def _skipped(tape: _Tape, length: int) -> Member:
    """A record too large to hold: passed over without reading it in."""
    offset = tape.offset
    while length:
        if not tape.reach(1):
            return Member(offset, b"", "the record is cut off")
        step = min(length, len(tape.window))
        tape.drop(step)
        length -= step
    while tape.reach(1) and tape.window[0] in b"\r\n":
        tape.drop(1)
    return Member(offset, b"", "the record is too large")
