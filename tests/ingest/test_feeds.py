"""Feeds and outlines: every entry's link is read, and nothing else."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import LocationError
from onrecord.ingest import FetchOptions, pages
from onrecord.ingest.feeds import read_json_feed, read_xml_feed
from onrecord.model import Page, Problem

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://quay.example/news/">
  <link href="https://quay.example/"/>
  <entry><link rel="enclosure" href="a.mp3"/><link href="a.html"/><id>tag:quay.example,2031:a</id></entry>
  <entry><link rel="alternate" href="/b.html"/></entry>
  <entry><id>https://quay.example/c.html</id></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel/><item rdf:about="x"><title>Tide & time</title><link>https://quay.example/1</link></item></rdf:RDF>"""


def test_atom_links_stand_against_their_base() -> None:
    feed = read_xml_feed(ATOM.encode(), "https://elsewhere.example/", "feed")
    assert feed.links == ("https://quay.example/news/a.html", "https://quay.example/b.html", "https://quay.example/c.html")


def test_small_faults_are_forgiven() -> None:
    assert read_xml_feed(RDF.encode(), None, "feed").links == ("https://quay.example/1",)


def test_an_entity_between_links_is_passed_over() -> None:
    content = b'<!DOCTYPE x [<!ENTITY e "e">]><rss><channel><item>&e;<link>https://quay.example/1</link></item></channel></rss>'
    assert read_xml_feed(content, None, "feed").links == ("https://quay.example/1",)


def test_a_base_that_is_no_address_is_passed_over() -> None:
    content = ATOM.replace("https://quay.example/news/", "https://[quay.example/").encode()
    assert read_xml_feed(content, "https://elsewhere.example/", "feed").links[0] == "https://elsewhere.example/a.html"


def test_a_guid_that_is_no_link_is_none() -> None:
    text = '<rss><channel><item><guid isPermaLink="false">https://q.example/1</guid></item><item><guid>https://q.example/2</guid></item></channel></rss>'
    assert read_xml_feed(text.encode(), None, "feed").links == ("https://q.example/2",)


def test_json_feed() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a"}, {"external_url": "https://q.example/b"}, {"id": "c"}]}
    assert read_json_feed(json.dumps(feed).encode(), "https://q.example/feed.json", "feed").links == (
        "https://q.example/a",
        "https://q.example/b",
    )


@pytest.mark.timeout(300)
def test_entities_read_no_file_and_do_not_grow() -> None:
    inward = '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/hostname">]><rss><channel><item><link>https://q.example/&f;</link></item></channel></rss>'
    assert Path("/etc/hostname").read_text().strip() not in str(read_xml_feed(inward.encode(), None, "feed").links)
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{levels}]><rss><channel><item><link>https://q.example/&e11;</link></item></channel></rss>'
    with contextlib.suppress(LocationError):
        assert len(str(read_xml_feed(bomb.encode(), None, "feed").links)) < 1000


@given(st.binary(max_size=400))
def test_any_bytes_are_a_feed_or_an_error(content: bytes) -> None:
    for read in (read_xml_feed, read_json_feed):
        with contextlib.suppress(LocationError):
            assert read(content, None, "feed").links


def test_each_link_of_a_feed_is_read(site: Any, options: FetchOptions) -> None:
    rows = list(pages([f"{site.base}/feed"], options))
    assert [type(row) for row in rows] == [Page, Page, Problem]
    assert rows[0].location == f"{site.base}/article?n=1"  # type: ignore[union-attr]
    assert rows[2].where == f"{site.base}/missing"  # type: ignore[union-attr]


def test_an_outline_leads_to_feeds_and_they_to_articles(site: Any, options: FetchOptions) -> None:
    assert [type(row) for row in pages([f"{site.base}/outline"], options)] == [Page, Page, Problem]


def test_a_feed_that_is_no_xml(site: Any, options: FetchOptions) -> None:
    [row] = pages([f"{site.base}/no-feed"], options)
    assert isinstance(row, Problem)
    assert "not XML" in row.what


def test_a_fetched_feed_never_leads_to_a_file(site: Any, options: FetchOptions) -> None:
    [row] = pages([f"{site.base}/inward"], options)
    assert isinstance(row, Problem)
    assert "web addresses alone" in row.what


def test_a_local_feed_leads_to_files_beside_it_alone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text("Out of bounds, said the buoy keeper.")
    (tmp_path / "in" / "a.txt").write_text("Within bounds, said the buoy keeper.")
    links = "".join(f"<item><link>{link}</link></item>" for link in ("a.txt", "../out.txt", "/etc/hostname", "file:///etc/hostname"))
    (tmp_path / "in" / "feed.xml").write_text(f"<rss><channel>{links}</channel></rss>")
    rows = list(pages([f"{tmp_path}/in/feed.xml"], FetchOptions()))
    assert [type(row) for row in rows] == [Page, Problem, Problem, Problem]


def test_a_feed_that_leads_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text("<rss><channel><item><link>feed.xml</link></item></channel></rss>")
    [row] = pages([f"{tmp_path}/feed.xml"], FetchOptions())
    assert isinstance(row, Problem)
    assert "a feed where an article was expected" in row.what


@pytest.mark.parametrize("limit", [1, 2])
def test_only_so_many_links(tmp_path: Path, limit: int) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("The tide turns, said the pilot.")
    links = "".join(f"<item><link>{number}.txt</link></item>" for number in range(3))
    (tmp_path / "feed.xml").write_text(f"<rss><channel>{links}</channel></rss>")
    rows = list(pages([f"{tmp_path}/feed.xml"], FetchOptions(max_links=limit)))
    assert [type(row) for row in rows] == [Page] * limit + [Problem]
