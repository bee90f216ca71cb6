"""Web archives: read to the last record, whatever happened to some of them."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.ingest import FetchOptions, pages
from onrecord.ingest.members import members
from onrecord.ingest.warc import Tally, looks_like_news, read_archive
from onrecord.model import Page, Problem

NEWS = '<html><head><meta property="og:type" content="article"></head><body><p>Pilot {n} of Port Ask spoke of the tide.</p></body></html>'
LIMIT = 1_000_000


def archive(count: int = 6, *, gzip: bool = True) -> tuple[bytes, list[int]]:
    """An archive with `count` news pages and as much noise, and the offsets of all its records."""
    held, offsets = io.BytesIO(), []
    writer = WARCWriter(held, gzip=gzip)
    for number in range(count):
        for kind, status, content, media in (
            ("request", None, b"", ""),
            ("response", "200 OK", NEWS.format(n=number).encode(), "text/html; charset=utf-8"),
            ("response", "404 Not Found", NEWS.encode(), "text/html"),
            ("response", "200 OK", b"<html><body><p>Opening hours of the pool.</p></body></html>", "text/html"),
            ("response", "200 OK", b"\x89PNG....", "image/png"),
        ):
            offsets.append(held.tell())
            headers = StatusAndHeaders(status or "GET / HTTP/1.1", [("Content-Type", media)], protocol="HTTP/1.1" if status else "")
            address = f"https://ask.example/{number}"
            writer.write_record(writer.create_warc_record(address, kind, payload=io.BytesIO(content), http_headers=headers))
    return held.getvalue(), offsets


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_news_pages_are_told_from_others(tmp_path: Path, name: str) -> None:
    content, offsets = archive(gzip=name.endswith("gz"))
    (tmp_path / name).write_bytes(content)
    tally = Tally()
    found = list(read_archive(f"{tmp_path}/{name}", LIMIT, tally))
    assert [type(row) for row in found] == [Page] * 6
    assert tally == Tally(records=30, answers=24, pages=6, others=18, damaged=0)
    first = found[0]
    assert isinstance(first, Page)
    assert first.location == f"{tmp_path}/{name}#{offsets[1]}"
    assert (first.url, first.charset, first.media_type) == ("https://ask.example/0", "utf-8", "text/html")
    assert first.fetched_at is not None
    assert first.content == NEWS.format(n=0).encode()


def test_an_archive_is_a_location(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(archive()[0])
    assert len(list(pages([f"{tmp_path}/a.warc.gz"], FetchOptions()))) == 6


@pytest.mark.parametrize("gzip", [True, False])
def test_a_damaged_record_is_lost_alone(gzip: bool) -> None:  # noqa: FBT001
    content, offsets = archive(gzip=gzip)
    damaged = bytearray(content)
    place = offsets[6] + (12 if gzip else 0)
    damaged[place : place + 20] = bytes(20)
    found = list(members(io.BytesIO(bytes(damaged)), LIMIT))
    assert sum(member.fault is not None for member in found) == 1
    assert [member.offset for member in found if member.fault is None] == [offset for offset in offsets if offset != offsets[6]]


@pytest.mark.parametrize("gzip", [True, False])
def test_a_hole_in_the_file(gzip: bool) -> None:  # noqa: FBT001
    content, offsets = archive(gzip=gzip)
    torn = content[: offsets[6] + 40] + content[offsets[7] :]
    sound = [member for member in members(io.BytesIO(torn), LIMIT) if member.fault is None]
    assert len(sound) >= len(offsets) - 2


@pytest.mark.parametrize("gzip", [True, False])
def test_a_truncated_file_gives_all_but_its_last_record(tmp_path: Path, gzip: bool) -> None:  # noqa: FBT001
    content, offsets = archive(gzip=gzip)
    path = tmp_path / ("a.warc.gz" if gzip else "a.warc")
    path.write_bytes(content[: offsets[26] + 30])
    tally = Tally()
    rows = list(read_archive(str(path), LIMIT, tally))
    assert isinstance(rows[-1], Problem)
    assert (tally.records, tally.pages, tally.damaged) == (27, 5, 1)


@given(st.integers(min_value=0, max_value=10_000), st.booleans())
def test_any_damage_ends(seed: int, gzip: bool) -> None:  # noqa: FBT001
    content = bytearray(archive(2, gzip=gzip)[0])
    dice = random.Random(seed)  # noqa: S311 (damage, not secrets)
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(content))
        content[place : place + dice.randint(0, 40)] = dice.randbytes(dice.randint(0, 40))
    offsets = [member.offset for member in members(io.BytesIO(bytes(content)), LIMIT)]
    assert offsets == sorted(set(offsets))


def test_a_record_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    for gzip, name in ((True, "a.warc.gz"), (False, "a.warc")):
        held = io.BytesIO()
        writer = WARCWriter(held, gzip=gzip)
        for filling in (b" ", b" " * 9_000_000, random.Random(1).randbytes(9_000_000), b" "):  # noqa: S311 (noise, not secrets)
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            body = NEWS.encode() + filling
            writer.write_record(
                writer.create_warc_record("https://ask.example/", "response", payload=io.BytesIO(body), http_headers=headers)
            )
        (tmp_path / name).write_bytes(held.getvalue())
        rows = list(read_archive(f"{tmp_path}/{name}", LIMIT))
        assert [type(row) for row in rows] == [Page, Problem, Problem, Page]
        assert "too large" in rows[1].what  # type: ignore[union-attr]


@pytest.mark.parametrize("content", [b"", b"no archive at all\n" * 50])
def test_what_is_no_archive(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    rows = list(pages([f"{tmp_path}/a.warc"], FetchOptions()))
    assert [type(row) for row in rows] == [Problem]
    [missing] = pages([f"{tmp_path}/b.warc.gz"], FetchOptions())
    assert isinstance(missing, Problem)


def test_by_fsspec() -> None:
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://crawl/a.warc.gz", "wb") as file:
        file.write(archive()[0])
    assert len(list(pages(["memory://crawl/a.warc.gz"], FetchOptions()))) == 6


def test_what_looks_like_news() -> None:
    assert looks_like_news(b'<script>{"@type": ["NewsArticle"]}</script>')
    assert looks_like_news(b"<meta property='article:published_time' content='2031'>")
    assert not looks_like_news(b'<script>{"@type": "WebPage"}</script><meta property="og:type" content="website">')
