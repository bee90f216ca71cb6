"""Every location a user can name, as pages in the order they were named; each fault one row, and the others go on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from onrecord.errors import LocationError, OnrecordError
from onrecord.ingest import feeds
from onrecord.ingest.local import STDIN, expand, read_file, read_stdin
from onrecord.ingest.options import FetchOptions
from onrecord.ingest.sniff import FEED, JSON_FEED, media_type_of
from onrecord.ingest.warc import is_archive, read_archive
from onrecord.model import Page, Problem
from onrecord.text.control import whole

if TYPE_CHECKING:
    from onrecord.ingest.fetch import Fetcher

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?!\\)")
Row = Page | Problem


def problem_of(error: OnrecordError) -> Problem:
    """An error as a row."""
    return Problem(whole(error.where), whole(" ".join(error.what.split())), error.remedy, type(error).__name__)


def pages(locations: Sequence[str], options: FetchOptions | None = None) -> Iterator[Row]:
    """Read locations one after the other.

    Args:
        locations: files, folders, globs, `http:`, `https:` and `file:` addresses, feeds (RSS, Atom, JSON Feed, OPML),
            web archives (`.warc`, `.warc.gz`), or `-` for standard input.
        options: limits and manners of fetching.

    Yields:
        A page for everything that could be read, a problem for everything that could not.
    """
    reader = _Reader(options or FetchOptions())
    for location in locations:
        yield from reader.read(location)


def spread(locations: Sequence[str]) -> list[str]:
    """The locations with every folder and pattern as the files that it stands for, in order; what is no local folder stays as it is.

    Raises:
        LocationError: a folder or file is not there, or holds nothing that can be read.
    """
    found: list[str] = []
    for location in locations:
        local = location != STDIN and (Path(location).exists() or not _SCHEME.match(location))
        found += expand(location) if local else [location]
    return found


class _Reader:
    """Reads locations; one fetcher, so that every host is asked at its own pace throughout."""

    def __init__(self, options: FetchOptions) -> None:
        self._options = options

    @cached_property
    def _fetcher(self) -> Fetcher:
        from onrecord.ingest.fetch import Fetcher  # noqa: PLC0415 (httpx is slow to import, and files need none of it)

        return Fetcher(self._options)

    def read(self, location: str) -> Iterator[Row]:
        """The pages of one location."""
        try:
            if location == STDIN:
                yield from self._unfold(read_stdin(self._options.max_bytes), depth=0)
            elif is_archive(location) and not location.lower().startswith(("http:", "https:", "file:")) and not has_magic(location):
                yield from read_archive(location, self._options.max_bytes)
            elif location.lower().startswith("file:"):
                yield from self._local(_path_of(location))
            elif _SCHEME.match(location) and not Path(location).exists():
                yield from self._unfold(self._fetched(location), depth=0)
            else:
                yield from self._local(location)
        except OnrecordError as error:
            yield problem_of(error)
        except OSError as error:
            yield Problem(whole(location), f"cannot be read: {error.strerror or error}", "check its name and your rights", "LocationError")

    def _local(self, location: str) -> Iterator[Row]:
        for path in expand(location):
            try:
                if is_archive(path):
                    yield from read_archive(path, self._options.max_bytes)
                    continue
                yield from self._unfold(read_file(path, self._options.max_bytes), depth=0)
            except OnrecordError as error:
                yield problem_of(error)

    def _fetched(self, address: str) -> Page:
        entry, content = self._fetcher.fetch(address)
        name = urlsplit(entry.url).path
        media_type = media_type_of(content, name=name, declared=entry.media_type, where=address)
        return Page(address, content, entry.sha256, media_type, entry.charset, entry.url, None, entry.fetched_at)

    def _unfold(self, page: Page, depth: int) -> Iterator[Row]:
        """A page as it is, or the pages that a feed leads to; outlines lead to feeds, feeds to articles, and no further."""
        if page.media_type not in (FEED, JSON_FEED):
            yield page
            return
        if depth > 1:
            raise LocationError("a feed where an article was expected", page.location, "name the feed itself")
        read = feeds.read_xml_feed if page.media_type == FEED else feeds.read_json_feed
        feed = read(page.content, page.url, page.location)
        for link in feed.links[: self._options.max_links]:
            yield from self._linked(link, page, 1 if feed.of_feeds and depth == 0 else 2)
        if len(feed.links) > self._options.max_links:
            yield Problem(
                page.location, f"only the first {self._options.max_links} of {len(feed.links)} links were read", "", "LocationError"
            )

    def _linked(self, link: str, source: Page, depth: int) -> Iterator[Row]:
        try:
            if _SCHEME.match(link):
                if not link.lower().startswith(("http:", "https:")):
                    raise LocationError("a feed leads to web addresses alone", link, "name the location itself")
                yield from self._unfold(self._fetched(link), depth)
            else:
                yield from self._unfold(read_file(_beside(link, source), self._options.max_bytes), depth)
        except OnrecordError as error:
            yield problem_of(error)


def _path_of(address: str) -> str:
    """The path of a `file:` address.

    Raises:
        LocationError: it names another host.
    """
    parts = urlsplit(address)
    if parts.netloc not in ("", "localhost"):
        raise LocationError("a file on another host", address, "give a path on this machine")
    return unquote(parts.path)


def _beside(link: str, source: Page) -> str:
    """A relative link of a local feed: a file in the feed's own folder or below it, never elsewhere.

    Raises:
        LocationError: the feed is no local file, or the link leads out of its folder.
    """
    if source.file is None or source.file == STDIN:
        raise LocationError("a relative link in a feed without an address", link, "give the feed's address")
    folder = Path(source.file).parent
    target = folder / unquote(urlsplit(link).path)
    if not target.resolve().is_relative_to(folder.resolve()):
        raise LocationError("the link leads out of the feed's folder", link, "name the file itself")
    return str(target)
