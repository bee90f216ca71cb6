"""The links of a feed: RSS 0.9 to 2.0, Atom (RFC 4287), JSON Feed 1.x and OPML 2.0.

XML is parsed without entities, document types or network, so that a feed can neither read files nor grow in memory.
Small faults of well-formedness are forgiven, as every feed reader does.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin

import msgspec
from lxml import etree

from onrecord.errors import LocationError

FEED_ROOTS = {"rss", "rdf", "feed", "opml"}
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
REMEDY = "give the address of an RSS, Atom or JSON feed, or of an article"


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed leads to.

    Attributes:
        links: addresses in the feed's order, each once; relative ones made absolute where the feed has an address.
        of_feeds: whether they lead to feeds (OPML) and not to articles.
    """

    links: tuple[str, ...]
    of_feeds: bool = False


class _Item(msgspec.Struct):
    url: str | None = None
    external_url: str | None = None


class _JsonFeed(msgspec.Struct):
    version: str
    items: list[_Item]


def read_json_feed(content: bytes, base: str | None, where: str) -> Feed:
    """The links of a JSON Feed.

    Raises:
        LocationError: it is JSON of another kind, or no JSON.
    """
    try:
        feed = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_JsonFeed)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise LocationError(f"not a JSON Feed: {error}", where, REMEDY) from error
    if "jsonfeed.org/version/" not in feed.version:
        raise LocationError("not a JSON Feed: another version line", where, REMEDY)
    return _links([(item.url or item.external_url or "", base) for item in feed.items], where)


def read_xml_feed(content: bytes, base: str | None, where: str) -> Feed:
    """The links of an RSS or Atom feed, or the feeds of an OPML outline.

    Args:
        content: the bytes.
        base: the address that relative links stand against, or None.
        where: the location, for errors.

    Raises:
        LocationError: it is no XML, no feed, or a feed without links.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LocationError(f"called a feed, and it is not XML: {error}", where, REMEDY) from error
    if root is None:
        raise LocationError("called a feed, and it is not XML", where, REMEDY)
    kind = _local(root)
    if kind not in FEED_ROOTS:
        raise LocationError(f"XML of another kind ({kind}), not a feed", where, REMEDY)
    if kind == "opml":
        found = [(element.get("xmlUrl") or "", base) for element in root.iter() if _local(element) == "outline"]
        return Feed(_links([pair for pair in found if pair[0]], where).links, of_feeds=True)
    entries = [element for element in root.iter() if _local(element) in ("item", "entry")]
    return _links([(_link_of(entry), _base_of(entry, base)) for entry in entries], where)


def _local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for comments and entities."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _link_of(entry: etree._Element) -> str:
    """Where one entry leads: Atom's alternate link, RSS's link, or a guid that is an address."""
    fallback = ""
    for child in entry:
        name = _local(child)
        if not name:
            continue
        text = "".join(str(text) for text in child.itertext()).strip()
        if name == "link" and child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                return str(child.get("href")).strip()
        elif name == "link" and text:
            return text
        elif name in ("guid", "id") and text.startswith(("http://", "https://")) and child.get("isPermaLink") != "false":
            fallback = text
    return fallback


def _base_of(entry: etree._Element, base: str | None) -> str | None:
    """The address that an entry's relative link stands against, after xml:base."""
    bases = [element.get(XML_BASE) for element in (entry, *entry.iterancestors()) if element.get(XML_BASE)]
    for given in reversed(bases):
        with suppress(ValueError):  # an address that is none: the one around it holds
            base = urljoin(base or "", str(given)) or base
    return base


def _links(pairs: list[tuple[str, str | None]], where: str) -> Feed:
    found: list[str] = []
    for link, base in pairs:
        if not link:
            continue
        try:
            found.append(urljoin(base, link) if base else link)
        except ValueError:  # kept as it is: fetching it says what is wrong
            found.append(link)
    if not found:
        raise LocationError("the feed names no articles", where, "try again later")
    return Feed(tuple(dict.fromkeys(found)))
