"""Addresses: what a page brings with it, and one clear row for everything that can go wrong."""

from __future__ import annotations

import hashlib
import socket
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import trustme

from onrecord.ingest import FetchOptions, pages
from onrecord.ingest.fetch import Fetcher
from onrecord.model import Page, Problem


def read(site: Any, path: str, options: FetchOptions) -> Page | Problem:
    [row] = pages([f"{site.base}{path}"], options)
    return row


def refusal(site: Any, path: str, options: FetchOptions) -> Problem:
    row = read(site, path, options)
    assert isinstance(row, Problem)
    assert row.where == f"{site.base}{path}"
    assert row.kind == "FetchError"
    assert row.remedy
    assert "\n" not in row.what
    return row


def test_a_page_comes_with_its_origin(site: Any, options: FetchOptions) -> None:
    page = read(site, "/article", options)
    assert isinstance(page, Page)
    assert (page.media_type, page.charset, page.file) == ("text/html", "utf-8", None)
    assert page.url == page.location == f"{site.base}/article"
    assert page.sha256 == hashlib.sha256(page.content).hexdigest()
    assert page.fetched_at is not None
    assert site.asked[-1][1]["user-agent"].startswith("onrecord/")


def test_a_redirect_is_followed_and_the_last_address_kept(site: Any, options: FetchOptions) -> None:
    page = read(site, "/moved", options)
    assert isinstance(page, Page)
    assert (page.location, page.url) == (f"{site.base}/moved", f"{site.base}/article")


@pytest.mark.parametrize("path", ["/gzipped", "/deflated"])
def test_content_coding_is_undone(site: Any, options: FetchOptions, path: str) -> None:
    page = read(site, path, options)
    assert isinstance(page, Page)
    assert b"Tilde Osk" in page.content


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/missing", "answered 404 Not Found"),
        ("/circle", "circle"),
        ("/maze/0", "more than 5 redirects"),
        ("/bomb", "larger than 2 MB"),
        ("/huge", "larger than 2 MB"),
        ("/torn", "ends early"),
        ("/brotli", "not asked for"),
        ("/hang", "did not answer within 0.6 s"),
        ("/drip", "took longer than 1.2 s"),
        ("/broken", "connection broke"),
        ("/to-file", "addresses of the kind file"),
        ("/to-metadata", "private network"),
    ],
)
def test_every_fault_is_one_clear_row(site: Any, options: FetchOptions, path: str, words: str) -> None:
    assert words in refusal(site, path, options).what


def test_an_image_is_no_article(site: Any, options: FetchOptions) -> None:
    row = read(site, "/image", options)
    assert isinstance(row, Problem)
    assert "an image" in row.what


def test_the_others_go_on(site: Any, options: FetchOptions) -> None:
    rows = list(pages([f"{site.base}/missing", "gopher://burrow.example/", f"{site.base}/article"], options))
    assert [type(row) for row in rows] == [Problem, Problem, Page]


def test_nobody_listens(options: FetchOptions) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    [row] = pages([f"http://127.0.0.1:{port}/"], options)
    assert isinstance(row, Problem)
    assert "no connection could be made" in row.what


def test_an_unknown_certificate_is_refused(safe_site: Any, options: FetchOptions) -> None:
    assert "certificate is not valid" in refusal(safe_site, "/article", options).what


def test_a_known_certificate_is_taken(
    safe_site: Any, options: FetchOptions, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    assert isinstance(read(safe_site, "/article", options), Page)
    assert "took longer" in refusal(safe_site, "/drip", options).what


def test_offline_gives_back_the_same_bytes(site: Any, options: FetchOptions) -> None:
    first = read(site, "/moved", options)
    asked = len(site.asked)
    assert read(site, "/moved", replace(options, offline=True)) == first
    assert len(site.asked) == asked
    assert "not in the cache" in refusal(site, "/article", replace(options, offline=True)).what


def test_a_page_that_has_not_changed_is_not_sent_again(site: Any, options: FetchOptions) -> None:
    first = read(site, "/versioned", options)
    assert read(site, "/versioned", options) == first
    assert site.asked[-1][1]["if-none-match"] == '"v1"'
    site.version = 2
    second = read(site, "/versioned", options)
    assert isinstance(second, Page)
    assert b"Ferry 2" in second.content


def test_a_damaged_cache_is_no_cache(site: Any, options: FetchOptions) -> None:
    read(site, "/versioned", options)
    assert options.cache is not None
    for kept in (options.cache / "bytes").rglob("*"):
        if kept.is_file():
            kept.write_bytes(b"something else")
    assert "not in the cache" in refusal(site, "/versioned", replace(options, offline=True)).what
    assert isinstance(read(site, "/versioned", options), Page)
    assert "if-none-match" not in site.asked[-1][1]


def test_a_cache_that_cannot_be_written_says_so(site: Any, options: FetchOptions, tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("")
    assert "cannot be written" in refusal(site, "/article", replace(options, cache=tmp_path / "occupied")).what


def test_robots_txt_is_asked_once_and_obeyed(site: Any, options: FetchOptions) -> None:
    site.robots = (200, "User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /moved\n")
    rows = list(pages([f"{site.base}/article", f"{site.base}/moved"], options))
    assert [type(row) for row in rows] == [Page, Problem]
    assert "robots.txt" in rows[1].what  # type: ignore[union-attr]
    assert site.paths() == ["/robots.txt", "/article"]
    assert isinstance(read(site, "/moved", replace(options, robots=False)), Page)


def test_a_redirect_is_held_against_robots_txt_too(site: Any, options: FetchOptions) -> None:
    site.robots = (200, "User-agent: *\nDisallow: /article\n")
    assert "robots.txt" in refusal(site, "/moved", options).what


def test_without_a_readable_robots_txt_nothing_is_fetched(site: Any, options: FetchOptions) -> None:
    site.robots = (503, "")
    assert "robots.txt cannot be had" in refusal(site, "/article", options).what
    assert site.paths() == ["/robots.txt"]


def test_one_host_is_asked_at_its_own_pace(site: Any, options: FetchOptions) -> None:
    began = time.monotonic()
    list(pages([f"{site.base}/article", f"{site.base}/moved"], replace(options, interval=0.15)))
    assert time.monotonic() - began >= 0.45  # robots.txt, /article, /moved, /article


def test_private_addresses_are_refused(site: Any, options: FetchOptions) -> None:
    row = refusal(site, "/article", replace(options, allow_private=False))
    assert "--allow-private" in row.remedy
    assert site.asked == []


def test_a_name_that_changes_its_mind_gains_nothing(site: Any, options: FetchOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: a public answer at first, a private one a moment later. The connection goes to what was checked."""
    answers = iter(["93.184.215.14", "127.0.0.1", "127.0.0.1"])
    tried: list[str] = []

    def lookup(_host: str, port: int, **_kind: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(address: tuple[str, int], *_args: Any, **_more: Any) -> socket.socket:
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "create_connection", connect)
    port = site.base.rpartition(":")[2]
    rows = list(pages([f"http://rebind.example:{port}/article"] * 2, replace(options, allow_private=False, robots=False)))
    assert tried == ["93.184.215.14"]
    assert "private network" in rows[1].what  # type: ignore[union-attr]


def test_a_password_is_neither_sent_nor_shown(options: FetchOptions) -> None:
    [row] = pages(["http://tilde:secret@harbour.example/"], options)
    assert isinstance(row, Problem)
    assert "secret" not in f"{row.where} {row.what} {row.remedy}"


@pytest.mark.parametrize(
    "address", ["http://", "http:///path", "https://[::1", "http://a b/", "ftp://old.example/a", "mailto:tilde@old.example"]
)
def test_what_is_no_address_is_told(options: FetchOptions, address: str) -> None:
    [row] = pages([address], options)
    assert isinstance(row, Problem)
    assert row.remedy


def test_the_bytes_are_kept_under_their_digest(site: Any, options: FetchOptions) -> None:
    entry, content = Fetcher(options).fetch(f"{site.base}/article")
    assert options.cache is not None
    assert (options.cache / "bytes" / entry.sha256[:2] / entry.sha256).read_bytes() == content
