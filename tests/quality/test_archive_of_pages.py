"""A web archive of real pages and noise is read to its last record: whole, cut off and damaged, packed and plain, in bounded memory."""

from __future__ import annotations

import io
import tracemalloc
from dataclasses import dataclass
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.pages import load
from onrecord.ingest.members import members
from onrecord.ingest.warc import Tally, read_archive
from onrecord.model import Page, Problem

LIMIT = 20_000_000
LARGE = 1  # records over the limit: the last one
FOREIGN = (
    '<html lang="de"><head><meta property="og:type" content="article"></head><body>'
    + "<p>Die Lotsen von Port Ask haben am Montag erkl\u00e4rt, dass die Schleuse geschlossen bleibt.</p>" * 4
    + "</body></html>"
).encode()
NOISE = (
    ("response", "404 Not Found", "text/html", b"<html>Not here</html>"),
    ("response", "200 OK", "image/png", b"\x89PNG" + bytes(300)),
    ("response", "200 OK", "text/css", b"p {}"),
    ("response", "200 OK", "text/plain", b"User-agent: *\nDisallow: /"),
    ("response", "200 OK", "text/html", b""),
    ("response", "301 Moved Permanently", "text/html", b""),
    ("request", "GET / HTTP/1.1", "", b""),
    ("metadata", "", "application/warc-fields", b"fetchTimeMs: 7"),
    ("revisit", "200 OK", "text/html", b""),
)
ONCE = (("response", "200 OK", "text/html", FOREIGN), ("response", "200 OK", "text/html", b"<html>" + bytes(LIMIT + 2_000_000)))


@dataclass(frozen=True)
class Archive:
    """An archive's bytes, where its records begin, and where its pages do."""

    content: bytes
    offsets: list[int]
    pages: list[int]


@pytest.fixture(scope="module", params=[True, False], ids=["packed", "plain"])
def archive(request: pytest.FixtureRequest, shared: Path) -> Archive:
    """Every page of the corpus, each with noise behind it; a page in another language and a huge one at the end."""
    held, offsets, pages = io.BytesIO(), [], []
    writer = WARCWriter(held, gzip=request.param)

    def write(address: str, kind: str, status: str, media: str, body: bytes) -> None:
        offsets.append(held.tell())
        headers = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.1") if kind != "metadata" else None
        if kind == "revisit":
            record = writer.create_revisit_record(address, "sha1:AAAA", address, "2031-05-09T10:00:00Z", http_headers=headers)
        else:
            record = writer.create_warc_record(address, kind, payload=io.BytesIO(body), http_headers=headers)
        writer.write_record(record)

    for number, (name, content) in enumerate(load(shared / "data" / "pages" / "aeb").pages.items()):
        pages.append(len(offsets))
        write(f"https://page.example/{name}", "response", "200 OK", "text/html", content)
        for kind, status, media, body in NOISE[: 3 + number % 7]:
            write(f"https://page.example/{name}?noise", kind, status, media, body)
    pages.append(len(offsets))
    for kind, status, media, body in ONCE:
        write("https://page.example/last", kind, status, media, body)
    return Archive(held.getvalue(), offsets, pages)


def read(folder: Path, content: bytes) -> Tally:
    path = folder / "a.warc"
    path.write_bytes(content)
    tally = Tally()
    rows = list(read_archive(str(path), LIMIT, tally, all_pages=True))
    assert sum(isinstance(row, Page) for row in rows) == tally.pages
    assert sum(isinstance(row, Problem) for row in rows) == tally.damaged
    return tally


@pytest.mark.corpus
def test_whole(archive: Archive, tmp_path: Path) -> None:
    tally = read(tmp_path, archive.content)
    assert (tally.records, tally.pages, tally.damaged) == (len(archive.offsets), len(archive.pages), LARGE)
    news = list(read_archive(str(tmp_path / "a.warc"), LIMIT))
    assert sum(isinstance(row, Page) for row in news) > 0.8 * len(archive.pages)
    assert isinstance(news[-2], Page)
    assert news[-2].content == FOREIGN
    assert isinstance(news[-1], Problem)
    assert "too large" in news[-1].what


@pytest.mark.corpus
@pytest.mark.parametrize("back", [10, 100, 1000])
def test_cut_off(archive: Archive, tmp_path: Path, back: int) -> None:
    place = archive.pages[101]
    tally = read(tmp_path, archive.content[: archive.offsets[place + 1] - back])
    assert (tally.records, tally.pages, tally.damaged) == (place + 1, 101, 1)


@pytest.mark.corpus
def test_damaged(archive: Archive, tmp_path: Path) -> None:
    spoilt = bytearray(archive.content)
    struck = [archive.pages[number] for number in (0, 10, 25, 26, 180)]
    for number in struck:
        spoilt[archive.offsets[number] + 2 : archive.offsets[number] + 400] = bytes(398)
    tally = read(tmp_path, bytes(spoilt))
    assert (tally.records, tally.damaged) == (len(archive.offsets), len(struck) + LARGE)
    assert tally.pages == len(archive.pages) - len(struck)


class Endless(io.RawIOBase):
    """An archive so many times over, made while it is read."""

    def __init__(self, content: bytes, times: int) -> None:
        self._content, self._left, self._at = content, times, 0

    def read(self, size: int = -1) -> bytes:
        piece = self._content[self._at : self._at + size]
        self._at += len(piece)
        if not piece and self._left > 1:
            self._left, self._at = self._left - 1, 0
            return self.read(size)
        return piece


@pytest.mark.corpus
def test_memory_does_not_grow_with_the_archive(archive: Archive) -> None:
    content = archive.content[: archive.offsets[archive.pages[40]]]
    peaks = []
    for times in (1, 20):
        tracemalloc.start()
        count = sum(1 for _ in members(Endless(content, times), LIMIT))  # type: ignore[arg-type]
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert count == times * archive.pages[40]
    assert peaks[1] < 1.2 * peaks[0]
