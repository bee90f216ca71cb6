"""Pages out of web archives (WARC, ISO 28500), one record at a time.

A page's location is the file and the offset of its record (`crawl.warc.gz#1234`), so that its bytes can be found again.
Only answers with status 200 and HTML in them that look like an article of a news site are handed on; the tally says
what the others were.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from email.message import Message
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.errors import LocationError
from onrecord.ingest.members import Member, members
from onrecord.ingest.sniff import HTML, media_type_of
from onrecord.ingest.unpack import PIECE, bounded
from onrecord.model import Page, Problem

SUFFIXES = (".warc", ".warc.gz")
HEAD = 300_000  # bytes of a page in which its marks are looked for
_ARTICLE = re.compile(
    rb"""(?ix) "@type"\s*:\s*\[?\s*"(?:[a-z]*NewsArticle|Article|Report|BlogPosting|LiveBlogPosting)"
    | <meta[^>]{1,200}(?:og:type["']?[^>]{1,40}article | ["']article:published_time | ["']parsely-pub-date)
    | itemtype=["'][^"']{0,60}(?:News)?Article["']"""
)


@dataclass(slots=True)
class Tally:
    """What was found in an archive.

    Attributes:
        records: records of every kind, damaged ones too.
        answers: answers of hosts.
        pages: those handed on as news pages.
        others: answers that are no HTML, have another status, or do not look like an article.
        damaged: records that could not be read.
    """

    records: int = 0
    answers: int = 0
    pages: int = 0
    others: int = 0
    damaged: int = 0


def is_archive(location: str) -> bool:
    """Whether a location is a web archive by its name."""
    return location.lower().endswith(SUFFIXES)


def looks_like_news(content: bytes) -> bool:
    """Whether a page says of itself that it is an article: in JSON-LD, OpenGraph or microdata."""
    return _ARTICLE.search(content[:HEAD]) is not None


def read_archive(location: str, limit: int, tally: Tally | None = None, *, all_pages: bool = False) -> Iterator[Page | Problem]:
    """The news pages of a web archive, streamed.

    Args:
        location: a path, or an address that fsspec opens (`s3://...`), where that is installed.
        limit: the most bytes of one page.
        tally: counted up while reading.
        all_pages: hand on every HTML page, news or not.

    Yields:
        A page for each news page, a problem for each record that cannot be read.

    Raises:
        LocationError: the archive cannot be opened, or holds no record.
    """
    count = tally if tally is not None else Tally()
    with _opened(location) as file:
        for member in members(cast("BinaryIO", file), limit):
            count.records += 1
            where = f"{location}#{member.offset}"
            if member.fault is None:
                yield from _pages_of(member, where, limit, count, all_pages=all_pages)
            else:
                count.damaged += 1
                yield Problem(where, member.fault, "fetch the archive again", "LocationError")
    if not count.records:
        raise LocationError("the archive is empty", location, "fetch it again")


def _opened(location: str) -> AbstractContextManager[Any]:
    if "://" not in location:
        try:
            return Path(location).open("rb")
        except OSError as error:
            raise LocationError(f"cannot be read: {error.strerror or error}", location, "check its name and your rights") from error
    try:
        fsspec = import_module("fsspec")  # optional
    except ImportError as error:
        raise LocationError("archives at such addresses need fsspec", location, "pip install fsspec") from error
    try:
        return cast("AbstractContextManager[Any]", fsspec.open(location, "rb").open())
    except (OSError, ValueError, ImportError) as error:
        raise LocationError(f"cannot be read: {error}", location, "check its address and your rights") from error


def _pages_of(member: Member, where: str, limit: int, count: Tally, *, all_pages: bool) -> Iterator[Page | Problem]:
    """The pages in one member: one in practice."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 (needed for archives alone)

    try:
        for record in ArchiveIterator(io.BytesIO(member.content)):
            if record.rec_type not in ("response", "resource"):
                continue
            count.answers += 1
            page = _page(record, where, limit)
            if page is not None and (all_pages or looks_like_news(page.content)):
                count.pages += 1
                yield page
            else:
                count.others += 1
    except Exception as error:  # noqa: BLE001 (warcio raises many kinds on damaged records; one record never stops an archive)
        count.damaged += 1
        yield Problem(where, f"the record is damaged: {type(error).__name__}: {error}", "fetch the archive again", "LocationError")


def _page(record: Any, where: str, limit: int) -> Page | None:
    """The HTML page in a record, or None."""
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return None
    declared = Message()
    declared["content-type"] = (headers.get_header("Content-Type") if headers else record.content_type) or HTML
    if declared.get_content_type() not in (HTML, "application/xhtml+xml"):
        return None
    stream = record.content_stream()
    content = bounded(iter(lambda: stream.read(PIECE), b""), limit, where)
    try:
        media_type = media_type_of(content, name="", declared=HTML, where=where)
    except LocationError:
        return None
    url, moment = record.rec_headers.get_header("WARC-Target-URI"), record.rec_headers.get_header("WARC-Date")
    digest = hashlib.sha256(content).hexdigest()
    return Page(where, content, digest, media_type, declared.get_content_charset(), url.strip("<>") if url else None, where, moment)
