"""Feeds of every kind, and telling what kind of bytes these are."""

from __future__ import annotations

from onrecord.errors import LocationError
from onrecord.ingest.feeds import Feed, read_json_feed, read_xml_feed
from onrecord.ingest.sniff import FEED, JSON_FEED, media_type_of

SEEDS = (
    (
        '<?xml version="1.0"?><rss version="2.0"><channel><item><link>https://gull.example/1</link></item><item><guid>https://gull.example/2'
        "</guid></item></channel></rss>"
    ),
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gull.example/"><entry><link rel="alternate" href="a"/><id>urn:x</id></entry></feed>',
    '<opml version="2.0"><body><outline text="a"><outline xmlUrl="https://gull.example/feed"/></outline></body></opml>',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item><link>x</link></item></rdf:RDF>',
    '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://gull.example/1"}, {"external_url": "//[x"}]}',
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><link>&b;</link></item></channel></rss>',
)
TOKENS = (
    "<item>",
    "<entry>",
    "<link ",
    "href=",
    "xml:base=",
    "<guid>",
    "isPermaLink",
    "http://[",
    "//",
    "<![CDATA[",
    "<!ENTITY ",
    "&a;",
    "jsonfeed.org/version/",
)


def one(data: bytes) -> None:
    """Links, or a location error."""
    for base in (None, "https://gull.example/feed"):
        for read in (read_xml_feed, read_json_feed):
            try:
                feed = read(data, base, "f")
            except LocationError:
                continue
            assert isinstance(feed, Feed)
            assert feed.links
            assert all(feed.links)
            assert len(set(feed.links)) == len(feed.links)
    for name, declared in (("f", None), ("f.xml", "text/html"), ("f.json", "image/png")):
        try:
            assert (
                media_type_of(data, name=name, declared=declared, where="f") in {"text/plain", "text/html", FEED, JSON_FEED}
                or data[:2] == b"PK"
            )
        except LocationError:
            continue
