"""robots.txt, addresses that may be connected to, and decompression within bounds."""

from __future__ import annotations

import contextlib
import gzip
import ipaddress
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import LocationError
from onrecord.ingest import robots
from onrecord.ingest.addresses import is_public, may_connect
from onrecord.ingest.unpack import decode

ROBOTS = b"""
User-agent: Other
Disallow: /

User-Agent: onrecord/9   # us
User-agent: another
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /q?*secret=
Crawl-delay: 4
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private", False),
        ("/private/open/a", True),
        ("/privately", False),
        ("/a.pdf", False),
        ("/a.pdf?x", True),
        ("/q?a=1&secret=2", False),
        ("/%70rivate", False),
    ],
)
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:  # noqa: FBT001
    assert robots.parse(ROBOTS).allow(path) is allowed


def test_the_delay_is_bounded() -> None:
    assert robots.parse(ROBOTS).delay == 4
    assert robots.parse(b"User-agent: *\nCrawl-delay: 86400").delay == robots.MAX_DELAY
    assert robots.parse(b"User-agent: *\nCrawl-delay: \xc2\xb2").delay == 0


def test_an_empty_disallow_allows_all() -> None:
    assert robots.parse(b"User-agent: *\nDisallow:\n").allow("/a")


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_robots_txt_is_read(content: bytes, path: str) -> None:
    assert robots.parse(content).allow(f"/{path}") in (True, False)


@pytest.mark.timeout(300)
def test_a_hostile_pattern_comes_to_an_end() -> None:
    assert not robots.matches("/" + "a*" * 2000 + "b$", "/" + "a" * 20_000)


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",  # noqa: S104
        "168.63.129.16", "::1", "::", "fe80::1", "fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
    ],
)  # fmt: skip
def test_what_is_not_public(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_what_is_public(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


def test_where_clouds_keep_credentials_is_never_asked() -> None:
    for text in ("169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254"):
        assert not may_connect(ipaddress.ip_address(text), allow_private=True)
    assert may_connect(ipaddress.ip_address("127.0.0.1"), allow_private=True)


@given(st.lists(st.binary(max_size=200), max_size=5), st.integers(min_value=1, max_value=50))
def test_gzip_in_any_pieces_and_members(parts: list[bytes], size: int) -> None:
    packed = b"".join(gzip.compress(part) for part in parts)
    pieces = [packed[place : place + size] for place in range(0, len(packed), size)]
    assert decode(pieces, "gzip", 10_000, "x") == b"".join(parts)


@given(st.binary(max_size=500))
def test_deflate_with_and_without_a_wrapper(content: bytes) -> None:
    bare = zlib.compressobj(wbits=-15)
    for packed in (zlib.compress(content), bare.compress(content) + bare.flush()):
        assert decode([packed], "deflate", 10_000, "x") == content


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "identity"]))
def test_any_bytes_unpack_or_say_why(content: bytes, coding: str) -> None:
    with contextlib.suppress(LocationError):
        assert len(decode([content], coding, 1_000, "x")) <= 1_000
