"""Web archives, packed and plain, damaged everywhere."""

from __future__ import annotations

import gzip
import io
import tempfile
from pathlib import Path

from onrecord.errors import LocationError
from onrecord.ingest.members import members
from onrecord.ingest.warc import Tally, read_archive
from onrecord.model import Page

LIMIT = 50_000
HTML = '<html><head><meta property="og:type" content="article"></head><body><p>Pilots waited.</p></body></html>'
FOLDER = tempfile.TemporaryDirectory(prefix="onrecord-fuzzing-")  # of this process alone: several fuzz, or test, at once
PLACE = Path(FOLDER.name) / "damaged.warc"


def _record(kind: str, head: str, body: str) -> bytes:
    block = f"{head}\r\n\r\n{body}" if head else body
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>",
        "WARC-Date: 2031-05-09T10:00:00Z",
        "WARC-Target-URI: https://gull.example/1",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block.encode())}",
    )
    return ("\r\n".join(lines) + "\r\n\r\n" + block + "\r\n\r\n").encode()


ANSWER = _record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8", HTML)
OTHERS = (
    _record("revisit", "HTTP/1.1 200 OK\r\nContent-Type: text/html", ""),
    _record(
        "response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", f"{len(HTML):x}\r\n{HTML}\r\n0\r\n\r\n"
    ),
    _record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", HTML),
    _record("warcinfo", "", "software: gull"),
    _record("resource", "", HTML),
)
SEEDS = (
    ANSWER,
    b"".join((*OTHERS, ANSWER)),
    gzip.compress(ANSWER, mtime=0) + gzip.compress(OTHERS[0], mtime=0),
    *(b"".join((one, ANSWER)) for one in OTHERS),
)
TOKENS = (
    "WARC/1.0\r\n",
    "WARC/1.1",
    "Content-Length: ",
    "HTTP/1.1 200 OK",
    "\r\n\r\n",
    "Transfer-Encoding: chunked",
    "Content-Encoding: br",
    "\x1f\x8b\x08",
    "deflate",
)


def one(data: bytes) -> None:
    """Pages and problems to the end; the records' places rise, and the tally adds up."""
    for content in (data, gzip.compress(data, 1, mtime=0) + data):
        offsets = [member.offset for member in members(io.BytesIO(content), LIMIT)]
        assert offsets == sorted(set(offsets))
        assert all(0 <= offset < len(content) for offset in offsets)
    PLACE.write_bytes(data)
    tally = Tally()
    try:
        rows = list(read_archive(str(PLACE), LIMIT, tally, all_pages=True))
    except LocationError:
        return
    assert tally.pages == sum(isinstance(row, Page) for row in rows)
    assert tally.answers == tally.pages + tally.others or tally.damaged
    assert tally.damaged == len(rows) - tally.pages
    assert all(len(row.content) <= LIMIT for row in rows if isinstance(row, Page))
