"""Records as a ledger keeps them: MessagePack, compressed; and strings as a database can hold them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from onrecord.errors import LedgerError, RecordError
from onrecord.model import Span, Spans, content_id
from onrecord.text.control import whole

T = TypeVar("T")
KEY_LENGTH = 200
_LEVEL = 3


def pack(record: object, where: str = "record") -> bytes:
    """A record as bytes.

    Raises:
        RecordError: a string of it is no Unicode text (a lone surrogate).
    """
    try:
        return zlib.compress(msgspec.msgpack.encode(record), _LEVEL)
    except UnicodeEncodeError as error:
        raise RecordError("a string holds half a surrogate pair", where, "mend the text's encoding") from error


_DECODERS: dict[type, msgspec.msgpack.Decoder[Any]] = {}


def _decoder(kind: type[T]) -> msgspec.msgpack.Decoder[T]:
    """One decoder a class: making one takes longer than most records take to decode."""
    if kind not in _DECODERS:
        _DECODERS[kind] = msgspec.msgpack.Decoder(kind)
    return _DECODERS[kind]


def unpack(raw: bytes, kind: type[T], where: str) -> T:
    """A record from its bytes.

    Raises:
        LedgerError: the bytes are damaged, or were written by a version that this one does not know.
    """
    try:
        return _decoder(kind).decode(zlib.decompress(raw))
    except (zlib.error, msgspec.MsgspecError, RecordError, UnicodeDecodeError) as error:
        raise LedgerError(
            f"a stored record is damaged: {error}", where, "restore a backup, or rebuild the ledger from its pages"
        ) from error


def squeeze(content: bytes) -> bytes:
    """Raw bytes, compressed."""
    return zlib.compress(content, _LEVEL)


def unsqueeze(raw: bytes, where: str) -> bytes:
    """Raw bytes as they arrived.

    Raises:
        LedgerError: they are damaged.
    """
    try:
        return zlib.decompress(raw)
    except zlib.error as error:
        raise LedgerError(f"stored bytes are damaged: {error}", where, "restore a backup") from error


def storable(text: str) -> str:
    """The text with characters that a database cannot hold replaced one for one, so that offsets stay."""
    if text.isascii() and "\0" not in text:
        return text
    plain = text.replace("\0", "\u2400")
    try:
        plain.encode()
    except UnicodeEncodeError:
        return whole(plain)
    return plain


def storable_or_none(text: str | None) -> str | None:
    """The same for a string that may be absent."""
    return None if text is None else storable(text)


def short_key(text: str | None) -> str | None:
    """A string that fits an index: case folded, spaces joined, cut."""
    return None if text is None else " ".join(storable(text).casefold().split())[:KEY_LENGTH]


def place_key(location: str) -> str:
    """A location as an index has it, however long it is."""
    return content_id("loc", location)


def spans_to_json(spans: Iterable[tuple[int, int]]) -> str:
    """Spans as `[[start,end],...]`."""
    return json.dumps([list(span) for span in spans], separators=(",", ":"))


def spans_from_json(text: str) -> Spans:
    """Spans from `[[start,end],...]`."""
    return tuple(Span(start, end) for start, end in json.loads(text))
