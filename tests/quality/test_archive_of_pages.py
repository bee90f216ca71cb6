"""A web archive of real pages and noise is read to its last record, whole, cut off and damaged."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.pages import load
from onrecord.ingest.warc import Tally, read_archive
from onrecord.model import Page

NOISE = (
    ("404 Not Found", "text/html", b"<html>Not here</html>"),
    ("200 OK", "image/png", b"\x89PNG" + bytes(300)),
    ("200 OK", "text/css", b"p {}"),
)


@pytest.fixture(scope="module")
def archive(shared: Path) -> tuple[bytes, list[int], int]:
    """The archive, the offsets of its records, and how many pages it holds."""
    held, offsets = io.BytesIO(), []
    writer = WARCWriter(held, gzip=True)
    pages = load(shared / "data" / "pages" / "aeb").pages
    for name, content in pages.items():
        for status, media, body in (("200 OK", "text/html", content), *NOISE):
            offsets.append(held.tell())
            headers = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.1")
            record = writer.create_warc_record(f"https://page.example/{name}", "response", payload=io.BytesIO(body), http_headers=headers)
            writer.write_record(record)
    return held.getvalue(), offsets, len(pages)


def read(path: Path, content: bytes) -> tuple[Tally, int]:
    path.write_bytes(content)
    tally = Tally()
    found = sum(isinstance(row, Page) for row in read_archive(str(path), 20_000_000, tally, all_pages=True))
    assert found == tally.pages
    return tally, found


@pytest.mark.corpus
def test_whole(archive: tuple[bytes, list[int], int], tmp_path: Path) -> None:
    content, offsets, pages = archive
    tally, found = read(tmp_path / "a.warc.gz", content)
    assert (tally.records, found, tally.damaged) == (len(offsets), pages, 0)


@pytest.mark.corpus
def test_cut_off(archive: tuple[bytes, list[int], int], tmp_path: Path) -> None:
    content, offsets, _pages = archive
    tally, found = read(tmp_path / "a.warc.gz", content[: offsets[401] - 10])
    assert (tally.records, found, tally.damaged) == (401, 100, 1)


@pytest.mark.corpus
def test_damaged(archive: tuple[bytes, list[int], int], tmp_path: Path) -> None:
    content, offsets, pages = archive
    spoilt = bytearray(content)
    for number in (0, 40, 100, 101, 720):
        spoilt[offsets[number] + 20 : offsets[number] + 40] = bytes(20)
    tally, found = read(tmp_path / "a.warc.gz", bytes(spoilt))
    assert (tally.records, tally.damaged) == (len(offsets), 5)
    assert found == pages - 4
