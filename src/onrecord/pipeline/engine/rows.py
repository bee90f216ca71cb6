"""Rows in and out of Arrow record batches, and the model's records as bytes in a column."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, TypeVar, cast

import msgspec
import numpy as np
import pyarrow as pa

Batches = Iterator[pa.RecordBatch]
Step = Callable[[Batches], Batches]
Row = dict[str, Any]
T = TypeVar("T")

MOST_ROWS = 4096
MOST_BYTES = 8_000_000

_encoder = msgspec.msgpack.Encoder()
_settled = msgspec.msgpack.Encoder(order="deterministic")


def pack(record: object) -> bytes:
    """A record of the model as MessagePack."""
    return _encoder.encode(record)


def fingerprint(record: object) -> bytes:
    """Sixteen bytes that are the same for equal records, in whatever order a process holds their sets."""
    return hashlib.blake2b(_settled.encode(record), digest_size=16).digest()


@lru_cache(maxsize=64)
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def unpack(raw: bytes, kind: type[T]) -> T:
    """A record of the model from its MessagePack."""
    return cast("T", _decoder(cast("Any", kind)).decode(raw))


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector: for work on many records, in which it would look for rings again and again and find none."""
    watched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watched:
            gc.enable()


def rows(batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    """Every row, as a dictionary by column."""
    for batch in batches:
        yield from batch.to_pylist()


def groups(batches: Iterable[pa.RecordBatch], by: str) -> Iterator[tuple[Any, Iterator[Row]]]:
    """The rows of each value of a column, which must be sorted by it; batches may end inside a group."""
    return groupby(rows(batches), key=itemgetter(by))


def runs(batches: Iterable[pa.RecordBatch], by: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """Stretches of rows that are equal in some sorted columns of whole numbers; a stretch ends where a batch does."""
    for batch in batches:
        values = np.stack([batch.column(name).to_numpy(zero_copy_only=False) for name in by])
        edges = np.flatnonzero((values[:, 1:] != values[:, :-1]).any(axis=0)) + 1
        for start, end in pairwise([0, *edges.tolist(), batch.num_rows]):
            if end > start:
                yield batch.slice(start, end - start)


def table(found: Iterable[tuple[Any, ...]], schema: pa.Schema) -> Batches:
    """Rows as record batches of bounded size, in the schema's order of columns."""
    held: list[tuple[Any, ...]] = []
    size = 0
    for row in found:
        held.append(row)
        size += sum(len(value) for value in row if isinstance(value, bytes))
        if len(held) >= MOST_ROWS or size >= MOST_BYTES:
            yield _batch(held, schema)
            held, size = [], 0
    if held:
        yield _batch(held, schema)


def _batch(held: list[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    arrays = [pa.array(list(column), field.type) for column, field in zip(zip(*held, strict=True), schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def number_of(identity: str) -> int:
    """The sixteen hexadecimal digits of an id made from content as a signed 64-bit number, in the same order."""
    return int(identity[-16:], 16) - (1 << 63)
