"""What a page's head says about its article: JSON-LD first, then OpenGraph and other `meta` elements, then the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from onrecord.articles import jsonld
from onrecord.articles.dates import iso
from onrecord.articles.facts import Facts, host_of, people, tidy

TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline", "title")
OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher", "copyright")
AUTHORS = ("author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article:author", "og:author", "authors")
DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "dc.date.issued",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "cxenseparse:recs:publishtime",
    "article.published",
    "rnews:datepublished",
    "date",
)
_PARTS = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*")
_TWITTER = re.compile(r"^@")


def facts_of(tree: html.HtmlElement, url: str | None) -> Facts:
    """Title, authors, outlet, dates and language of a page.

    Args:
        tree: the parsed page.
        url: the address that it came from, or None.
    """
    meta = _meta(tree)
    own = url or _canonical(tree, meta)
    title = _first(meta, TITLES)
    scripts = ["".join(map(str, node.itertext())) for node in tree.iter("script") if "ld+json" in (node.get("type") or "").lower()]
    data = jsonld.facts_of(scripts, own, title)
    outlet = data.outlet or next((name for name in _all(meta, OUTLETS) if not name.startswith(("http", "@"))), None)
    return Facts(
        title=data.title or _title(tree, title, outlet),
        authors=data.authors or _authors(tree, meta),
        outlet=outlet,
        published=data.published or next((found for found in map(iso, (*_all(meta, DATES), *_marked_dates(tree))) if found), None),
        url=own or data.url,
        language=(data.language or tree.get("lang") or "")[:2].lower() or None,
        credit=data.credit,
        body=data.body,
    )


def _meta(tree: html.HtmlElement) -> dict[str, list[str]]:
    """The contents of `meta` elements (and of elements with `itemprop` and `content`) by their lower-case names."""
    found: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        content = tidy(node.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _all(meta: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next(_all(meta, names), None)


def _canonical(tree: html.HtmlElement, meta: dict[str, list[str]]) -> str | None:
    """The address that a page gives itself."""
    links = [node.get("href") for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical"]
    return next(
        (link.strip() for link in (*links, *meta.get("og:url", ())) if link and link.strip().startswith(("http://", "https://"))), None
    )


def _text_of(tree: html.HtmlElement, tag: str) -> str | None:
    node = next(tree.iter(tag), None)
    return tidy(" ".join(map(str, node.itertext()))) if node is not None else None


def _title(tree: html.HtmlElement, title: str | None, outlet: str | None) -> str | None:
    """The title by `meta`, else by the `title` element, without the outlet's name; else the first heading."""
    whole, heading = title or _text_of(tree, "title"), _text_of(tree, "h1")
    if whole and heading and whole.startswith(heading) and _PARTS.match(whole, len(heading)):
        return heading
    return _bare_title(whole, outlet) or heading


def _bare_title(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name behind or before it."""
    if title is None:
        return None
    parts = _PARTS.split(title)
    known = (outlet or "").lower()
    if len(parts) > 1 and known:
        for part, rest in ((parts[-1], title[: title.rfind(parts[-1])]), (parts[0], title[len(parts[0]) :])):
            if part.lower() in known or known in part.lower():
                return rest.strip(" |–—·•»-\t") or title
    return title


def _authors(tree: html.HtmlElement, meta: dict[str, list[str]]) -> tuple[str, ...]:
    for name in AUTHORS:
        found = tuple(dict.fromkeys(person for value in meta.get(name, ()) for person in people(_TWITTER.sub("", value))))
        if found:
            return found
    nodes = [node for node in tree.iter() if node.get("rel") == "author" or node.get("itemprop") == "author"]
    names = [person for node in nodes[:10] for person in people(" ".join(map(str, node.itertext())))]
    return tuple(dict.fromkeys(name for name in names if len(name.split()) <= 6))  # noqa: PLR2004 (a name has no more words)


def _marked_dates(tree: html.HtmlElement) -> Iterator[str]:
    """Dates in the page that are marked as those of publication."""
    for node in tree.iter("time", "span", "div", "abbr", "p"):
        if (node.get("itemprop") or "").lower() == "datepublished" or "pubdate" in node.attrib:
            yield node.get("datetime") or node.get("content") or " ".join(map(str, node.itertext()))


def outlet_of(facts: Facts, url: str | None) -> str | None:
    """The outlet's name by metadata, else its host."""
    return facts.outlet or host_of(url or facts.url)
